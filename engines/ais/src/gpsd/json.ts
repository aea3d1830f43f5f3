/**
 * Messages as gpsd's AIS JSON: its field names, scaled values, order and decimals, and its
 * sentinels (181, 91, 511, "nan"), so that a program that reads gpsdecode reads this as well.
 * Where gpsd is wrong and we are not, docs/agreement.md says so.
 */
import type { Payload } from '../bits.js';
import { isAuxiliary } from '../codec/general.js';
import { gpsdApplication } from './application.js';
import { type Entries, fixed, quoted, RawReader, two } from './reader.js';
import { AID_TYPE, epfdWord, STATUS, shipTypeWord, stationWord } from './words.js';

/** Scale of the rate of turn, M.1371-5 table 48. */
const ROT_SCALE = 4.733;

type Printer = (r: RawReader, shipName?: string) => Entries;

function position(r: RawReader, start: number): Entries {
  return [
    ['lon', fixed(r.s(start, 28) / 600_000, 6)],
    ['lat', fixed(r.s(start + 28, 27) / 600_000, 6)],
  ];
}

function turn(raw: number): string {
  if (raw === -128) return quoted('nan');
  if (raw === -127) return quoted('fastleft');
  if (raw === 127) return quoted('fastright');
  const root = raw / ROT_SCALE;
  // gpsd prints the square, and so loses the sign: a turn to port looks like one to starboard.
  return fixed(root * root, 0);
}

function speed(raw: number): string {
  if (raw === 1023) return quoted('nan');
  return raw === 1022 ? quoted('fast') : fixed(raw / 10, 1);
}

function epfd(r: RawReader, start: number): Entries {
  const code = r.u(start, 4);
  return [
    ['epfd', String(code)],
    ['epfd_text', quoted(epfdWord(code))],
  ];
}

function shipType(r: RawReader, start: number): Entries {
  const code = r.u(start, 8);
  return [
    ['shiptype', String(code)],
    ['shiptype_text', quoted(shipTypeWord(code))],
  ];
}

function dimensions(r: RawReader, start: number): Entries {
  return [
    ['to_bow', r.number(start, 9)],
    ['to_stern', r.number(start + 9, 9)],
    ['to_port', r.number(start + 18, 6)],
    ['to_starboard', r.number(start + 24, 6)],
  ];
}

const classA: Printer = (r) => [
  ['status', r.number(38, 4)],
  ['status_text', quoted(STATUS[r.u(38, 4)] ?? '')],
  ['turn', turn(r.s(42, 8))],
  ['speed', speed(r.u(50, 10))],
  ['accuracy', r.flag(60)],
  ...position(r, 61),
  ['course', fixed(r.u(116, 12) / 10, 1)],
  ['heading', r.number(128, 9)],
  ['second', r.number(137, 6)],
  ['maneuver', r.number(143, 2)],
  ['raim', r.flag(148)],
  // gpsd takes what there is of it as a number of so many bits.
  ['radio', r.number(149, Math.min(19, r.bits - 149))],
];

const baseStation: Printer = (r) => {
  const day = `${String(r.u(38, 14)).padStart(4, '0')}-${two(r.u(52, 4))}-${two(r.u(56, 5))}`;
  const time = `${two(r.u(61, 5))}:${two(r.u(66, 6))}:${two(r.u(72, 6))}`;
  return [
    ['timestamp', quoted(`${day}T${time}Z`)],
    ['accuracy', r.flag(78)],
    ...position(r, 79),
    ...epfd(r, 134),
    ['raim', r.flag(148)],
    ['radio', r.number(149, 19)],
  ];
};

const staticA: Printer = (r) => {
  const eta = `${two(r.u(274, 4))}-${two(r.u(278, 5))}T${two(r.u(283, 5))}:${two(r.u(288, 6))}Z`;
  return [
    ['imo', r.number(40, 30)],
    ['ais_version', r.number(38, 2)],
    ['callsign', r.text(70, 7)],
    ['shipname', r.text(112, 20)],
    ...shipType(r, 232),
    ...dimensions(r, 240),
    ...epfd(r, 270),
    ['eta', quoted(eta)],
    ['draught', fixed(r.u(294, 8) / 10, 1)],
    ['destination', r.text(302, 20)],
    ['dte', r.number(422, 1)],
  ];
};

