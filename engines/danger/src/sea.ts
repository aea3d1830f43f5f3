/** Wind and sea as components. Thresholds: docs/explanation/danger.md. */
import { radPerDeg } from '@straitwatch/geo';
import type { Conditions, KnownVector, KnownWaves } from './conditions.js';
import {
  type ComponentDanger,
  type DangerLevel,
  type DangerNote,
  type Figure,
  levelAbove,
  oneUp,
  worse,
} from './levels.js';
import {
  breakingSteepness,
  growWaves,
  type WavesOnCurrent,
  wavesOnCurrent,
  windSeaBreaks,
} from './waves.js';

/**
 * Beaufort 4, 5 and 6 begin here (WMO-No. 306). Craft of category D are made for no more than 4
 * (Directive 2013/53/EU, annex I); from 6 on the United Kingdom warns of strong winds inshore.
 */
const windThresholdsMps = [5.5, 8, 10.8] as const;
/**
 * Category D ends at a significant height of 0.3 m (same directive); the sea is called slight from 0.5 m
 * and moderate from 1.25 m on (WMO code table 3700).
 */
export const seaThresholdsM = [0.3, 0.5, 1.25] as const;
/**
 * From here on breaking counts: lower waves wet people, higher ones fill and turn a boat. A judgement;
 * between two thresholds, so that no step of the sea is worth two levels.
 */
const breakersM = 0.75;
/** Of the heights that the formula gives: the scatter of the measurements behind it, a judgement. */
const growthSpread = 0.25;
/** Stronger than any: where no stream is given the waves are taken up to the point of breaking. */
const anyStreamMps = 20;
/** Shortest stretch that is tried where the open water upwind is unknown. */
const unknownFetch = { lowM: 1_000, highM: 500_000, isOpen: true };

const speedOf = (vector: KnownVector): number => Math.hypot(vector.eastMps, vector.northMps);

export function windDanger(wind: KnownVector | undefined): ComponentDanger {
  if (wind === undefined) {
    const notes = ['wind-unknown'] as const;
    return { component: 'wind', level: { low: 1, high: 4 }, figures: [], notes };
  }
  const value = speedOf(wind);
  const low = Math.max(0, value - wind.sdMps);
  const high = value + wind.sdMps;
  return {
    component: 'wind',
    level: { low: levelAbove(low, windThresholdsMps), high: levelAbove(high, windThresholdsMps) },
    figures: [{ name: 'wind at 10 m', value, low, high, unit: 'm/s', source: wind.source }],
    notes: [],
  };
}

/** Speed of the stream against waves that go a way, from what is sure to what cannot be ruled out. */
interface Against {
  readonly lowMps: number;
  readonly highMps: number;
  readonly notes: readonly DangerNote[];
  readonly figures: readonly Figure[];
}

function against(stream: KnownVector | undefined, toDegTrue: number | undefined): Against {
  if (stream === undefined) {
    const notes = ['stream-unknown'] as const;
    return { lowMps: 0, highMps: anyStreamMps, notes, figures: [] };
  }
  const { source } = stream;
  if (toDegTrue === undefined) {
    const highMps = speedOf(stream) + stream.sdMps;
    const figure = { name: 'stream against the waves', low: 0, high: highMps, unit: 'm/s', source };
    return { lowMps: 0, highMps, notes: ['wave-direction-unknown'], figures: [figure] };
  }
  const east = Math.sin(toDegTrue * radPerDeg);
  const north = Math.cos(toDegTrue * radPerDeg);
  const value = -(stream.eastMps * east + stream.northMps * north);
  const [lowMps, highMps] = [value - stream.sdMps, value + stream.sdMps];
  const name = 'stream against the waves';
  const figures = [{ name, value, low: lowMps, high: highMps, unit: 'm/s', source }];
  return { lowMps, highMps, notes: [], figures };
}

const heightLevel = (heightM: number, isBreaking: boolean): DangerLevel => {
  const level = levelAbove(heightM, seaThresholdsM);
  return isBreaking && heightM > breakersM ? oneUp(level) : level;
};

/** The sea as it meets the stream: measured or forecast where that is given, else from the wind. */
export function seaDanger(conditions: Conditions): ComponentDanger {
  const { waves, wind, stream } = conditions;
  if (waves !== undefined) return knownSea(waves, conditions);
  if (wind !== undefined) return windSea(wind, conditions);
  const notes: DangerNote[] = ['sea-unknown'];
  if (stream === undefined) notes.push('stream-unknown');
  return { component: 'sea', level: { low: 1, high: 4 }, figures: [], notes };
}

const directionTo = (wind: KnownVector): number | undefined =>
  speedOf(wind) > 0 ? Math.atan2(wind.eastMps, wind.northMps) / radPerDeg : undefined;

