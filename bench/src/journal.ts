import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Journal, openJournal, verifyJournal } from '@straitwatch/journal';
import { median, percentile, rate, spread } from './bench-numbers.js';
import { PlainInserts, reportDraft, snapshotText } from './journal-peers.js';

/**
 * The journal beside plain SQLite inserts with the same durability, in one run.
 *
 * Traps: the sync rate of a shared disk varies many times over within an hour, so every round runs
 * ours and the peers one after the other and only ratios of a run mean anything; a folder in
 * memory (tmpfs) syncs nothing. Two peers insert one text that is ready; one, like ours, is given
 * reports and makes their text (`JSON.stringify`). Ours also checks, orders, hashes and signs.
 */
export interface BenchResult {
  readonly bench: string;
  readonly ours: number;
  readonly unit: string;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly details: Readonly<Record<string, number | string>>;
}

export interface BenchOptions {
  readonly json: boolean;
  /** `--rounds N`, `--round-ms N`, `--paced-s N`, `--entries N`, `--dir FOLDER`. */
  readonly options?: readonly string[];
}

const WRITERS = 64;
const PACE_PER_S = 50;
const TMPFS_MAGIC = 0x01021994;
const SNAPSHOT_BYTES = 100_000_000;
const TAIL_ENTRIES = 1_000;

interface Settings {
  readonly rounds: number;
  readonly roundMs: number;
  readonly pacedS: number;
  readonly entries: number;
  readonly dir: string;
}

function settings(options: readonly string[]): Settings {
  const value = (name: string, fallback: string): string =>
    options[options.indexOf(name) + 1 || options.length] ?? fallback;
  return {
    rounds: Number(value('--rounds', '7')),
    roundMs: Number(value('--round-ms', '1000')),
    pacedS: Number(value('--paced-s', '20')),
    entries: Number(value('--entries', '1000000')),
    dir: value('--dir', tmpdir()),
  };
}

function open(dir: string): Promise<Journal> {
  return openJournal({
    dir,
    centre: 'uk',
    mode: 'exercise',
    create: true,
    clock: Date.now,
    software: 'straitwatch bench',
  });
}

/** Durable appends a second of 64 callers that each wait for their answer. */
async function appendRound(journal: Journal, forMs: number): Promise<number> {
  // Ready beforehand, as the text of the plain inserts is.
  const drafts = Array.from({ length: 1_024 }, (_, index) => reportDraft(index));
  const start = performance.now();
  const end = start + forMs;
  let count = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < end) {
      await journal.append([drafts[count % drafts.length] ?? reportDraft(0)]);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return rate(count, performance.now() - start);
}

interface Throughput {
  readonly ours: readonly number[];
  readonly grouped: readonly number[];
  readonly made: readonly number[];
  readonly single: readonly number[];
}

async function throughput(root: string, set: Settings): Promise<Throughput> {
  const journal = await open(join(root, 'throughput'));
  const plain = new PlainInserts(join(root, 'plain.db'));
  const found = { ours: [0], grouped: [0], made: [0], single: [0] };
  // The first round warms up and is not counted.
  for (let round = 0; round <= set.rounds; round += 1) {
    const ours = await appendRound(journal, set.roundMs);
    const grouped = plain.forMs(set.roundMs, WRITERS);
    const made = plain.forMs(set.roundMs, WRITERS, 'made');
    const single = plain.forMs(set.roundMs, 1);
    if (round === 0) continue;
    found.ours[round - 1] = ours;
    found.grouped[round - 1] = grouped;
    found.made[round - 1] = made;
    found.single[round - 1] = single;
  }
  plain.close();
  await journal.close();
  return found;
}

/** One append and one plain insert, turn about, at 50 a second each: milliseconds to the answer. */
async function paced(root: string, set: Settings): Promise<{ ours: number[]; plain: number[] }> {
  const journal = await open(join(root, 'paced'));
  const inserts = new PlainInserts(join(root, 'paced.db'));
  const ours: number[] = [];
  const plain: number[] = [];
  const turnMs = 1_000 / PACE_PER_S / 2;
  const start = performance.now();
  const turns = set.pacedS * PACE_PER_S * 2;
  for (let turn = 0; turn < turns; turn += 1) {
    const waitMs = start + turn * turnMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const began = performance.now();
    if (turn % 2 === 0) {
      await journal.append([reportDraft(turn)]);
      ours.push(performance.now() - began);
    } else {
      inserts.insert(1);
      plain.push(performance.now() - began);
    }
  }
  inserts.close();
  await journal.close();
  return { ours, plain };
}

async function grow(journal: Journal, entries: number): Promise<void> {
  while (journal.head.n < entries) {
    const n = journal.head.n;
    const size = Math.min(1_000, entries - n);
    await journal.append(Array.from({ length: size }, (_, i) => reportDraft(n + i)));
  }
}

