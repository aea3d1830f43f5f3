/** Light and visibility as components. Thresholds: docs/explanation/danger.md. */
import type { Conditions, KnownSky } from './conditions.js';
import type { ComponentDanger, Figure } from './levels.js';

/** The end of civil twilight: from here on things are no longer plain to see. */
const twilightDeg = -6;

/**
 * Night is level 2. The Moon is shown and not counted: whether clouds hide it is not known, and it must
 * not make a night less dangerous.
 */
export function lightDanger(sky: KnownSky | undefined): ComponentDanger {
  if (sky === undefined) {
    const notes = ['light-unknown'] as const;
    return { component: 'light', level: { low: 1, high: 2 }, figures: [], notes };
  }
  const level = sky.sunAltitudeDeg > twilightDeg ? 1 : 2;
  const figure = (name: string, value: number, unit: string): Figure => ({
    name,
    value,
    unit,
    source: sky.source,
  });
  return {
    component: 'light',
    level: { low: level, high: level },
    figures: [
      figure('altitude of the Sun', sky.sunAltitudeDeg, 'degrees'),
      figure('altitude of the Moon', sky.moonAltitudeDeg, 'degrees'),
      figure('lit share of the Moon', sky.moonLitShare, 'share'),
    ],
    notes: [],
  };
}

/** Poor visibility begins below 2 NM, very poor (fog) below 1,000 m: terms of the shipping forecast. */
const poorM = 3_704;
const veryPoorM = 1_000;

export function visibilityDanger(visibility: Conditions['visibility']): ComponentDanger {
  if (visibility === undefined) {
    const notes = ['visibility-unknown'] as const;
    return { component: 'visibility', level: { low: 1, high: 3 }, figures: [], notes };
  }
  const { visibilityM, source } = visibility;
  const clear = visibilityM < poorM ? 2 : 1;
  const level = visibilityM < veryPoorM ? 3 : clear;
  return {
    component: 'visibility',
    level: { low: level, high: level },
    figures: [{ name: 'visibility', value: visibilityM, unit: 'm', source }],
    notes: [],
  };
}
