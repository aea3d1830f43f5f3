/** The run of an engine that a drift reckons with, in words. */
import { compassPoint, compassWord } from '@straitwatch/geo';
import type { DriftInputs } from '@straitwatch/protocol';
import type { Speech } from '../words/index.js';

const knPerMps = 3_600 / 1_852;
/** Spreads each side of the middle that hold 95 %. */
const spreads = 2;

/** From its speed, course and stop: what holds for 19 boats in 20. */
export function engineRunWords(
  engine: NonNullable<DriftInputs['engine']>,
  { say, language }: Speech,
): string {
  const { speedMps, speedSdMps, courseToDegTrue, courseSdDeg, stopsAfterH } = engine;
  const [, lastH] = stopsAfterH;
  return say('engineMayRun', {
    low: Math.round(Math.max(0, speedMps - spreads * speedSdMps) * knPerMps),
    high: Math.round((speedMps + spreads * speedSdMps) * knPerMps),
    to: compassWord(compassPoint(courseToDegTrue), language),
    course: String(Math.round(courseToDegTrue) % 360).padStart(3, '0'),
    spread: Math.round(spreads * courseSdDeg),
    hours: lastH,
  });
}