const addressed: Printer = (r) => [
  ['seqno', r.number(38, 2)],
  ['dest_mmsi', r.number(40, 30)],
  ['retransmit', r.flag(70)],
];

const addressedBinary: Printer = (r) => [
  ...addressed(r),
  ['dac', r.number(72, 10)],
  ['fid', r.number(82, 6)],
  ...(gpsdApplication(r, 6) ?? [['data', r.data(88)]]),
];

const broadcastBinary: Printer = (r) => [
  ['dac', r.number(40, 10)],
  ['fid', r.number(50, 6)],
  ...(gpsdApplication(r, 8) ?? [['data', r.data(56)]]),
];

const acknowledgement: Printer = (r) => [
  ['mmsi1', r.number(40, 30)],
  ['mmsi2', r.number(72, 30)],
  ['mmsi3', r.number(104, 30)],
  ['mmsi4', r.number(136, 30)],
];

const sarAircraft: Printer = (r) => [
  ['alt', r.u(38, 12) === 4095 ? quoted('nan') : r.number(38, 12)],
  ['speed', wholeSpeed(r.u(50, 10))],
  ['accuracy', r.flag(60)],
  ...position(r, 61),
  ['course', fixed(r.u(116, 12) / 10, 1)],
  ['second', r.number(128, 6)],
  ['regional', r.number(134, 8)],
  ['dte', r.number(142, 1)],
  ['raim', r.flag(147)],
  ['radio', r.number(148, 20)],
];

function wholeSpeed(raw: number): string {
  if (raw === 1023) return quoted('nan');
  return raw === 1022 ? quoted('fast') : String(raw);
}

const interrogation: Printer = (r) => [
  ['mmsi1', r.number(40, 30)],
  ['type1_1', r.number(70, 6)],
  ['offset1_1', r.number(76, 12)],
  ['type1_2', r.number(90, 6)],
  ['offset1_2', r.number(96, 12)],
  ['mmsi2', r.number(110, 30)],
  ['type2_1', r.number(140, 6)],
  ['offset2_1', r.number(146, 12)],
];

const assignment: Printer = (r) => {
  const second = r.bits >= 144;
  return [
    ['mmsi1', r.number(40, 30)],
    ['offset1', r.number(70, 12)],
    ['increment1', r.number(82, 10)],
    ['mmsi2', second ? r.number(92, 30) : '0'],
    ['offset2', second ? r.number(122, 12) : '0'],
    ['increment2', second ? r.number(134, 10) : '0'],
  ];
};

const dgnss: Printer = (r) => [
  ['lon', fixed(r.s(40, 18) / 600, 1)],
  ['lat', fixed(r.s(58, 17) / 600, 1)],
  ['data', r.data(80)],
];

function classBMotion(r: RawReader): Entries {
  return [
    ['reserved', r.number(38, 8)],
    ['speed', fixed(r.u(46, 10) / 10, 1)],
    ['accuracy', r.flag(56)],
    ...position(r, 57),
    ['course', fixed(r.u(112, 12) / 10, 1)],
    ['heading', r.number(124, 9)],
    ['second', r.number(133, 6)],
  ];
}

const classB: Printer = (r) => [
  ...classBMotion(r),
  ['regional', r.number(139, 2)],
  ['cs', r.flag(141)],
  ['display', r.flag(142)],
  ['dsc', r.flag(143)],
  ['band', r.flag(144)],
  ['msg22', r.flag(145)],
  ['raim', r.flag(147)],
  ['radio', r.number(148, 20)],
];

const classBExtended: Printer = (r) => [
  ...classBMotion(r),
  ['regional', r.number(139, 4)],
  ['shipname', r.text(143, 20)],
  ...shipType(r, 263),
  ...dimensions(r, 271),
  ...epfd(r, 301),
  ['raim', r.flag(305)],
  ['dte', r.number(306, 1)],
  ['assigned', r.flag(307)],
];

