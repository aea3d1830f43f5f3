/** Colours of what is drawn over the chart, by day and by night. Each has a shape or a word beside it. */
import type { BoatView } from '@straitwatch/protocol';
import type { Theme } from './style.js';

export type Rgb = [number, number, number];
export type Rgba = [number, number, number, number];

export const phaseColours: Record<Theme, Record<BoatView['phase'], Rgb>> = {
  day: { distress: [176, 16, 32], alert: [138, 90, 0], uncertainty: [90, 98, 108] },
  night: { distress: [255, 96, 80], alert: [222, 160, 60], uncertainty: [170, 150, 140] },
};

export const centreColours: Record<Theme, Record<'uk' | 'fr', Rgb>> = {
  day: { uk: [0, 110, 60], fr: [28, 76, 170] },
  night: { uk: [120, 180, 90], fr: [120, 150, 230] },
};

export const streamColours: Record<Theme, Rgba> = {
  day: [60, 100, 150, 150],
  night: [120, 110, 130, 150],
};

const plateColours: Record<Theme, Rgba> = {
  day: [247, 247, 242, 190],
  night: [18, 13, 12, 190],
};

/** Text that stands out from what it lies on: for a text layer. */
export function plate(theme: Theme): {
  background: true;
  getBackgroundColor: Rgba;
  backgroundPadding: [number, number];
} {
  return { background: true, getBackgroundColor: plateColours[theme], backgroundPadding: [2, 0] };
}
