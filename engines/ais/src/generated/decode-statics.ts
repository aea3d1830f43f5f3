// Generated from src/tables by generate/decoders.ts; change the tables, not this file.
import { readText } from '../sixbit.js';
import type {
  AidToNavigationReport,
  StaticReportClassA,
  StaticReportClassBPartA,
  StaticReportClassBPartB,
} from './messages.js';

/** Name, call sign, size and voyage of a class A ship. */
export function decodeStaticA(w: Int32Array): StaticReportClassA {
  const type = 5;
  const w0 = w[0]!;
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
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    aisVersion: (w1 >>> 20) & 3,
    imoNumber: r40 === 0 ? undefined : r40,
    callSign: readText(w, 70, 7),
    shipName: readText(w, 112, 20),
    shipType: r232 === 0 ? undefined : r232,
    dimToBowM: r240 === 0 ? undefined : r240,
    dimToSternM: r249 === 0 ? undefined : r249,
    dimToPortM: r258 === 0 ? undefined : r258,
    dimToStarboardM: r264 === 0 ? undefined : r264,
    epfdType: r270 === 0 ? undefined : r270,
    etaMonth: r274 === 0 || r274 > 12 ? undefined : r274,
    etaDay: r278 === 0 ? undefined : r278,
    etaHour: r283 > 23 ? undefined : r283,
    etaMinute: r288 > 59 ? undefined : r288,
    draughtM: r294 === 0 ? undefined : r294 / 10,
    destination: readText(w, 302, 20),
    dteNotReady: ((w14 >>> 27) & 1) === 1,
  };
}

/** Name of a class B craft. */
export function decodeStaticBPartA(w: Int32Array): StaticReportClassBPartA {
  const type = 24;
  const w0 = w[0]!;
  const w1 = w[1]!;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    part: 'A',
    shipName: readText(w, 40, 20),
  };
}

/** Type, call sign and size of a class B craft; an auxiliary craft names its mother ship. */
export function decodeStaticBPartB(w: Int32Array): StaticReportClassBPartB {
  const type = 24;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  const w4 = w[4]!;
  const w5 = w[5]!;
  const r40 = (w1 >>> 12) & 255;
  const r132 = (w4 >>> 9) & 511;
  const r141 = w4 & 511;
  const r150 = w5 >>> 24;
  const r156 = (w5 >>> 18) & 63;
  const r162 = (w5 >>> 14) & 15;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    part: 'B',
    shipType: r40 === 0 ? undefined : r40,
    vendorId: readText(w, 48, 3),
    unitModel: (w2 >>> 20) & 15,
    serialNumber: w2 & 1048575,
    callSign: readText(w, 90, 7),
    dimToBowM: r132 === 0 ? undefined : r132,
    dimToSternM: r141 === 0 ? undefined : r141,
    dimToPortM: r150 === 0 ? undefined : r150,
    dimToStarboardM: r156 === 0 ? undefined : r156,
    epfdType: r162 === 0 ? undefined : r162,
  };
}

/** Position and state of an aid to navigation, real or virtual. */
export function decodeAidToNavigation(w: Int32Array): AidToNavigationReport {
  const type = 21;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w5 = w[5]!;
  const w6 = w[6]!;
  const w7 = w[7]!;
  const w8 = w[8]!;
  const w9 = w[9]!;
  const r38 = (w1 >>> 17) & 31;
  const r164 = ((((w5 & 65535) << 12) | (w6 >>> 18)) << 4) >> 4;
  const r192 = ((((w6 & 262143) << 9) | (w7 >>> 21)) << 5) >> 5;
  const r219 = (w7 >>> 12) & 511;
  const r228 = (w7 >>> 3) & 511;
  const r237 = ((w7 & 7) << 3) | (w8 >>> 27);
  const r243 = (w8 >>> 21) & 63;
  const r249 = (w8 >>> 17) & 15;
  const r253 = (w8 >>> 11) & 63;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    atonType: r38 === 0 ? undefined : r38,
    atonName: readText(w, 43, 20),
    accuracyHigh: ((w5 >>> 16) & 1) === 1,
    lon: r164 < -108000000 || r164 > 108000000 ? undefined : r164 / 600000,
    lat: r192 < -54000000 || r192 > 54000000 ? undefined : r192 / 600000,
    dimToBowM: r219 === 0 ? undefined : r219,
    dimToSternM: r228 === 0 ? undefined : r228,
    dimToPortM: r237 === 0 ? undefined : r237,
    dimToStarboardM: r243 === 0 ? undefined : r243,
    epfdType: r249 === 0 ? undefined : r249,
    second: r253 > 59 ? undefined : r253,
    positioning:
      r253 === 61 ? 'manual' : r253 === 62 ? 'estimated' : r253 === 63 ? 'inoperative' : undefined,
    offPosition: ((w8 >>> 10) & 1) === 1,
    statusBits: (w8 >>> 2) & 255,
    raim: ((w8 >>> 1) & 1) === 1,
    virtual: (w8 & 1) === 1,
    assigned: w9 >>> 29 === 1,
  };
}
