/** A recording, played back by the times in it; lines without a time follow the line before at once. */
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { setupError } from '../errors.js';
import type { AisReader } from './ais.js';
import type { Feed } from './feed.js';
import type { RunningFeed } from './tcp-client.js';

/** Bytes pushed between two looks at the clock: small enough to keep step, large enough to be quick. */
const lineBytesMax = 65_536;
/** Longest stretch of recorded silence that is waited out. */
const pauseMaxMs = 60_000;
/** So much is read before the event loop gets its turn when playing as fast as can be. */
const turnBytes = 65_536;

/**
 * How a recording is played: recorded seconds in one real second, 0 for no waiting at all, or by the
 * centre's clock: each line when that clock reaches its time, so that ships and reports of an exercise fit.
 */
export type PlaySpeed = number | 'clock';

/** By the centre's clock it is looked at again after so long: a demonstration changes its speed. */
const clockStepMaxMs = 500;

/** Keeps recorded time and real time in step. */
export class Pace {
  readonly #speed: PlaySpeed;
  readonly #clock: Clock;
  #firstMs: number | undefined;
  #begunMs = 0;

  constructor(speed: PlaySpeed, clock: Clock) {
    this.#speed = speed;
    this.#clock = clock;
  }

  /** Waits until what was recorded at `saidMs` is due. */
  async wait(saidMs: number | undefined, signal: AbortSignal): Promise<void> {
    if (this.#speed !== 'clock') {
      const waitMs = this.dueInMs(saidMs, performance.now());
      if (waitMs > 1) await pause(waitMs, undefined, { signal });
      return;
    }
    while (saidMs !== undefined && saidMs > this.#clock.nowMs()) {
      const waitMs = (saidMs - this.#clock.nowMs()) / this.#clock.speed;
      await pause(Math.min(clockStepMaxMs, Math.max(1, waitMs)), undefined, { signal });
    }
  }

  /** Real milliseconds to wait until what was recorded at `saidMs` is due. */
  dueInMs(saidMs: number | undefined, wallMs: number): number {
    if (this.#speed === 0 || this.#speed === 'clock' || saidMs === undefined) return 0;
    if (this.#firstMs === undefined) {
      this.#firstMs = saidMs;
      this.#begunMs = wallMs;
      return 0;
    }
    const dueMs = this.#begunMs + (saidMs - this.#firstMs) / this.#speed;
    const waitMs = dueMs - wallMs;
    if (waitMs > pauseMaxMs) {
      // A hole in the recording: from here on time is counted anew.
      this.#firstMs = saidMs;
      this.#begunMs = wallMs + pauseMaxMs;
      return pauseMaxMs;
    }
    return Math.max(0, waitMs);
  }
}

/**
 * Opens a recording. A pipe or a device is refused: one that nobody writes to could never be closed.
 * @throws ServerError `setup` when it is no file.
 */
export async function openRecording(path: string, signal: AbortSignal): Promise<ReadStream> {
  if (!(await stat(path)).isFile()) {
    throw setupError('--feed', path, 'a file; for what still comes in: tcp, tcp-listen or udp');
  }
  return createReadStream(path, { signal, highWaterMark: turnBytes });
}

export function runFile(
  spec: { path: string; speed: PlaySpeed },
  feed: Feed,
  clock: Clock,
  createReader: () => AisReader,
): RunningFeed {
  const stop = new AbortController();
  const pace = new Pace(spec.speed, clock);
  const done = play(spec.path, pace, feed, createReader(), stop.signal).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    feed.become('ended', error instanceof Error ? error.message : String(error));
  });
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

async function play(
  path: string,
  pace: Pace,
  feed: Feed,
  reader: AisReader,
  signal: AbortSignal,
): Promise<void> {
  const source = await openRecording(path, signal);
  for await (const chunk of source) {
    feed.become('connected');
    for (const line of linesOf(chunk as Buffer)) {
      reader.stream.push(line);
      await pace.wait(reader.saidMs, signal);
    }
    await pause(0, undefined, { signal });
  }
  reader.end();
  feed.become('ended', 'the whole recording was played');
}

/** Pieces that end with a line feed, and the rest; nothing is lost at the edges of a chunk. */
function* linesOf(chunk: Buffer): Generator<Buffer> {
  let from = 0;
  while (from < chunk.length) {
    const feedAt = chunk.indexOf(10, from);
    const end = feedAt < 0 || feedAt - from > lineBytesMax ? chunk.length : feedAt + 1;
    yield chunk.subarray(from, end);
    from = end;
  }
}
