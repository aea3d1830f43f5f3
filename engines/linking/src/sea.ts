/** For one boat of one world: is it a boat at all, and are its people at sea now? */
import type { LinkingParameters } from './parameters.js';
import { endings, type Prepared } from './prepare.js';

export interface BoatFacts {
  /** That it is a boat with people, no fishing boat, debris or call about nothing. */
  readonly real: number;
  /** That, with no ending told, it is one more boat at sea: not ended unseen, and no splinter of another. */
  readonly atSea: number;
}

/** @param members reports of the boat, in order of time */
export function boatFacts(
  data: Prepared,
  members: ArrayLike<number>,
  count: number,
  atH: number,
  p: LinkingParameters,
): BoatFacts {
  let voices = 0;
  let sensors = 0;
  let crew = 0;
  let counts = 0;
  let lastH = -Infinity;
  for (let m = 0; m < count; m++) {
    const i = members[m]!;
    if (data.isRelay[i] === 1) continue;
    if (data.isCrew[i] === 1 || data.ending[i] !== endings.none) crew += 1;
    else if (data.isVoice[i] === 1) voices += 1;
    else sensors += 1;
    if (data.personsRow[i]! >= 0) counts += 1;
    lastH = Math.max(lastH, data.timeH[i]!);
  }
  const { real } = p;
  const z =
    real.base +
    real.voice * Math.min(4, voices) +
    real.sensor * Math.min(4, sensors) +
    real.crew * Math.min(2, crew) +
    real.count * Math.min(2, counts);
  const all = voices + sensors + crew;
  const size = all <= 1 ? (voices > 0 ? 0 : 1) : all === 2 ? 2 : all <= 5 ? 3 : 4;
  const isSilent = atH - lastH > silentH;
  return {
    real: 1 / (1 + Math.exp(-z)),
    atSea: (isSilent ? p.atSea.silent : p.atSea.heard)[size] ?? 1,
  };
}

/** A boat that nobody has told of for so long may have ended unseen, hours. */
const silentH = 3;
