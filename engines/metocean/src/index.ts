export {
  type MonthlyTemperature,
  type SeaTemperature,
  seaTemperature,
} from './climate/sea-temperature.js';
export { type Light, type SkyLight, skyLight } from './climate/sun-moon.js';
export { MetoceanError, type MetoceanErrorCode } from './errors.js';
export {
  checkShape,
  type EvaluatedGrid,
  type GridScalarField,
  type GridShape,
  type GridVectorField,
  gridNodesMax,
  sampleScalar,
  sampleVector,
  type Vector,
  type VectorFrame,
} from './fields/grid.js';
export {
  type FieldSource,
  orderSources,
  type PlaceAndTime,
  type Sourced,
  sampleStack,
  sourcesMax,
} from './fields/stack.js';
export type { StreamGridFile } from './stream/file.js';
export {
  createTidalStream,
  type PlaceStream,
  type SlackTime,
  type StreamValue,
  slackDaysMax,
  type TidalStream,
} from './stream/stream.js';
export { constituentNames } from './tide/constituents.js';
export {
  extremesDaysMax,
  type HighWaterHours,
  hoursFromHighWater,
  tideExtremes,
} from './tide/extremes.js';
export { createTide, type TidalConstant, type Tide, type TideExtreme } from './tide/tide.js';
