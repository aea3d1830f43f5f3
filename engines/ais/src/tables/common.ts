import { bool, code, type Field, int, text, uint } from '../field.js';

/** Degrees are sent in 1/10000 minute: 600000 a degree. */
const FINE = 600_000;
/** Areas and long-range positions are sent in 1/10 minute: 600 a degree. */
const COARSE = 600;

export const POSITIONING_MODES = {
  61: 'manual',
  62: 'estimated',
  63: 'inoperative',
} as const;

export const TURN_DIRECTIONS: Readonly<Record<number, string>> = { [-127]: 'left', 127: 'right' };

/** The fields every message begins with. */
export const HEAD: readonly Field[] = [
  uint('type', 0, 6, 'Message type, 1 to 27.'),
  uint('repeat', 6, 2, 'How often the message has been repeated, 0 to 3.'),
  uint('mmsi', 8, 30, 'Identity of the sender.'),
];

export function accuracy(start: number): Field {
  return bool('accuracyHigh', start, 'True when the position is good to 10 m or better.');
}

/** Longitude and latitude in 1/10000 minute, 28 and 27 bits. */
export function position(start: number): readonly Field[] {
  return [
    int('lon', start, 28, 'Longitude, degrees WGS84, east positive.', {
      div: FINE,
      min: -180 * FINE,
      max: 180 * FINE,
      absent: 181 * FINE,
    }),
    int('lat', start + 28, 27, 'Latitude, degrees WGS84, north positive.', {
      div: FINE,
      min: -90 * FINE,
      max: 90 * FINE,
      absent: 91 * FINE,
    }),
  ];
}

/** Longitude and latitude in 1/10 minute, 18 and 17 bits. */
export function coarsePosition(start: number, lon = 'lon', lat = 'lat'): readonly Field[] {
  return [
    int(lon, start, 18, 'Longitude, degrees WGS84, east positive, to 1/10 minute.', {
      div: COARSE,
      min: -180 * COARSE,
      max: 180 * COARSE,
      absent: 181 * COARSE,
    }),
    int(lat, start + 18, 17, 'Latitude, degrees WGS84, north positive, to 1/10 minute.', {
      div: COARSE,
      min: -90 * COARSE,
      max: 90 * COARSE,
      absent: 91 * COARSE,
    }),
  ];
}

export function sog(start: number): Field {
  return uint('sogKn', start, 10, 'Speed over ground in knots; 102.2 means that or more.', {
    div: 10,
    max: 1022,
    absent: 1023,
  });
}

export function cog(start: number): Field {
  return uint('cogDegTrue', start, 12, 'Course over ground, degrees from true north.', {
    div: 10,
    max: 3599,
    absent: 3600,
  });
}

export function heading(start: number): Field {
  return uint('headingDegTrue', start, 9, 'Where the bow points, degrees from true north.', {
    max: 359,
    absent: 511,
  });
}

/** UTC second of the position; the numbers above 60 say how the position was found. */
export function second(start: number): readonly Field[] {
  return [
    uint('second', start, 6, 'UTC second of the position, 0 to 59.', { max: 59, absent: 60 }),
    code(
      'positioning',
      start,
      6,
      'How the position was found, when not by a fix.',
      POSITIONING_MODES,
      {
        overlay: true,
      },
    ),
  ];
}

/** Year to second of a UTC time, 40 bits. */
export function dateTime(start: number): readonly Field[] {
  return [
    uint('year', start, 14, 'UTC year.', { min: 1, max: 9999, absent: 0 }),
    uint('month', start + 14, 4, 'UTC month, 1 to 12.', { min: 1, max: 12, absent: 0 }),
    uint('day', start + 18, 5, 'UTC day, 1 to 31.', { min: 1, max: 31, absent: 0 }),
    uint('hour', start + 23, 5, 'UTC hour, 0 to 23.', { max: 23, absent: 24 }),
    uint('minute', start + 28, 6, 'UTC minute, 0 to 59.', { max: 59, absent: 60 }),
    uint('second', start + 34, 6, 'UTC second, 0 to 59.', { max: 59, absent: 60 }),
  ];
}

/** Month to minute of a UTC time, 20 bits. */
export function monthToMinute(start: number, prefix: string, doc: string): readonly Field[] {
  return [
    uint(`${prefix}Month`, start, 4, `${doc}: UTC month, 1 to 12.`, { min: 1, max: 12, absent: 0 }),
    uint(`${prefix}Day`, start + 4, 5, `${doc}: UTC day, 1 to 31.`, { min: 1, max: 31, absent: 0 }),
    uint(`${prefix}Hour`, start + 9, 5, `${doc}: UTC hour, 0 to 23.`, { max: 23, absent: 24 }),
    uint(`${prefix}Minute`, start + 14, 6, `${doc}: UTC minute, 0 to 59.`, { max: 59, absent: 60 }),
  ];
}

/** Dimensions around the reference point of the position, 30 bits. */
export function dimensions(start: number): readonly Field[] {
  const doc = (to: string) =>
    `Metres from the position's reference point to the ${to}; 0 is sent for unknown.`;
  return [
    uint('dimToBowM', start, 9, doc('bow'), { min: 1, absent: 0 }),
    uint('dimToSternM', start + 9, 9, doc('stern'), { min: 1, absent: 0 }),
    uint('dimToPortM', start + 18, 6, doc('port side'), { min: 1, absent: 0 }),
    uint('dimToStarboardM', start + 24, 6, doc('starboard side'), { min: 1, absent: 0 }),
  ];
}

export function epfd(start: number): Field {
  return uint(
    'epfdType',
    start,
    4,
    'Kind of positioning device (1 GPS, 2 GLONASS, 8 Galileo ...).',
    {
      min: 1,
      absent: 0,
    },
  );
}

export function shipType(start: number): Field {
  return uint('shipType', start, 8, 'Type of ship and cargo, 1 to 255 (M.1371-5 table 53).', {
    min: 1,
    absent: 0,
  });
}

export function radio(start: number): Field {
  return uint('radioBits', start, 19, 'Communication state as sent; see `radioStateOf`.');
}

export const SHIP_NAME = 'Name as sent, upper case, without padding.';

export function shipName(start: number): Field {
  return text('shipName', start, 120, SHIP_NAME);
}

export function callSign(start: number): Field {
  return text('callSign', start, 42, 'Radio call sign.');
}