const dataLink: Printer = (r) => {
  const out: Entries = [];
  for (let i = 0; i < 4; i++) {
    const start = 40 + 30 * i;
    out.push([`offset${i + 1}`, r.number(start, 12)]);
    out.push([`number${i + 1}`, r.number(start + 12, 4)]);
    out.push([`timeout${i + 1}`, r.number(start + 16, 3)]);
    out.push([`increment${i + 1}`, r.number(start + 19, 11)]);
  }
  return out;
};

const aid: Printer = (r) => {
  const name = JSON.parse(r.text(43, 20)) as string;
  const extension = JSON.parse(r.rest(272, 14)) as string;
  return [
    ['aid_type', r.number(38, 5)],
    ['aid_type_text', quoted(AID_TYPE[r.u(38, 5)] ?? '')],
    ['name', quoted(r.ends(43, 20) || extension === '' ? name : name.padEnd(20, ' ') + extension)],
    ...position(r, 164),
    ['accuracy', r.flag(163)],
    ...dimensions(r, 219),
    ...epfd(r, 249),
    ['second', r.number(253, 6)],
    ['regional', r.number(260, 8)],
    ['off_position', r.flag(259)],
    ['raim', r.flag(268)],
    ['virtual_aid', r.flag(269)],
  ];
};

function corners(r: RawReader, start: number): Entries {
  const corner = (at: number, width: number) => quoted(fixed(r.s(at, width) / 600, 6));
  return [
    ['ne_lon', corner(start, 18)],
    ['ne_lat', corner(start + 18, 17)],
    ['sw_lon', corner(start + 35, 18)],
    ['sw_lat', corner(start + 53, 17)],
  ];
}

const channels: Printer = (r) => [
  ['channel_a', r.number(40, 12)],
  ['channel_b', r.number(52, 12)],
  ['txrx', r.number(64, 4)],
  ['power', r.flag(68)],
  ...(r.u(139, 1) === 1
    ? ([
        ['dest1', r.number(69, 30)],
        ['dest2', r.number(104, 30)],
      ] satisfies Entries)
    : corners(r, 69)),
  ['addressed', r.flag(139)],
  ['band_a', r.flag(140)],
  ['band_b', r.flag(141)],
  ['zonesize', r.number(142, 3)],
];

const group: Printer = (r) => [
  ...corners(r, 40),
  ['stationtype', r.number(110, 4)],
  ['stationtype_text', quoted(stationWord(r.u(110, 4)))],
  ...shipType(r, 114),
  ['interval', r.number(146, 4)],
  ['quiet', r.number(150, 4)],
];

const staticB: Printer = (r, shipName) => {
  if (r.u(38, 2) === 0) {
    return [
      ['part', quoted('A')],
      ['shipname', r.text(40, 20)],
    ];
  }
  return [
    shipName === undefined ? ['part', quoted('B')] : ['shipname', quoted(shipName)],
    ...shipType(r, 40),
    ['vendorid', r.text(48, 7)],
    ['model', r.number(66, 4)],
    ['serial', r.number(70, 20)],
    ['callsign', r.text(90, 7)],
    ...(isAuxiliary(r.u(8, 30))
      ? ([['mothership_mmsi', r.number(132, 30)]] satisfies Entries)
      : dimensions(r, 132)),
  ];
};

/** gpsd knows no spare bits after the destination, and prints no communication state. */
function slots(r: RawReader, radio: boolean): Entries {
  const isAddressed = r.u(38, 1) === 1;
  const structured = r.u(39, 1) === 1;
  const application = isAddressed ? 70 : 40;
  const data = application + (structured ? 16 : 0);
  const end = radio ? r.bits - 20 : r.bits;
  // gpsd copies whole bytes from the first place, then takes the destination away.
  const first = isAddressed ? data - 30 : data;
  const copied = first + Math.ceil((end - first) / 8) * 8;
  return [
    ['addressed', r.flag(38)],
    ['structured', r.flag(39)],
    ['dest_mmsi', isAddressed ? r.number(40, 30) : '0'],
    ['app_id', structured ? r.number(application, 16) : '0'],
    ['data', r.data(data, end, copied)],
    ...(radio ? ([['radio', '0']] satisfies Entries) : []),
  ];
}

