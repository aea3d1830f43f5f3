/** @packageDocumentation Which boat is a report about; how many boats are out there; who is not accounted for. */

export { createChain } from './chain.js';
export { groupScores } from './cache.js';
export { carriedWater } from './flow.js';
export { LinkingError, type LinkingErrorCode } from './errors.js';
export { neighboursOf } from './neighbours.js';
export { type LinkingParameters, type MotionParameters, shippedParameters } from './parameters.js';
export { prepare } from './prepare.js';
export { markCopies, relaySources } from './relays.js';
export { drawWorlds, samplingPlan } from './samples.js';
export { createScorer } from './score.js';
export { unitsOf } from './units.js';
export type { FlowAt, LinkOptions, LinkReport, OfficerDecisions } from './types.js';
export { createLesson, type KnownNight, type Lesson } from './learning.js';
export { linkReports } from './link.js';
export type { LinkResult, LinkedBoat, Evidence } from './types.js';
export type { LossParameters } from './parameters.js';
