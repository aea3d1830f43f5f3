/** Any pasted position. */
import { fastDistanceM } from '../local.js';
import { formatPosition } from '../officers.js';
import type { LatLon } from '../point.js';
import { readAml } from './aml.js';
import { cleanText } from './clean.js';
import { readCode } from './codes.js';
import { settleCommas } from './commas.js';
import { searchLinks } from './links.js';
import { type PairProblem, searchPairs } from './pairs.js';
import { tokenise } from './tokens.js';
import {
  inArea,
  type PositionAlternative,
  type PositionAssumption,
  type PositionFound,
  type PositionGrids,
  type PositionOptions,
  type PositionRefused,
  type PositionResult,
  positionTextCharsMax,
  type Reading,
  refused,
} from './types.js';

const alternativesMax = 4;
/** Readings nearer to each other than this are one place. */
const samePlaceM = 100;
/** "About" makes a radius three times as large, and at least a kilometre. */
const approximateFactor = 3;
const approximateFloorM = 1000;

/**
 * Understands a position in any form people send: degrees of every kind, map links, geo: URIs, AML
 * messages, plus codes and MGRS (where the caller gives `grids`), inside any other words.
 *
 * Never throws, whatever the text; never guesses in silence: what was taken for granted stands in
 * `assumptions`, other readings in `alternatives`. Doubtful readings go to 49..52.5 N, 3 W..4.5 E.
 * The radius (metres, 95 %) follows from the digits given, with a floor of 50 m (10 m where the
 * phone itself measured it).
 * @example parsePositionText("51°02,3'N 1°35,1'E") // { ok: true, lat: 51.0383..., lon: 1.585, ...
 * }
 */
export function parsePositionText(text: string, options: PositionOptions = {}): PositionResult {
  if (typeof text !== 'string') {
    return refused('POSITION_NOT_TEXT', { field: 'text', value: typeof text, expected: 'a text' });
  }
  if (text.length > positionTextCharsMax) {
    return refused('POSITION_TOO_LONG', {
      field: 'text',
      value: `${text.length} characters`,
      expected: `at most ${positionTextCharsMax} characters`,
    });
  }
  const clean = cleanText(text);
  if (clean.trim() === '') {
    return refused('POSITION_EMPTY', { field: 'text', value: text, expected: 'a position' });
  }
  const grids = options.grids ?? {};
  const aml = readAml(clean);
  if (aml !== undefined) return 'ok' in aml ? aml : finish(aml, false);
  const links = searchLinks(clean);
  const linked = pickLinked(links.readings) ?? readPhrases(links.phrases, grids);
  const rest = readWords(links.rest, grids);
  if (linked !== undefined) return finish(linked, rest.approximate);
  if (rest.result !== undefined && !('ok' in rest.result))
    return finish(rest.result, rest.approximate);
  if (links.shortLink !== undefined) return shortLinkRefusal(links.shortLink);
  if (links.emptyLink !== undefined && rest.problem === 'none') {
    return refused('POSITION_LINK_EMPTY', {
      field: 'link',
      value: links.emptyLink,
      expected: 'a map link that holds a latitude and a longitude',
    });
  }
  if (rest.result !== undefined) return rest.result;
  return refusal(clean, rest.problem);
}

function shortLinkRefusal(link: string): PositionRefused {
  return refused('POSITION_SHORT_LINK', {
    field: 'link',
    value: link,
    expected:
      'a position; this short link holds none and only its owner can open it: ' +
      'open it on a device with internet and paste the long address or the coordinates',
  });
}

/** Pins before views; the others become alternatives. */
function pickLinked(readings: readonly Reading[]): Reading | undefined {
  const pins = readings.filter((r) => r.radiusReason !== 'map-view');
  const best = pins.find(inArea) ?? pins[0] ?? readings.find(inArea) ?? readings[0];
  if (best === undefined) return undefined;
  const others = readings.filter((r) => r !== best);
  const apart = others.some((r) => pins.includes(r) && fastDistanceM(r, best) > samePlaceM);
  return {
    ...best,
    assumptions: apart ? [...best.assumptions, 'several-positions'] : best.assumptions,
    others,
  };
}

