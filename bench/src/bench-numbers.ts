/** Small statistics that every benchmark shows in the same way. */

/** Things a second. */
export function rate(count: number, tookMs: number): number {
  return tookMs > 0 ? (count / tookMs) * 1_000 : 0;
}

/** Value below which `percent` of the values lie (nearest rank); 0 for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Median with the smallest and largest value. */
export function spread(values: readonly number[]): string {
  const show = (value: number): string => Math.round(value).toString().padStart(8);
  const least = Math.min(...values);
  const most = Math.max(...values);
  return `median ${show(median(values))}   least ${show(least)}   most ${show(most)}`;
}
