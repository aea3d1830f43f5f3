/**
 * Every figure of the model. The values were set from the public description of how such reports go wrong and fitted
 * on nights with known truth by `scripts/learn-linking.mjs`; docs/explanation/linking.md says which and how.
 * Nothing in them comes from who people are.
 */
export interface LinkingParameters {
  /** Boats of a night before anything is known; a Poisson mean. */
  readonly boatsExpected: number;
  /** Water in which a first position may lie, km2. */
  readonly areaKm2: number;
  /** Reports of one boat: a rate with gamma prior (shape, hours), over its time and this margin. */
  readonly rateShape: number;
  readonly rateHours: number;
  readonly rateMarginH: number;
  readonly motion: MotionParameters;
  readonly distress: DistressParameters;
  /** A telephone that speaks for another boat; a call by another telephone of the same boat. */
  readonly lentCaller: number;
  readonly newCaller: number;
  /** That a reference is right: of a person, and of a crew that took people on board. */
  readonly aboutRight: number;
  readonly aboutRightCrew: number;
  /** Wrong colour and wrong type: spoken, and seen by a crew. */
  readonly colourWrong: number;
  readonly colourWrongCrew: number;
  readonly typeWrong: number;
  /** That a recovery took everybody; that there were two. */
  readonly recoveredAll: number;
  readonly recoveredTwice: number;
  readonly countedWrong: number;
  /** That everybody came ashore where some did. */
  readonly ashoreAll: number;
  /** That a caller says the same number again; that another one of the boat says what was said before. */
  readonly repeatsOwnCount: number;
  readonly repeatsCount: number;
  /** Share of boats whose end nobody tells; how long after the last report the others' end is told, hours. */
  readonly unended: number;
  readonly unendedHours: number;
  /** That a boat of which only its end was told is one that nobody had heard of. */
  readonly endingAlone: number;
  /** A sign of life later than the end that is a late clock, one report. */
  readonly lateSign: number;
  /** The same where people were left in the water or the count did not match. */
  readonly partSign: number;
  /** Minutes after an ending within which a report still counts as before it. */
  readonly endSlackMin: number;
  /** A relay without a report that it could repeat. */
  readonly relayAlone: number;
  /** Log odds that a boat is none of the false alarms, by what was heard of it. */
  readonly real: {
    readonly base: number;
    readonly voice: number;
    readonly sensor: number;
    readonly crew: number;
    readonly count: number;
  };
  /**
   * Chance that reports which a world holds for one boat, with no ending told, are one more boat at sea: one voice, one
   * sensor's plot, two reports, three to five, more; heard of within three hours, and silent since.
   */
  readonly atSea: { readonly heard: readonly number[]; readonly silent: readonly number[] };
  /** Added to the log odds of a pair: the worlds are a little too sure of themselves, learned on nights with truth. */
  readonly pairShift: number;
  /** The interval of boats at sea is this much wider each way than the worlds say: a number, and a share of the mean. */
  readonly seaWiden: { readonly boats: number; readonly share: number };
  readonly loss: LossParameters;
  /** Weight of the language of a call as a feature of the boat: 0 by default, and so it ships. */
  readonly languageWeight: number;
}

/** What a wrong answer costs; docs/explanation/linking.md says why merging costs so much more than splitting. */
export interface LossParameters {
  /** A boat at sea that is merged into one held accounted for, or hidden in another. */
  readonly lost: number;
  /** A second boat on the list for one boat. */
  readonly phantom: number;
  /** A boat that ended and is kept open. */
  readonly keptOpen: number;
  /** A boat held accounted for whose people are at sea. */
  readonly closedWrongly: number;
  /** A boat is never held accounted for where a larger share of its reports may be of people at sea. */
  readonly doubtMost: number;
  /** All reports in the wrong company, a boat. */
  readonly pairs: number;
  /** Two reports are put together from this probability on, as far as pairs alone are concerned. */
  readonly pairFrom: number;
}

