// Kills a loaded writer with SIGKILL at random moments and proves after each kill that nothing
// acknowledged was lost. On a build: node centre/journal/test/faults/kill.mjs --times 300 --seed 7
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** A new folder every so many kills, so that the proof after each kill stays short. */
const KILLS_A_FOLDER = 20;
/** Kills fall up to this long after the writer opened its journal, */
const LOAD_MS_MAX = 400;
/** and one in so many up to this long after the process started, to meet the opening as well. */
const OPENING_KILL_EVERY = 8;
const START_MS_MAX = 250;

function generator(seed) {
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Starts a writer, kills it at the moment, and gives the lines that it printed whole. */
function killAt(base, dir, seed, { afterMs, whileOpening }) {
  const writer = fileURLToPath(new URL('./writer.mjs', import.meta.url));
  const child = spawn(process.execPath, [writer, base, dir, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    if (out === '' && !whileOpening) arm();
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let timer;
  const arm = () => {
    timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  };
  if (whileOpening) arm();
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') reject(new Error(`writer ended with ${code}: ${errors}`));
      // A line that the kill cut short was never fully told; it is no acknowledgement.
      else
        resolve(
          out
            .slice(0, out.lastIndexOf('\n') + 1)
            .split('\n')
            .filter(Boolean),
        );
    });
  });
}

/** Everything acknowledged so far is there with its hash, groups are whole, the chain holds. */
async function prove(journalPackage, dir, acknowledged) {
  const { openJournal, verifyJournal } = journalPackage;
  const options = {
    dir,
    centre: 'uk',
    mode: 'exercise',
    create: true,
    clock: Date.now,
    software: 'straitwatch fault test',
  };
  // First as the kill left it, then after a new writer has taken the folder.
  const before = await verifyJournal(dir).catch((error) => {
    if (error.code === 'journal.missing') return { ok: true, entries: 0 };
    throw error;
  });
  const empty = !before.ok && before.entries === 0 && acknowledged.size === 0;
  if (!before.ok && !empty) throw new Error(`not whole after the kill: ${JSON.stringify(before)}`);
  const journal = await openJournal(options);
  const seen = new Map();
  for await (const page of journal.readPages({ from: 1 })) {
    for (const { n, hash, kind, body } of page) {
      const wanted = acknowledged.get(n);
      if (wanted !== undefined && wanted !== hash) throw new Error(`entry ${n} is another one`);
      acknowledged.delete(n);
      if (kind !== 'report.received') continue;
      const parts = seen.get(body.group) ?? [];
      seen.set(body.group, [...parts, [body.part, body.count, n]]);
    }
  }
  if (acknowledged.size > 0) {
    throw new Error(`lost acknowledged entries: ${[...acknowledged.keys()].slice(0, 10)}`);
  }
  for (const [group, parts] of seen) {
    const whole = parts.every(([part, count, n], index) => {
      return part === index && count === parts.length && n === parts[0][2] + index;
    });
    if (!whole) throw new Error(`group ${group} is half there: ${JSON.stringify(parts)}`);
  }
  await journal.latestSnapshot('view', 1);
  await journal.close();
  const after = await verifyJournal(dir);
  if (!after.ok) throw new Error(`not whole after reopening: ${JSON.stringify(after)}`);
  return after.entries;
}

/**
 * @param {{ times: number, seed: number, base: string, tell?: (line: string) => void }} options
 * `base` is the URL of the folder with the built package.
 */
export async function runKills({ times, seed, base, tell = () => {} }) {
  const journalPackage = await import(new URL('index.js', base).href);
  const random = generator(seed);
  const root = mkdtempSync(join(tmpdir(), 'straitwatch-kill-'));
  const sum = { kills: 0, acknowledged: 0, entries: 0, killsUnderLoad: 0, killsWhileOpening: 0 };
  try {
    for (let kill = 0; kill < times; kill += 1) {
      const dir = join(root, `journal-${Math.floor(kill / KILLS_A_FOLDER)}`);
      const whileOpening = random(OPENING_KILL_EVERY) === 0;
      const afterMs = random(whileOpening ? START_MS_MAX : LOAD_MS_MAX);
      const moment = { afterMs, whileOpening };
      const lines = await killAt(base, dir, random(2 ** 31), moment);
      const acknowledged = new Map();
      let count = 0;
      for (const line of lines) {
        const [word, first, last, hash] = line.split(' ');
        if (word === 'fail') throw new Error(`kill ${kill}, seed ${seed}: ${line}`);
        if (word !== 'ack') continue;
        count += Number(last) - Number(first) + 1;
        acknowledged.set(Number(last), hash);
      }
      sum.kills += 1;
      sum.acknowledged += count;
      if (whileOpening) sum.killsWhileOpening += 1;
      else sum.killsUnderLoad += 1;
      try {
        sum.entries = await prove(journalPackage, dir, acknowledged);
      } catch (error) {
        throw new Error(`kill ${kill + 1}, seed ${seed}: ${error.message}`, { cause: error });
      }
      tell(`kill ${kill + 1}: ${count} acknowledged, all there, ${sum.entries} entries`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return sum;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { times: { type: 'string', default: '300' }, seed: { type: 'string' } },
  });
  if (values.seed === undefined) {
    console.error('error: seed: got nothing, expected a number, as in --seed 7');
    process.exit(2);
  }
  const base = new URL('../../dist/', import.meta.url).href;
  const tell = process.stderr.isTTY ? (line) => console.error(line) : () => {};
  const sum = await runKills({
    times: Number(values.times),
    seed: Number(values.seed),
    base,
    tell,
  });
  console.log(JSON.stringify({ ok: true, seed: Number(values.seed), ...sum }));
}
