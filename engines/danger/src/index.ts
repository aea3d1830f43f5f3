/** @packageDocumentation How dangerous is a crossing: sea, cold, light, traffic; never that it is not. */

export {
  type ColdModel,
  coldModel,
  coolingMin,
  halfSurviveH,
  type SurvivalTable,
  type WaterTemperature,
} from './cold.js';
export type { Conditions, KnownSky, KnownVector, KnownWaves } from './conditions.js';
export {
  type CrossingHour,
  type CrossingInput,
  type CrossingState,
  crossingDanger,
  crossingHoursMax,
} from './crossing.js';
export { DangerError, type DangerErrorCode } from './errors.js';
export { type Fetch, type FetchCoast, openSeaM, openWater } from './fetch.js';
export {
  type ComponentDanger,
  combinedLevel,
  type DangerComponent,
  type DangerLevel,
  type DangerNote,
  dangerComponents,
  dangerNotes,
  type Figure,
  type LevelRange,
} from './levels.js';
export { type Danger, dangerAt, type MomentInput } from './moment.js';
export {
  type NamedPlace,
  nearestOf,
  offShore,
  type ShipsPerDay,
  type StraitPlaces,
  type StraitShape,
  shipsKnown,
  straitPlaces,
} from './places.js';
export { type Approaches, approachesPerHour, closeM, type ShippingLane } from './shipping.js';
export {
  breakingSteepness,
  growWaves,
  type WavesOnCurrent,
  type WindSea,
  wavesOnCurrent,
  windSeaBreaks,
} from './waves.js';
export {
  assumedErrors,
  currentWithError,
  fetchUpwind,
  waterWithError,
  wavesWithError,
  windWithError,
} from './without-error.js';
export { componentName, type DangerLanguage, levelName, levelText, noteText } from './words.js';
