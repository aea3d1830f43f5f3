import type { MessageTable } from '../field.js';
import * as binary from './binary.js';
import * as positions from './positions.js';
import * as statics from './statics.js';

/** Every table that has an interface of its own, in the order of the message numbers. */
export const TABLES: readonly MessageTable[] = [
  positions.POSITION_A,
  positions.BASE_STATION,
  statics.STATIC_A,
  binary.ADDRESSED_BINARY,
  binary.ACKNOWLEDGEMENT,
  binary.BROADCAST_BINARY,
  positions.SAR_AIRCRAFT,
  binary.UTC_INQUIRY,
  binary.ADDRESSED_SAFETY,
  binary.BROADCAST_SAFETY,
  binary.INTERROGATION,
  binary.ASSIGNMENT,
  binary.DGNSS,
  positions.POSITION_B,
  positions.POSITION_B_EXTENDED,
  binary.DATA_LINK,
  statics.AID_TO_NAVIGATION,
  binary.CHANNEL_AREA,
  binary.GROUP_ASSIGNMENT,
  statics.STATIC_B_PART_A,
  statics.STATIC_B_PART_B,
  binary.SINGLE_SLOT,
  binary.MULTIPLE_SLOT,
  positions.LONG_RANGE,
];

/** Tables that share an interface with one of `TABLES` and add optional fields to it. */
export const VARIANTS: ReadonlyMap<string, MessageTable> = new Map([
  ['StaticReportClassBPartB', statics.STATIC_B_PART_B_AUXILIARY],
  ['ChannelManagement', binary.CHANNEL_ADDRESSED],
]);