const longRange: Printer = (r) => [
  ['status', quoted(STATUS[r.u(40, 4)] ?? '')],
  ['accuracy', r.flag(38)],
  ['lon', fixed(r.s(44, 18) / 600, 1)],
  ['lat', fixed(r.s(62, 17) / 600, 1)],
  ['speed', r.number(79, 6)],
  ['course', r.number(85, 9)],
  ['raim', r.flag(39)],
  ['gnss', r.flag(94)],
];

/** Printer by type, with the fewest and the most bits that gpsd takes. */
const PRINTERS: Readonly<Record<number, readonly [printer: Printer, least: number, most: number]>> =
  {
    1: [classA, 163, Infinity],
    2: [classA, 163, Infinity],
    3: [classA, 163, Infinity],
    4: [baseStation, 168, Infinity],
    5: [staticA, 420, Infinity],
    6: [addressedBinary, 88, 1008],
    7: [acknowledgement, 72, 168],
    8: [broadcastBinary, 56, 1008],
    9: [sarAircraft, 168, Infinity],
    10: [(r) => [['dest_mmsi', r.number(40, 30)]], 72, Infinity],
    11: [baseStation, 168, Infinity],
    12: [(r) => [...addressed(r), ['text', r.rest(72, 161)]], 72, 1008],
    13: [acknowledgement, 72, 168],
    14: [(r) => [['text', r.rest(40, 161)]], 40, 1008],
    15: [interrogation, 88, 168],
    16: [assignment, 96, 168],
    17: [dgnss, 80, 816],
    18: [classB, 168, Infinity],
    19: [classBExtended, 312, Infinity],
    20: [dataLink, 72, 186],
    21: [aid, 272, 368],
    22: [channels, 168, Infinity],
    23: [group, 160, Infinity],
    24: [staticB, 160, Infinity],
    25: [(r) => slots(r, false), 40, 168],
    26: [(r) => slots(r, true), 60, 1004],
    27: [longRange, 96, 168],
  };

/** Lengths that depend on what the message says of itself. */
function fits(r: RawReader, type: number): boolean {
  if (type === 24) return r.u(38, 1) === 0 && (r.u(39, 1) === 0 ? r.bits <= 168 : r.bits >= 168);
  if (type === 27) return r.bits === 96 || r.bits === 168;
  if (type !== 25 && type !== 26) return true;
  const head = 40 + 30 * r.u(38, 1) + 16 * r.u(39, 1);
  return r.bits >= head + (type === 26 ? 20 : 0);
}

/** What a line of gpsd's JSON says beside its payload. */
export interface GpsdOptions {
  /** What gpsd names as the source of the data (stdin). */
  readonly device?: string;
  /** Name from the part A that belongs to a part B of message 24. */
  readonly shipName?: string | undefined;
}

/** One line of gpsd's AIS JSON, without its end; undefined for a length that gpsd refuses. */
export function gpsdJson(payload: Payload, options: GpsdOptions = {}): string | undefined {
  const r = new RawReader(payload);
  const type = r.u(0, 6);
  const entry = PRINTERS[type];
  if (entry === undefined) return undefined;
  const [printer, least, most] = entry;
  if (payload.bits < least || payload.bits > most || !fits(r, type)) return undefined;
  const device = quoted(options.device ?? 'stdin');
  let out = `{"class":"AIS","device":${device},"type":${type},"repeat":${r.u(6, 2)}`;
  out += `,"mmsi":${r.u(8, 30)},"scaled":true`;
  for (const [key, value] of printer(r, options.shipName)) out += `,"${key}":${value}`;
  return `${out}}`;
}