function knownSea(waves: KnownWaves, { stream, wind }: Conditions): ComponentDanger {
  const supposed = wind === undefined ? undefined : directionTo(wind);
  const current = against(stream, waves.toDegTrue ?? supposed);
  const notes = new Set<DangerNote>(current.notes);
  if (waves.toDegTrue === undefined) notes.add('wave-direction-unknown');
  const { periodS } = waves;
  const meet = (heightM: number, againstMps: number, isWorst: boolean): WavesOnCurrent => {
    if (periodS !== undefined) return wavesOnCurrent({ heightM, periodS }, againstMps);
    // Without a period the sea may be as long as a swell, or of the one that this stream raises most.
    if (isWorst) return worstPeriod(heightM, againstMps);
    return { heightM, steepness: 0, isBreaking: false };
  };
  if (periodS === undefined) notes.add('period-unknown');
  // A direction that is only supposed must not make the stream harmless, nor surely harmful.
  const isSupposed = waves.toDegTrue === undefined && stream !== undefined;
  const worstMps = isSupposed ? speedOf(stream) + stream.sdMps : current.highMps;
  const leastMps = isSupposed ? 0 : current.lowMps;
  const low = meet(Math.max(0, waves.heightM - waves.sdM), leastMps, false);
  const high = meet(waves.heightM + waves.sdM, worstMps, true);
  const figures: Figure[] = [
    {
      name: 'significant wave height without the stream',
      value: waves.heightM,
      low: Math.max(0, waves.heightM - waves.sdM),
      high: waves.heightM + waves.sdM,
      unit: 'm',
      source: waves.source,
    },
    ...(periodS === undefined
      ? []
      : [{ name: 'peak period', value: periodS, unit: 's', source: waves.source }]),
    ...current.figures,
    ...metFigures(low, high),
  ];
  return finish({ low, high, figures, notes, hasNoSwell: false });
}

/** Periods that are tried where none is known. */
const triedPeriods = { fromS: 0.5, toS: 30, stepS: 0.25 } as const;

/** The highest that a stream makes of a sea of any period; one of them is about to break. */
function worstPeriod(heightM: number, againstMps: number): WavesOnCurrent {
  let highest = heightM;
  const { fromS, toS, stepS } = triedPeriods;
  for (let periodS = fromS; periodS <= toS; periodS += stepS) {
    highest = Math.max(highest, wavesOnCurrent({ heightM, periodS }, againstMps).heightM);
  }
  return { heightM: highest, steepness: breakingSteepness, isBreaking: heightM > 0 };
}

function windSea(wind: KnownVector, conditions: Conditions): ComponentDanger {
  const speedMps = speedOf(wind);
  const fetch = conditions.fetch ?? unknownFetch;
  const current = against(conditions.stream, directionTo(wind));
  const notes = new Set<DangerNote>(['sea-from-wind', ...current.notes]);
  if (fetch.isOpen) notes.add('fetch-unknown');
  const met = (windMps: number, fetchM: number, againstMps: number, share: number) => {
    const sea = growWaves({ windMps, fetchM });
    const heightM = sea.heightM * share;
    const there = wavesOnCurrent({ heightM, periodS: sea.periodS }, againstMps);
    const isBreaking = windSeaBreaks({ windMps, fetchM, againstMps, heightM: breakersM });
    return { ...there, isBreaking };
  };
  const calmMps = Math.max(0, speedMps - wind.sdMps);
  const least = met(calmMps, fetch.lowM, current.lowMps, 1 - growthSpread);
  const most = met(speedMps + wind.sdMps, fetch.highM, current.highMps, 1 + growthSpread);
  // Short waves break sooner than long ones, so the shorter stretch may be the worse.
  const short = met(speedMps + wind.sdMps, fetch.lowM, current.highMps, 1 + growthSpread);
  const high = { ...most, isBreaking: most.isBreaking || short.isBreaking || least.isBreaking };
  const middle = growWaves({ windMps: speedMps, fetchM: fetch.lowM });
  const source = 'from the wind: JONSWAP 1973, no swell';
  const figures: Figure[] = [
    {
      name: 'open water upwind',
      low: fetch.lowM,
      ...(fetch.isOpen ? {} : { high: fetch.highM }),
      unit: 'm',
      source: conditions.fetch === undefined ? 'not known' : 'coast, mean of nine lines',
    },
    {
      name: 'significant wave height without the stream',
      low: growWaves({ windMps: calmMps, fetchM: fetch.lowM }).heightM * (1 - growthSpread),
      high:
        growWaves({ windMps: speedMps + wind.sdMps, fetchM: fetch.highM }).heightM *
        (1 + growthSpread),
      unit: 'm',
      source,
    },
    { name: 'peak period', value: middle.periodS, unit: 's', source },
    ...current.figures,
    ...metFigures(least, high),
  ];
  return finish({ low: least, high, figures, notes, hasNoSwell: true });
}

function metFigures(low: WavesOnCurrent, high: WavesOnCurrent): Figure[] {
  const source = 'Longuet-Higgins and Stewart 1961; breaking at 1/15, DNV-RP-C205';
  return [
    {
      name: 'significant wave height on the stream',
      low: low.heightM,
      high: Math.max(low.heightM, high.heightM),
      unit: 'm',
      source,
    },
    {
      name: 'steepness on the stream',
      low: Math.min(low.steepness, high.steepness),
      high: Math.max(low.steepness, high.steepness),
      unit: 'height over length',
      source,
    },
  ];
}

function finish(found: {
  readonly low: WavesOnCurrent;
  readonly high: WavesOnCurrent;
  readonly figures: readonly Figure[];
  readonly notes: Set<DangerNote>;
  /** Swell is not in it, so that a lake cannot be promised. */
  readonly hasNoSwell: boolean;
}): ComponentDanger {
  const low = heightLevel(found.low.heightM, found.low.isBreaking);
  const most = worse(low, heightLevel(found.high.heightM, found.high.isBreaking));
  if (found.high.isBreaking && found.high.heightM > breakersM) found.notes.add('breaking');
  const level = { low, high: found.hasNoSwell ? worse(most, 2) : most };
  return { component: 'sea', level, figures: found.figures, notes: [...found.notes] };
}
