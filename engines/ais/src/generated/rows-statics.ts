// Generated from src/tables by generate/columns.ts; change the tables, not this file.
import { writeAscii } from '../sixbit.js';
import type { AisColumns } from './columns.js';

/** Name, call sign, size and voyage of a class A ship. */
export function rowStaticA(w: Int32Array, c: AisColumns, row: number): void {
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w7 = w[7]!;
  const w8 = w[8]!;
  const w9 = w[9]!;
  const w10 = w[10]!;
  const w14 = w[14]!;
  const r40 = ((w1 & 1048575) << 10) | (w2 >>> 20);
  const r232 = w7 & 255;
  const r240 = w8 >>> 21;
  const r249 = (w8 >>> 12) & 511;
  const r258 = (w8 >>> 6) & 63;
  const r264 = w8 & 63;
  const r270 = w9 >>> 26;
  const r274 = (w9 >>> 22) & 15;
  const r278 = (w9 >>> 17) & 31;
  const r283 = (w9 >>> 12) & 31;
  const r288 = (w9 >>> 6) & 63;
  const r294 = ((w9 & 63) << 2) | (w10 >>> 28);
  let presentStatic = 0;
  c.imoNumber[row] = r40;
  presentStatic |= ((0 - r40) >>> 31) << 0;
  if (writeAscii(w, 70, 7, c.callSign, row * 7)) presentStatic |= 4096;
  if (writeAscii(w, 112, 20, c.shipName, row * 20)) presentStatic |= 8192;
  c.shipType[row] = r232;
  presentStatic |= ((0 - r232) >>> 31) << 1;
  c.dimToBowM[row] = r240;
  presentStatic |= ((0 - r240) >>> 31) << 2;
  c.dimToSternM[row] = r249;
  presentStatic |= ((0 - r249) >>> 31) << 3;
  c.dimToPortM[row] = r258;
  presentStatic |= ((0 - r258) >>> 31) << 4;
  c.dimToStarboardM[row] = r264;
  presentStatic |= ((0 - r264) >>> 31) << 5;
  c.epfdType[row] = r270;
  presentStatic |= ((0 - r270) >>> 31) << 6;
  c.etaMonth[row] = r274;
  presentStatic |= (((r274 - 13) & (0 - r274)) >>> 31) << 7;
  c.etaDay[row] = r278;
  presentStatic |= ((0 - r278) >>> 31) << 8;
  c.etaHour[row] = r283;
  presentStatic |= ((r283 - 24) >>> 31) << 9;
  c.etaMinute[row] = r288;
  presentStatic |= ((r288 - 60) >>> 31) << 10;
  c.draughtM[row] = r294 / 10;
  presentStatic |= ((0 - r294) >>> 31) << 11;
  if (writeAscii(w, 302, 20, c.destination, row * 20)) presentStatic |= 16384;
  c.present[row] = 0;
  c.presentStatic[row] = presentStatic;
  c.flags[row] = ((w14 >>> 27) & 1) << 4;
}

/** Name of a class B craft. */
export function rowStaticBPartA(w: Int32Array, c: AisColumns, row: number): void {
  let presentStatic = 0;
  if (writeAscii(w, 40, 20, c.shipName, row * 20)) presentStatic |= 8192;
  c.present[row] = 0;
  c.presentStatic[row] = presentStatic;
  c.flags[row] = 0;
}

/** Type, call sign and size of a class B craft; an auxiliary craft names its mother ship. */
export function rowStaticBPartB(w: Int32Array, c: AisColumns, row: number): void {
  const w1 = w[1]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r40 = (w1 >>> 12) & 255;
  const r132 = (w4 >>> 9) & 511;
  const r141 = w4 & 511;
  const r150 = w5 >>> 24;
  const r156 = (w5 >>> 18) & 63;
  const r162 = (w5 >>> 14) & 15;
  let presentStatic = 0;
  c.shipType[row] = r40;
  presentStatic |= ((0 - r40) >>> 31) << 1;
  if (writeAscii(w, 90, 7, c.callSign, row * 7)) presentStatic |= 4096;
  c.dimToBowM[row] = r132;
  presentStatic |= ((0 - r132) >>> 31) << 2;
  c.dimToSternM[row] = r141;
  presentStatic |= ((0 - r141) >>> 31) << 3;
  c.dimToPortM[row] = r150;
  presentStatic |= ((0 - r150) >>> 31) << 4;
  c.dimToStarboardM[row] = r156;
  presentStatic |= ((0 - r156) >>> 31) << 5;
  c.epfdType[row] = r162;
  presentStatic |= ((0 - r162) >>> 31) << 6;
  c.present[row] = 0;
  c.presentStatic[row] = presentStatic;
  c.flags[row] = 0;
}
