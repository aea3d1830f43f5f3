/**
 * `npm run bench -- ais`: our AIS decoder beside the others, in one run, on real recordings
 * repeated to a million lines. Rounds are interleaved, so that a busy moment of the machine meets
 * all alike; the median counts and the spread is shown. Rates are lines a second, because decoders
 * do not agree on what a message is.
 *
 * Traps: a JavaScript engine needs a round to warm up (one is thrown away); reading the file
 * counts for us and for programs that read files, not for libraries that are given lines.
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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAisStream, createColumnStream, createColumns } from '@straitwatch/ais';
import { findPeers, PEER_NAMES, type Peer } from './ais-peers.js';
import { median, rate, spread } from './bench-numbers.js';

export interface BenchResult {
  readonly bench: string;
  readonly ours: number;
  readonly unit: string;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly allocatedBytesAMessage: number;
}

const LINES = 1_000_000;
const ROUNDS = 5;
const PEER_ROUNDS = 3;
const CHUNK_BYTES = 1 << 20;
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

interface Measured {
  readonly ms: number;
  readonly messages: number;
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

const columns = createColumns(8192);

function ourColumns(file: string): Measured {
  let seen = 0;
  const stream = createColumnStream(
    columns,
    {
      onBatch(batch) {
        seen += batch.count;
      },
    },
    { bufferBytes: CHUNK_BYTES + 65_536 },
  );
  const start = performance.now();
  feed(file, (bytes) => stream.push(bytes));
  stream.end();
  return { ms: performance.now() - start, messages: seen };
}

function ourObjects(file: string): Measured {
  let seen = 0;
  let touched = 0;
  const stream = createAisStream({
    onMessage(message) {
      seen++;
      touched += message.mmsi & 1;
    },
  });
  const start = performance.now();
  feed(file, (bytes) => stream.push(bytes));
  stream.end();
  return { ms: performance.now() - start, messages: touched < 0 ? 0 : seen };
}

function runPeer(peer: Peer, file: string): Measured | undefined {
  const [program = '', ...args] = peer.command;
  const plain = peer.name === 'gpsdecode';
  const start = performance.now();
  const done = spawnSync(program, plain ? [] : [...args, file], {
    ...(plain ? { input: readFileSync(file) } : {}),
    maxBuffer: 1 << 30,
    timeout: 300_000,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ms = performance.now() - start;
  if (done.status !== 0) return undefined;
  if (plain) {
    let messages = 0;
    for (const byte of done.stdout) if (byte === 10) messages++;
    return { ms, messages };
  }
  const lines = done.stdout.toString('latin1').trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '{}') as Measured;
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
    say(
      `ais: ${LINES} lines of ${RECORDINGS.length} recordings, ${ROUNDS} rounds, peers ${PEER_ROUNDS}`,
    );
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
    return report(rates, peers, allocated(bytes), say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Rates = Map<string, number[]>;

function measure(
  peers: readonly Peer[],
  fileOf: (lines: number) => string,
  say: (text: string) => void,
): Rates {
  const rates: Rates = new Map();
  const note = (name: string, lines: number, measured: Measured | undefined) => {
    if (measured === undefined) return;
    rates.set(name, [...(rates.get(name) ?? []), rate(lines, measured.ms)]);
  };
  const file = fileOf(LINES);
  ourColumns(file);
  const warm = ourObjects(file);
  say(`ours decodes ${warm.messages} messages of ${LINES} lines`);
  for (let round = 0; round < ROUNDS; round++) {
    note('ours, columns', LINES, ourColumns(file));
    note('ours, objects', LINES, ourObjects(file));
    if (round >= PEER_ROUNDS) continue;
    for (const peer of peers) note(peer.name, peer.lines, runPeer(peer, fileOf(peer.lines)));
  }
  return rates;
}

function report(
  rates: Rates,
  peers: readonly Peer[],
  allocatedBytesAMessage: number,
  say: (text: string) => void,
): BenchResult {
  const of = (name: string) => median(rates.get(name) ?? [0]);
  const ours = of('ours, columns');
  const objects = of('ours, objects');
  const medians: Record<string, number> = { 'ours, objects': Math.round(objects) };
  const ratios: Record<string, number> = {};
  const two = (value: number) => Math.round(value * 100) / 100;
  for (const [name, values] of rates) {
    const makes = peers.find((peer) => peer.name === name)?.makes ?? '';
    let line = `${name.padEnd(28)} lines/s ${spread(values)}   ${makes}`;
    if (!name.startsWith('ours')) {
      medians[name] = Math.round(of(name));
      ratios[`columns / ${name}`] = two(ours / of(name));
      ratios[`objects / ${name}`] = two(objects / of(name));
      line += `   columns ${two(ours / of(name))}x, objects ${two(objects / of(name))}x`;
    }
    say(line);
  }
  const missing = PEER_NAMES.filter((name) => !rates.has(name));
  if (missing.length > 0) say(`not here, so not measured: ${missing.join(', ')}`);
  say(`columns allocate ${allocatedBytesAMessage.toFixed(4)} bytes a message in steady state`);
  return {
    bench: 'ais',
    ours: Math.round(ours),
    unit: 'lines/s',
    peers: medians,
    ratios,
    missing,
    allocatedBytesAMessage,
  };
}
