/** @packageDocumentation The laws of the centre: command and state to entries, or a refusal. */

export type { Context, Decision, DecisionResult } from './context.js';
export { type ContraryFinding, speaksForItself, spokenMs } from './contraries.js';
export { decide } from './decide.js';
export { contrariesOf, judgeEnding, missingFor, nearestKind } from './ending.js';
export { evolve, type FoldedEntry } from './evolve.js';
export { mostPeople, peopleOff } from './people.js';
export type {
  AssetState,
  BoatState,
  Ending,
  LinkState,
  RecentEntry,
  ReportState,
  State,
  TaskState,
} from './state.js';
export {
  cloneState,
  createState,
  familyOf,
  parseState,
  reportsOf,
  serializeState,
  stateVersion,
} from './state.js';
export {
  type BoatTraits,
  boatsMax as suggestedFromMax,
  rankBoats,
  type Suggestion,
  suggestBoats,
  suggestFor,
  traitsOf,
  type WeighedBoat,
  weighBoat,
} from './suggest.js';
