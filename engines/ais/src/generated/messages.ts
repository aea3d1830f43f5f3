// Generated from src/tables by generate/types.ts; change the tables, not this file.
import type {
  Acknowledgement,
  AddressedBinaryMessage,
  BaseStationReport,
  BroadcastBinaryMessage,
  PositionReportClassA,
  SarAircraftReport,
  StaticReportClassA,
  UtcInquiry,
} from './messages-1.js';
import type {
  AddressedSafetyMessage,
  AssignmentCommand,
  BroadcastSafetyMessage,
  DataLinkManagement,
  DgnssBroadcast,
  Interrogation,
  PositionReportClassB,
  PositionReportClassBExtended,
} from './messages-2.js';
import type {
  AidToNavigationReport,
  ChannelManagement,
  GroupAssignment,
  LongRangeReport,
  MultipleSlotBinaryMessage,
  SingleSlotBinaryMessage,
  StaticReportClassBPartA,
  StaticReportClassBPartB,
} from './messages-3.js';

export type * from './messages-1.js';
export type * from './messages-2.js';
export type * from './messages-3.js';

/** Any AIS message, told apart by `type` (and `part` for 24). */
export type AisMessage =
  | PositionReportClassA
  | BaseStationReport
  | StaticReportClassA
  | AddressedBinaryMessage
  | Acknowledgement
  | BroadcastBinaryMessage
  | SarAircraftReport
  | UtcInquiry
  | AddressedSafetyMessage
  | BroadcastSafetyMessage
  | Interrogation
  | AssignmentCommand
  | DgnssBroadcast
  | PositionReportClassB
  | PositionReportClassBExtended
  | DataLinkManagement
  | AidToNavigationReport
  | ChannelManagement
  | GroupAssignment
  | StaticReportClassBPartA
  | StaticReportClassBPartB
  | SingleSlotBinaryMessage
  | MultipleSlotBinaryMessage
  | LongRangeReport;
