/** Positions and directions as officers write and say them. */
import {
  checkBearing,
  checkPoint,
  type LatLon,
  normaliseBearingDeg,
  normaliseLonDeg,
} from './point.js';

export type Language = 'en' | 'fr';

/** The 16 points, clockwise from north. French says O (ouest) for west. */
const pointsEn = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;
/** One of the 16 points of the compass, in English letters. */
export type CompassPoint = (typeof pointsEn)[number];

/** The 16 points of the compass, clockwise from north. */
export const compassPoints: readonly CompassPoint[] = pointsEn;

/**
 * The nearest of the 16 points to a bearing. A bearing half way between two goes to the later one.
 * @example compassPoint(67.5) // 'ENE'
 * @throws GeoError GEO_BEARING
 */
export function compassPoint(bearingDegTrue: number): CompassPoint {
  checkBearing(bearingDegTrue);
  const index = Math.floor(normaliseBearingDeg(bearingDegTrue) / 22.5 + 0.5) % 16;
  return pointsEn[index] ?? 'N';
}

/** A point of the compass in a language: 'WSW' is 'OSO' in French. */
export function compassWord(point: CompassPoint, language: Language): string {
  return language === 'fr' ? point.replaceAll('W', 'O') : point;
}

/**
 * A bearing in three digits, without a sign: 7.4 -> '007', 359.6 -> '000'.
 * @throws GeoError GEO_BEARING
 */
export function formatBearing(bearingDegTrue: number): string {
  checkBearing(bearingDegTrue);
  const whole = Math.round(normaliseBearingDeg(bearingDegTrue)) % 360;
  return String(whole).padStart(3, '0');
}

/** How to write a position. */
export interface PositionStyle {
  /** `symbols`: 51°02.3′N 001°35.1′E; `plain`: 51 02.3 N 001 35.1 E. */
  readonly style?: 'symbols' | 'plain';
  /** Digits after the point of the minutes, 0..4; 1 where absent (about 185 m). */
  readonly minuteDigits?: number;
  /** French writes a comma and O for west. */
  readonly language?: Language;
}

/**
 * A position as officers write it, degrees and minutes.
 * @example formatPosition({ lat: 51.0383, lon: 1.585 }) // '51°02.3′N 001°35.1′E'
 * @example formatPosition({ lat: 51.0383, lon: 1.585 }, { style: 'plain' }) // '51 02.3 N 001 35.1
 * E'
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE
 */
export function formatPosition(point: LatLon, options: PositionStyle = {}): string {
  checkPoint(point);
  const lon = normaliseLonDeg(point.lon);
  const lat = formatAngle(Math.abs(point.lat), 2, options);
  const long = formatAngle(Math.abs(lon), 3, options);
  const west = options.language === 'fr' ? 'O' : 'W';
  const space = options.style === 'plain' ? ' ' : '';
  return `${lat}${space}${point.lat < 0 ? 'S' : 'N'} ${long}${space}${lon < 0 ? west : 'E'}`;
}

/** Rounds the whole angle first, so that 59.96 minutes become the next degree and never 60.0. */
function formatAngle(angleDeg: number, degreeDigits: number, options: PositionStyle): string {
  const digits = Math.min(4, Math.max(0, Math.trunc(options.minuteDigits ?? 1)));
  const scale = 10 ** digits;
  const steps = Math.round(angleDeg * 60 * scale);
  const degrees = Math.floor(steps / (60 * scale));
  const minutes = (steps - degrees * 60 * scale) / scale;
  const width = digits === 0 ? 2 : digits + 3;
  const written = minutes.toFixed(digits).padStart(width, '0');
  const said = options.language === 'fr' ? written.replace('.', ',') : written;
  const degreesSaid = String(degrees).padStart(degreeDigits, '0');
  return options.style === 'plain' ? `${degreesSaid} ${said}` : `${degreesSaid}°${said}′`;
}
