/** Two numbers for each key of two 32-bit halves: open addressing in typed arrays, forgotten all at once when full. */
export interface ScoreTable {
  /** Index of a key, or -1. */
  find(high: number, low: number): number;
  /** Makes room for a key that is not there; gives its index. */
  add(high: number, low: number): number;
  readonly totals: Float64Array;
  readonly shares: Float64Array;
}

export function createScoreTable(slots: number): ScoreTable {
  const mask = slots - 1;
  const highs = new Int32Array(slots);
  const lows = new Int32Array(slots);
  const isUsed = new Uint8Array(slots);
  const totals = new Float64Array(slots);
  const shares = new Float64Array(slots);
  const most = Math.floor(slots * 0.6);
  let used = 0;

  function slotOf(high: number, low: number): number {
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (isUsed[slot] === 1 && (lows[slot] !== low || highs[slot] !== high)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  return {
    totals,
    shares,
    find(high, low) {
      const slot = slotOf(high, low);
      return isUsed[slot] === 1 ? slot : -1;
    },
    add(high, low) {
      // Forgetting everything at once costs less than keeping account of what is old.
      if (used >= most) {
        isUsed.fill(0);
        used = 0;
      }
      const slot = slotOf(high, low);
      isUsed[slot] = 1;
      highs[slot] = high;
      lows[slot] = low;
      used += 1;
      return slot;
    },
  };
}
