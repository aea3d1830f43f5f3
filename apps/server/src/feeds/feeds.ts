/** All feeds of a centre: started, watched, their states told to the screens and written down. */
import type { FeedView } from '@straitwatch/protocol';
import type { CentreLoop } from '../centre.js';
import type { Clock } from '../clock.js';
import { setupError } from '../errors.js';
import type { FeedCounts, FeedSource } from '../live-hub.js';
import type { LivePicture } from '../picture.js';
import { type AisParts, createAisReader } from './ais.js';
import { AssetWatch } from './asset-watch.js';
import { runCsv } from './csv.js';
import { Feed, type FeedTimes } from './feed.js';
import { runFile } from './file.js';
import { RejectLog } from './rejects.js';
import type { FeedSpec } from './spec.js';
import { type RunningFeed, runTcpClient } from './tcp-client.js';
import { runTcpListener } from './tcp-listen.js';
import { runUdp } from './udp.js';

export const feedsMax = 64;
/** A line that comes and goes is written down at most this often. */
export const recordEveryMs = 10_000;
/** Counters go to the screens this often; changes of state at once. */
const showEveryMs = 1_000;
const lookEveryMs = 1_000;

export interface FeedsOptions {
  loop: CentreLoop;
  picture: LivePicture;
  /** Folder for what could not be read. */
  rejectsDir: string;
  wallMs?: () => number;
  onTrouble: (what: string, error: unknown) => void;
}

interface Recorded {
  state: string;
  atWallMs: number;
  timer?: NodeJS.Timeout;
}

export class Feeds implements FeedSource {
  readonly #options: FeedsOptions;
  readonly #times: FeedTimes;
  readonly #feeds = new Map<string, Feed>();
  readonly #running: RunningFeed[] = [];
  readonly #rejects = new Map<string, RejectLog>();
  readonly #recorded = new Map<string, Recorded>();
  readonly assets: AssetWatch;
  #lookTimer: NodeJS.Timeout | undefined;
  #shownRevision = -1;
  #shownStates = '';
  #shownWallMs = Number.NEGATIVE_INFINITY;
  #isClosing = false;

  constructor(options: FeedsOptions) {
    this.#options = options;
    this.#times = {
      nowMs: () => options.loop.nowMs(),
      wallMs: options.wallMs ?? (() => performance.now()),
    };
    this.assets = new AssetWatch(options.loop, (error) =>
      options.onTrouble('asset position not recorded', error),
    );
  }

  /** A feed that something else drives, such as an exercise. */
  add(name: string): Feed {
    if (this.#feeds.size >= feedsMax) {
      throw setupError('--feed', `${this.#feeds.size + 1} feeds`, `at most ${feedsMax}`);
    }
    let unique = name;
    for (let i = 2; this.#feeds.has(unique); i += 1) unique = `${name} #${i}`;
    const feed = new Feed(unique, this.#times, (changed) => this.#record(changed));
    this.#feeds.set(unique, feed);
    this.#lookTimer ??= setInterval(() => {
      for (const one of this.#feeds.values()) one.look();
    }, lookEveryMs);
    return feed;
  }

  /** Starts a feed. @returns the port, for those that listen. @throws when it cannot listen. */
  async start(spec: FeedSpec): Promise<number | undefined> {
    const { loop, picture, rejectsDir, onTrouble } = this.#options;
    const feed = this.add(spec.name);
    const rejects = new RejectLog({
      dir: rejectsDir,
      name: feed.name,
      nowMs: this.#times.nowMs,
      onTrouble: (error) => onTrouble('rejected lines not kept', error),
    });
    this.#rejects.set(feed.name, rejects);
    const nowMs = (): number => loop.nowMs();
    const clock: Clock = {
      nowMs,
      get speed() {
        return loop.clock.speed;
      },
    };
    const parts: AisParts = { feed, picture, assets: this.assets, rejects, nowMs };
    const createReader = () => createAisReader(parts);
    switch (spec.kind) {
      case 'tcp':
        this.#running.push(runTcpClient(spec, feed, createReader));
        return undefined;
      case 'tcp-listen': {
        const running = await runTcpListener(spec, feed, createReader);
        this.#running.push(running);
        return running.port;
      }
      case 'udp': {
        const running = await runUdp(spec, feed, createReader);
        this.#running.push(running);
        return running.port;
      }
      case 'file':
        this.#running.push(runFile(spec, feed, clock, createReader));
        return undefined;
      case 'csv':
        this.#running.push(runCsv(spec, clock, parts));
        return undefined;
    }
  }

  views(): FeedView[] {
    return [...this.#feeds.values()].map((feed) => feed.view());
  }

  counts(): FeedCounts[] {
    return [...this.#feeds.values()].map((feed) => {
      const rejects = this.#rejects.get(feed.name);
      return {
        ...feed.view(),
        quietS: feed.quietS,
        lines: feed.lines.totals(),
        keptAside: rejects?.kept ?? 0,
        countedOnly: rejects?.dropped ?? 0,
      };
    });
  }

  get assetPositionsSkipped(): number {
    return this.assets.skipped;
  }

  take(): FeedView[] | undefined {
    let revision = 0;
    let states = '';
    for (const feed of this.#feeds.values()) {
      revision += feed.revision;
      states += `${feed.state};`;
    }
    if (revision === this.#shownRevision) return undefined;
    const wallMs = this.#times.wallMs();
    if (states === this.#shownStates && wallMs - this.#shownWallMs < showEveryMs) return undefined;
    this.#shownRevision = revision;
    this.#shownStates = states;
    this.#shownWallMs = wallMs;
    return this.views();
  }

  /** Writes a change of state down; of a line that flaps only the last state, after a while. */
  #record(feed: Feed): void {
    const { state } = feed;
    if (this.#isClosing || state === 'connecting') return;
    const before = this.#recorded.get(feed.name);
    if (before?.timer !== undefined) return;
    const wallMs = this.#times.wallMs();
    const waitMs = before === undefined ? 0 : before.atWallMs + recordEveryMs - wallMs;
    if (waitMs <= 0) {
      this.#write(feed);
      return;
    }
    if (before === undefined) return;
    before.timer = setTimeout(() => {
      delete before.timer;
      if (feed.state !== before.state) this.#write(feed);
    }, waitMs);
  }

  #write(feed: Feed): void {
    const { name, state, detail } = feed;
    if (state === 'connecting') return;
    this.#recorded.set(name, { state, atWallMs: this.#times.wallMs() });
    this.#options.loop
      .submit({
        command: {
          type: 'feed.report-state',
          feed: name,
          state,
          ...(detail === undefined ? {} : { detail }),
        },
        by: { kind: 'feed', name },
      })
      .catch((error: unknown) => this.#options.onTrouble('state of a feed not recorded', error));
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#lookTimer);
    for (const { timer } of this.#recorded.values()) clearTimeout(timer);
    await Promise.all(this.#running.map((one) => one.close()));
    await Promise.all([...this.#rejects.values()].map((one) => one.close()));
  }
}
