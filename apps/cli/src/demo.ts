/**
 * `straitwatch demo`: a whole centre with a night already going on. The server runs in this process, in
 * demonstration mode; the night comes to it through its doors like a real one: AIS over TCP, reports
 * and crews over HTTP.
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Clock,
  OfficerStore,
  parseFeedSpec,
  type RunningServer,
  serve,
} from '@straitwatch/server';
import {
  type Air,
  createDesk,
  createPlayer,
  createWorld,
  type Desk,
  hoursMax,
  type Level,
  levels,
  openAir,
  type Player,
  readStrait,
} from '@straitwatch/simulator';
import {
  defaultDemonstrationDir,
  freshDemonstrationDir,
  leaveDemonstrationDir,
} from './demo-folder.js';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { oneOf, type ParsedOptions, parseOptions, UsageError, wholeNumber } from './options.js';
import { untilTold } from './serve.js';

const spec = {
  values: ['port', 'host', 'data', 'seed', 'level', 'boats', 'speed'],
  flags: ['autopilot'],
} as const;

/** The night of every demonstration begins here, so that one seed is one night with its tide. */
export const nightStartMs = Date.parse('2026-09-01T19:00:00Z');
/** History before the visitor comes. */
export const historyMs = 7 * 3_600_000;
const historyStepMs = 120_000;
/** The English desk has not been worked for so long when the visitor takes it over. */
const unworkedMs = 14 * 60_000;
const nightHours = 12;
/** Boats that are about to come over the line when the visitor comes, so that their calls come in then. */
const comingBoats = 9;
const comingSinceMs = 3 * 3_600_000;
/** A visitor's orders reach the crews within so long on the clock of the night. */
const liveLookMs = 2000;
/** While the history is played, ships are shown where they then were, this often in real milliseconds. */
const shipsEveryMs = 400;
/** One look of the player at the desk, real milliseconds. */
const lookEveryMs = 1000;

/**
 * The night that is shown unless another is asked for: when the visitor comes, several boats are in
 * English waters, some are over, one is on offer, and calls come in over the next minutes.
 */
export const shownNight = { seed: 28, level: 'easy', boats: 14 } as const;

const help = `straitwatch demo [options]

Starts a centre in the middle of a simulated night in the Strait and prints its address.
Nothing in it is real, and it says so on every screen. The record is made anew at each start.

  --port P      port (8080, or PORT; 0 for any free one)
  --host H      address to listen on (127.0.0.1: this machine only)
  --data DIR    folder of the demonstration (STRAITWATCH_DATA, or .straitwatch/demo)
  --seed N      the night; the same seed gives the same night (${shownNight.seed})
  --level L     easy, real or hard (${shownNight.level})
  --boats N     number of boats (${shownNight.boats})
  --speed N     how fast the clock runs from then on, 1 to 60 (1)
  --autopilot   takes the decisions of both centres, so that the night works itself
  --help        shows this text

The French side and all crews act by themselves; the English desk is yours, and the calls that come in
wait for you.
`;

export interface DemoOptions {
  dataDir: string;
  port: number;
  host: string | undefined;
  seed: number;
  level: Level;
  boats: number;
  speed: number;
  autopilot: boolean;
}

