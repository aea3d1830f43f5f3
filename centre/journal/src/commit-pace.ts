/** Up to this long, as the disk has been of late, a commit may run on the calling thread. */
export const NEAR_COMMIT_MS = 8;
/** Larger batches always go to the journal's own thread. */
export const NEAR_ENTRIES_MAX = 128;
export const NEAR_CHARACTERS_MAX = 262_144;
const SMOOTHING = 8;

/**
 * How long commits take of late, which decides the thread that the next one runs on. Handing a
 * commit over costs two changes of thread, on a busy machine several milliseconds; a commit here
 * holds up everything else of this thread for as long as the disk takes. A slow commit counts at
 * once and is forgotten slowly: after one of 200 ms the next 25 or so go to the other thread.
 */
export class CommitPace {
  // Until some are known, the disk counts as slow.
  #recentMs = NEAR_COMMIT_MS * 2;

  note(tookMs: number): void {
    const smoothed = this.#recentMs + (tookMs - this.#recentMs) / SMOOTHING;
    this.#recentMs = Math.max(tookMs, smoothed);
  }

  get quick(): boolean {
    return this.#recentMs <= NEAR_COMMIT_MS;
  }
}
