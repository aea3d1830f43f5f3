/** Fields that several application messages share (IMO SN.1/Circ.289, annex). */
import { bool, type Field, int, text, uint } from '../field.js';

/** Positions are sent in 1/1000 minute: 60000 a degree. */
const MILLI = 60_000;

export const linkage: Field = uint(
  'linkage',
  0,
  10,
  'Ties this to a text message; absent for none.',
  {
    min: 1,
    absent: 0,
  },
);

export function lon(start: number): Field {
  return int('lon', start, 25, 'Longitude, degrees WGS84, east positive.', {
    div: MILLI,
    min: -180 * MILLI,
    max: 180 * MILLI,
    absent: 181 * MILLI,
  });
}

export function lat(start: number): Field {
  return int('lat', start, 24, 'Latitude, degrees WGS84, north positive.', {
    div: MILLI,
    min: -90 * MILLI,
    max: 90 * MILLI,
    absent: 91 * MILLI,
  });
}

export function month(start: number): Field {
  return uint('month', start, 4, 'UTC month, 1 to 12.', { min: 1, max: 12, absent: 0 });
}

export function dayToMinute(start: number): readonly Field[] {
  return [
    uint('day', start, 5, 'UTC day, 1 to 31.', { min: 1, absent: 0 }),
    uint('hour', start + 5, 5, 'UTC hour, 0 to 23.', { max: 23, absent: 24 }),
    uint('minute', start + 10, 6, 'UTC minute, 0 to 59.', { max: 59, absent: 60 }),
  ];
}

export function monthToMinute(start: number): readonly Field[] {
  return [month(start), ...dayToMinute(start + 4)];
}

export function duration(start: number): Field {
  return uint('durationMin', start, 18, 'How long it holds, minutes; absent for unknown.', {
    max: 262_142,
    absent: 262_143,
  });
}

/** Average and gust speed and direction, 32 bits. */
export function wind(start: number): readonly Field[] {
  const speed = { max: 126, absent: 127 };
  const from = { max: 359, absent: 360 };
  return [
    uint(
      'windKn',
      start,
      7,
      'Average wind speed of ten minutes, knots; 126 means that or more.',
      speed,
    ),
    uint('gustKn', start + 7, 7, 'Greatest wind speed of ten minutes, knots.', speed),
    uint('windFromDegTrue', start + 14, 9, 'Where the wind comes from, degrees true.', from),
    uint('gustFromDegTrue', start + 23, 9, 'Where the gust comes from, degrees true.', from),
  ];
}

/** Currents at three depths, waves, swell and sea state: 115 bits, the same in both editions. */
export function sea(start: number): readonly Field[] {
  const speed = { div: 10, max: 251, absent: 255 };
  const to = { max: 359, absent: 360 };
  const height = { div: 10, max: 251, absent: 255 };
  const out: Field[] = [
    uint('currentKn', start, 8, 'Surface current including tide, knots.', speed),
    uint('currentToDegTrue', start + 8, 9, 'Where the surface current goes, degrees true.', to),
  ];
  for (const [i, at] of [start + 17, start + 39].entries()) {
    const n = i + 2;
    out.push(
      uint(`current${n}Kn`, at, 8, `Current at the depth \`current${n}DepthM\`, knots.`, speed),
    );
    out.push(uint(`current${n}ToDegTrue`, at + 8, 9, 'Where it goes, degrees true.', to));
    out.push(uint(`current${n}DepthM`, at + 17, 5, 'Depth, metres.', { max: 30, absent: 31 }));
  }
  for (const [name, at] of [
    ['wave', start + 61],
    ['swell', start + 84],
  ] as const) {
    out.push(uint(`${name}HeightM`, at, 8, 'Height, metres.', height));
    out.push(uint(`${name}PeriodS`, at + 8, 6, 'Period, seconds.', { max: 60, absent: 63 }));
    out.push(uint(`${name}FromDegTrue`, at + 14, 9, 'Where from, degrees true.', to));
  }
  out.push(
    uint('seaStateBeaufort', start + 107, 4, 'Beaufort force, 0 to 12.', { max: 12, absent: 13 }),
  );
  return out;
}

export function tendency(name: string, start: number): Field {
  return uint(name, start, 2, '0 steady, 1 falling, 2 rising.', { max: 2, absent: 3 });
}

/** Precipitation, salinity and ice after the water temperature. */
export function water(start: number): readonly Field[] {
  return [
    uint(
      'precipitationType',
      start,
      3,
      '1 rain, 2 thunderstorm, 3 freezing rain, 4 mixed, 5 snow.',
      {
        min: 1,
        max: 5,
        absent: 7,
      },
    ),
    uint('salinityPermille', start + 3, 9, 'Salinity, parts a thousand.', {
      div: 10,
      max: 500,
      absent: 510,
    }),
    uint('ice', start + 12, 2, 'Ice: 0 no, 1 yes.', { max: 1, absent: 3 }),
  ];
}

/** The five texts that name a lock, bridge or terminal of the inland waterways. */
export const inlandPlace: readonly Field[] = [
  text('country', 0, 12, 'UN country code.'),
  text('place', 12, 18, 'UN location code.'),
  text('fairwaySection', 30, 30, 'Fairway section.'),
  text('terminal', 60, 30, 'Terminal code.'),
  text('hectometre', 90, 30, 'Fairway hectometre.'),
];

export const flag = bool;