interface Large {
  readonly verifiedPerS: readonly number[];
  readonly refoldedPerS: number;
  readonly openMs: readonly number[];
  readonly snapshotBytes: number;
}

/** Verification and reading of a large journal, and its opening with a snapshot. */
async function large(root: string, set: Settings): Promise<Large> {
  const dir = join(root, 'large');
  const journal = await open(dir);
  await grow(journal, set.entries - TAIL_ENTRIES);
  const text = snapshotText(SNAPSHOT_BYTES);
  await journal.saveSnapshot({ name: 'view', version: 1, ...journal.head, data: text });
  await grow(journal, set.entries);
  const began = performance.now();
  let read = 0;
  for await (const page of journal.readPages({ from: 1 })) read += page.length;
  const refoldedPerS = rate(read, performance.now() - began);
  await journal.close();
  const verifiedPerS: number[] = [];
  const openMs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const verifying = performance.now();
    const verdict = await verifyJournal(dir);
    if (!verdict.ok || verdict.entries !== set.entries) {
      throw new Error(`verify: got ${JSON.stringify(verdict)}, expected ${set.entries} entries`);
    }
    verifiedPerS.push(rate(verdict.entries, performance.now() - verifying));
    openMs.push(await openWithSnapshot(dir));
  }
  return { verifiedPerS, refoldedPerS, openMs, snapshotBytes: Buffer.byteLength(text) };
}

/** From nothing to a state that is up to date: open, load and parse the snapshot, read the rest. */
async function openWithSnapshot(dir: string): Promise<number> {
  const began = performance.now();
  const journal = await open(dir);
  const snapshot = await journal.latestSnapshot('view', 1);
  if (snapshot === undefined) throw new Error('snapshot: got none, expected the one saved');
  const state: unknown = JSON.parse(Buffer.from(snapshot.data).toString('utf8'));
  let tail = 0;
  for await (const page of journal.readPages({ from: snapshot.n + 1 })) tail += page.length;
  const tookMs = performance.now() - began;
  if (tail !== TAIL_ENTRIES || typeof state !== 'object') {
    throw new Error(`tail: got ${tail}, expected ${TAIL_ENTRIES}`);
  }
  await journal.close();
  return tookMs;
}

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

export async function run(options: BenchOptions): Promise<BenchResult> {
  const set = settings(options.options ?? []);
  const root = mkdtempSync(join(set.dir, 'straitwatch-bench-'));
  const tell = (line: string): void => {
    if (!options.json) process.stdout.write(`${line}\n`);
  };
  try {
    if (statfsSync(root).type === TMPFS_MAGIC)
      tell('This folder is in memory: syncs cost nothing.');
    const speed = await throughput(root, set);
    const [ours, grouped, made, single] = [
      median(speed.ours),
      median(speed.grouped),
      median(speed.made),
      median(speed.single),
    ];
    tell(`appends/s, ${WRITERS} writers      ${spread(speed.ours)}`);
    tell(`plain, 64 rows a commit     ${spread(speed.grouped)}`);
    tell(`the same, from reports      ${spread(speed.made)}`);
    tell(`plain, 1 row a commit       ${spread(speed.single)}`);
    const pace = await paced(root, set);
    const [oursP99, plainP99] = [percentile(pace.ours, 99), percentile(pace.plain, 99)];
    tell(`one at ${PACE_PER_S}/s, p99 ms          ours ${oursP99.toFixed(2)}`);
    tell(`one at ${PACE_PER_S}/s, p99 ms          plain ${plainP99.toFixed(2)}`);
    const big = await large(root, set);
    tell(`${set.entries} entries: verified/s  ${spread(big.verifiedPerS)}`);
    tell(`${set.entries} entries: read/s      ${round(big.refoldedPerS)}`);
    tell(`${set.entries} entries: open ms     ${spread(big.openMs)}`);
    return {
      bench: 'journal',
      ours: round(ours),
      unit: 'durable appends/s',
      peers: {
        'libsql, 64 rows a commit': round(grouped),
        'libsql, 64 rows a commit, from reports': round(made),
        'libsql, 1 row a commit': round(single),
      },
      ratios: {
        'ours / 64 rows a commit': round(ours / grouped, 2),
        'ours / 64 rows a commit, from reports': round(ours / made, 2),
        'ours / 1 row a commit': round(ours / single, 2),
        'p99 at 50/s, ours / plain': round(oursP99 / plainP99, 2),
      },
      details: {
        appendP99Ms: round(oursP99, 2),
        appendP50Ms: round(percentile(pace.ours, 50), 2),
        plainP99Ms: round(plainP99, 2),
        plainP50Ms: round(percentile(pace.plain, 50), 2),
        entries: set.entries,
        verifiedPerS: round(median(big.verifiedPerS)),
        readPerS: round(big.refoldedPerS),
        openWithSnapshotMs: round(median(big.openMs)),
        snapshotBytes: big.snapshotBytes,
      },
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
