/** Wind and waves as officers say them: where from, the Beaufort force, knots, metres. */
import { compassPoint, compassWord } from '@straitwatch/geo';
import type { Flow, SeaNow, WavesView } from '@straitwatch/protocol';
import type { Language, Speech } from '../words/index.js';
import { flowWords } from './ahead.js';
import { number } from './number.js';

/** Mean wind at which each force begins, m/s: WMO code table 1100. */
const forcesFromMps = [0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7];

export function beaufort(mps: number): number {
  return forcesFromMps.filter((from) => mps >= from).length;
}

/** `SW 5` */
export function windShort(wind: Flow, language: Language): string {
  const from = (flowWords(wind).towardsDegTrue + 180) % 360;
  const force = beaufort(Math.hypot(wind.eastMps, wind.northMps));
  return `${compassWord(compassPoint(from), language)} ${force}`;
}

/** `SW 5 · 0.9 m`; what is not known says so. */
export function windAndWaves(sea: SeaNow, { words, say, language }: Speech): string {
  const { wind, waves } = sea;
  if (wind === undefined && waves === undefined) return words.windUnknown;
  return [
    wind === undefined ? words.windUnknown : windShort(wind, language),
    waves === undefined ? '' : say('metres', { m: number(waves.heightM, language) }),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

export function windLong(wind: Flow, { say, language }: Speech): string {
  const { towardsDegTrue, kn } = flowWords(wind);
  const sdKn = (wind.sdMps ?? 0) * (3_600 / 1_852);
  return say('windLong', {
    wind: windShort(wind, language),
    from: String(Math.round(towardsDegTrue + 180) % 360).padStart(3, '0'),
    kn: Math.round(kn),
    sd: Math.round(sdKn),
  });
}

/** The least that one decimal can tell: no sea is known to nothing. */
const leastM = 0.1;

export function wavesLong(waves: WavesView, { words, say, language }: Speech): string {
  const { heightM, sdM, periodS, fromDegTrue } = waves;
  return [
    say('wavesLong', { m: number(heightM, language), sd: number(Math.max(leastM, sdM), language) }),
    periodS === undefined ? words.periodUnknown : say('seconds', { s: number(periodS, language) }),
    fromDegTrue === undefined
      ? ''
      : say('fromDeg', { deg: String(Math.round(fromDegTrue) % 360).padStart(3, '0') }),
  ]
    .filter((one) => one !== '')
    .join(', ');
}
