// Generated from src/tables by generate/columns.ts; change the tables, not this file.
import { rotDegPerMinOf } from '../codec/fields.js';
import { writeAscii } from '../sixbit.js';
import type { AisColumns } from './columns.js';

/** Position of a class A ship (1 scheduled, 2 assigned, 3 on interrogation). */
export function rowPositionA(w: Int32Array, c: AisColumns, row: number): void {
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
  let present = 0;
  c.navStatus[row] = r38;
  present |= ((r38 - 15) >>> 31) << 0;
  c.rotDegPerMin[row] = rotDegPerMinOf(r42);
  present |= (((r42 - 127) & (-127 - r42)) >>> 31) << 1;
  if (r42 === 127 || r42 === -127) {
    c.turning[row] = r42 > 0 ? 1 : -1;
    present |= 4;
  }
  c.sogKn[row] = r50 / 10;
  present |= ((r50 - 1023) >>> 31) << 3;
  c.lon[row] = r61 / 600000;
  present |= (((r61 - 108000001) & (-108000001 - r61)) >>> 31) << 4;
  c.lat[row] = r89 / 600000;
  present |= (((r89 - 54000001) & (-54000001 - r89)) >>> 31) << 5;
  c.cogDegTrue[row] = r116 / 10;
  present |= ((r116 - 3600) >>> 31) << 6;
  c.headingDegTrue[row] = r128;
  present |= ((r128 - 360) >>> 31) << 7;
  c.second[row] = r137;
  present |= ((r137 - 60) >>> 31) << 8;
  if (r137 === 61 || r137 === 62 || r137 === 63) {
    c.positioning[row] = r137;
    present |= 512;
  }
  c.specialManoeuvre[row] = r143;
  present |= (((r143 - 3) & (0 - r143)) >>> 31) << 10;
  c.radioBits[row] = ((w4 & 1) << 18) | (w5 >>> 12);
  present |= 4096;
  c.present[row] = present;
  c.presentStatic[row] = 0;
  c.flags[row] = ((w2 >>> 29) << 0) | (((w4 >>> 1) & 1) << 1);
}

/** Time and position of a base station (4), or of a mobile station asked for it (11). */
export function rowBaseStation(w: Int32Array, c: AisColumns, row: number): void {
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
  let present = 0;
  let presentStatic = 0;
  c.year[row] = r38;
  present |= (((r38 - 10000) & (0 - r38)) >>> 31) << 13;
  c.month[row] = r52;
  present |= (((r52 - 13) & (0 - r52)) >>> 31) << 14;
  c.day[row] = r56;
  present |= ((0 - r56) >>> 31) << 15;
  c.hour[row] = r61;
  present |= ((r61 - 24) >>> 31) << 16;
  c.minute[row] = r66;
  present |= ((r66 - 60) >>> 31) << 17;
  c.second[row] = r72;
  present |= ((r72 - 60) >>> 31) << 8;
  c.lon[row] = r79 / 600000;
  present |= (((r79 - 108000001) & (-108000001 - r79)) >>> 31) << 4;
  c.lat[row] = r107 / 600000;
  present |= (((r107 - 54000001) & (-54000001 - r107)) >>> 31) << 5;
  c.epfdType[row] = r134;
  presentStatic |= ((0 - r134) >>> 31) << 6;
  c.radioBits[row] = ((w4 & 1) << 18) | (w5 >>> 12);
  present |= 4096;
  c.present[row] = present;
  c.presentStatic[row] = presentStatic;
  c.flags[row] = (((w2 >>> 11) & 1) << 0) | (((w4 >>> 11) & 1) << 11) | (((w4 >>> 1) & 1) << 1);
}

/** Position of an aircraft that takes part in search and rescue. */
export function rowSarAircraft(w: Int32Array, c: AisColumns, row: number): void {
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
  let present = 0;
  c.altitudeM[row] = r38;
  present |= ((r38 - 4095) >>> 31) << 11;
  c.sogKn[row] = r50;
  present |= ((r50 - 1023) >>> 31) << 3;
  c.lon[row] = r61 / 600000;
  present |= (((r61 - 108000001) & (-108000001 - r61)) >>> 31) << 4;
  c.lat[row] = r89 / 600000;
  present |= (((r89 - 54000001) & (-54000001 - r89)) >>> 31) << 5;
  c.cogDegTrue[row] = r116 / 10;
  present |= ((r116 - 3600) >>> 31) << 6;
  c.second[row] = r128;
  present |= ((r128 - 60) >>> 31) << 8;
  if (r128 === 61 || r128 === 62 || r128 === 63) {
    c.positioning[row] = r128;
    present |= 512;
  }
  c.radioBits[row] = ((w4 & 1) << 18) | (w5 >>> 12);
  present |= 4096;
  c.present[row] = present;
  c.presentStatic[row] = 0;
  c.flags[row] =
    ((w2 >>> 29) << 0) |
    (((w4 >>> 15) & 1) << 5) |
    (((w4 >>> 7) & 1) << 4) |
    (((w4 >>> 3) & 1) << 2) |
    (((w4 >>> 2) & 1) << 1) |
    (((w4 >>> 1) & 1) << 3);
}

