/**
 * `npm run bench -- feed`: from the radio to the screen. A built server as a process of its own takes 5,000
 * AIS messages a second of 2,000 ships over TCP and has 60 boats with reports coming in; a screen on its
 * live line measures. Plain forwarders are run after it with the same radio, as a measure of the machine.
 *
 * Options: `--seconds N` (300), `--rate N` messages a second (5000), `--peer-seconds N` (30; 0 for none),
 * `--cpu-prof FOLDER` has the server write a profile.
 *
 * Traps: radio and screen share one process, so a delay holds what this process itself is late by; a
 * machine with one core measures the fight for it. Processor time is that of the whole server process,
 * the thread that writes the record included. The first seconds, while the engine warms up, count too.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { OfficerStore } from '@straitwatch/server';
import { percentile } from './bench-numbers.js';
import { FORWARDER_NAMES, findForwarders } from './feed-peers.js';
import { ServerProcess } from './feed-process.js';
import { Screen } from './feed-screen.js';
import { SHIPS, Traffic } from './feed-traffic.js';

export interface BenchResult {
  readonly bench: string;
  /** Processor time of the server, percent of one core. */
  readonly ours: number;
  readonly unit: string;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly details: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
}

export interface BenchOptions {
  readonly json: boolean;
  readonly options?: readonly string[];
}

const BOATS = 60;
const WRITE_EVERY_MS = 10;
const REPORT_EVERY_MS = 1_000;
const DRAIN_WITHIN_MS = 10_000;
const bin = fileURLToPath(new URL('../../apps/cli/dist/bin.js', import.meta.url));

interface Settings {
  readonly seconds: number;
  readonly rate: number;
  readonly peerSeconds: number;
  readonly profileDir: string | undefined;
}

function settings(options: readonly string[]): Settings {
  const value = (name: string): string | undefined => {
    const at = options.indexOf(name);
    return at < 0 ? undefined : options[at + 1];
  };
  return {
    seconds: Number(value('--seconds') ?? 300),
    rate: Number(value('--rate') ?? 5_000),
    peerSeconds: Number(value('--peer-seconds') ?? 30),
    profileDir: value('--cpu-prof'),
  };
}

/** A receiver that others call, one at a time. */
class Radio {
  readonly #server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    this.#listener = socket;
  });
  #listener: Socket | undefined;

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** The line to whoever has called. */
  async line(): Promise<Socket> {
    while (this.#listener === undefined || this.#listener.destroyed) await pause(10);
    return this.#listener;
  }

  hangUp(): void {
    this.#listener?.destroy();
    this.#listener = undefined;
  }

  close(): void {
    this.hangUp();
    this.#server.close();
  }
}

interface Broadcast {
  readonly sent: number;
  readonly positions: number;
  readonly steps: Int32Array;
  /** The most that the writing itself was late by, milliseconds. */
  readonly lateMaxMs: number;
}

/** Writes `rate` messages a second for so many seconds, in small pieces, on time. */
async function broadcast(
  line: Socket,
  screen: Screen,
  set: { rate: number; seconds: number },
): Promise<Broadcast> {
  const traffic = new Traffic();
  const begunMs = performance.now();
  const all = Math.round(set.rate * set.seconds);
  let sent = 0;
  let positions = 0;
  let lateMaxMs = 0;
  while (sent < all) {
    const nowMs = performance.now();
    const due = Math.min(all, Math.ceil(((nowMs - begunMs) / 1_000) * set.rate));
    lateMaxMs = Math.max(lateMaxMs, ((due - sent) / set.rate) * 1_000 - WRITE_EVERY_MS);
    let text = '';
    for (; sent < due; sent += 1) {
      const one = traffic.next();
      text += one.text;
      if (one.ship === undefined || one.step === undefined) continue;
      screen.wrote(one.ship, one.step, performance.now());
      positions += 1;
    }
    if (text !== '' && !line.write(text, 'latin1')) await once(line, 'drain');
    await pause(WRITE_EVERY_MS);
  }
  return { sent, positions, steps: traffic.steps, lateMaxMs };
}

/** Waits until the screen shows the last position of every ship. @returns positions never shown. */
async function drained(screen: Screen, { steps }: Broadcast): Promise<number> {
  const endMs = performance.now() + DRAIN_WITHIN_MS;
  const behind = (): number =>
    steps.reduce((sum, step, ship) => sum + Math.max(0, step - (screen.shown[ship] ?? 0)), 0);
  while (behind() > 0 && performance.now() < endMs) await pause(20);
  return behind();
}

async function post(url: string, token: string, path: string, body: object): Promise<number> {
  const begunMs = performance.now();
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`${path}: got ${answer.status} ${text}, expected 201`);
  return performance.now() - begunMs;
}

function call(boat: string, i: number): object {
  return {
    time: new Date().toISOString(),
    centre: 'uk',
    channel: i % 3 === 0 ? 'vhf' : '999',
    persons: { count: 20 + (i % 40), quality: 'stated' },
    position: { lat: 50.9 + (i % 10) * 0.02, lon: 1.3 + (i % 6) * 0.05, radiusM: 800 },
    text: `bench call ${i}`,
    boat,
  };
}

