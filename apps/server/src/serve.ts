/** A whole centre: the record opened, feeds started, the address listening. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { openJournal } from '@straitwatch/journal';
import type { Centre, Mode } from '@straitwatch/protocol';
import type { FastifyInstance } from 'fastify';
import { buildApp, logError } from './app.js';
import { BatchTime } from './batch-time.js';
import { loadCallerKey } from './callers.js';
import { CentreLoop } from './centre.js';
import { type Clock, exerciseClock, systemClock } from './clock.js';
import { Drifts } from './drift/drifts.js';
import { cloudRunner } from './drift/runner.js';
import { setupError } from './errors.js';
import {
  type ExerciseReport,
  leadMs,
  type RunningExercise,
  readExercise,
  runExercise,
} from './feeds/exercise.js';
import { Feeds } from './feeds/feeds.js';
import type { FeedSpec } from './feeds/spec.js';
import { builtDeskDir, forcingDir, journalDir, rejectsDir, writeCentre } from './folders.js';
import { Linkings } from './linking/linkings.js';
import { linkRunner } from './linking/runner.js';
import { LiveHub } from './live-hub.js';
import { createMetrics } from './metrics.js';
import { OfficerStore } from './officers.js';
import type { ServerParts } from './parts.js';
import { LivePicture } from './picture.js';
import { Dangers } from './sea/dangers.js';
import { ForcingFolder } from './sea/forcing/folder.js';
import { forcingReader } from './sea/forcing/reader.js';
import { Sea } from './sea/sea.js';
import { DemonstrationSessions } from './sign-in.js';
import { AppStop } from './stop.js';

export interface ServeOptions {
  dataDir: string;
  centre: Centre;
  /** 0 takes any free port. */
  port: number;
  /** 127.0.0.1 unless told otherwise. */
  host?: string;
  mode?: Mode;
  feeds?: readonly FeedSpec[];
  /** A file of reports to play in; makes the mode `exercise`. */
  exerciseFile?: string;
  /** How fast the clock runs: exercises and demonstrations only. */
  speed?: number;
  /** When the clock starts: demonstrations only. Milliseconds since 1970. */
  startMs?: number;
  /** A clock of the caller's own, instead of `speed` and `startMs`: demonstrations only. */
  clock?: Clock;
  /** Anybody who reaches the address gets a desk: demonstrations and exercises only. */
  openDesk?: boolean;
  /** The built desk; absent looks beside this package. */
  deskDir?: string;
  log?: { level: string; stream: NodeJS.WritableStream };
}

export interface RunningServer {
  url: string;
  port: number;
  mode: Mode;
  centre: Centre;
  app: FastifyInstance;
  loop: CentreLoop;
  hub: LiveHub;
  feeds: Feeds;
  picture: LivePicture;
  /** Ports of the feeds that listen, by the name of the feed's option. */
  feedPorts: Map<string, number>;
  /** Set on first start only: the token of the supervisor that was made. */
  firstToken?: string;
  exercise?: RunningExercise;
  /** Stops taking, finishes what waits, writes a snapshot, closes. Safe to call twice. */
  close(): Promise<void>;
}

/** The version of this software, as entry 1 of a journal and `health` tell it. */
export function softwareName(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const parsed: unknown = JSON.parse(text);
  const version: unknown =
    parsed !== null && typeof parsed === 'object' ? Reflect.get(parsed, 'version') : undefined;
  return `straitwatch ${typeof version === 'string' ? version : '0'}`;
}