/** Chances that a call tells of something, by how the boat fares, and how that changes, an hour. */
export interface DistressParameters {
  readonly first: { readonly dry: number; readonly takingWater: number; readonly capsized: number };
  readonly watersPerH: number;
  readonly capsizesPerH: number;
  readonly bailsPerH: number;
  /** Told that water comes in; that people are in the water or the boat has capsized. */
  readonly waterTold: {
    readonly dry: number;
    readonly takingWater: number;
    readonly capsized: number;
  };
  readonly swimmingTold: {
    readonly dry: number;
    readonly takingWater: number;
    readonly capsized: number;
  };
  /** An engine told to be running, against a dry boat. */
  readonly runningTakingWater: number;
  readonly runningCapsized: number;
}

export interface MotionParameters {
  /** Engine stops and restarts, an hour. */
  readonly stopsPerH: number;
  readonly restartsPerH: number;
  /** Under way at first. */
  readonly underWayFirst: number;
  /** Mean course made through the water under way, km/h east and north, and its spread. */
  readonly eastKmh: number;
  readonly northKmh: number;
  readonly underWaySdKmh: number;
  /** Leeway and error of the stream when adrift. */
  readonly adriftSdKmh: number;
  /** Change of velocity, (km/h)2 an hour, and error of the way made, km2 an hour. */
  readonly underWayQ: number;
  readonly adriftQ: number;
  readonly placeQ: number;
  /** Told engine state that is wrong. */
  readonly engineWrong: number;
  /** Shares of positions that are old, and that are wrong altogether (told; seen by a sensor or crew); spread, km. */
  readonly staleShare: number;
  readonly staleKm: number;
  readonly wrongShare: number;
  readonly wrongShareSeen: number;
  readonly wrongKm: number;
}

export const shippedParameters: LinkingParameters = {
  boatsExpected: 8,
  areaKm2: 3500,
  rateShape: 1.5,
  rateHours: 1,
  rateMarginH: 1,
  motion: {
    stopsPerH: 0.23,
    restartsPerH: 0.35,
    underWayFirst: 0.9,
    eastKmh: -5,
    northKmh: 3,
    underWaySdKmh: 2.7,
    adriftSdKmh: 0.8,
    underWayQ: 1.8,
    adriftQ: 0.15,
    placeQ: 0.18,
    engineWrong: 0.1,
    staleShare: 0.06,
    staleKm: 1.7,
    wrongShare: 0.035,
    wrongShareSeen: 0.01,
    wrongKm: 8,
  },
  distress: {
    first: { dry: 0.83, takingWater: 0.15, capsized: 0.02 },
    watersPerH: 0.1,
    capsizesPerH: 0.1,
    bailsPerH: 0.05,
    waterTold: { dry: 0.07, takingWater: 0.75, capsized: 0.45 },
    swimmingTold: { dry: 0.005, takingWater: 0.02, capsized: 0.7 },
    runningTakingWater: 0.6,
    runningCapsized: 0.05,
  },
  lentCaller: 0.06,
  newCaller: 1,
  aboutRight: 0.82,
  aboutRightCrew: 0.75,
  colourWrong: 0.2,
  colourWrongCrew: 0.12,
  typeWrong: 0.01,
  recoveredAll: 0.92,
  recoveredTwice: 0.1,
  countedWrong: 0.1,
  ashoreAll: 0.96,
  unended: 0.5,
  unendedHours: 2.5,
  endingAlone: 0.1,
  repeatsOwnCount: 0.77,
  repeatsCount: 0.4,
  lateSign: 0.02,
  partSign: 0.4,
  endSlackMin: 15,
  relayAlone: 0.02,
  real: { base: -0.8, voice: 1.6, sensor: 0.6, crew: 4, count: 0.8 },
  atSea: { heard: [0.8, 0.4, 0.8, 1, 1], silent: [0.35, 0.1, 0.4, 0.25, 0.65] },
  pairShift: -0.3,
  seaWiden: { boats: 0.4, share: 0.15 },
  loss: {
    lost: 6,
    phantom: 1,
    keptOpen: 1.5,
    closedWrongly: 3,
    doubtMost: 0.25,
    pairs: 3,
    pairFrom: 0.4,
  },
  languageWeight: 0,
};
