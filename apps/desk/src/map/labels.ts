/**
 * Where names stand on the chart, so that none lies on another. Boats come first and are always named;
 * assets give way, then stand off on a leader line, then keep only their mark. All lengths are pixels of
 * the screen, y downwards. Greedy: each label takes the first free place of its list.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface WantedLabel {
  readonly key: string;
  /** Of the mark that is named. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From the middle of the mark to the near edge of its name. */
  readonly gap: number;
  /** Named whatever lies there: when nothing is free it takes its first place. */
  readonly isSure: boolean;
}

export interface PlacedLabel {
  /** From the mark to the middle of the label's left edge. */
  readonly dx: number;
  readonly dy: number;
  /** Far enough away to need a line to its mark. */
  readonly isLed: boolean;
  readonly box: Box;
}

/** Labels in one picture at most; more of them could not be read. */
export const labelsMax = 200;
/** How far a label may stand off, in rings. */
const leads = [26, 44, 64, 88] as const;
const diagonal = Math.SQRT1_2;
const directions = [
  [1, 0],
  [-1, 0],
  [diagonal, diagonal],
  [diagonal, -diagonal],
  [-diagonal, diagonal],
  [-diagonal, -diagonal],
  [0, 1],
  [0, -1],
] as const;

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function around(x: number, y: number, half: number): Box {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/** `wanted` in order of importance; `taken` are marks and whatever else must stay in sight. */
export function placeLabels(
  wanted: readonly WantedLabel[],
  taken: readonly Box[],
): Map<string, PlacedLabel> {
  const boxes = [...taken];
  const placed = new Map<string, PlacedLabel>();
  for (const one of wanted.slice(0, labelsMax)) {
    const all = candidates(one);
    const free = all.find(({ box }) => !boxes.some((other) => overlaps(box, other)));
    const chosen = free ?? (one.isSure ? all[0] : undefined);
    if (chosen === undefined) continue;
    boxes.push(chosen.box);
    placed.set(one.key, chosen);
  }
  return placed;
}

function candidates(one: WantedLabel): PlacedLabel[] {
  const near = directions.map((to) => standing(one, to, one.gap, false));
  const far = leads.flatMap((lead) => directions.map((to) => standing(one, to, lead, true)));
  return [...near, ...far];
}

function standing(
  one: WantedLabel,
  [right, down]: readonly [number, number],
  off: number,
  isLed: boolean,
): PlacedLabel {
  const { width, height, x, y } = one;
  const dx = right === 0 ? -width / 2 : right > 0 ? right * off : right * off - width;
  const dy = down * (off + (right === 0 ? height / 2 : 0));
  const left = x + dx;
  const top = y + dy - height / 2;
  const box = { left, top, right: left + width, bottom: top + height };
  return { dx, dy, isLed, box };
}
