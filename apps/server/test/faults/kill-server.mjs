// Kills the whole server with SIGKILL at random moments under load, starts it again, and asks whether
// everything it had acknowledged is there.
//
//   node apps/server/test/faults/kill-server.mjs --times 300 --seed 1 [--data DIR]
//
// After each kill: the record verifies from its first entry; every acknowledged report is in it word for
// word; every acknowledged entry has its number; a command sent again with its key gives its first answer;
// a command that was never answered is done once or not at all; the views that the server starts with are
// those that are folded from the first entry. Needs a build (npm run build).
import { mkdtempSync, rmSync } from 'node:fs';
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

/** @returns counts of the whole run. @throws Error naming the first broken promise. */
export async function killServer({ times, seed, dataDir, tell = () => undefined }) {
  const random = seeded(seed);
  const promises = createPromises();
  const tokens = makeOfficers(dataDir, officers);
  const [token] = tokens;
  let again = 0;
  for (let round = 1; round <= times; round += 1) {
    const server = await startServer(dataDir);
    try {
      const { entries } = await checkPromises({ url: server.url, token, promises, dataDir });
      again += await sendAgain({ url: server.url, promises, random });
      const stop = new AbortController();
      const { url } = server;
      const load = startLoad({ url, tokens, promises, seed, round, signal: stop.signal });
      await pause(20 + random() * 700);
      server.child.kill('SIGKILL');
      await server.exited;
      stop.abort();
      await load;
      tell({ round, entries, reports: promises.reports.size });
    } finally {
      server.child.kill('SIGKILL');
      await server.exited;
    }
  }
  const last = await startServer(dataDir);
  const { entries } = await checkPromises({ url: last.url, token, promises, dataDir });
  last.child.kill('SIGTERM');
  const code = await last.exited;
  check(code === 0, `graceful stop ended with ${code}: ${last.said()}`);
  const verdict = await verifyJournal(join(dataDir, 'journal'));
  check(verdict.ok, 'record does not verify after the graceful stop');
  const { refused, unanswered } = promises;
  return { times, seed, entries, reports: promises.reports.size, refused, unanswered, again };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { times: { type: 'string' }, seed: { type: 'string' }, data: { type: 'string' } },
  });
  const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'straitwatch-kill-'));
  const result = await killServer({
    times: Number(values.times ?? 12),
    seed: Number(values.seed ?? 1),
    dataDir,
    tell: ({ round, entries, reports }) =>
      process.stderr.write(`kill ${round}: ${entries} entries, ${reports} reports\n`),
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
}
