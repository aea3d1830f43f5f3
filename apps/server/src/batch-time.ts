import type { Clock } from './clock.js';

/**
 * Stands still while a batch is decided and written, so that the decider's idea of when an entry was
 * known and the journal's stamp are the same millisecond.
 */
export class BatchTime {
  readonly clock: Clock;
  #heldMs: number | undefined;
  constructor(clock: Clock) {
    this.clock = clock;
  }
  readonly nowMs = (): number => this.#heldMs ?? this.clock.nowMs();
  hold(): void {
    this.#heldMs = this.clock.nowMs();
  }
  release(): void {
    this.#heldMs = undefined;
  }
}
