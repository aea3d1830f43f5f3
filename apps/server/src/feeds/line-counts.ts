/** What a feed's lines came to, over all the connections it has had. */
import type { AisStream, RejectReason } from '@straitwatch/ais';

type StreamCounts = AisStream['counts'];

export interface LineTotals {
  /** Lines, blank ones included. */
  lines: number;
  /** Lines that are no AIS: blank, comments, other sentences. */
  ignored: number;
  rejected: Record<RejectReason, number>;
}

export class LineCounts {
  readonly #open = new Set<StreamCounts>();
  #ended: LineTotals | undefined;

  /** Counts along with a reader until `leave`. */
  join(counts: StreamCounts): void {
    this.#open.add(counts);
  }

  leave(counts: StreamCounts): void {
    if (!this.#open.delete(counts)) return;
    this.#ended = sumOf(this.#ended, counts);
  }

  /** Nothing for a feed that reads no lines of AIS. */
  totals(): LineTotals | undefined {
    let totals = this.#ended;
    for (const counts of this.#open) totals = sumOf(totals, counts);
    return totals;
  }
}

function sumOf(
  before: LineTotals | undefined,
  { lines, ignored, rejected }: StreamCounts,
): LineTotals {
  const own = ignored.blank + ignored.comment + ignored.otherSentence;
  if (before === undefined) return { lines, ignored: own, rejected: { ...rejected } };
  const sums = { ...before.rejected };
  for (const reason of Object.keys(rejected) as RejectReason[]) sums[reason] += rejected[reason];
  return { lines: before.lines + lines, ignored: before.ignored + own, rejected: sums };
}
