// Fills the disk under a server at random moments under load, asks how it answers, gives the space back,
// and asks whether everything it had acknowledged is there.
//
//   node apps/server/test/faults/full-disk.mjs --times 40 --seed 1 --limit mount|fsize
//
// mount: the data folder lies on a small disk of its own in memory that is filled to the last byte; writing
//   fails as "no space left". Needs the right to mount.
// fsize: no file of the process may grow any more (prlimit); writing fails as an input/output error. Needs
//   no rights.
// While it is full: commands are answered 503 with the disk as the reason, reading goes on, health says
// that the record fails; in every third round the server is killed meanwhile. When there is space again
// commands are taken without a restart. Then all questions of kill-server.mjs. Needs a build.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { verifyJournal } from '@straitwatch/journal';
import {
  check,
  checkPromises,
  makeOfficers,
  sendAgain,
  startLoad,
  startServer,
} from './centre.mjs';
import { createPromises, seeded } from './load.mjs';

const officers = 6;
const diskMB = 64;
const noticedWithinMs = 20_000;

/** A disk of its own in memory; `fill` leaves no byte. */
function mountedDisk(dir) {
  mkdirSync(dir, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMB}m`, 'tmpfs', dir]);
  const ballast = join(dir, 'ballast');
  return {
    dataDir: join(dir, 'data'),
    fill() {
      const megabyte = Buffer.alloc(1024 * 1024);
      for (const bytes of [megabyte, megabyte.subarray(0, 4096), megabyte.subarray(0, 1)]) {
        try {
          while (true) writeFileSync(ballast, bytes, { flag: 'a' });
        } catch (error) {
          check(error.code === 'ENOSPC', `filling the disk: ${error.message}`);
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
    // Lazily: reading handles of this process may still be open until its memory is collected.
    remove: () => execFileSync('umount', ['-l', dir]),
  };
}

/** No disk of its own, but a process whose files may not grow beyond `bytes`. */
function limitedFiles(dir, random) {
  const limit = (child, bytes) => {
    execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`]);
  };
  return {
    dataDir: join(dir, 'data'),
    fill: (child) => limit(child, random() < 0.5 ? 4096 : Math.floor(random() * 400_000)),
    free: (child) => {
      if (child.exitCode === null && child.signalCode === null) limit(child, 'unlimited');
    },
    remove: () => undefined,
  };
}

async function get(url, path, token) {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  return { status: response.status, text };
}

async function until(what, isSo) {
  const endMs = Date.now() + noticedWithinMs;
  while (!(await isSo())) {
    check(Date.now() < endMs, `not within ${noticedWithinMs} ms: ${what}`);
    await pause(20);
  }
}

/** What a full disk looks like from outside. */
async function checkFull({ url, token, promises }) {
  const { error, message, field, got, expected } = promises.lastNotStored;
  check(error === 'not-stored' && field === 'disk', `unclear: ${JSON.stringify(message)}`);
  check(message.startsWith(`disk: got ${got}, expected ${expected}`), `unclear: ${message}`);
  const health = await get(url, '/api/health', token);
  const told = JSON.parse(health.text);
  check(health.status === 503 && told.ok === false, `health says ${health.text}`);
  check(told.store === 'failing' && told.storeProblem === got, `health says ${health.text}`);
  const metrics = await get(url, '/metrics', token);
  check(/^straitwatch_store_trouble 1$/m.test(metrics.text), 'no trouble in the metrics');
  for (const path of [
    '/api/boats',
    '/api/reports?limit=5',
    '/api/entries?from=1',
    '/api/picture',
  ]) {
    const { status } = await get(url, path, token);
    check(status === 200, `${status} to GET ${path} on a full disk`);
  }
}

/** One round: load, full, space again. @returns the server that runs in the end. */
async function fillOnce({ server, disk, tokens, promises, seed, round, random }) {
  const [token] = tokens;
  const stop = new AbortController();
  const { url, child } = server;
  const load = startLoad({
    url,
    tokens,
    promises,
    seed,
    round,
    signal: stop.signal,
    mayBeFull: true,
  });
  await pause(50 + random() * 400);
  const before = promises.notStored;
  disk.fill(child);
  await until('the full disk is noticed', () => promises.notStored > before);
  await pause(random() * 400);
  await checkFull({ url, token, promises });
  const isKilled = round % 3 === 0;
  if (isKilled) {
    child.kill('SIGKILL');
    await server.exited;
  }
  disk.free(child);
  if (!isKilled) {
    const reports = promises.reports.size;
    await until('reports are taken again', () => promises.reports.size > reports + 5);
    const health = await get(url, '/api/health', token);
    check(health.status === 200, `health after the disk had space again: ${health.text}`);
  }
  stop.abort();
  await load;
  return isKilled ? startServer(disk.dataDir) : server;
}

/** @returns counts of the whole run. @throws Error naming the first broken promise. */
export async function fullDisk({ times, seed, limit, dir, tell = () => undefined }) {
  const random = seeded(seed);
  const disk = limit === 'mount' ? mountedDisk(dir) : limitedFiles(dir, random);
  const { dataDir } = disk;
  const promises = createPromises();
  let again = 0;
  let server;
  try {
    const tokens = makeOfficers(dataDir, officers);
    const [token] = tokens;
    server = await startServer(dataDir);
    for (let round = 1; round <= times; round += 1) {
      server = await fillOnce({ server, disk, tokens, promises, seed, round, random });
      const { url } = server;
      again += await sendAgain({ url, promises, random });
      const { entries } = await checkPromises({ url, token, promises, dataDir });
      tell({ round, entries, reports: promises.reports.size, notStored: promises.notStored });
    }
    server.child.kill('SIGTERM');
    const code = await server.exited;
    check(code === 0, `graceful stop ended with ${code}: ${server.said()}`);
    const verdict = await verifyJournal(join(dataDir, 'journal'));
    check(verdict.ok, 'record does not verify after the graceful stop');
    const { refused, unanswered, notStored, lastNotStored, reports } = promises;
    const counts = { reports: reports.size, notStored, refused, unanswered, again };
    return { limit, times, seed, entries: verdict.entries, ...counts, said: lastNotStored.message };
  } finally {
    server?.child.kill('SIGKILL');
    await server?.exited;
    disk.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { times: { type: 'string' }, seed: { type: 'string' }, limit: { type: 'string' } },
  });
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-full-'));
  const result = await fullDisk({
    times: Number(values.times ?? 6),
    seed: Number(values.seed ?? 1),
    limit: values.limit === 'mount' ? 'mount' : 'fsize',
    dir,
    tell: ({ round, entries, reports, notStored }) =>
      process.stderr.write(
        `full ${round}: ${entries} entries, ${reports} reports, ${notStored} times not stored\n`,
      ),
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  rmSync(dir, { recursive: true, force: true });
}
