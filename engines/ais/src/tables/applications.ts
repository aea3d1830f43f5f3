/**
 * Contents of the binary messages 6 and 8 that are in real use: IMO SN.1/Circ.289 (2010), the
 * older Circ.236 weather message, the inland waterway messages of the CCNR standard, and the aids
 * to navigation of the General Lighthouse Authorities. Bit 0 is the first bit of the data.
 */
import { bool, int, text, uint } from '../field.js';
import * as parts from './application-parts.js';
import type { ApplicationTable } from './application-table.js';
import {
  AID_MONITORING,
  AREA_NOTICE_USCG,
  INLAND_ETA,
  INLAND_PERSONS,
  INLAND_RTA,
  INLAND_SHIP,
  WATER_LEVELS,
} from './applications-regional.js';
import { IMO_AREAS } from './areas.js';

const temperature = (
  name: string,
  start: number,
  width: number,
  doc: string,
  low: number,
  high: number,
  absent: number,
) => int(name, start, width, doc, { div: 10, min: low, max: high, absent });

export const WEATHER: ApplicationTable = {
  kind: 'met-hydro',
  name: 'MetHydroContent',
  doc: 'Weather and water at a station (Circ.289 FI 31).',
  keys: [[1, 31]],
  bits: 304,
  fields: [
    parts.lon(0),
    parts.lat(25),
    bool('accuracyHigh', 49, 'Position good to 10 m.'),
    ...parts.dayToMinute(50),
    ...parts.wind(66),
    temperature('airTempC', 98, 11, 'Air temperature, degrees Celsius.', -600, 600, -1024),
    uint('humidityPercent', 109, 7, 'Relative humidity.', { max: 100, absent: 101 }),
    temperature('dewPointC', 116, 10, 'Dew point, degrees Celsius.', -200, 500, 501),
    uint('pressureHpa', 126, 9, 'Air pressure at sea level, hectopascal.', {
      shift: 799,
      max: 402,
      absent: 511,
    }),
    parts.tendency('pressureTendency', 135),
    bool('visibilityMore', 137, 'Visibility is more than the number given.'),
    uint('visibilityNm', 138, 7, 'Horizontal visibility, nautical miles.', {
      div: 10,
      max: 126,
      absent: 127,
    }),
    uint('waterLevelM', 145, 12, 'Water level above local datum, metres.', {
      div: 100,
      shift: -1000,
      max: 4000,
      absent: 4001,
    }),
    parts.tendency('waterLevelTrend', 157),
    ...parts.sea(159),
    temperature('waterTempC', 270, 10, 'Water temperature, degrees Celsius.', -100, 500, 501),
    ...parts.water(280),
  ],
};

export const WEATHER_OLD: ApplicationTable = {
  kind: 'met-hydro-236',
  name: 'MetHydro236Content',
  doc: 'Weather and water at a station (Circ.236 FI 11, still sent).',
  keys: [[1, 11]],
  bits: 296,
  fields: [
    parts.lat(0),
    parts.lon(24),
    ...parts.dayToMinute(49),
    ...parts.wind(65),
    uint('airTempC', 97, 11, 'Air temperature, degrees Celsius.', {
      div: 10,
      shift: -600,
      max: 1200,
      absent: 2047,
    }),
    uint('humidityPercent', 108, 7, 'Relative humidity.', { max: 100, absent: 127 }),
    uint('dewPointC', 115, 10, 'Dew point, degrees Celsius.', {
      div: 10,
      shift: -200,
      max: 700,
      absent: 1023,
    }),
    uint('pressureHpa', 125, 9, 'Air pressure at sea level, hectopascal.', {
      shift: 800,
      max: 400,
      absent: 511,
    }),
    parts.tendency('pressureTendency', 134),
    uint('visibilityNm', 136, 8, 'Horizontal visibility, nautical miles.', {
      div: 10,
      max: 250,
      absent: 255,
    }),
    uint('waterLevelM', 144, 9, 'Water level above local datum, metres.', {
      div: 10,
      shift: -100,
      max: 400,
      absent: 511,
    }),
    parts.tendency('waterLevelTrend', 153),
    ...parts.sea(155),
    uint('waterTempC', 266, 10, 'Water temperature, degrees Celsius.', {
      div: 10,
      shift: -100,
      max: 600,
      absent: 1023,
    }),
    ...parts.water(276),
  ],
};

export const PERSONS: ApplicationTable = {
  kind: 'persons-on-board',
  name: 'PersonsOnBoardContent',
  doc: 'How many people are on board (Circ.289 FI 16).',
  keys: [
    [1, 16],
    [1, 40],
  ],
  bits: 48,
  fields: [
    uint('persons', 0, 13, 'People on board; 8191 means that or more.', { min: 1, absent: 0 }),
  ],
};

export const ROUTE: ApplicationTable = {
  kind: 'route',
  name: 'RouteContent',
  doc: 'A route, its waypoints in order (Circ.289 FI 27 and 28).',
  keys: [
    [1, 27],
    [1, 28],
  ],
  bits: 61,
  fields: [
    parts.linkage,
    uint('sender', 10, 3, '0 ship, 1 authority.'),
    uint(
      'routeType',
      13,
      5,
      '1 mandatory, 2 recommended, 3 alternative, 4 through ice, 5 ship route.',
      { min: 1, absent: 0 },
    ),
    ...parts.monthToMinute(18),
    parts.duration(38),
  ],
  list: {
    name: 'waypoints',
    itemName: 'Waypoint',
    itemBits: 55,
    max: 16,
    count: uint('count', 56, 5, 'Number of waypoints.'),
    doc: 'The waypoints.',
    fields: [
      int('lon', 0, 28, 'Longitude, degrees WGS84.', {
        div: 600_000,
        min: -108_000_000,
        max: 108_000_000,
        absent: 108_600_000,
      }),
      int('lat', 28, 27, 'Latitude, degrees WGS84.', {
        div: 600_000,
        min: -54_000_000,
        max: 54_000_000,
        absent: 54_600_000,
      }),
    ],
  },
};