/** @throws ServerError, JournalError or BadInputError when it cannot start; nothing stays open then. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const mode = modeOf(options);
  const software = softwareName();
  const exercise =
    options.exerciseFile === undefined ? [] : await readExercise(options.exerciseFile);
  const { loop, opened } = await openCentre(options, mode, software, exercise).catch(
    asSetup('--data', options.dataDir, 'a folder that may be made, read and written'),
  );
  const cleanUp: (() => Promise<void>)[] = [() => loop.close()];
  const undo = async (): Promise<void> => {
    for (const one of cleanUp.splice(0).reverse()) await one().catch(() => undefined);
  };
  try {
    // Only now: opening the record has shown that the folder is this centre's.
    writeCentre(options.dataDir, options.centre);
    const officers = new OfficerStore(options.dataDir);
    const picture = new LivePicture();
    let app: FastifyInstance | undefined;
    const onTrouble = (what: string, error: unknown): void => {
      if (app !== undefined) logError(app.log, error, what);
    };
    opened.onTrouble = onTrouble;
    const feeds = new Feeds({ loop, picture, rejectsDir: rejectsDir(options.dataDir), onTrouble });
    cleanUp.push(() => feeds.close());
    const forcing = new ForcingFolder({
      dir: forcingDir(options.dataDir),
      reader: forcingReader(),
      nowMs: () => loop.nowMs(),
      onTrouble,
    });
    cleanUp.push(() => forcing.close());
    const sea = new Sea(forcing);
    const drifts = new Drifts({ loop, sea, runner: cloudRunner(), onTrouble });
    cleanUp.push(() => drifts.close());
    const linkings = new Linkings({ loop, runner: linkRunner(), onTrouble });
    cleanUp.push(() => linkings.close());
    const hub = new LiveHub({ loop, picture, feeds, drifts, linkings });
    const parts: ServerParts = {
      centre: options.centre,
      mode,
      software,
      officers,
      loop,
      picture,
      sea,
      dangers: new Dangers(sea),
      drifts,
      linkings,
      feeds,
      hub,
      callerKey: loadCallerKey(options.dataDir),
      metrics: createMetrics({ loop, picture, hub, feeds }),
      ...(options.openDesk === true ? { demonstration: new DemonstrationSessions() } : {}),
    };
    const deskDir = options.deskDir ?? builtDeskDir();
    app = await buildApp(parts, {
      ...(deskDir === undefined ? {} : { deskDir }),
      ...(options.log === undefined ? {} : { log: options.log }),
    });
    const appStop = new AppStop(app);
    cleanUp.push(() => {
      hub.close();
      return appStop.close();
    });
    const firstToken = officers.count === 0 ? firstSupervisor(officers, options.centre) : undefined;
    const feedPorts = await startFeeds(feeds, options.feeds ?? []);
    const host = options.host ?? '127.0.0.1';
    const asked = `${shownHost(options.host)}:${options.port}`;
    await app.listen({ port: options.port, host }).catch(asSetup('--port', asked, freeAddress));
    hub.start();
    forcing.start();
    drifts.start();
    linkings.start();
    const { port } = app.server.address() as AddressInfo;
    const playing =
      exercise.length === 0 ? undefined : runExercise(exercise, loop, feeds.add('exercise'));
    if (playing !== undefined) cleanUp.push(() => playing.close());
    let closing: Promise<void> | undefined;
    return {
      url: `http://${shownHost(options.host)}:${port}`,
      port,
      mode,
      centre: options.centre,
      app,
      loop,
      hub,
      feeds,
      picture,
      feedPorts,
      ...(firstToken === undefined ? {} : { firstToken }),
      ...(playing === undefined ? {} : { exercise: playing }),
      close: () => {
        closing ??= undo();
        return closing;
      },
    };
  } catch (error) {
    await undo();
    throw error;
  }
}

function modeOf(options: ServeOptions): Mode {
  const mode = options.exerciseFile === undefined ? (options.mode ?? 'live') : 'exercise';
  if (options.exerciseFile !== undefined && (options.mode ?? 'exercise') !== 'exercise') {
    throw setupError('mode', String(options.mode), 'exercise, when there is an exercise file');
  }
  if (mode === 'live' && options.openDesk === true) {
    throw setupError('--open-desk', 'a live centre', 'a demonstration or an exercise');
  }
  const hasOwnClock =
    options.speed !== undefined || options.startMs !== undefined || options.clock !== undefined;
  if (mode === 'live' && hasOwnClock) {
    throw setupError('--speed', 'a live centre', 'a demonstration or an exercise');
  }
  return mode;
}

async function openCentre(
  options: ServeOptions,
  mode: Mode,
  software: string,
  exercise: readonly ExerciseReport[],
): Promise<{ loop: CentreLoop; opened: { onTrouble: (what: string, error: unknown) => void } }> {
  // An exercise that goes on after a stop goes on where it stopped: the record says when that was.
  let clock: Clock = options.clock ?? systemClock();
  const firstMs = exercise[0]?.receivedMs;
  const startMs = firstMs === undefined ? options.startMs : firstMs - leadMs;
  const speed = options.speed ?? 1;
  const begins = (atMs: number): void => {
    clock = exerciseClock({ startMs: atMs, speed });
  };
  const isOwn = options.clock === undefined && (startMs !== undefined || speed !== 1);
  if (isOwn) begins(startMs ?? Date.now());
  // Read anew each time: the clock may be exchanged below, and a demonstration's changes its speed.
  const time = new BatchTime({
    nowMs: () => clock.nowMs(),
    get speed() {
      return clock.speed;
    },
  });
  const journal = await openJournal({
    dir: journalDir(options.dataDir),
    centre: options.centre,
    mode,
    create: true,
    clock: time.nowMs,
    software,
  });
  const opened = { onTrouble: (_what: string, _error: unknown): void => undefined };
  try {
    const loop = await CentreLoop.open({
      journal,
      time,
      onTrouble: (what, error) => opened.onTrouble(what, error),
    });
    const { lastKnownMs } = loop.state;
    if (isOwn && lastKnownMs > clock.nowMs()) begins(lastKnownMs);
    return { loop, opened };
  } catch (error) {
    await journal.close().catch(() => undefined);
    throw error;
  }
}

/** @returns the ports of those that listen, by the name of the option. */
async function startFeeds(feeds: Feeds, specs: readonly FeedSpec[]): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const spec of specs) {
    const port = await feeds.start(spec).catch(asSetup('--feed', spec.name, freeAddress));
    if (port !== undefined) ports.set(spec.name, port);
  }
  return ports;
}

const freeAddress = 'an address of this machine that is free and may be used';

/** What the system says of an address or a folder, as the option that named it. Other errors go on. */
function asSetup(field: string, got: string, expected: string): (error: unknown) => never {
  return (error) => {
    const isSystem = error instanceof Error && 'syscall' in error && 'code' in error;
    if (!isSystem) throw error;
    throw setupError(field, `${got} (${String(error.code)})`, expected);
  };
}

function firstSupervisor(officers: OfficerStore, centre: Centre): string {
  return officers.add({ name: 'First supervisor', role: 'supervisor', centre }).token;
}

function shownHost(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