export interface RunningDemo {
  server: RunningServer;
  /** Where the demonstration before this one is kept. */
  kept: string | undefined;
  player: Player;
  clock: DemoClock;
  /** Plays what has come due; for tests and for the loop below. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** A clock that is set by hand while the history is played, and then runs. */
export interface DemoClock extends Clock {
  set(nowMs: number): void;
  run(speed: number): void;
}

export function createDemoClock(
  startMs: number,
  wall: () => number = () => performance.now(),
): DemoClock {
  let baseMs = startMs;
  let begunMs: number | undefined;
  let speed = 1;
  const nowMs = (): number =>
    Math.floor(begunMs === undefined ? baseMs : baseMs + (wall() - begunMs) * speed);
  return {
    nowMs,
    get speed() {
      return speed;
    },
    set(toMs) {
      baseMs = Math.max(toMs, nowMs());
      begunMs = undefined;
    },
    run(newSpeed) {
      baseMs = nowMs();
      begunMs = wall();
      speed = newSpeed;
    },
  };
}

/** Starts the centre; its address answers when this resolves. The history comes with `playHistory`. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { dataDir, seed, level, boats } = options;
  const kept = freshDemonstrationDir(dataDir);
  const clock = createDemoClock(nightStartMs);
  const officers = new OfficerStore(dataDir);
  const tokens = {
    uk: officers.add({ name: 'Simulated officer, Dover', role: 'watch-officer', centre: 'uk' })
      .token,
    fr: officers.add({ name: 'Simulated officer, Gris-Nez', role: 'liaison', centre: 'fr' }).token,
  };
  let player: Player | undefined;
  const air = await openAir({ greeting: () => player?.greeting() ?? '' });
  let server: RunningServer;
  try {
    server = await serve({
      dataDir,
      centre: 'uk',
      port: options.port,
      mode: 'demonstration',
      openDesk: true,
      clock,
      feeds: [parseFeedSpec(`tcp://127.0.0.1:${air.port}`)],
      ...(options.host === undefined ? {} : { host: options.host }),
    });
  } catch (error) {
    await air.close();
    leaveDemonstrationDir(dataDir);
    throw error;
  }
  const world = createWorld({
    strait: readStrait(),
    seed,
    level,
    boats,
    startMs: nightStartMs,
    hours: nightHours,
    bursts: [
      { atMs: nightStartMs + historyMs - comingSinceMs, boats: Math.min(comingBoats, boats) },
    ],
    dispatch: 'orders',
    aisFromMs: nightStartMs + historyMs,
    // What was found to be nothing hours ago is no longer on the desk.
    falseAlarmsFromMs: nightStartMs + historyMs - unworkedMs,
  });
  const deskOf = (centre: 'uk' | 'fr'): Desk => {
    const baseUrl = `http://127.0.0.1:${server.port}`;
    return createDesk({ baseUrl, token: tokens[centre], keyPrefix: `simulator-${centre}` });
  };
  const desks = { uk: deskOf('uk'), fr: deskOf('fr') };
  const playing = createPlayer({ world, desks, autopilot: { uk: true, fr: true } });
  await playing.registerAssets();
  const demo = { server, kept, player: playing, clock, look: () => playing.step(clock.nowMs()) };
  let isLive = false;
  return {
    ...demo,
    look: async () => {
      if (!isLive) {
        isLive = true;
        await playHistory(demo, { desks, air, autopilot: options.autopilot });
        playing.setAir(air);
        playing.setLookEvery(liveLookMs);
        player = playing;
        air.send(playing.greeting());
        clock.run(options.speed);
      }
      await playing.step(clock.nowMs());
    },
    close: () => closeAll(air, server, dataDir),
  };
}

async function closeAll(air: Air, server: RunningServer, dataDir: string): Promise<void> {
  await air.close();
  await server.close();
  leaveDemonstrationDir(dataDir);
}

/**
 * The hours before the visitor came, in a few seconds: everything with its own time on the clock of the
 * demonstration. The last minutes at the English desk are left as they came in.
 */
async function playHistory(
  { player, clock }: { player: Player; clock: DemoClock },
  to: { desks: Readonly<Record<'uk' | 'fr', Desk>>; air: Air; autopilot: boolean },
): Promise<void> {
  const { desks, air, autopilot } = to;
  const endMs = nightStartMs + historyMs;
  let shownMs = Number.NEGATIVE_INFINITY;
  for (let atMs = nightStartMs + historyStepMs; atMs <= endMs; atMs += historyStepMs) {
    player.setAutopilot('uk', autopilot || atMs <= endMs - unworkedMs);
    clock.set(atMs);
    await player.step(atMs);
    if (performance.now() - shownMs < shipsEveryMs) continue;
    shownMs = performance.now();
    air.send(player.greeting());
  }
  player.setAutopilot('uk', autopilot);
  if (!autopilot) await offerOne(desks.fr);
}

/** One boat of the other centre is on offer when the visitor comes: the most easterly that may be. */
async function offerOne(desk: Desk): Promise<void> {
  const boats = await desk.boats();
  if (boats.some((boat) => boat.handover !== undefined)) return;
  const theirs = boats.filter((boat) => boat.status === 'open' && boat.coordinating === 'fr');
  const westFirst = [...theirs].sort((a, b) => (a.position?.lon ?? 9) - (b.position?.lon ?? 9));
  const [first] = westFirst;
  if (first !== undefined) {
    await desk.boat(first.id, 'handover', { reason: 'fait route vers la ligne' });
  }
}

/** Where the night has got to, for the line on the terminal. */
async function report(demo: RunningDemo, io: CommandIo, autopilot: boolean): Promise<void> {
  const { boats, reports } = demo.server.loop.state;
  const open = [...boats.values()].filter((boat) => boat.ending === undefined).length;
  const waiting = [...reports.values()].filter((one) => one.link?.status !== 'confirmed').length;
  const time = new Date(demo.clock.nowMs()).toISOString().slice(0, 16);
  io.stderr.write(
    `DEMONSTRATION, ${time}Z on its clock: ${boats.size} boats, ${open} of them open, ` +
      `${reports.size} reports, ${waiting} waiting ` +
      `${autopilot ? 'for the autopilot' : 'for you, as will all that come in'}. Ctrl-C ends it.\n`,
  );
}

function understand(options: ParsedOptions): DemoOptions {
  const port = process.env.PORT;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) {
    throw new UsageError(`PORT: got ${port.slice(0, 40)}, expected a whole number, 0 to 65535`);
  }
  const whole = (name: string, range: { min: number; max: number; fallback: number }): number =>
    wholeNumber(options, name, range);
  return {
    dataDir: options.value('data') ?? process.env.STRAITWATCH_DATA ?? defaultDemonstrationDir(),
    port: whole('port', { min: 0, max: 65_535, fallback: Number(port ?? 8080) }),
    host: options.value('host'),
    seed: whole('seed', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: shownNight.seed }),
    level: oneOf<Level>(options, 'level', levels, shownNight.level),
    boats: whole('boats', { min: 1, max: 60, fallback: shownNight.boats }),
    speed: whole('speed', { min: 1, max: 60, fallback: 1 }),
    autopilot: options.flag('autopilot'),
  };
}

