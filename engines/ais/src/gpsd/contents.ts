/** Contents of messages 6 and 8 that gpsd prints and that ships seldom send: its keys and order. */
import { type Entries, fixed, quoted, type RawReader, two } from './reader.js';
import {
  BERTH,
  EMMA_CLASS,
  EMMA_TYPE,
  EMMA_WIND,
  LOCK_STATUS,
  routeWord,
  SIGNAL,
  SIGNAL_DIRECTION,
  SIGNAL_STATUS,
  TARGET_ID,
} from './words.js';

/** Scales of positions: IMO contents in thousandths of a minute, others as in message 1. */
const IMO_SCALE = 60_000;
const SCALE = 600_000;

function place(r: RawReader, start: number): Entries {
  return [
    ['lon', fixed(r.s(start, 28) / SCALE, 6)],
    ['lat', fixed(r.s(start + 28, 27) / SCALE, 6)],
  ];
}

function imoPlace(r: RawReader, start: number): Entries {
  return [
    ['lon', fixed(r.s(start, 25) / IMO_SCALE, 4)],
    ['lat', fixed(r.s(start + 25, 24) / IMO_SCALE, 4)],
  ];
}

function object(entries: Entries): string {
  return `{${entries.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
}

/** Elements that begin at or before the end: gpsd prints one that has begun with zeros. */
function list(r: RawReader, start: number, width: number, one: (at: number) => Entries): string {
  const out: string[] = [];
  for (let at = start; at <= r.bits; at += width) out.push(object(one(at)));
  return `[${out.join(',')}]`;
}

/** Month, day, hour and minute of 4, 5, 5 and 6 bits; `wide` fills with zeros. */
function moment(r: RawReader, start: number, wide: boolean): string {
  const [month, day] = [r.u(start, 4), r.u(start + 4, 5)];
  const [hour, minute] = [r.u(start + 9, 5), r.u(start + 14, 6)];
  if (!wide) return quoted(`${month}-${day}T${hour}:${minute}`);
  return quoted(`${two(month)}-${two(day)}T${two(hour)}:${two(minute)}Z`);
}

export function dangerousCargo(r: RawReader): Entries {
  return [
    ['lastport', r.text(88, 5)],
    ['departure', moment(r, 118, true)],
    ['nextport', r.text(138, 5)],
    ['eta', moment(r, 168, true)],
    ['dangerous', r.text(188, 20)],
    ['imdcat', r.text(308, 4)],
    ['unid', r.number(332, 13)],
    ['amount', r.number(345, 10)],
    ['unit', r.number(355, 2)],
  ];
}

function tidal(r: RawReader, at: number, position: Entries, speedBits: number): Entries {
  return [
    ...position,
    ['from_hour', r.number(at, 5)],
    ['from_min', r.number(at + 5, 6)],
    ['to_hour', r.number(at + 11, 5)],
    ['to_min', r.number(at + 16, 6)],
    ['cdir', r.number(at + 22, 9)],
    ['cspeed', fixed(r.u(at + 31, speedBits) / 10, 1)],
  ];
}

/** gpsd scales the finer positions of the older edition like those of the newer. */
function oldPlace(r: RawReader, at: number): Entries {
  return [
    ['lon', fixed(r.s(at + 27, 28) / IMO_SCALE, 4)],
    ['lat', fixed(r.s(at, 27) / IMO_SCALE, 4)],
  ];
}

export function tidalWindow(r: RawReader, newer: boolean): Entries {
  const one = (at: number) =>
    newer ? tidal(r, at + 49, imoPlace(r, at), 8) : tidal(r, at + 55, oldPlace(r, at), 7);
  return [
    ['month', r.number(88, 4)],
    ['day', r.number(92, 5)],
    ['tidals', list(r, 97, newer ? 88 : 93, one)],
  ];
}

export function clearance(r: RawReader): Entries {
  return [
    ['linkage', r.number(88, 10)],
    ['arrival', moment(r, 98, true)],
    ['portname', r.text(118, 20)],
    ['destination', r.text(238, 5)],
    ...imoPlace(r, 268),
  ];
}

const SERVICES = [
  'agent',
  'fuel',
  'chandler',
  'stevedore',
  'electrical',
  'water',
  'customs',
  'cartage',
  'crane',
  'lift',
  'medical',
  'navrepair',
  'provisions',
  'shiprepair',
  'surveyor',
  'steam',
  'tugs',
  'solidwaste',
  'liquidwaste',
  'hazardouswaste',
  'ballast',
  'additional',
  'regional1',
  'regional2',
  'future1',
  'future2',
] as const;

export function berthing(r: RawReader): Entries {
  const [lon, lat] = imoPlace(r, 311);
  return [
    ['linkage', r.number(88, 10)],
    ['berth_length', r.number(98, 9)],
    ['position', r.number(115, 3)],
    ['position_text', quoted(BERTH[r.u(115, 3)] ?? 'Reserved for future use')],
    ['arrival', moment(r, 118, false)],
    ['availability', r.number(138, 1)],
    ...SERVICES.map((name, i): [string, string] => [name, r.number(139 + 2 * i, 2)]),
    ['berth_name', r.text(191, 20)],
    ['berth_lon', lon?.[1] ?? ''],
    ['berth_lat', lat?.[1] ?? ''],
    ['berth_depth', fixed(r.u(107, 8) / 10, 1)],
  ];
}

export function cargoes(r: RawReader): Entries {
  const out: string[] = [];
  for (let at = 100; at < r.bits; at += 17) {
    out.push(
      object([
        ['code', r.number(at, 4)],
        ['subtype', r.number(at + 4, 13)],
      ]),
    );
  }
  return [
    ['unit', r.number(88, 2)],
    ['amount', r.number(90, 10)],
    ['cargos', `[${out.join(',')}]`],
  ];
}

export function route(r: RawReader, at: number): Entries {
  const points: string[] = [];
  const count = r.u(at + 56, 5);
  for (let i = 0; i < count; i++) points.push(object(place(r, at + 61 + 55 * i)));
  return [
    ['linkage', r.number(at, 10)],
    ['sender', r.number(at + 10, 3)],
    ['rtype', r.number(at + 13, 5)],
    ['rtype_text', quoted(routeWord(r.u(at + 13, 5)))],
    ['start', moment(r, at + 18, true)],
    ['duration', r.number(at + 38, 18)],
    ['waypoints', `[${points.join(',')}]`],
  ];
}

function lockPlace(r: RawReader): Entries {
  return [
    ['country', r.text(88, 2)],
    ['locode', r.text(100, 3)],
    ['section', r.text(118, 5)],
    ['terminal', r.text(148, 5)],
    ['hectometre', r.text(178, 5)],
    ['eta', moment(r, 208, false)],
  ];
}

export function lockEta(r: RawReader): Entries {
  return [...lockPlace(r), ['tugs', r.number(228, 3)], ['airdraught', r.number(231, 12)]];
}

export function lockRta(r: RawReader): Entries {
  const status = r.u(228, 2);
  return [
    ...lockPlace(r),
    ['status', String(status)],
    ['status_text', quoted(LOCK_STATUS[status] ?? '')],
  ];
}

export function inlandPersons(r: RawReader): Entries {
  return [
    ['crew', r.number(88, 8)],
    ['passengers', r.number(96, 13)],
    ['personnel', r.number(109, 8)],
  ];
}

export function fairwayClosed(r: RawReader): Entries {
  // Day before month in the message, month before day in the text.
  const time = (at: number) => {
    const date = `${two(r.u(at + 5, 4))}-${two(r.u(at, 5))}`;
    return quoted(`${date}T${two(r.u(at + 9, 5))}:${two(r.u(at + 14, 6))}`);
  };
  return [
    ['reason', r.text(56, 20)],
    ['closefrom', r.text(176, 20)],
    ['closeto', r.text(296, 20)],
    ['radius', r.number(416, 10)],
    ['extunit', r.number(426, 2)],
    ['from', time(428)],
    ['to', time(448)],
  ];
}

export function syntheticTargets(r: RawReader): Entries {
  const one = (at: number): Entries => {
    const kind = r.u(at, 2);
    const name = TARGET_ID[kind] ?? 'other';
    // gpsd keeps 32 of the 42 bits of a number.
    const digits = r.u(at + 12, 16) * 65_536 + r.u(at + 28, 16);
    return [
      ['idtype', String(kind)],
      ['idtype_text', quoted(name)],
      [name, kind < 2 ? quoted(String(digits)) : r.text(at + 2, 7)],
      ['lat', fixed(r.s(at + 48, 24) / IMO_SCALE, 4)],
      ['lon', fixed(r.s(at + 72, 25) / IMO_SCALE, 4)],
      ['course', r.number(at + 97, 9)],
      ['second', r.number(at + 106, 6)],
      ['speed', r.number(at + 112, 10)],
    ];
  };
  return [['targets', list(r, 56, 122, one)]];
}

export function trafficSignal(r: RawReader): Entries {
  const signal = (at: number) => quoted(SIGNAL[r.u(at, 5)] ?? 'INVALID SIGNAL TYPE');
  return [
    ['linkage', r.number(56, 10)],
    ['station', r.text(66, 20)],
    ...imoPlace(r, 186),
    ['status', r.number(235, 2)],
    ['signal', r.number(237, 5)],
    ['signal_text', signal(237)],
    ['hour', r.number(242, 5)],
    ['minute', r.number(247, 6)],
    ['nextsignal', r.number(253, 5)],
    ['nextsignal_text', signal(253)],
  ];
}

/** Start and end of a warning: years and months stand apart from hours and minutes. */
export function emmaWarning(r: RawReader): Entries {
  const time = (date: number, clock: number) => {
    const day = `${r.u(date, 8) + 2000}-${two(r.u(date + 8, 4))}-${two(r.u(date + 12, 5))}`;
    return quoted(`${day}T${two(r.u(clock, 5))}:${two(r.u(clock + 5, 6))}`);
  };
  // gpsd prints the hour, the minute and the day of the start at each other's places.
  const startMonth = `${r.u(56, 8) + 2000}-${two(r.u(64, 4))}`;
  const start = quoted(`${startMonth}-${two(r.u(90, 5))}T${two(r.u(95, 6))}:${two(r.u(68, 5))}`);
  const [startLon, startLat] = place(r, 112);
  const [endLon, endLat] = place(r, 167);
  const [type, strength, wind] = [r.u(222, 4), r.u(244, 2), r.u(246, 4)];
  return [
    ['start', start],
    ['end', time(73, 101)],
    ['start_lon', startLon?.[1] ?? ''],
    ['start_lat', startLat?.[1] ?? ''],
    ['end_lon', endLon?.[1] ?? ''],
    ['end_lat', endLat?.[1] ?? ''],
    ['type', String(type)],
    ['type_text', quoted(EMMA_TYPE[type] ?? 'INVALID EMMA TYPE')],
    ['min', String(r.s(226, 9))],
    ['max', String(r.s(235, 9))],
    ['class', String(strength)],
    ['class_text', quoted(EMMA_CLASS[strength] ?? 'INVALID EMMA TYPE')],
    ['wind', String(wind)],
    ['wind_text', quoted(EMMA_WIND[wind] ?? 'INVALID EMMA WIND DIRECTION')],
  ];
}

export function waterLevels(r: RawReader): Entries {
  const gauges: string[] = [];
  for (let at = 68; at < r.bits; at += 25) {
    gauges.push(`{"id":${r.u(at, 11)},"level":${r.s(at + 11, 14)}}`);
  }
  return [
    ['country', r.text(56, 2)],
    ['gauges', `[${gauges.join(',')}]`],
  ];
}

export function signalStatus(r: RawReader): Entries {
  const [direction, status] = [r.u(124, 3), r.u(127, 30)];
  return [
    ...place(r, 56),
    ['form', r.number(111, 4)],
    ['facing', r.number(115, 9)],
    ['direction', String(direction)],
    ['direction_text', quoted(SIGNAL_DIRECTION[direction] ?? 'INVALID DIRECTION')],
    ['status', String(status)],
    ['status_text', quoted(SIGNAL_STATUS[status] ?? 'INVALID STATUS')],
  ];
}
