// Generated from src/tables by generate/columns.ts; change the tables, not this file.
/** Bits of `present`: the column of that name has a value in the row. */
export const PRESENT = {
  navStatus: 1,
  rotDegPerMin: 2,
  turning: 4,
  sogKn: 8,
  lon: 16,
  lat: 32,
  cogDegTrue: 64,
  headingDegTrue: 128,
  second: 256,
  positioning: 512,
  specialManoeuvre: 1024,
  altitudeM: 2048,
  radioBits: 4096,
  year: 8192,
  month: 16384,
  day: 32768,
  hour: 65536,
  minute: 131072,
  timeMs: 262144,
} as const;

/** Bits of `presentStatic`, as `PRESENT`. */
export const PRESENT_STATIC = {
  imoNumber: 1,
  shipType: 2,
  dimToBowM: 4,
  dimToSternM: 8,
  dimToPortM: 16,
  dimToStarboardM: 32,
  epfdType: 64,
  etaMonth: 128,
  etaDay: 256,
  etaHour: 512,
  etaMinute: 1024,
  draughtM: 2048,
  callSign: 4096,
  shipName: 8192,
  destination: 16384,
} as const;

/** Bits of `flags`. */
export const FLAG = {
  accuracyHigh: 1,
  raim: 2,
  assigned: 4,
  radioItdma: 8,
  dteNotReady: 16,
  altitudeBarometric: 32,
  carrierSense: 64,
  display: 128,
  dsc: 256,
  wholeBand: 512,
  acceptsMessage22: 1024,
  longRangeRequested: 2048,
  positionLate: 4096,
} as const;

/**
 * Messages as columns: row i of each array belongs to one message, i below `count`. A value
 * counts only where its bit in `present` or `presentStatic` is set; elsewhere the column holds
 * anything. Texts are ASCII, seven (callSign) or twenty bytes a row, filled with zeros.
 */
export interface AisColumns {
  readonly capacity: number;
  count: number;
  readonly type: Uint8Array;
  readonly repeat: Uint8Array;
  readonly mmsi: Uint32Array;
  /** Character code of the channel, 0 for none. */
  readonly channel: Uint8Array;
  /** 1 for a message of the own ship (VDO). */
  readonly ownShip: Uint8Array;
  readonly flags: Uint16Array;
  readonly present: Uint32Array;
  readonly presentStatic: Uint32Array;
  readonly navStatus: Uint8Array;
  readonly rotDegPerMin: Float64Array;
  readonly turning: Int8Array;
  readonly sogKn: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly cogDegTrue: Float64Array;
  readonly headingDegTrue: Uint16Array;
  readonly second: Uint8Array;
  readonly positioning: Uint8Array;
  readonly specialManoeuvre: Uint8Array;
  readonly altitudeM: Uint16Array;
  readonly radioBits: Uint32Array;
  readonly year: Uint16Array;
  readonly month: Uint8Array;
  readonly day: Uint8Array;
  readonly hour: Uint8Array;
  readonly minute: Uint8Array;
  readonly timeMs: Float64Array;
  readonly imoNumber: Uint32Array;
  readonly shipType: Uint8Array;
  readonly dimToBowM: Uint16Array;
  readonly dimToSternM: Uint16Array;
  readonly dimToPortM: Uint8Array;
  readonly dimToStarboardM: Uint8Array;
  readonly epfdType: Uint8Array;
  readonly etaMonth: Uint8Array;
  readonly etaDay: Uint8Array;
  readonly etaHour: Uint8Array;
  readonly etaMinute: Uint8Array;
  readonly draughtM: Float64Array;
  readonly callSign: Uint8Array;
  readonly shipName: Uint8Array;
  readonly destination: Uint8Array;
}

/** An empty batch for `capacity` messages; made once and used again. */
export function createColumns(capacity: number): AisColumns {
  return {
    capacity,
    count: 0,
    type: new Uint8Array(capacity),
    repeat: new Uint8Array(capacity),
    mmsi: new Uint32Array(capacity),
    channel: new Uint8Array(capacity),
    ownShip: new Uint8Array(capacity),
    flags: new Uint16Array(capacity),
    present: new Uint32Array(capacity),
    presentStatic: new Uint32Array(capacity),
    navStatus: new Uint8Array(capacity),
    rotDegPerMin: new Float64Array(capacity),
    turning: new Int8Array(capacity),
    sogKn: new Float64Array(capacity),
    lon: new Float64Array(capacity),
    lat: new Float64Array(capacity),
    cogDegTrue: new Float64Array(capacity),
    headingDegTrue: new Uint16Array(capacity),
    second: new Uint8Array(capacity),
    positioning: new Uint8Array(capacity),
    specialManoeuvre: new Uint8Array(capacity),
    altitudeM: new Uint16Array(capacity),
    radioBits: new Uint32Array(capacity),
    year: new Uint16Array(capacity),
    month: new Uint8Array(capacity),
    day: new Uint8Array(capacity),
    hour: new Uint8Array(capacity),
    minute: new Uint8Array(capacity),
    timeMs: new Float64Array(capacity),
    imoNumber: new Uint32Array(capacity),
    shipType: new Uint8Array(capacity),
    dimToBowM: new Uint16Array(capacity),
    dimToSternM: new Uint16Array(capacity),
    dimToPortM: new Uint8Array(capacity),
    dimToStarboardM: new Uint8Array(capacity),
    epfdType: new Uint8Array(capacity),
    etaMonth: new Uint8Array(capacity),
    etaDay: new Uint8Array(capacity),
    etaHour: new Uint8Array(capacity),
    etaMinute: new Uint8Array(capacity),
    draughtM: new Float64Array(capacity),
    callSign: new Uint8Array(capacity * 7),
    shipName: new Uint8Array(capacity * 20),
    destination: new Uint8Array(capacity * 20),
  };
}
