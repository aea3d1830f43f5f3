/** @packageDocumentation Which boat is a report about; how many boats are out there; who is not accounted for. */

export { LinkingError, type LinkingErrorCode } from './errors.js';
export { createLesson, type KnownNight, type Lesson } from './learning.js';
export { linkReports } from './link.js';
export {
  createLiveLinker,
  type LiveLinker,
  type LiveOptions,
  type LiveState,
  type OfficerBoat,
  type Proposal,
} from './live.js';
export {
  type LinkingParameters,
  type LossParameters,
  type MotionParameters,
  shippedParameters,
} from './parameters.js';
export { reasonText } from './reasons.js';
export {
  type Evidence,
  type EvidenceKind,
  evidenceKinds,
  type FlowAt,
  type LinkedBoat,
  type LinkOptions,
  type LinkReport,
  type LinkResult,
  type OfficerDecisions,
} from './types.js';
