/** How far a drift goes: from its position to a day after now. */

const hourMs = 3_600_000;
/** Longest run: from a position of `oldestHours` ago to a day ahead. */
export const hoursMax = 72;

/** Hours from a position to a day after `nowMs`, whole. */
export function hoursTo(nowMs: number, positionTime: string): number {
  const hours = Math.ceil((nowMs - Date.parse(positionTime)) / hourMs) + 24;
  return Math.min(hoursMax, Math.max(24, hours));
}
