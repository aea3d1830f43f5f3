/** Prometheus metrics. Names are public: docs/reference/metrics.md. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CentreLoop } from './centre.js';
import type { FeedCounts, FeedSource, LiveHub } from './live-hub.js';
import type { LivePicture } from './picture.js';

export interface ServerMetrics {
  registry: Registry;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** A line was refused because too many are open. */
  connectionDropped(): void;
}

export interface MetricSources {
  loop: CentreLoop;
  picture: LivePicture;
  hub: LiveHub;
  feeds: FeedSource;
}

export function createMetrics(sources: MetricSources): ServerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'straitwatch_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const dropped = new Counter({
    name: 'straitwatch_http_connections_dropped_total',
    help: 'Connections refused because too many were open',
    registers: [registry],
  });
  addCentre(registry, sources);
  addLive(registry, sources);
  addPicture(registry, sources);
  addFeeds(registry, sources);
  return {
    registry,
    request({ method, route, status }, seconds) {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    connectionDropped() {
      dropped.inc();
    },
  };
}

/** A value that is read when it is asked for. */
function reading(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}

/** A number that only grows, kept elsewhere. */
function counting(registry: Registry, name: string, help: string, read: () => number): void {
  new Counter({
    name,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}

function addCentre(registry: Registry, { loop }: MetricSources): void {
  const { counts, journal } = loop;
  reading(registry, 'straitwatch_journal_head', 'Number of the last entry', () => loop.head);
  reading(registry, 'straitwatch_journal_clock_behind_seconds', 'Clock behind the record', () => {
    return journal.stats().clockBehindMs / 1000;
  });
  counting(registry, 'straitwatch_journal_commits_total', 'Groups written', () => {
    return journal.stats().commits;
  });
  counting(registry, 'straitwatch_journal_failed_commits_total', 'Groups not written', () => {
    return journal.stats().failedCommits;
  });
  reading(registry, 'straitwatch_store_trouble', '1 while the record cannot be written', () => {
    return loop.storeProblem === undefined ? 0 : 1;
  });
  reading(registry, 'straitwatch_commands_waiting', 'Commands waiting to be decided', () => {
    return loop.waitingCommands;
  });
  const outcomes: [string, string, () => number][] = [
    ['commands', 'Commands taken', () => counts.commands],
    ['commands_refused', 'Commands refused by a rule', () => counts.refused],
    ['commands_repeated', 'Commands delivered again', () => counts.repeated],
    ['commands_not_stored', 'Commands lost to a failed write and told so', () => counts.notStored],
    ['commands_busy', 'Commands refused because too many waited', () => counts.busy],
    ['command_keys_forgotten', 'Idempotency keys too old to keep', () => loop.commandsForgotten],
    ['entries_unknown', 'Entries of a kind this build does not know', () => counts.unknownEntries],
  ];
  for (const [name, help, read] of outcomes) {
    counting(registry, `straitwatch_${name}_total`, help, read);
  }
}

function addLive(registry: Registry, { hub }: MetricSources): void {
  reading(registry, 'straitwatch_live_clients', 'Screens connected', () => hub.clients);
  reading(registry, 'straitwatch_live_clients_behind', 'Screens that cannot keep up', () => {
    return hub.clientsBehind;
  });
  const { counts } = hub;
  const outcomes: [string, string, () => number][] = [
    ['messages', 'Messages sent to screens', () => counts.sentMessages],
    ['characters', 'Characters sent to screens', () => counts.sentBytes],
    ['skipped', 'Messages not sent to a screen that was behind', () => counts.skipped],
    [
      'fresh_snapshots',
      'Snapshots sent to screens that had been behind',
      () => {
        return counts.freshSnapshots;
      },
    ],
    ['cut', 'Screens cut because they stayed behind or silent', () => counts.cut],
    ['refused', 'Screens refused because too many were connected', () => counts.refused],
  ];
  for (const [name, help, read] of outcomes) {
    counting(registry, `straitwatch_live_${name}_total`, help, read);
  }
}

function addPicture(registry: Registry, { picture }: MetricSources): void {
  reading(registry, 'straitwatch_tracks', 'Ships and aids on the picture', () => picture.size);
  const { counts } = picture;
  const outcomes: [string, string, () => number][] = [
    ['positions', 'Positions heard', () => counts.positions],
    ['statics', 'Names and types heard', () => counts.statics],
    ['out_of_order', 'Positions older than the one shown', () => counts.outOfOrder],
    ['dropped_stale', 'Tracks unheard of too long', () => counts.droppedStale],
    [
      'dropped_for_room',
      'Tracks dropped because the picture was full',
      () => {
        return counts.droppedForRoom;
      },
    ],
    ['alarms', 'Alarms heard', () => counts.alarms],
    ['alarms_dropped', 'Alarms dropped because there were too many', () => counts.alarmsDropped],
  ];
  for (const [name, help, read] of outcomes) {
    counting(registry, `straitwatch_picture_${name}_total`, help, read);
  }
}

/** One number of each feed. */
const perFeed: readonly [string, string, (feed: FeedCounts) => number | undefined][] = [
  ['connected', '1 while it is connected and speaks', (feed) => +(feed.state === 'connected')],
  ['quiet_seconds', 'Time since it last spoke', (feed) => feed.quietS],
  ['messages_total', 'Messages read', (feed) => feed.messages],
  ['lines_total', 'Lines of AIS that came in, blank ones included', (feed) => feed.lines?.lines],
  [
    'ignored_total',
    'Lines that are no AIS: blank, comments, others',
    (feed) => feed.lines?.ignored,
  ],
  ['kept_aside_total', 'Unread lines that stand in rejects/', (feed) => feed.keptAside],
  ['counted_only_total', 'Unread lines that were too many to keep', (feed) => feed.countedOnly],
];

function addFeeds(registry: Registry, { feeds }: MetricSources): void {
  for (const [name, help, read] of perFeed) {
    const Kind = name.endsWith('_total') ? Counter : Gauge;
    const metric: Counter<'feed'> | Gauge<'feed'> = new Kind({
      name: `straitwatch_feed_${name}`,
      help,
      labelNames: ['feed'],
      registers: [registry],
      collect() {
        metric.reset();
        for (const feed of feeds.counts()) metric.inc({ feed: feed.name }, read(feed) ?? 0);
      },
    });
  }
  const rejected = new Counter({
    name: 'straitwatch_feed_rejected_total',
    help: 'Lines that could not be read, by reason',
    labelNames: ['feed', 'reason'],
    registers: [registry],
    collect() {
      rejected.reset();
      for (const feed of feeds.counts()) {
        const byReason = feed.lines?.rejected ?? { malformed: feed.rejected };
        for (const [reason, count] of Object.entries(byReason)) {
          rejected.inc({ feed: feed.name, reason }, count);
        }
      }
    },
  });
  counting(
    registry,
    'straitwatch_asset_positions_skipped_total',
    'Positions of own assets that did not get into the record',
    () => feeds.assetPositionsSkipped,
  );
}
