/** The cloud of a boat at a time: the hourly frame before it and the one after, and which is nearer. */
import type { BoatDrift, DriftFrameView } from '@straitwatch/protocol';

/** How far the slider goes. */
export const aheadHoursMax = 24;
const halfHourMs = 1_800_000;

/** @returns undefined where the drift has no frame within half an hour of the time */
export function frameAt(drift: BoatDrift, timeMs: number): DriftFrameView | undefined {
  let best: DriftFrameView | undefined;
  let bestMs = halfHourMs + 1;
  for (const frame of drift.frames) {
    const awayMs = Math.abs(Date.parse(frame.time) - timeMs);
    if (awayMs < bestMs) {
      best = frame;
      bestMs = awayMs;
    }
  }
  return best;
}

/** Radius of a circle as large as the area that holds 95 %. */
export function within95M(frame: DriftFrameView): number | undefined {
  const area = frame.areas.find((one) => one.share === 0.95);
  return area === undefined ? undefined : Math.sqrt((area.areaKm2 * 1e6) / Math.PI);
}

/** Where a flow goes, degrees true, and how fast, knots. */
export function flowWords(flow: { eastMps: number; northMps: number }): {
  towardsDegTrue: number;
  kn: number;
} {
  const towards = (Math.atan2(flow.eastMps, flow.northMps) * 180) / Math.PI;
  return {
    towardsDegTrue: (towards + 360) % 360,
    kn: Math.hypot(flow.eastMps, flow.northMps) * (3_600 / 1_852),
  };
}
