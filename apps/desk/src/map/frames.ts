/**
 * Frames for the drawing over the chart. Its loop asks for one after the other without end, and each costs
 * a millisecond even when nothing is drawn: more than all updates together. So they come at the rate of
 * the screen only for a moment after a change, and otherwise a few times a second, for letters and marks
 * whose pictures arrive late.
 */

/** One takes the change in, the others draw what it has brought. */
const awakeFrames = 3;
const restMs = 250;

/** What a window gives; a test gives its own. */
export interface FrameHost {
  requestAnimationFrame(run: FrameRequestCallback): number;
  cancelAnimationFrame(id: number): void;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(id: number): void;
}

export class ChartFrames {
  readonly #host: FrameHost;
  #asked: FrameRequestCallback | undefined;
  #frame: number | undefined;
  #timer: number | undefined;
  #awake = awakeFrames;

  constructor(host: FrameHost) {
    this.#host = host;
  }

  /** Something has changed: the next frames come at once. */
  wake(): void {
    this.#awake = awakeFrames;
    if (this.#timer === undefined) return;
    this.#host.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#plan();
  }

  /** One frame, as the drawing's loop asks for it; only one is ever waited for. */
  requestAnimationFrame(run: FrameRequestCallback): number {
    this.cancelAnimationFrame();
    this.#asked = run;
    if (this.#awake > 0) {
      this.#awake -= 1;
      this.#plan();
    } else {
      this.#timer = this.#host.setTimeout(() => {
        this.#timer = undefined;
        this.#plan();
      }, restMs);
    }
    return 1;
  }

  cancelAnimationFrame(): void {
    this.#asked = undefined;
    if (this.#timer !== undefined) this.#host.clearTimeout(this.#timer);
    if (this.#frame !== undefined) this.#host.cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = undefined;
  }

  #plan(): void {
    this.#frame = this.#host.requestAnimationFrame((atMs) => {
      this.#frame = undefined;
      const run = this.#asked;
      this.#asked = undefined;
      run?.(atMs);
    });
  }
}
