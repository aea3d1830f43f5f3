// Generated from src/tables by generate/decoders.ts; change the tables, not this file.
import { rotDegPerMinOf } from '../codec/fields.js';
import { readText } from '../sixbit.js';
import type {
  BaseStationReport,
  LongRangeReport,
  PositionReportClassA,
  PositionReportClassB,
  PositionReportClassBExtended,
  SarAircraftReport,
} from './messages.js';

/** Position of a class A ship (1 scheduled, 2 assigned, 3 on interrogation). */
export function decodePositionA(w: Int32Array, type: 1 | 2 | 3): PositionReportClassA {
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r38 = (w1 >>> 18) & 15;
  const r42 = (((w1 >>> 10) & 255) << 24) >> 24;
  const r50 = w1 & 1023;
  const r61 = (((w2 >>> 1) & 268435455) << 4) >> 4;
  const r89 = ((((w2 & 1) << 26) | (w3 >>> 4)) << 5) >> 5;
  const r116 = ((w3 & 15) << 8) | (w4 >>> 22);
  const r128 = (w4 >>> 13) & 511;
  const r137 = (w4 >>> 7) & 63;
  const r143 = (w4 >>> 5) & 3;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    navStatus: r38 > 14 ? undefined : r38,
    rotDegPerMin: r42 < -126 || r42 > 126 ? undefined : rotDegPerMinOf(r42),
    turning: r42 === 127 ? 'right' : r42 === -127 ? 'left' : undefined,
    sogKn: r50 > 1022 ? undefined : r50 / 10,
    accuracyHigh: w2 >>> 29 === 1,
    lon: r61 < -108000000 || r61 > 108000000 ? undefined : r61 / 600000,
    lat: r89 < -54000000 || r89 > 54000000 ? undefined : r89 / 600000,
    cogDegTrue: r116 > 3599 ? undefined : r116 / 10,
    headingDegTrue: r128 > 359 ? undefined : r128,
    second: r137 > 59 ? undefined : r137,
    positioning:
      r137 === 61 ? 'manual' : r137 === 62 ? 'estimated' : r137 === 63 ? 'inoperative' : undefined,
    specialManoeuvre: r143 === 0 || r143 > 2 ? undefined : r143,
    raim: ((w4 >>> 1) & 1) === 1,
    radioBits: ((w4 & 1) << 18) | (w5 >>> 12),
  };
}

/** Time and position of a base station (4), or of a mobile station asked for it (11). */
export function decodeBaseStation(w: Int32Array, type: 4 | 11): BaseStationReport {
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r38 = (w1 >>> 8) & 16383;
  const r52 = (w1 >>> 4) & 15;
  const r56 = ((w1 & 15) << 1) | (w2 >>> 29);
  const r61 = (w2 >>> 24) & 31;
  const r66 = (w2 >>> 18) & 63;
  const r72 = (w2 >>> 12) & 63;
  const r79 = ((((w2 & 2047) << 17) | (w3 >>> 13)) << 4) >> 4;
  const r107 = ((((w3 & 8191) << 14) | (w4 >>> 16)) << 5) >> 5;
  const r134 = (w4 >>> 12) & 15;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    year: r38 === 0 || r38 > 9999 ? undefined : r38,
    month: r52 === 0 || r52 > 12 ? undefined : r52,
    day: r56 === 0 ? undefined : r56,
    hour: r61 > 23 ? undefined : r61,
    minute: r66 > 59 ? undefined : r66,
    second: r72 > 59 ? undefined : r72,
    accuracyHigh: ((w2 >>> 11) & 1) === 1,
    lon: r79 < -108000000 || r79 > 108000000 ? undefined : r79 / 600000,
    lat: r107 < -54000000 || r107 > 54000000 ? undefined : r107 / 600000,
    epfdType: r134 === 0 ? undefined : r134,
    longRangeRequested: ((w4 >>> 11) & 1) === 1,
    raim: ((w4 >>> 1) & 1) === 1,
    radioBits: ((w4 & 1) << 18) | (w5 >>> 12),
  };
}

/** Position of an aircraft that takes part in search and rescue. */
export function decodeSarAircraft(w: Int32Array): SarAircraftReport {
  const type = 9;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r38 = (w1 >>> 10) & 4095;
  const r50 = w1 & 1023;
  const r61 = (((w2 >>> 1) & 268435455) << 4) >> 4;
  const r89 = ((((w2 & 1) << 26) | (w3 >>> 4)) << 5) >> 5;
  const r116 = ((w3 & 15) << 8) | (w4 >>> 22);
  const r128 = (w4 >>> 16) & 63;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    altitudeM: r38 > 4094 ? undefined : r38,
    sogKn: r50 > 1022 ? undefined : r50,
    accuracyHigh: w2 >>> 29 === 1,
    lon: r61 < -108000000 || r61 > 108000000 ? undefined : r61 / 600000,
    lat: r89 < -54000000 || r89 > 54000000 ? undefined : r89 / 600000,
    cogDegTrue: r116 > 3599 ? undefined : r116 / 10,
    second: r128 > 59 ? undefined : r128,
    positioning:
      r128 === 61 ? 'manual' : r128 === 62 ? 'estimated' : r128 === 63 ? 'inoperative' : undefined,
    altitudeBarometric: ((w4 >>> 15) & 1) === 1,
    dteNotReady: ((w4 >>> 7) & 1) === 1,
    assigned: ((w4 >>> 3) & 1) === 1,
    raim: ((w4 >>> 2) & 1) === 1,
    radioItdma: ((w4 >>> 1) & 1) === 1,
    radioBits: ((w4 & 1) << 18) | (w5 >>> 12),
  };
}

