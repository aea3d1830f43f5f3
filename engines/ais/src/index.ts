export { alarmOf, type DistressAlarm, type DistressDevice } from './alarm.js';
export { type ApplicationData, applicationData, applicationOf } from './application.js';
export { type Payload, payloadOf } from './bits.js';
export { decodePayload } from './codec/decode.js';
export { encodePayload } from './codec/general.js';
export { type ColumnHandlers, createColumnStream } from './columns.js';
export { encodeSentences, type SentenceOptions, sentencesOf } from './encode.js';
export { AisEncodeError, AisError, AisOptionError } from './errors.js';
export type * from './generated/applications.js';
export type * from './generated/areas.js';
export {
  type AisColumns,
  createColumns,
  FLAG,
  PRESENT,
  PRESENT_STATIC,
} from './generated/columns.js';
export type * from './generated/messages.js';
export { type GpsdOptions, gpsdJson } from './gpsd/json.js';
export { createGpsdPrinter, type GpsdPrinter } from './gpsd/printer.js';
export { type RadioState, radioStateOf } from './radio.js';
export {
  REJECT_REASONS,
  type Reject,
  type RejectReason,
  type StreamCounts,
} from './scan/reasons.js';
export type { Reception, TagBlock, Trailer } from './scan/reception.js';
export {
  type AisStream,
  createAisStream,
  type StreamHandlers,
  type StreamOptions,
} from './stream.js';
export {
  type VesselFlag,
  type VesselOptions,
  type VesselState,
  VesselTable,
  type VesselUpdate,
} from './vessels.js';
