/** Grid codes in a text: MGRS and plus codes, turned into places by the caller's grids. */
import { metresPerDegLat, metresPerDegLon } from '../local.js';
import { typedRadiusFloorM } from './pairs.js';
import {
  type GridCell,
  type PositionGrids,
  type PositionRefused,
  type Reading,
  refused,
} from './types.js';

const mgrsPattern = new RegExp(
  '(?:^|[^A-Z0-9])(\\d{1,2})\\s?([C-HJ-NP-X])\\s?([A-HJ-NP-Z]{2})\\s?(\\d{1,10})' +
    '(?:\\s(\\d{1,5}))?(?![A-Z0-9])',
  'i',
);
/** The twenty signs of plus codes: none can be mistaken for another. */
const plusSigns = '[23456789CFGHJMPQRVWX]';
const plusPattern = new RegExp(
  `(?:^|[^0-9A-Z+.°'"])((?:${plusSigns}{2,8}0{0,6})\\+(${plusSigns}{0,7}))(?![0-9A-Z.])`,
  'i',
);
const placeCharsMax = 60;

/** Reads the first grid code of a text; undefined when there is none. */
export function readCode(
  text: string,
  grids: PositionGrids,
): Reading | PositionRefused | undefined {
  return readPlusCode(text, grids) ?? readMgrs(text, grids);
}

function readMgrs(text: string, grids: PositionGrids): Reading | PositionRefused | undefined {
  const match = mgrsPattern.exec(text);
  if (match === null) return undefined;
  const [, zone = '', band = '', square = '', first = '', second = ''] = match;
  const digits = `${first}${second}`;
  const halves = second === '' ? digits.length % 2 === 0 : first.length === second.length;
  if (!halves || digits.length > 10) return undefined;
  const code = `${zone}${band}${square}${digits}`.toUpperCase();
  return cellReading({
    code,
    form: 'mgrs',
    cell: guarded(() => grids.mgrs?.(code)),
    known: grids.mgrs !== undefined,
  });
}

function readPlusCode(text: string, grids: PositionGrids): Reading | PositionRefused | undefined {
  const match = plusPattern.exec(text);
  if (match === null) return undefined;
  const code = (match[1] ?? '').toUpperCase();
  const before = code.indexOf('+');
  const after = code.length - before - 1;
  const padded = code.includes('0');
  // A short code has 2, 4 or 6 signs before the plus, and at least two after it.
  const full = before === 8 && (padded ? after === 0 : after !== 1);
  const short = !padded && [2, 4, 6].includes(before) && after >= 2;
  if (!full && !short) return undefined;
  const near = text
    .slice(match.index + match[0].length, match.index + match[0].length + placeCharsMax)
    .replace(/^[\s,]+/, '')
    .trim();
  const cell = guarded(() => grids.plusCode?.(code, near));
  const reading = cellReading({
    code,
    form: 'plus-code',
    cell,
    known: grids.plusCode !== undefined,
  });
  if ('ok' in reading || cell?.reference === undefined) return reading;
  const assumption = cell.reference === 'named' ? 'reference-named' : 'reference-assumed';
  return { ...reading, assumptions: [assumption] };
}

/** Other people's code may throw on a code that is none; that is an answer, not a failure. */
function guarded<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function cellReading(found: {
  readonly code: string;
  readonly form: 'mgrs' | 'plus-code';
  readonly cell: GridCell | undefined;
  readonly known: boolean;
}): Reading | PositionRefused {
  const { cell, form } = found;
  const name = form === 'mgrs' ? 'MGRS reference' : 'plus code';
  const article = form === 'mgrs' ? 'an' : 'a';
  if (cell === undefined || !(Math.abs(cell.lat) <= 90 && Math.abs(cell.lon) <= 180)) {
    return refused('POSITION_GRID', {
      field: form,
      value: found.code,
      expected: found.known
        ? `${article} ${name} that exists`
        : `a position in degrees; no ${name}s are read here`,
    });
  }
  const northM = (Math.abs(cell.heightDeg) / 2) * metresPerDegLat(cell.lat);
  const eastM = (Math.abs(cell.widthDeg) / 2) * metresPerDegLon(cell.lat);
  const cellM = Math.hypot(northM, eastM);
  const floored = !(cellM >= typedRadiusFloorM);
  return {
    lat: cell.lat,
    lon: cell.lon,
    form,
    radiusM: floored ? typedRadiusFloorM : cellM,
    radiusReason: floored ? 'floor' : 'code-cell',
    assumptions: [],
    others: [],
  };
}
