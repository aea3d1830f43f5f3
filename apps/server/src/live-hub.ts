/**
 * The live line to the screens: what changed is written as text once and sent to all. A client that
 * cannot keep up is skipped until its buffer has drained, and then gets a fresh snapshot: it may miss
 * steps, never the state. Buffers are bounded; skips and cuts are counted.
 */
import type {
  FeedView,
  LiveChange,
  LiveDrift,
  LiveHello,
  LiveLinking,
  LiveSnapshot,
  LiveTracks,
  Officer,
} from '@straitwatch/protocol';
import type { CentreLoop } from './centre.js';
import type { LineTotals } from './feeds/line-counts.js';
import type { LivePicture } from './picture.js';

/** What a WebSocket must be able to do. */
export interface LiveSocket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  ping(): void;
  on(event: 'close' | 'pong' | 'error', listener: () => void): void;
}

export const clientsMax = 500;
/** A client with more than this unsent is behind and is skipped. */
export const behindBytes = 4 * 1024 * 1024;
/** When a client behind has drained to this, it gets its snapshot. */
export const drainedBytes = 64 * 1024;
/** A client behind for longer is cut; its screen reconnects. */
export const behindMaxMs = 60_000;
/**
 * How long changes gather before they go out. A position must be on the screens within a quarter of a
 * second; half of that is left to a busy machine.
 */
export const gatherMs = 125;
/** After a command the screens hear sooner than that. */
export const soonMs = 20;
/** Making the changes takes at most one part in so many of the centre's time. */
const restShare = 4;
const restMaxMs = 2_000;
const heartbeatMs = 15_000;
const silentMaxMs = 45_000;
const open = 1;
const stoppingText = 'the centre is stopping';

interface Client {
  socket: LiveSocket;
  isValid: () => boolean;
  behindSinceMs: number | undefined;
  heardMs: number;
}

export interface LiveCounts {
  sentMessages: number;
  sentBytes: number;
  skipped: number;
  freshSnapshots: number;
  cut: number;
  refused: number;
}

/** Boats whose cloud has changed. */
export interface DriftSource {
  onChange(listener: (boats: readonly string[]) => void): () => void;
}

/** Tells when the odds of reports have been worked out anew. */
export interface LinkingSource {
  onChange(listener: () => void): () => void;
}

/** How a feed is doing, beyond what screens show. */
export interface FeedCounts extends FeedView {
  /** Seconds since it last spoke. */
  quietS: number;
  lines: LineTotals | undefined;
  /** Rejected lines that stand in a file, and those that only this number tells of. */
  keptAside: number;
  countedOnly: number;
}

export interface FeedSource {
  views(): FeedView[];
  counts(): FeedCounts[];
  /** Positions of own assets that did not get into the record. */
  readonly assetPositionsSkipped: number;
  /** All feeds when any has changed since the last take. */
  take(): FeedView[] | undefined;
}

export class LiveHub {
  readonly #loop: CentreLoop;
  readonly #picture: LivePicture;
  readonly #feeds: FeedSource;
  readonly #clients = new Set<Client>();
  readonly #drifted = new Set<string>();
  #isLinkingNew = false;
  readonly #wallMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #isClosed = false;
  #cached: { head: number; atMs: number; text: string } | undefined;
  #lastHeartbeatMs = 0;
  #lastAgeMs = 0;
  /** No changes are made before this: the last ones cost so much. */
  #restUntilMs = 0;
  readonly counts: LiveCounts = {
    sentMessages: 0,
    sentBytes: 0,
    skipped: 0,
    freshSnapshots: 0,
    cut: 0,
    refused: 0,
  };

  constructor(parts: {
    loop: CentreLoop;
    picture: LivePicture;
    feeds: FeedSource;
    drifts?: DriftSource;
    linkings?: LinkingSource;
    /** Monotonic milliseconds of this machine, for buffers and heartbeats. */
    wallMs?: () => number;
  }) {
    this.#loop = parts.loop;
    this.#picture = parts.picture;
    this.#feeds = parts.feeds;
    this.#wallMs = parts.wallMs ?? (() => performance.now());
    this.#loop.onDurable(() => this.#flushSoon());
    parts.linkings?.onChange(() => {
      this.#isLinkingNew = true;
      this.#flushSoon();
    });
    parts.drifts?.onChange((boats) => {
      for (const boat of boats) this.#drifted.add(boat);
      this.#flushSoon();
    });
  }

  get clients(): number {
    return this.#clients.size;
  }

