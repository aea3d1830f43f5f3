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
  if (!(r38 > 14)) {
    c.navStatus[row] = r38;
    present |= 1;
  }
  if (!(r42 < -126 || r42 > 126)) {
    c.rotDegPerMin[row] = rotDegPerMinOf(r42);
    present |= 2;
  }
  if (r42 === 127 || r42 === -127) {
    c.turning[row] = r42 > 0 ? 1 : -1;
    present |= 4;
  }
  if (!(r50 > 1022)) {
    c.sogKn[row] = r50 / 10;
    present |= 8;
  }
  if (!(r61 < -108000000 || r61 > 108000000)) {
    c.lon[row] = r61 / 600000;
    present |= 16;
  }
  if (!(r89 < -54000000 || r89 > 54000000)) {
    c.lat[row] = r89 / 600000;
    present |= 32;
  }
  if (!(r116 > 3599)) {
    c.cogDegTrue[row] = r116 / 10;
    present |= 64;
  }
  if (!(r128 > 359)) {
    c.headingDegTrue[row] = r128;
    present |= 128;
  }
  if (!(r137 > 59)) {
    c.second[row] = r137;
    present |= 256;
  }
  if (r137 === 61 || r137 === 62 || r137 === 63) {
    c.positioning[row] = r137;
    present |= 512;
  }
  if (!(r143 === 0 || r143 > 2)) {
    c.specialManoeuvre[row] = r143;
    present |= 1024;
  }
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
  if (!(r38 === 0 || r38 > 9999)) {
    c.year[row] = r38;
    present |= 8192;
  }
  if (!(r52 === 0 || r52 > 12)) {
    c.month[row] = r52;
    present |= 16384;
  }
  if (!(r56 === 0)) {
    c.day[row] = r56;
    present |= 32768;
  }
  if (!(r61 > 23)) {
    c.hour[row] = r61;
    present |= 65536;
  }
  if (!(r66 > 59)) {
    c.minute[row] = r66;
    present |= 131072;
  }
  if (!(r72 > 59)) {
    c.second[row] = r72;
    present |= 256;
  }
  if (!(r79 < -108000000 || r79 > 108000000)) {
    c.lon[row] = r79 / 600000;
    present |= 16;
  }
  if (!(r107 < -54000000 || r107 > 54000000)) {
    c.lat[row] = r107 / 600000;
    present |= 32;
  }
  if (!(r134 === 0)) {
    c.epfdType[row] = r134;
    presentStatic |= 64;
  }
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
  if (!(r38 > 4094)) {
    c.altitudeM[row] = r38;
    present |= 2048;
  }
  if (!(r50 > 1022)) {
    c.sogKn[row] = r50;
    present |= 8;
  }
  if (!(r61 < -108000000 || r61 > 108000000)) {
    c.lon[row] = r61 / 600000;
    present |= 16;
  }
  if (!(r89 < -54000000 || r89 > 54000000)) {
    c.lat[row] = r89 / 600000;
    present |= 32;
  }
  if (!(r116 > 3599)) {
    c.cogDegTrue[row] = r116 / 10;
    present |= 64;
  }
  if (!(r128 > 59)) {
    c.second[row] = r128;
    present |= 256;
  }
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
  if (!(r46 > 1022)) {
    c.sogKn[row] = r46 / 10;
    present |= 8;
  }
  if (!(r57 < -108000000 || r57 > 108000000)) {
    c.lon[row] = r57 / 600000;
    present |= 16;
  }
  if (!(r85 < -54000000 || r85 > 54000000)) {
    c.lat[row] = r85 / 600000;
    present |= 32;
  }
  if (!(r112 > 3599)) {
    c.cogDegTrue[row] = r112 / 10;
    present |= 64;
  }
  if (!(r124 > 359)) {
    c.headingDegTrue[row] = r124;
    present |= 128;
  }
  if (!(r133 > 59)) {
    c.second[row] = r133;
    present |= 256;
  }
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
  if (!(r46 > 1022)) {
    c.sogKn[row] = r46 / 10;
    present |= 8;
  }
  if (!(r57 < -108000000 || r57 > 108000000)) {
    c.lon[row] = r57 / 600000;
    present |= 16;
  }
  if (!(r85 < -54000000 || r85 > 54000000)) {
    c.lat[row] = r85 / 600000;
    present |= 32;
  }
  if (!(r112 > 3599)) {
    c.cogDegTrue[row] = r112 / 10;
    present |= 64;
  }
  if (!(r124 > 359)) {
    c.headingDegTrue[row] = r124;
    present |= 128;
  }
  if (!(r133 > 59)) {
    c.second[row] = r133;
    present |= 256;
  }
  if (r133 === 61 || r133 === 62 || r133 === 63) {
    c.positioning[row] = r133;
    present |= 512;
  }
  if (writeAscii(w, 143, 20, c.shipName, row * 20)) presentStatic |= 8192;
  if (!(r263 === 0)) {
    c.shipType[row] = r263;
    presentStatic |= 2;
  }
  if (!(r271 === 0)) {
    c.dimToBowM[row] = r271;
    presentStatic |= 4;
  }
  if (!(r280 === 0)) {
    c.dimToSternM[row] = r280;
    presentStatic |= 8;
  }
  if (!(r289 === 0)) {
    c.dimToPortM[row] = r289;
    presentStatic |= 16;
  }
  if (!(r295 === 0)) {
    c.dimToStarboardM[row] = r295;
    presentStatic |= 32;
  }
  if (!(r301 === 0)) {
    c.epfdType[row] = r301;
    presentStatic |= 64;
  }
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
  if (!(r40 > 14)) {
    c.navStatus[row] = r40;
    present |= 1;
  }
  if (!(r44 < -108000 || r44 > 108000)) {
    c.lon[row] = r44 / 600;
    present |= 16;
  }
  if (!(r62 < -54000 || r62 > 54000)) {
    c.lat[row] = r62 / 600;
    present |= 32;
  }
  if (!(r79 > 62)) {
    c.sogKn[row] = r79;
    present |= 8;
  }
  if (!(r85 > 359)) {
    c.cogDegTrue[row] = r85;
    present |= 64;
  }
  c.present[row] = present;
  c.presentStatic[row] = 0;
  c.flags[row] = (((w1 >>> 21) & 1) << 0) | (((w1 >>> 20) & 1) << 1) | (((w3 >>> 25) & 1) << 12);
}
