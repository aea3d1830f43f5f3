import { expect, test } from 'vitest';
import { ChartFrames, type FrameHost } from '../src/map/frames.js';

/** A window whose frames come every 16 ms and whose time is moved by hand. */
class HandHost implements FrameHost {
  nowMs = 0;
  #next = 1;
  readonly #due = new Map<number, { atMs: number; run: () => void }>();

  requestAnimationFrame(run: FrameRequestCallback): number {
    return this.setTimeout(() => run(this.nowMs), 16);
  }

  cancelAnimationFrame(id: number): void {
    this.clearTimeout(id);
  }

  setTimeout(run: () => void, ms: number): number {
    this.#next += 1;
    this.#due.set(this.#next, { atMs: this.nowMs + ms, run });
    return this.#next;
  }

  clearTimeout(id: number): void {
    this.#due.delete(id);
  }

  get waiting(): number {
    return this.#due.size;
  }

  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      this.nowMs += 1;
      for (const [id, { atMs, run }] of [...this.#due]) {
        if (atMs > this.nowMs || !this.#due.delete(id)) continue;
        run();
      }
    }
  }
}

function looping() {
  const host = new HandHost();
  const frames = new ChartFrames(host);
  const seen: number[] = [];
  const loop = (): void => {
    seen.push(host.nowMs);
    frames.requestAnimationFrame(loop);
  };
  frames.requestAnimationFrame(loop);
  return { host, frames, seen };
}

test('at rest the drawing gets a few frames a second, not those of the screen', () => {
  const { host, seen } = looping();
  host.pass(1_000);
  seen.length = 0;
  host.pass(10_000);
  expect(seen.length).toBeGreaterThan(30);
  expect(seen.length).toBeLessThan(45);
});

test('after a change the next frames come at the rate of the screen, then it rests again', () => {
  const { host, frames, seen } = looping();
  host.pass(1_000);
  seen.length = 0;
  while (seen.length === 0) host.pass(1);
  // In the middle of its rest.
  host.pass(100);
  seen.length = 0;
  const atMs = host.nowMs;
  frames.wake();
  host.pass(70);
  expect(seen.map((one) => one - atMs)).toEqual([16, 32, 48, 64]);
  host.pass(150);
  expect(seen).toHaveLength(4);
});

test('one frame is waited for at most, and none once the loop has ended', () => {
  const { host, frames, seen } = looping();
  for (let i = 0; i < 20; i += 1) {
    frames.wake();
    expect(host.waiting).toBe(1);
    host.pass(7);
  }
  frames.cancelAnimationFrame();
  expect(host.waiting).toBe(0);
  seen.length = 0;
  frames.wake();
  host.pass(1_000);
  expect(seen).toEqual([]);
});