/** Position of a class B craft. */
export function decodePositionB(w: Int32Array): PositionReportClassB {
  const type = 18;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r46 = (w1 >>> 4) & 1023;
  const r57 = ((((w1 & 7) << 25) | (w2 >>> 5)) << 4) >> 4;
  const r85 = ((((w2 & 31) << 22) | (w3 >>> 8)) << 5) >> 5;
  const r112 = ((w3 & 255) << 4) | (w4 >>> 26);
  const r124 = (w4 >>> 17) & 511;
  const r133 = (w4 >>> 11) & 63;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    regionalBits: (w1 >>> 14) & 255,
    sogKn: r46 > 1022 ? undefined : r46 / 10,
    accuracyHigh: ((w1 >>> 3) & 1) === 1,
    lon: r57 < -108000000 || r57 > 108000000 ? undefined : r57 / 600000,
    lat: r85 < -54000000 || r85 > 54000000 ? undefined : r85 / 600000,
    cogDegTrue: r112 > 3599 ? undefined : r112 / 10,
    headingDegTrue: r124 > 359 ? undefined : r124,
    second: r133 > 59 ? undefined : r133,
    positioning:
      r133 === 61 ? 'manual' : r133 === 62 ? 'estimated' : r133 === 63 ? 'inoperative' : undefined,
    regionalBits2: (w4 >>> 9) & 3,
    carrierSense: ((w4 >>> 8) & 1) === 1,
    display: ((w4 >>> 7) & 1) === 1,
    dsc: ((w4 >>> 6) & 1) === 1,
    wholeBand: ((w4 >>> 5) & 1) === 1,
    acceptsMessage22: ((w4 >>> 4) & 1) === 1,
    assigned: ((w4 >>> 3) & 1) === 1,
    raim: ((w4 >>> 2) & 1) === 1,
    radioItdma: ((w4 >>> 1) & 1) === 1,
    radioBits: ((w4 & 1) << 18) | (w5 >>> 12),
  };
}

/** Position and static data of a class B craft. */
export function decodePositionBExtended(w: Int32Array): PositionReportClassBExtended {
  const type = 19;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const w4 = w[4]!;
  const w8 = w[8]!;
  const w9 = w[9]!;
  const w10 = w[10]!;
  const r46 = (w1 >>> 4) & 1023;
  const r57 = ((((w1 & 7) << 25) | (w2 >>> 5)) << 4) >> 4;
  const r85 = ((((w2 & 31) << 22) | (w3 >>> 8)) << 5) >> 5;
  const r112 = ((w3 & 255) << 4) | (w4 >>> 26);
  const r124 = (w4 >>> 17) & 511;
  const r133 = (w4 >>> 11) & 63;
  const r263 = ((w8 & 127) << 1) | (w9 >>> 29);
  const r271 = (w9 >>> 20) & 511;
  const r280 = (w9 >>> 11) & 511;
  const r289 = (w9 >>> 5) & 63;
  const r295 = ((w9 & 31) << 1) | (w10 >>> 29);
  const r301 = (w10 >>> 25) & 15;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    regionalBits: (w1 >>> 14) & 255,
    sogKn: r46 > 1022 ? undefined : r46 / 10,
    accuracyHigh: ((w1 >>> 3) & 1) === 1,
    lon: r57 < -108000000 || r57 > 108000000 ? undefined : r57 / 600000,
    lat: r85 < -54000000 || r85 > 54000000 ? undefined : r85 / 600000,
    cogDegTrue: r112 > 3599 ? undefined : r112 / 10,
    headingDegTrue: r124 > 359 ? undefined : r124,
    second: r133 > 59 ? undefined : r133,
    positioning:
      r133 === 61 ? 'manual' : r133 === 62 ? 'estimated' : r133 === 63 ? 'inoperative' : undefined,
    regionalBits2: (w4 >>> 7) & 15,
    shipName: readText(w, 143, 20),
    shipType: r263 === 0 ? undefined : r263,
    dimToBowM: r271 === 0 ? undefined : r271,
    dimToSternM: r280 === 0 ? undefined : r280,
    dimToPortM: r289 === 0 ? undefined : r289,
    dimToStarboardM: r295 === 0 ? undefined : r295,
    epfdType: r301 === 0 ? undefined : r301,
    raim: ((w10 >>> 24) & 1) === 1,
    dteNotReady: ((w10 >>> 23) & 1) === 1,
    assigned: ((w10 >>> 22) & 1) === 1,
  };
}

/** Position for long-range (satellite) reception. */
export function decodeLongRange(w: Int32Array): LongRangeReport {
  const type = 27;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const r40 = (w1 >>> 16) & 15;
  const r44 = ((((w1 & 65535) << 2) | (w2 >>> 28)) << 14) >> 14;
  const r62 = (((w2 >>> 11) & 131071) << 15) >> 15;
  const r79 = (w2 >>> 5) & 63;
  const r85 = ((w2 & 31) << 4) | (w3 >>> 26);
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    accuracyHigh: ((w1 >>> 21) & 1) === 1,
    raim: ((w1 >>> 20) & 1) === 1,
    navStatus: r40 > 14 ? undefined : r40,
    lon: r44 < -108000 || r44 > 108000 ? undefined : r44 / 600,
    lat: r62 < -54000 || r62 > 54000 ? undefined : r62 / 600,
    sogKn: r79 > 62 ? undefined : r79,
    cogDegTrue: r85 > 359 ? undefined : r85,
    positionLate: ((w3 >>> 25) & 1) === 1,
  };
}
