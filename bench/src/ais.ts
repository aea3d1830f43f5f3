/**
 * `npm run bench -- ais`: our AIS decoder beside the others, in one run, on real recordings
 * repeated to a million lines. Rounds are interleaved, so that a busy moment of the machine meets
 * all alike; the median counts and the spread is shown. Rates are lines a second, because decoders
 * do not agree on what a message is. They are of processor time, of all threads of a process, because
 * other work beside a run falsifies the clock far more; the clock's rates stand beside.
 *
 * Traps: a JavaScript engine needs a round to warm up (one is thrown away); reading the file
 * counts for us and for programs that read files, not for libraries that are given lines. Other
 * work takes caches and units of the cores, and shows in processor time too, only less.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type AisStream,
  createAisStream,
  createColumnStream,
  createColumns,
} from '@straitwatch/ais';
import type { Measured, Peer } from './ais-measured.js';
import { findPeers, PEER_NAMES } from './ais-peers.js';
import { median, rate, spread } from './bench-numbers.js';

export interface BenchResult {
  readonly bench: string;
  readonly ours: number;
  readonly unit: string;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly allocatedBytesAMessage: number;
  /** Medians by the clock, lines a second. */
  readonly clock: Readonly<Record<string, number>>;
  /** Load average of a minute, before and after. */
  readonly load: readonly [number, number];
}

const COLUMNS = 'ours, columns';
const OBJECTS = 'ours, objects';
const LINES = 1_000_000;
const ROUNDS = 5;
/** Quick decoders, ours and the native one, are run more often in a round. */
const QUICK_RUNS = 3;
/** What stays in a core's own cache is read fastest: chunk and batch together are half a megabyte. */
const CHUNK_BYTES = 1 << 16;
const BATCH_ROWS = 1024;
const SHORT_CHUNK_BYTES = 25_000;
const RECORDINGS = [
  'norway-1000.nm4',
  'nais300-merrimac.log',
  'nais400-merrimac.log',
  'pyais-sample.nmea',
  'gatehouse.nmea',
  'libais-typeexamples.nmea',
];

/** The recordings one after the other, repeated until there are enough lines. */
function corpus(lines: number): Buffer {
  const folder = new URL('../../engines/ais/test/vectors/', import.meta.url);
  const text = RECORDINGS.map((name) =>
    readFileSync(fileURLToPath(new URL(name, folder)), 'latin1').replace(/\r?\n?$/, '\n'),
  ).join('');
  const once = text.split('\n').length - 1;
  const all = text.repeat(Math.ceil(lines / once));
  let end = 0;
  for (let i = 0; i < lines; i++) end = all.indexOf('\n', end) + 1;
  return Buffer.from(all.slice(0, end), 'latin1');
}

/** Reads a file in chunks into one reused buffer and pushes them. */
function feed(file: string, push: (bytes: Uint8Array) => void): void {
  const chunk = new Uint8Array(CHUNK_BYTES);
  const handle = openSync(file, 'r');
  for (;;) {
    const size = readSync(handle, chunk, 0, CHUNK_BYTES, null);
    if (size === 0) break;
    push(size === CHUNK_BYTES ? chunk : chunk.subarray(0, size));
  }
  closeSync(handle);
}

const columns = createColumns(BATCH_ROWS);

function timed(stream: AisStream, file: string): Measured {
  const before = process.cpuUsage();
  const start = performance.now();
  feed(file, (bytes) => stream.push(bytes));
  stream.end();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { ms, processorMs: (user + system) / 1000, messages: stream.counts.messages };
}

function ourColumns(file: string): Measured {
  const stream = createColumnStream(
    columns,
    { onBatch: () => undefined },
    { bufferBytes: CHUNK_BYTES + 65_536 },
  );
  return timed(stream, file);
}

function ourObjects(file: string): Measured {
  let touched = 0;
  const stream = createAisStream({
    onMessage(message) {
      touched += message.mmsi & 1;
    },
  });
  const measured = timed(stream, file);
  return touched > 0 ? measured : { ...measured, messages: 0 };
}

function runPeer(peer: Peer, file: string): Measured | undefined {
  const [program = '', ...args] = peer.command;
  const start = performance.now();
  const done = spawnSync(program, [...args, file], {
    timeout: 300_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'latin1',
  });
  const ms = performance.now() - start;
  if (done.status !== 0) return undefined;
  if (peer.read !== undefined) return peer.read(done.stdout, ms);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

/**
 * Bytes the heap grows by a message once everything is warm. The same number of pushes, of short and
 * of long chunks: what is allocated for a push falls out, what is allocated for a message stays.
 */
function allocated(bytes: Buffer): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const stream = createColumnStream(columns, { onBatch: () => undefined });
  const grow = (size: number, times: number) => {
    const chunk = bytes.subarray(0, size);
    if (typeof collect === 'function') collect();
    const seen = stream.counts.messages;
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < times; i++) stream.push(chunk);
    return { grew: process.memoryUsage().heapUsed - before, seen: stream.counts.messages - seen };
  };
  grow(SHORT_CHUNK_BYTES * 8, 1000);
  const growths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const short = grow(SHORT_CHUNK_BYTES, 500);
    const long = grow(SHORT_CHUNK_BYTES * 8, 500);
    growths.push((long.grew - short.grew) / (long.seen - short.seen));
  }
  return median(growths);
}

