/** Contents of messages 6 and 8 that gpsd takes apart: the common ones, and the table of all. */
import {
  berthing,
  cargoes,
  clearance,
  dangerousCargo,
  emmaWarning,
  fairwayClosed,
  inlandPersons,
  lockEta,
  lockRta,
  route,
  signalStatus,
  syntheticTargets,
  tidalWindow,
  trafficSignal,
  waterLevels,
} from './contents.js';
import { type Entries, fixed, quoted, type RawReader, two } from './reader.js';
import { HAZARD, inlandWord, LOADED } from './words.js';

// As gpsd has it; SN.1/Circ.289 has decreasing before increasing.
const TREND = ['steady', 'increasing', 'decreasing', 'N/A'];
const PRECIPITATION = [
  'reserved',
  'rain',
  'thunderstorm',
  'freezing rain',
  'mixed/ice',
  'snow',
  'reserved',
  'N/A',
];
const ICE = ['no', 'yes', 'reserved', 'N/A'];
const RACON = ['No RACON installed', 'RACON not monitored', 'RACON operational', 'RACON ERROR'];
const LIGHT = ['No light or no monitoring', 'Light ON', 'Light OFF', 'Light ERROR'];

const word = (words: readonly string[], code: number) => quoted(words[code] ?? 'N/A');

function dayTime(r: RawReader, start: number): string {
  const hour = two(r.u(start + 5, 5));
  return quoted(`${two(r.u(start, 5))}T${hour}:${two(r.u(start + 10, 6))}Z`);
}

/** From current to ice: the same fields in both editions but for widths and scales. */
function sea(r: RawReader, start: number, wide: boolean): Entries {
  let at = start;
  const take = (width: number) => {
    const value = r.u(at, width);
    at += width;
    return value;
  };
  const tenth = () => fixed(take(8) * 0.1, 1);
  const whole = (width: number) => String(take(width));
  const out: Entries = [];
  const add = (key: string, value: string) => out.push([key, value]);
  const depth = 5;
  add('cspeed', tenth());
  add('cdir', whole(9));
  for (const layer of ['2', '3']) {
    add(`cspeed${layer}`, tenth());
    add(`cdir${layer}`, whole(9));
    add(`cdepth${layer}`, whole(depth));
  }
  add('waveheight', tenth());
  add('waveperiod', whole(6));
  add('wavedir', whole(9));
  add('swellheight', tenth());
  add('swellperiod', whole(6));
  add('swelldir', whole(9));
  add('seastate', whole(4));
  const water = r.s(at, 10) * 0.1;
  add('watertemp', fixed(wide ? water : take(10) * 0.1 - 10, 1));
  if (wide) at += 10;
  const precipitation = take(3);
  if (!wide) add('preciptype', String(precipitation));
  add(wide ? 'preciptype' : 'preciptype_text', word(PRECIPITATION, precipitation));
  add('salinity', fixed(take(9) * 0.1, 1));
  const ice = take(2);
  if (!wide) add('ice', String(ice));
  add(wide ? 'ice' : 'ice_text', word(ICE, ice));
  return out;
}

function weather236(r: RawReader): Entries {
  return [
    ['lat', fixed(r.s(56, 24) / 60_000, 4)],
    ['lon', fixed(r.s(80, 25) / 60_000, 4)],
    ['timestamp', dayTime(r, 105)],
    ['wspeed', r.number(121, 7)],
    ['wgust', r.number(128, 7)],
    ['wdir', r.number(135, 9)],
    ['wgustdir', r.number(144, 9)],
    ['humidity', r.number(164, 7)],
    ['airtemp', fixed(r.u(153, 11) * 0.1 - 60, 1)],
    ['dewpoint', fixed(r.u(171, 10) * 0.1 - 20, 1)],
    ['pressure', String(r.u(181, 9) + 800)],
    ['pressuretend', word(TREND, r.u(190, 2))],
    ['visibility', fixed(r.u(192, 8) * 0.1, 1)],
    ['waterlevel', fixed(r.u(200, 9) * 0.1 - 10, 1)],
    ['leveltrend', word(TREND, r.u(209, 2))],
    ...sea(r, 211, false),
  ];
}

function weather289(r: RawReader): Entries {
  return [
    ['lat', fixed(r.s(81, 24) / 60_000, 4)],
    ['lon', fixed(r.s(56, 25) / 60_000, 4)],
    ['accuracy', r.flag(105)],
    ['timestamp', dayTime(r, 106)],
    ['wspeed', r.number(122, 7)],
    ['wgust', r.number(129, 7)],
    ['wdir', r.number(136, 9)],
    ['wgustdir', r.number(145, 9)],
    ['humidity', r.number(165, 7)],
    ['airtemp', fixed(r.s(154, 11) * 0.1, 1)],
    ['dewpoint', fixed(r.s(172, 10) * 0.1, 1)],
    ['pressure', String(r.u(182, 9) + 799)],
    ['pressuretend', word(TREND, r.u(191, 2))],
    ['visgreater', r.flag(193)],
    ['visibility', fixed(r.u(194, 7) * 0.1, 1)],
    ['waterlevel', fixed(r.u(201, 12) * 0.01 - 10, 1)],
    ['leveltrend', word(TREND, r.u(213, 2))],
    ...sea(r, 215, true),
  ];
}