/** @throws UsageError, DemonstrationFolderError, or the system's error when the port is taken */
export async function demoCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, spec);
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const told = understand(options);
  const demo = await startDemo(told);
  const { url, mode, centre } = demo.server;
  writeJson(io, { url, mode, centre, data: told.dataDir });
  io.stderr.write(`Straitwatch DEMONSTRATION, nothing in it is real: ${url}\n`);
  if (demo.kept !== undefined) {
    io.stderr.write(`A new night begins; the record of the one before is kept in ${demo.kept}\n`);
  }
  const stop = new AbortController();
  const told2 = untilTold().then(() => stop.abort());
  await playOn(demo, { io, signal: stop.signal, autopilot: told.autopilot });
  await told2;
  io.stderr.write('stopping\n');
  await demo.close();
  return exitCodes.done;
}

/** Looks at the desk once a second until told to stop. Trouble is told once and tried again. */
async function playOn(
  demo: RunningDemo,
  { io, signal, autopilot }: { io: CommandIo; signal: AbortSignal; autopilot: boolean },
): Promise<void> {
  const looksMax = (hoursMax * 3_600_000) / lookEveryMs;
  let lastTrouble = '';
  for (let looks = 0; looks < looksMax && !signal.aborted; looks++) {
    try {
      await demo.look();
      if (looks === 0) await report(demo, io, autopilot);
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (trouble !== lastTrouble && !signal.aborted)
        io.stderr.write(`demonstration: ${trouble}\n`);
      lastTrouble = trouble;
    }
    await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
