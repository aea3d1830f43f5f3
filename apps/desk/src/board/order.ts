/** The order of the board: worst first, but never changed under the pointer or the focus. */
import type { BoatView } from '@straitwatch/protocol';

export function worstFirst(boats: Iterable<BoatView>): string[] {
  return [...boats]
    .sort((a, b) => b.rank - a.rank || a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map((boat) => boat.id);
}

/**
 * What to show: while `isHeld` boats stay where they are, gone ones leave and new ones come at the end;
 * `isChanged` says that letting go would move something.
 */
export function heldOrder(
  shown: readonly string[],
  wanted: readonly string[],
  isHeld: boolean,
): { order: string[]; isChanged: boolean } {
  if (!isHeld) return { order: [...wanted], isChanged: false };
  const present = new Set(wanted);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  const order = [...kept, ...wanted.filter((id) => !known.has(id))];
  return { order, isChanged: order.some((id, i) => id !== wanted[i]) };
}