export const TEXT: ApplicationTable = {
  kind: 'text',
  name: 'TextContent',
  doc: 'Text, alone or about another message (Circ.289 FI 29 and 30).',
  keys: [
    [1, 29],
    [1, 30],
  ],
  bits: 10,
  fields: [parts.linkage],
  textTail: true,
};

export const TELEGRAM: ApplicationTable = {
  kind: 'telegram',
  name: 'TelegramContent',
  doc: 'Text telegram (M.1371-5 annex 5, FI 0).',
  keys: [[1, 0]],
  bits: 12,
  fields: [
    bool('acknowledge', 0, 'An acknowledgement is asked for.'),
    uint('sequence', 1, 11, 'Sequence number; 0 for none.'),
  ],
  textTail: true,
};

export const TARGETS: ApplicationTable = {
  kind: 'vts-targets',
  name: 'VtsTargetsContent',
  doc: 'Targets of a vessel traffic service, for ships that cannot see them (Circ.289 FI 17).',
  keys: [[1, 17]],
  bits: 0,
  fields: [],
  list: {
    name: 'targets',
    itemName: 'VtsTarget',
    itemBits: 120,
    max: 4,
    doc: 'The targets.',
    fields: [
      uint('identityType', 0, 2, '0 MMSI, 1 IMO number, 2 call sign, 3 other.'),
      text('identity', 2, 42, 'Identity as text.'),
      parts.lat(48),
      parts.lon(72),
      uint('cogDegTrue', 97, 9, 'Course over ground, degrees true.', { max: 359, absent: 360 }),
      uint('second', 106, 6, 'UTC second, 0 to 59.', { max: 59, absent: 60 }),
      uint('sogKn', 112, 8, 'Speed over ground, knots.', { max: 254, absent: 255 }),
    ],
  },
};

export const CARGO: ApplicationTable = {
  kind: 'dangerous-cargo',
  name: 'DangerousCargoContent',
  doc: 'Dangerous cargo on board (Circ.289 FI 25).',
  keys: [[1, 25]],
  bits: 12,
  fields: [
    uint('amountUnit', 0, 2, '1 kilogram, 2 tonne, 3 thousand tonnes.', { min: 1, absent: 0 }),
    uint('amount', 2, 10, 'Amount in that unit.', { min: 1, absent: 0 }),
  ],
  list: {
    name: 'cargos',
    itemName: 'DangerousCargo',
    itemBits: 17,
    max: 28,
    doc: 'The cargos.',
    fields: [
      uint('cargoCode', 0, 4, 'Code under which it is carried (1 IMDG, 2 IGC, 3 BC ...).'),
      uint('cargoSubtype', 4, 13, 'Class and UN number as that code says.'),
    ],
  },
};

const port = (name: string, start: number, doc: string) => text(name, start, 30, doc);

export const VOYAGE: ApplicationTable = {
  kind: 'extended-voyage',
  name: 'ExtendedVoyageContent',
  doc: 'Further static and voyage data of a ship (Circ.289 FI 24).',
  keys: [[1, 24]],
  bits: 304,
  fields: [
    parts.linkage,
    uint('airDraughtM', 10, 13, 'Height above the water, metres.', { div: 10, min: 1, absent: 0 }),
    port('lastPort', 23, 'Last port of call, UN location code.'),
    port('nextPort', 53, 'Next port of call.'),
    port('secondNextPort', 83, 'The port after that.'),
    uint('iceClass', 165, 4, 'Ice class code.', { max: 14, absent: 15 }),
    uint('shaftPowerHp', 169, 18, 'Shaft power, horsepower.', { min: 1, absent: 0 }),
    uint('vhfChannel', 187, 12, 'VHF working channel.', { min: 1, absent: 0 }),
    text('lloydsType', 199, 42, "Lloyd's ship type."),
    uint('grossTonnage', 241, 18, 'Gross tonnage.', { min: 1, absent: 0 }),
    uint('laden', 259, 2, '1 laden, 2 in ballast.', { min: 1, max: 2, absent: 0 }),
    uint('bunkerOilT', 267, 14, 'Bunker oil, tonnes.', { min: 1, absent: 0 }),
    uint('persons', 281, 13, 'People on board, crew included.', { min: 1, absent: 0 }),
  ],
};

/** The head of an area notice; its areas are in tables/areas.ts. */
export const AREA_NOTICE: ApplicationTable = {
  kind: 'area-notice',
  name: 'AreaNoticeContent',
  doc: 'Notice about areas: a search, a wreck, a closed fairway (Circ.289 FI 22 and 23).',
  keys: [
    [1, 22],
    [1, 23],
  ],
  bits: 55,
  fields: [
    parts.linkage,
    uint('noticeType', 10, 7, 'What the notice says (Circ.289 table 11.11).'),
    ...parts.monthToMinute(17),
    parts.duration(37),
  ],
  areas: IMO_AREAS,
};

export const APPLICATIONS: readonly ApplicationTable[] = [
  WEATHER,
  WEATHER_OLD,
  PERSONS,
  INLAND_PERSONS,
  ROUTE,
  TEXT,
  TELEGRAM,
  TARGETS,
  CARGO,
  VOYAGE,
  INLAND_SHIP,
  INLAND_ETA,
  INLAND_RTA,
  WATER_LEVELS,
  AID_MONITORING,
  AREA_NOTICE,
  AREA_NOTICE_USCG,
];