/** Position of a class B craft. */
export function rowPositionB(w: Int32Array, c: AisColumns, row: number): void {
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
  let present = 0;
  c.sogKn[row] = r46 / 10;
  present |= ((r46 - 1023) >>> 31) << 3;
  c.lon[row] = r57 / 600000;
  present |= (((r57 - 108000001) & (-108000001 - r57)) >>> 31) << 4;
  c.lat[row] = r85 / 600000;
  present |= (((r85 - 54000001) & (-54000001 - r85)) >>> 31) << 5;
  c.cogDegTrue[row] = r112 / 10;
  present |= ((r112 - 3600) >>> 31) << 6;
  c.headingDegTrue[row] = r124;
  present |= ((r124 - 360) >>> 31) << 7;
  c.second[row] = r133;
  present |= ((r133 - 60) >>> 31) << 8;
  if (r133 === 61 || r133 === 62 || r133 === 63) {
    c.positioning[row] = r133;
    present |= 512;
  }
  c.radioBits[row] = ((w4 & 1) << 18) | (w5 >>> 12);
  present |= 4096;
  c.present[row] = present;
  c.presentStatic[row] = 0;
  c.flags[row] =
    (((w1 >>> 3) & 1) << 0) |
    (((w4 >>> 8) & 1) << 6) |
    (((w4 >>> 7) & 1) << 7) |
    (((w4 >>> 6) & 1) << 8) |
    (((w4 >>> 5) & 1) << 9) |
    (((w4 >>> 4) & 1) << 10) |
    (((w4 >>> 3) & 1) << 2) |
    (((w4 >>> 2) & 1) << 1) |
    (((w4 >>> 1) & 1) << 3);
}

/** Position and static data of a class B craft. */
export function rowPositionBExtended(w: Int32Array, c: AisColumns, row: number): void {
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
  let present = 0;
  let presentStatic = 0;
  c.sogKn[row] = r46 / 10;
  present |= ((r46 - 1023) >>> 31) << 3;
  c.lon[row] = r57 / 600000;
  present |= (((r57 - 108000001) & (-108000001 - r57)) >>> 31) << 4;
  c.lat[row] = r85 / 600000;
  present |= (((r85 - 54000001) & (-54000001 - r85)) >>> 31) << 5;
  c.cogDegTrue[row] = r112 / 10;
  present |= ((r112 - 3600) >>> 31) << 6;
  c.headingDegTrue[row] = r124;
  present |= ((r124 - 360) >>> 31) << 7;
  c.second[row] = r133;
  present |= ((r133 - 60) >>> 31) << 8;
  if (r133 === 61 || r133 === 62 || r133 === 63) {
    c.positioning[row] = r133;
    present |= 512;
  }
  if (writeAscii(w, 143, 20, c.shipName, row * 20)) presentStatic |= 8192;
  c.shipType[row] = r263;
  presentStatic |= ((0 - r263) >>> 31) << 1;
  c.dimToBowM[row] = r271;
  presentStatic |= ((0 - r271) >>> 31) << 2;
  c.dimToSternM[row] = r280;
  presentStatic |= ((0 - r280) >>> 31) << 3;
  c.dimToPortM[row] = r289;
  presentStatic |= ((0 - r289) >>> 31) << 4;
  c.dimToStarboardM[row] = r295;
  presentStatic |= ((0 - r295) >>> 31) << 5;
  c.epfdType[row] = r301;
  presentStatic |= ((0 - r301) >>> 31) << 6;
  c.present[row] = present;
  c.presentStatic[row] = presentStatic;
  c.flags[row] =
    (((w1 >>> 3) & 1) << 0) |
    (((w10 >>> 24) & 1) << 1) |
    (((w10 >>> 23) & 1) << 4) |
    (((w10 >>> 22) & 1) << 2);
}

/** Position for long-range (satellite) reception. */
export function rowLongRange(w: Int32Array, c: AisColumns, row: number): void {
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w3 = w[3]!;
  const r40 = (w1 >>> 16) & 15;
  const r44 = ((((w1 & 65535) << 2) | (w2 >>> 28)) << 14) >> 14;
  const r62 = (((w2 >>> 11) & 131071) << 15) >> 15;
  const r79 = (w2 >>> 5) & 63;
  const r85 = ((w2 & 31) << 4) | (w3 >>> 26);
  let present = 0;
  c.navStatus[row] = r40;
  present |= ((r40 - 15) >>> 31) << 0;
  c.lon[row] = r44 / 600;
  present |= (((r44 - 108001) & (-108001 - r44)) >>> 31) << 4;
  c.lat[row] = r62 / 600;
  present |= (((r62 - 54001) & (-54001 - r62)) >>> 31) << 5;
  c.sogKn[row] = r79;
  present |= ((r79 - 63) >>> 31) << 3;
  c.cogDegTrue[row] = r85;
  present |= ((r85 - 360) >>> 31) << 6;
  c.present[row] = present;
  c.presentStatic[row] = 0;
  c.flags[row] = (((w1 >>> 21) & 1) << 0) | (((w1 >>> 20) & 1) << 1) | (((w3 >>> 25) & 1) << 12);
}