function readPhrases(
  phrases: readonly { readonly text: string; readonly service: string }[],
  grids: PositionGrids,
): Reading | undefined {
  for (const { text, service } of phrases) {
    const { result } = readWords(cleanText(text), grids);
    if (result === undefined || 'ok' in result) continue;
    return { ...result, form: result.form === 'plus-code' ? 'plus-code' : 'map-link', service };
  }
  return undefined;
}

interface WordsRead {
  readonly result: Reading | PositionRefused | undefined;
  readonly problem: PairProblem;
  readonly approximate: boolean;
}

/** Codes first: their letters stand so close that degrees cannot look like them. */
function readWords(text: string, grids: PositionGrids): WordsRead {
  const { tokens, approximate, cut } = tokenise(settleCommas(text));
  const code = readCode(text, grids);
  if (code !== undefined && !('ok' in code)) return { result: code, problem: 'none', approximate };
  const found = searchPairs(tokens);
  if (found.best === undefined) return { result: code, problem: found.problem, approximate };
  const { best } = found;
  const result: Reading = cut
    ? { ...best, assumptions: [...best.assumptions, 'text-partly-read'] }
    : best;
  return { result, problem: 'none', approximate };
}

function refusal(text: string, problem: PairProblem): PositionRefused {
  const value = text.trim();
  if (/(^|\s)\/{0,3}[\p{L}]{3,20}\.[\p{L}]{3,20}\.[\p{L}]{3,20}($|\s)/u.test(value.slice(0, 200))) {
    return refused('POSITION_WORDS', {
      field: 'text',
      value,
      expected: 'a position in degrees; three-word addresses cannot be read without their owner',
    });
  }
  if (problem === 'incomplete') {
    return refused('POSITION_INCOMPLETE', {
      field: 'text',
      value,
      expected: 'both a latitude and a longitude, as 51 02.3 N 001 35.1 E or 51.0383, 1.5850',
    });
  }
  if (problem === 'minutes') {
    return refused('POSITION_OUT_OF_RANGE', {
      field: 'minutes',
      value,
      expected: 'minutes of less than 60',
    });
  }
  if (problem === 'out-of-range') {
    return refused('POSITION_OUT_OF_RANGE', {
      field: 'text',
      value,
      expected: 'a latitude of at most 90 degrees and a longitude of at most 180',
    });
  }
  return refused('POSITION_NOT_FOUND', {
    field: 'text',
    value,
    expected: 'a position, as 51 02.3 N 001 35.1 E or 51.0383, 1.5850, or a map link',
  });
}

/** Enough minutes' digits that rounding stays well inside the radius. */
function written(point: LatLon, radiusM: number): string {
  const minuteDigits = radiusM >= 90 ? 1 : radiusM >= 25 ? 2 : 3;
  return formatPosition(point, { minuteDigits });
}

function finish(reading: Reading, approximate: boolean): PositionFound {
  const assumptions = new Set<PositionAssumption>(reading.assumptions);
  let { radiusM, radiusReason } = reading;
  if (approximate && reading.form !== 'aml') {
    radiusM = Math.max(approximateFloorM, radiusM * approximateFactor);
    radiusReason = 'said-approximate';
    assumptions.add('said-approximate');
  }
  if (!inArea(reading)) assumptions.add('outside-area');
  const alternatives: PositionAlternative[] = [];
  for (const other of reading.others) {
    const known = [reading, ...alternatives];
    if (known.some((place) => fastDistanceM(place, other) < samePlaceM)) continue;
    if (alternatives.length === alternativesMax) break;
    const { lat, lon } = other;
    alternatives.push({ lat, lon, understood: written(other, radiusM) });
  }
  return {
    ok: true,
    lat: reading.lat,
    lon: reading.lon,
    radiusM: Math.ceil(radiusM),
    radiusReason,
    form: reading.form,
    ...(reading.service === undefined || reading.form === 'geo-uri'
      ? {}
      : { service: reading.service }),
    understood: written(reading, radiusM),
    assumptions: [...assumptions],
    ...(reading.timeOfPosition === undefined ? {} : { timeOfPosition: reading.timeOfPosition }),
    alternatives,
  };
}