/** Reports for the boats, one a second, until told to stop. @returns how long each took to be on disk. */
async function reporting(url: string, token: string, signal: AbortSignal): Promise<number[]> {
  const tookMs: number[] = [];
  for (let i = 0; !signal.aborted; i += 1) {
    tookMs.push(await post(url, token, '/api/reports', call(`D${1 + (i % BOATS)}`, i)));
    await pause(REPORT_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return tookMs;
}

/** One number of `/metrics`, summed over its labels. */
async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  let sum = 0;
  for (const [, value] of text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))) {
    sum += Number(value);
  }
  return sum;
}

function stepsMax(set: { rate: number; seconds: number }): number {
  return Math.ceil((set.rate * set.seconds) / SHIPS) + 100;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function screenNumbers(screen: Screen, unseen: number): Record<string, number> {
  return {
    positionsNotShown: unseen,
    delayP50Ms: tenth(screen.delayMs(50)),
    delayP99Ms: tenth(screen.delayMs(99)),
    delayMaxMs: tenth(screen.delayMaxMs),
    frames: screen.frames,
    frameMB: tenth(screen.bytes / 1_048_576),
  };
}

async function ours(radio: Radio, port: number, dir: string, set: Settings) {
  const officer = { name: 'Bench', role: 'watch-officer', centre: 'uk' } as const;
  const { token } = new OfficerStore(dir).add(officer);
  const server = await ServerProcess.start([
    ...(set.profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${set.profileDir}`]),
    ...[bin, 'serve', '--data', dir, '--port', '0', '--log', 'error'],
    ...['--feed', `tcp://127.0.0.1:${port}`],
  ]);
  const screen = new Screen(stepsMax(set));
  try {
    const { url }: { url: string } = JSON.parse(server.said);
    const line = await radio.line();
    for (let i = 0; i < BOATS; i += 1) await post(url, token, '/api/reports', call('new', i));
    const address = `${url.replace('http', 'ws')}/api/live`;
    await screen.open(address, ['straitwatch', `bearer.${token}`]);
    const stop = new AbortController();
    server.measure();
    const reports = reporting(url, token, stop.signal);
    const said = await broadcast(line, screen, set);
    const cpuPercent = server.cpuPercent();
    stop.abort();
    const postMs = await reports;
    const unseen = await drained(screen, said);
    const counted = await metric(url, 'straitwatch_feed_messages_total');
    const ships = await metric(url, 'straitwatch_tracks');
    screen.close();
    const stopMs = await server.stop();
    return {
      cpuPercent: tenth(cpuPercent),
      rssMaxMB: tenth(server.rssMaxMB),
      sent: said.sent,
      counted,
      lost: said.sent - counted,
      positions: said.positions,
      ...screenNumbers(screen, unseen),
      ships,
      boats: screen.boats,
      reports: BOATS + postMs.length,
      reportP50Ms: tenth(percentile(postMs, 50)),
      reportP99Ms: tenth(percentile(postMs, 99)),
      writeLateMaxMs: tenth(said.lateMaxMs),
      stopMs: Math.round(stopMs),
    };
  } finally {
    screen.close();
    await server.stop();
  }
}

type Numbers = Record<string, number>;

async function peers(radio: Radio, port: number, folder: string, set: Settings) {
  const found = new Map<string, Numbers>();
  const own = { rate: set.rate, seconds: set.peerSeconds };
  for (const { name, args, env } of findForwarders(folder, port)) {
    radio.hangUp();
    const server = await ServerProcess.start(args, env);
    const screen = new Screen(stepsMax(own));
    try {
      const { url }: { url: string } = JSON.parse(server.said);
      const line = await radio.line();
      await screen.open(url, []);
      server.measure();
      const said = await broadcast(line, screen, own);
      const cpuPercent = tenth(server.cpuPercent());
      const unseen = await drained(screen, said);
      const rssMaxMB = tenth(server.rssMaxMB);
      found.set(name, { cpuPercent, rssMaxMB, ...screenNumbers(screen, unseen) });
    } finally {
      screen.close();
      await server.stop();
    }
  }
  return found;
}

export async function run(options: BenchOptions): Promise<BenchResult> {
  const set = settings(options.options ?? []);
  const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'straitwatch-bench-feed-'));
  const radio = new Radio();
  try {
    const port = await radio.listen();
    say(`feed: ${set.rate} messages/s of ${SHIPS} ships, ${BOATS} boats, ${set.seconds} s`);
    const details = await ours(radio, port, join(folder, 'data'), set);
    for (const [name, value] of Object.entries(details)) say(`  ${name.padEnd(18)} ${value}`);
    const found =
      set.peerSeconds > 0
        ? await peers(radio, port, join(folder, 'peers'), set)
        : new Map<string, Numbers>();
    for (const [name, numbers] of found) say(`${name}: ${JSON.stringify(numbers)}`);
    return report(details, found);
  } finally {
    radio.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(details: Numbers, found: ReadonlyMap<string, Numbers>): BenchResult {
  const cpuOurs = details.cpuPercent ?? 0;
  const cpu: Numbers = {};
  const ratios: Numbers = {};
  for (const [name, { cpuPercent = 0 }] of found) {
    cpu[name] = cpuPercent;
    ratios[`ours / ${name}`] = Math.round((cpuOurs / cpuPercent) * 100) / 100;
  }
  return {
    bench: 'feed',
    ours: cpuOurs,
    unit: '% of one core',
    peers: cpu,
    ratios,
    missing: FORWARDER_NAMES.filter((name) => !found.has(name)),
    details: { ...details, ...Object.fromEntries(found) },
  };
}
