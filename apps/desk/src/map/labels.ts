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
  readonly widthPx: number;
  readonly heightPx: number;
  /** From the middle of the mark to the near edge of its name. */
  readonly gapPx: number;
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

/** The names of one picture, as the layers that draw it ask for them. */
export interface LabelPlan {
  /** From the mark to the left edge of its name, pixels. */
  offsetOf(key: string): [number, number];
  isNamed(key: string): boolean;
  textOf(key: string): string;
  /** Where the line from the mark to its name ends, where there is one. */
  leadTo(key: string): [number, number] | undefined;
  /** Places whose name would lie on one of these. */
  hiddenPlaces: readonly string[];
}

/** Height of a boat's name on the chart; names of assets are smaller. */
export const boatNamePx = (isSelected: boolean): number => (isSelected ? 18 : 15);
export const assetNamePx = 12;

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

function isWithin(box: Box, view: Box): boolean {
  const { left, top, right, bottom } = view;
  return box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom;
}

export function around(x: number, y: number, half: number): Box {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/**
 * `wanted` in order of importance; `taken` are marks and whatever else must stay in sight; a name is
 * never cut by the edge of `view`.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  { taken, view }: { taken: readonly Box[]; view: Box },
): Map<string, PlacedLabel> {
  const boxes = [...taken];
  const placed = new Map<string, PlacedLabel>();
  for (const one of wanted.slice(0, labelsMax)) {
    const all = candidates(one);
    const free = all.find(
      ({ box }) => isWithin(box, view) && !boxes.some((other) => overlaps(box, other)),
    );
    const chosen = free ?? (one.isSure ? all[0] : undefined);
    if (chosen === undefined) continue;
    boxes.push(chosen.box);
    placed.set(one.key, chosen);
  }
  return placed;
}

function candidates(one: WantedLabel): PlacedLabel[] {
  const near = directions.map((to) => standing(one, to, one.gapPx, false));
  const far = leads.flatMap((lead) => directions.map((to) => standing(one, to, lead, true)));
  return [...near, ...far];
}

function standing(
  one: WantedLabel,
  [right, down]: readonly [number, number],
  off: number,
  isLed: boolean,
): PlacedLabel {
  const { widthPx, heightPx, x, y } = one;
  const dx = right === 0 ? -widthPx / 2 : right > 0 ? right * off : right * off - widthPx;
  const dy = down * (off + (right === 0 ? heightPx / 2 : 0));
  const left = x + dx;
  const top = y + dy - heightPx / 2;
  const box = { left, top, right: left + widthPx, bottom: top + heightPx };
  return { dx, dy, isLed, box };
}