export async function run(options: { json: boolean }): Promise<BenchResult> {
  const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'straitwatch-bench-ais-'));
  try {
    const loadBefore = loadavg()[0] ?? 0;
    say(`ais: ${LINES} lines of ${RECORDINGS.length} recordings, ${ROUNDS} rounds, ${machine()}`);
    const bytes = corpus(LINES);
    const files = new Map<number, string>();
    const fileOf = (lines: number): string => {
      const known = files.get(lines);
      if (known !== undefined) return known;
      const file = join(folder, `lines-${lines}.nmea`);
      writeFileSync(file, lines === LINES ? bytes : corpus(lines));
      files.set(lines, file);
      return file;
    };
    const peers = findPeers(folder);
    const rates = measure(peers, fileOf, say);
    const load = [loadBefore, loadavg()[0] ?? 0] as const;
    say(`load average ${load.map((one) => one.toFixed(1)).join(' before, ')} after`);
    return report(rates, peers, { say, load, allocatedBytesAMessage: allocated(bytes) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function machine(): string {
  return `${cpus().length} cores ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
}

/** What was measured of one decoder: rates in lines a second, messages of a thousand lines. */
interface Seen {
  readonly processor: number[];
  readonly clock: number[];
  messagesOfThousand: number | undefined;
}
type Rates = Map<string, Seen>;

function measure(
  peers: readonly Peer[],
  fileOf: (lines: number) => string,
  say: (text: string) => void,
): Rates {
  const rates: Rates = new Map();
  const note = (name: string, lines: number, measured: Measured | undefined) => {
    if (measured === undefined) return;
    const { ms, processorMs, messages } = measured;
    const seen = rates.get(name) ?? { processor: [], clock: [], messagesOfThousand: undefined };
    seen.processor.push(rate(lines, processorMs));
    seen.clock.push(rate(lines, ms));
    if (messages !== undefined) seen.messagesOfThousand = (1000 * messages) / lines;
    rates.set(name, seen);
  };
  const file = fileOf(LINES);
  const warm = [ourColumns(file), ourObjects(file)].map(({ messages }) => messages);
  say(`ours decodes ${warm.join(' and ')} messages of ${LINES} lines`);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < QUICK_RUNS; i++) {
      note(COLUMNS, LINES, ourColumns(file));
      note(OBJECTS, LINES, ourObjects(file));
      for (const peer of peers) if (peer.quick) note(peer.name, LINES, runPeer(peer, file));
    }
    for (const peer of peers) {
      if (!peer.quick) note(peer.name, peer.lines, runPeer(peer, fileOf(peer.lines)));
    }
  }
  return rates;
}

interface Around {
  readonly say: (text: string) => void;
  readonly load: readonly [number, number];
  readonly allocatedBytesAMessage: number;
}

function report(rates: Rates, peers: readonly Peer[], around: Around): BenchResult {
  const { say, load, allocatedBytesAMessage } = around;
  const of = (name: string) => median(rates.get(name)?.processor ?? [0]);
  const medians: Record<string, number> = { [OBJECTS]: Math.round(of(OBJECTS)) };
  const clock: Record<string, number> = {};
  const ratios: Record<string, number> = {};
  const two = (value: number) => Math.round(value * 100) / 100;
  for (const [name, seen] of rates) {
    const makes = peers.find((peer) => peer.name === name)?.makes ?? '';
    say(`${name.padEnd(26)} of processor time ${spread(seen.processor)}   ${makes}`);
    let line = `${''.padEnd(26)} by the clock      ${spread(seen.clock)}`;
    clock[name] = Math.round(median(seen.clock));
    if (name !== COLUMNS && name !== OBJECTS) {
      medians[name] = Math.round(of(name));
      ratios[`columns / ${name}`] = two(of(COLUMNS) / of(name));
      ratios[`objects / ${name}`] = two(of(OBJECTS) / of(name));
      line += `   columns ${two(of(COLUMNS) / of(name))}x, objects ${two(of(OBJECTS) / of(name))}x`;
    }
    const share = seen.messagesOfThousand;
    say(share === undefined ? line : `${line}   ${Math.round(share)} messages of 1000 lines`);
  }
  const missing = PEER_NAMES.filter((name) => !rates.has(name));
  if (missing.length > 0) say(`not here, so not measured: ${missing.join(', ')}`);
  say(`columns allocate ${allocatedBytesAMessage.toFixed(4)} bytes a message in steady state`);
  return {
    bench: 'ais',
    ours: Math.round(of(COLUMNS)),
    unit: 'lines/s of processor time',
    peers: medians,
    ratios,
    missing,
    allocatedBytesAMessage,
    clock,
    load,
  };
}
