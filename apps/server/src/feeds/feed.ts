/** One feed as the screens see it: what state it is in, when it last spoke, what was kept aside. */
import type { FeedView } from '@straitwatch/protocol';
import { LineCounts } from './line-counts.js';

export type FeedState = FeedView['state'];

/** A connected feed that says nothing for so long is silent. AIS in the Strait is never quiet. */
export const silentAfterMs = 30_000;

export interface FeedTimes {
  /** The centre's time. */
  nowMs: () => number;
  /** Monotonic milliseconds of this machine. */
  wallMs: () => number;
}

export class Feed {
  readonly name: string;
  readonly lines = new LineCounts();
  readonly #times: FeedTimes;
  readonly #onState: (feed: Feed) => void;
  #state: FeedState = 'connecting';
  #detail: string | undefined;
  #lastMessageMs: number | undefined;
  #heardWallMs: number;
  #messages = 0;
  #rejected = 0;
  /** Grows with every change that a screen would show. */
  revision = 0;

  constructor(name: string, times: FeedTimes, onState: (feed: Feed) => void) {
    this.name = name;
    this.#times = times;
    this.#onState = onState;
    this.#heardWallMs = times.wallMs();
  }

  get state(): FeedState {
    return this.#state;
  }

  get detail(): string | undefined {
    return this.#detail;
  }

  get messages(): number {
    return this.#messages;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** Seconds of this machine since the last message, or since it was connected without any. */
  get quietS(): number {
    return Math.max(0, (this.#times.wallMs() - this.#heardWallMs) / 1000);
  }

  become(state: FeedState, detail?: string): void {
    const shown = detail?.slice(0, 300);
    if (state === this.#state && shown === this.#detail) return;
    const isNewState = state !== this.#state;
    this.#state = state;
    this.#detail = shown;
    if (state === 'connected') this.#heardWallMs = this.#times.wallMs();
    this.revision += 1;
    if (isNewState) this.#onState(this);
  }

  /** A good message came in. */
  heard(): void {
    this.#messages += 1;
    this.#lastMessageMs = this.#times.nowMs();
    this.#heardWallMs = this.#times.wallMs();
    this.revision += 1;
    if (this.#state === 'silent') this.become('connected');
  }

  keptAside(): void {
    this.#rejected += 1;
    this.revision += 1;
  }

  /** Notices silence. To be called every few seconds. */
  look(): void {
    if (this.#state !== 'connected') return;
    const silentMs = this.#times.wallMs() - this.#heardWallMs;
    if (silentMs >= silentAfterMs) this.become('silent', 'connected, but nothing comes in');
  }

  view(): FeedView {
    return {
      name: this.name,
      state: this.#state,
      messages: this.#messages,
      rejected: this.#rejected,
      ...(this.#lastMessageMs === undefined
        ? {}
        : { lastMessageAt: new Date(this.#lastMessageMs).toISOString() }),
      ...(this.#detail === undefined ? {} : { detail: this.#detail }),
    };
  }
}
