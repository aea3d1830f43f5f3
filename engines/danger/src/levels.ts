/**
 * The scale: four levels, the lowest of which is still a warning, and how components make one. Its
 * thresholds and what they rest on stand in docs/explanation/danger.md.
 */

/** 1 dangerous, 2 very dangerous, 3 extremely dangerous, 4 deadly. There is no level below. */
export type DangerLevel = 1 | 2 | 3 | 4;

/** From what is sure to what cannot be ruled out. Plan on `high`. */
export interface LevelRange {
  readonly low: DangerLevel;
  readonly high: DangerLevel;
}

/** What brings people into the water, then what they meet there. */
export const dangerComponents = [
  ...(['wind', 'sea', 'shipping'] as const),
  ...(['cold', 'light', 'visibility'] as const),
] as const;
export type DangerComponent = (typeof dangerComponents)[number];

const intoTheWater: readonly DangerComponent[] = ['wind', 'sea', 'shipping'];

/** A number as it is shown: best value where there is one, its spread, its unit, its source. */
export interface Figure {
  readonly name: string;
  readonly value?: number;
  readonly low?: number;
  /** Absent: no upper end is known. */
  readonly high?: number;
  readonly unit: string;
  readonly source: string;
}

/** Things to know about a component, each with its sentence in `noteText`. */
export const dangerNotes = [
  ...(['wind-unknown', 'sea-unknown', 'sea-from-wind', 'fetch-unknown', 'breaking'] as const),
  ...(['period-unknown', 'wave-direction-unknown', 'stream-unknown', 'water-unknown'] as const),
  ...(['no-upper-limit', 'light-unknown', 'visibility-unknown', 'lanes-unknown'] as const),
  ...(['inshore-uncounted'] as const),
] as const;
export type DangerNote = (typeof dangerNotes)[number];

export interface ComponentDanger {
  readonly component: DangerComponent;
  readonly level: LevelRange;
  readonly figures: readonly Figure[];
  readonly notes: readonly DangerNote[];
}

const levels: readonly DangerLevel[] = [1, 2, 3, 4];

/** The level whose thresholds `value` has passed: one for none, one more for each. */
export function levelAbove(
  value: number,
  thresholds: readonly [number, number, number],
): DangerLevel {
  return levels[thresholds.filter((one) => value > one).length] ?? 4;
}

/** One level up, as far as there is one. */
export function oneUp(level: DangerLevel): DangerLevel {
  return levels[level] ?? 4;
}

/** The worse of two levels. */
export function worse(a: DangerLevel, b: DangerLevel): DangerLevel {
  return a > b ? a : b;
}

/**
 * All components together: the worst of them; deadly where both what brings people into the water and
 * what they meet there are extreme. Worse in one never makes it less in all.
 */
export function combinedLevel(components: readonly ComponentDanger[]): LevelRange {
  const at = (end: 'low' | 'high'): DangerLevel => {
    const worst = (isBoat: boolean): DangerLevel =>
      components
        .filter((one) => intoTheWater.includes(one.component) === isBoat)
        .reduce<DangerLevel>((all, one) => worse(all, one.level[end]), 1);
    const boat = worst(true);
    const people = worst(false);
    return boat >= 3 && people >= 3 ? 4 : worse(boat, people);
  };
  return { low: at('low'), high: at('high') };
}