type Printer = (r: RawReader) => Entries;

/** Printer by message type, area code and function; with `bits`, only for that many bits. */
interface Content {
  readonly print: Printer;
  readonly bits?: number;
}

const CONTENTS: Readonly<Record<string, Content>> = {
  '6/1/12': { print: dangerousCargo },
  '6/1/14': { print: (r) => tidalWindow(r, false) },
  '6/1/15': { print: airDraught },
  '6/1/16': { print: (r) => [['persons', r.number(r.bits - 88 === 136 ? 88 : 55, 13)]] },
  '6/1/18': { print: clearance },
  '6/1/20': { print: berthing },
  '6/1/25': { print: cargoes },
  '6/1/28': { print: (r) => route(r, 88) },
  '6/1/30': { print: (r) => linked(r, 88) },
  '6/1/32': { print: (r) => tidalWindow(r, true) },
  '6/200/21': { print: lockEta, bits: 248 },
  '6/200/22': { print: lockRta, bits: 232 },
  '6/200/55': { print: inlandPersons, bits: 168 },
  '6/235/10': { print: aidMonitoring, bits: 136 },
  '6/250/10': { print: aidMonitoring, bits: 136 },
  '8/1/11': { print: weather236 },
  '8/1/13': { print: fairwayClosed },
  '8/1/15': { print: airDraught },
  '8/1/17': { print: syntheticTargets },
  '8/1/19': { print: trafficSignal },
  '8/1/27': { print: (r) => route(r, 56) },
  '8/1/29': { print: (r) => linked(r, 56) },
  '8/1/31': { print: weather289 },
  '8/200/23': { print: emmaWarning, bits: 256 },
  '8/200/24': { print: waterLevels, bits: 168 },
  '8/200/40': { print: signalStatus, bits: 168 },
};

/** Entries of a known content, or undefined: then the data are printed as digits. */
export function gpsdApplication(r: RawReader, type: 6 | 8): Entries | undefined {
  const at = type === 6 ? 72 : 40;
  const key = `${type}/${r.u(at, 10)}/${r.u(at + 10, 6)}`;
  if (key === '8/200/10') return r.bits === 168 && r.u(141, 3) < 6 ? inlandShip(r) : undefined;
  const content = CONTENTS[key];
  if (content === undefined || (content.bits ?? r.bits) !== r.bits) return undefined;
  return content.print(r);
}

/** gpsd reads both messages at the place of the broadcast. */
function airDraught(r: RawReader): Entries {
  return [['airdraught', r.number(56, 11)]];
}

function linked(r: RawReader, at: number): Entries {
  return [
    ['linkage', r.number(at, 10)],
    ['text', r.rest(at + 10, 161)],
  ];
}

function aidMonitoring(r: RawReader): Entries {
  const volts = (start: number) => {
    const raw = r.u(start, 10);
    return raw === 0 ? '0' : fixed(raw * 0.05, 2);
  };
  return [
    ['off_pos', r.flag(131)],
    ['alarm', r.flag(122)],
    ['stat_ext', r.number(123, 8)],
    ['ana_int', volts(88)],
    ['ana_ext1', volts(98)],
    ['ana_ext2', volts(108)],
    ['racon', r.number(118, 2)],
    ['racon_text', word(RACON, r.u(118, 2))],
    ['light', r.number(120, 2)],
    ['light_text', word(LIGHT, r.u(120, 2))],
  ];
}

/** Dimensions in decimetres and draught in centimetres, as gpsd prints them. */
function inlandShip(r: RawReader): Entries {
  return [
    ['vin', r.text(56, 8)],
    ['length', r.number(104, 13)],
    ['beam', r.number(117, 10)],
    ['shiptype', r.number(127, 14)],
    ['shiptype_text', quoted(inlandWord(r.u(127, 14)))],
    ['hazard', r.number(141, 3)],
    ['hazard_text', quoted(HAZARD[r.u(141, 3)] ?? 'Unknown')],
    ['draught', r.number(144, 11)],
    ['loaded', r.number(155, 2)],
    ['loaded_text', quoted(LOADED[r.u(155, 2)] ?? '')],
    ['speed_q', r.flag(157)],
    ['course_q', r.flag(158)],
    ['heading_q', r.flag(159)],
  ];
}