  get clientsBehind(): number {
    let behind = 0;
    for (const client of this.#clients) if (client.behindSinceMs !== undefined) behind += 1;
    return behind;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#flushUnlessResting(), gatherMs);
  }

  #flushSoon(): void {
    if (this.#timer === undefined) return;
    this.#soon ??= setTimeout(() => this.#flushUnlessResting(), soonMs);
  }

  /** When much happens at once, it gathers for longer: taking a call comes before showing it. */
  #flushUnlessResting(): void {
    this.#soon = undefined;
    if (this.#wallMs() >= this.#restUntilMs) this.flush();
  }

  /** Takes a new screen in: `hello`, then a snapshot. */
  add(socket: LiveSocket, officer: Officer, isValid: () => boolean): void {
    if (this.#isClosed) {
      socket.close(1001, stoppingText);
      return;
    }
    if (this.#clients.size >= clientsMax) {
      this.counts.refused += 1;
      socket.close(1013, `more than ${clientsMax} screens are connected`);
      return;
    }
    // What is pending goes to the others first, so that the snapshot and later changes fit together.
    this.flush();
    const client: Client = {
      socket,
      isValid,
      behindSinceMs: undefined,
      heardMs: this.#wallMs(),
    };
    const leave = (): void => {
      this.#clients.delete(client);
    };
    socket.on('close', leave);
    socket.on('error', leave);
    socket.on('pong', () => {
      client.heardMs = this.#wallMs();
    });
    const loop = this.#loop;
    const hello: LiveHello = {
      type: 'hello',
      mode: loop.mode,
      centre: loop.centre,
      officer,
      head: loop.head,
      nowMs: loop.nowMs(),
      speed: loop.clock.speed,
    };
    this.#clients.add(client);
    this.#send(client, JSON.stringify(hello));
    this.#send(client, this.#snapshotText());
  }

  /** Sends what has changed to everybody who keeps up. */
  flush(): void {
    if (this.#soon !== undefined) clearTimeout(this.#soon);
    this.#soon = undefined;
    const nowMs = this.#loop.nowMs();
    const wallMs = this.#wallMs();
    if (wallMs - this.#lastAgeMs >= 5_000) {
      this.#lastAgeMs = wallMs;
      this.#picture.age(nowMs);
    }
    const change = this.#takeChange(nowMs);
    const tracks = this.#picture.takeTracks();
    const texts: string[] = [];
    if (change !== undefined) texts.push(JSON.stringify(change));
    if (tracks !== undefined) {
      const message: LiveTracks = { type: 'tracks', nowMs, ...tracks };
      texts.push(JSON.stringify(message));
    }
    if (this.#drifted.size > 0) {
      const message: LiveDrift = { type: 'drift', nowMs, boats: [...this.#drifted] };
      this.#drifted.clear();
      texts.push(JSON.stringify(message));
    }
    if (this.#isLinkingNew) {
      this.#isLinkingNew = false;
      const message: LiveLinking = { type: 'linking', nowMs };
      texts.push(JSON.stringify(message));
    }
    if (texts.length > 0) this.#cached = undefined;
    for (const client of this.#clients) this.#serve(client, texts, wallMs);
    const tookMs = this.#wallMs() - wallMs;
    this.#restUntilMs = wallMs + tookMs + Math.min(restMaxMs, tookMs * restShare);
    if (wallMs - this.#lastHeartbeatMs >= heartbeatMs) {
      this.#lastHeartbeatMs = wallMs;
      this.#heartbeat(wallMs);
    }
  }

  #takeChange(nowMs: number): LiveChange | undefined {
    const changes = this.#loop.views.takeChanges(nowMs);
    const feeds = this.#feeds.take();
    const alarms = this.#picture.takeAlarms();
    const isEmpty =
      Object.values(changes).every((one) => one === undefined) &&
      feeds === undefined &&
      alarms === undefined;
    if (isEmpty) return undefined;
    return {
      type: 'change',
      head: this.#loop.head,
      nowMs,
      ...changes,
      ...(feeds === undefined ? {} : { feeds }),
      ...(alarms === undefined ? {} : { alarms }),
    };
  }

  #serve(client: Client, texts: readonly string[], wallMs: number): void {
    if (client.behindSinceMs !== undefined) {
      if (client.socket.bufferedAmount <= drainedBytes) {
        client.behindSinceMs = undefined;
        this.counts.freshSnapshots += 1;
        this.#send(client, this.#snapshotText());
      } else {
        this.counts.skipped += texts.length;
        if (wallMs - client.behindSinceMs > behindMaxMs) this.#cut(client);
      }
      return;
    }
    for (const text of texts) {
      if (client.socket.bufferedAmount > behindBytes) {
        client.behindSinceMs = wallMs;
        this.counts.skipped += 1;
        return;
      }
      this.#send(client, text);
    }
  }

  #send(client: Client, text: string): void {
    if (client.socket.readyState !== open) return;
    client.socket.send(text);
    this.counts.sentMessages += 1;
    this.counts.sentBytes += text.length;
  }

  #cut(client: Client): void {
    this.counts.cut += 1;
    this.#clients.delete(client);
    client.socket.terminate();
  }

  #heartbeat(wallMs: number): void {
    for (const client of this.#clients) {
      if (wallMs - client.heardMs > silentMaxMs) {
        this.#cut(client);
      } else if (!client.isValid()) {
        this.#clients.delete(client);
        client.socket.close(4401, 'signed out');
      } else if (client.socket.readyState === open) {
        client.socket.ping();
      }
    }
  }

  /** One snapshot serves all who need one in the same moment. */
  #snapshotText(): string {
    const head = this.#loop.head;
    const wallMs = this.#wallMs();
    const cached = this.#cached;
    if (cached !== undefined && cached.head === head && wallMs - cached.atMs < gatherMs) {
      return cached.text;
    }
    const nowMs = this.#loop.nowMs();
    const snapshot: LiveSnapshot = {
      type: 'snapshot',
      nowMs,
      ...this.#loop.views.snapshot(nowMs),
      feeds: this.#feeds.views(),
      alarms: this.#picture.alarms(),
      tracks: this.#picture.columns(),
    };
    const text = JSON.stringify(snapshot);
    this.#cached = { head, atMs: wallMs, text };
    return text;
  }

  /** Says goodbye to every screen. */
  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#timer = undefined;
    this.#soon = undefined;
    this.#isClosed = true;
    for (const client of this.#clients) client.socket.close(1001, stoppingText);
    this.#clients.clear();
  }
}
