import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { translateSource } from '../scripts/translate-source.mjs';
import { type Entry, type Journal, type JournalError, verifyJournal } from '../src/index.js';
import { createMemoryJournal, openOnSmallDisk } from '../src/testing.js';
import { runKills } from './faults/kill.mjs';
import { draft, handClock } from './support/drafts.js';
import { inFolder, openTest, testOptions } from './support/folders.js';

const WRITER = fileURLToPath(new URL('./faults/writer.mjs', import.meta.url));
const has = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const PAGE_BYTES = 4_096;

/** Appends until the disk is full; gives what was acknowledged and the refusals. */
async function fill(journal: Journal): Promise<{ done: Entry[]; refused: JournalError[] }> {
  const done: Entry[] = [];
  const refused: JournalError[] = [];
  const text = 'x'.repeat(3_000);
  for (let round = 0; round < 500 && refused.length === 0; round += 1) {
    const calls = Array.from({ length: 8 }, (_, part) =>
      journal.append([draft({ body: { round, part, text } }), draft({ body: { round, part } })]),
    );
    for (const result of await Promise.allSettled(calls)) {
      if (result.status === 'fulfilled') done.push(...result.value);
      else refused.push(result.reason);
    }
  }
  return { done, refused };
}

/** What must hold on a full disk: typed refusals, nothing half written, nothing lost. */
async function holdsWhenFull(journal: Journal, free: () => void | Promise<void>): Promise<void> {
  const { done, refused } = await fill(journal);
  expect(done.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  for (const error of refused) {
    expect(error).toMatchObject({
      name: 'JournalError',
      code: 'journal.write-failed',
      field: 'disk',
      value: 'SQLITE_FULL',
    });
    expect(error.cause).toBeInstanceOf(Error);
  }
  const last = done.at(-1);
  expect(journal.head).toEqual({ n: last?.n, hash: last?.hash });
  // Still full: refused again, and the record can be read meanwhile.
  await expect(
    journal.append([draft({ body: { text: 'x'.repeat(90_000) } })]),
  ).rejects.toMatchObject({ code: 'journal.write-failed' });
  expect(await journal.entry(last?.n ?? 0)).toEqual(last);
  await free();
  const [next] = await journal.append([draft({ body: { text: 'y'.repeat(90_000) } })]);
  expect(next).toMatchObject({ n: (last?.n ?? 0) + 1, prev: last?.hash });
  for (const entry of done) expect(await journal.entry(entry.n)).toEqual(entry);
}

describe('a full disk', () => {
  it('refuses with a typed error, keeps what was acknowledged, goes on once there is space', () =>
    inFolder(async (dir) => {
      // SQLite itself limits the number of pages and answers as a full disk does.
      const { journal, setDiskPages } = await openOnSmallDisk(testOptions(dir), 200);
      await holdsWhenFull(journal, () => setDiskPages(100_000));
      await journal.close();
      expect(await verifyJournal(dir)).toMatchObject({ ok: true, unsignedEntries: 0 });
    }));

  const mountable = process.getuid?.() === 0 && process.platform === 'linux' && canMount();
  it.skipIf(!mountable)(
    `holds the same on a real small file system${mountable ? '' : ' (skipped: may not mount one)'}`,
    () =>
      inFolder(async (dir) => {
        mkdirSync(dir, { recursive: true });
        expect(has('mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dir)).toBe(true);
        try {
          const ballast = join(dir, 'ballast');
          writeFileSync(ballast, Buffer.alloc(1_500_000));
          const journal = await openTest(join(dir, 'journal'));
          await holdsWhenFull(journal, () => rmSync(ballast));
          const snapshot = journal.saveSnapshot({
            name: 'view',
            version: 1,
            ...journal.head,
            data: 'z'.repeat(4_000_000),
          });
          await expect(snapshot).rejects.toMatchObject({ code: 'journal.write-failed' });
          await journal.append([draft()]);
          await journal.close();
          expect(await verifyJournal(join(dir, 'journal'))).toMatchObject({ ok: true });
        } finally {
          expect(has('umount', '-l', dir)).toBe(true);
        }
      }),
  );

  it('rejects also the appends that wait behind the failed transaction', async () => {
    const clock = handClock();
    const journal = await createMemoryJournal({ centre: 'uk', mode: 'exercise', clock: clock.now });
    journal.failNextCommits(1);
    const first = journal.append([draft()]);
    await new Promise((resolve) => setImmediate(resolve));
    const second = journal.append([draft()]);
    const full = { code: 'journal.write-failed', value: 'SQLITE_FULL' };
    await expect(first).rejects.toMatchObject(full);
    await expect(second).rejects.toMatchObject(full);
    expect(journal.head.n).toBe(1);
    expect(await journal.append([draft()])).toMatchObject([{ n: 2 }]);
    expect(journal.stats()).toMatchObject({ failedCommits: 1, commits: 1, queuedEntries: 0 });
    await journal.close();
  });
});

function canMount(): boolean {
  const probe = join('/tmp', `straitwatch-mount-${process.pid}`);
  mkdirSync(probe, { recursive: true });
  const mounted = has('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe);
  if (mounted) spawnSync('umount', ['-l', probe]);
  rmSync(probe, { recursive: true, force: true });
  return mounted;
}

describe('a disk that fails to write', () => {
  const possible = process.platform === 'linux' && has('prlimit', '--version');
  it.skipIf(!possible)(
    `is a typed refusal, and the same process goes on once writes succeed again${
      possible ? '' : ' (skipped: needs prlimit to make writes fail)'
    }`,
    () =>
      inFolder(async (dir) => {
        // A limit on file size makes write(2) fail with an error that is not "disk full".
        const args = [`--fsize=${300 * PAGE_BYTES}:unlimited`, process.execPath];
        const child = spawn('prlimit', [...args, WRITER, translateSource(), dir, '3', '8'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let out = '';
        let lifted = false;
        let acksAfter = 0;
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`no end: ${out.slice(-300)}`)), 30_000);
          child.stdout.on('data', (chunk) => {
            out += chunk;
            if (!lifted && out.includes('fail ')) {
              lifted = has('prlimit', '--pid', String(child.pid), '--fsize=unlimited:unlimited');
            }
            if (lifted) acksAfter += String(chunk).split('ack ').length - 1;
            if (acksAfter > 300) {
              clearTimeout(timer);
              child.kill('SIGKILL');
            }
          });
          child.on('close', () => resolve());
        });
        const failures = out.split('\n').filter((line) => line.startsWith('fail '));
        expect(failures.length).toBeGreaterThan(0);
        for (const line of failures)
          expect(line).toMatch(/^fail journal\.write-failed SQLITE_IOERR/);
        const journal = await openTest(dir);
        for (const line of out.slice(0, out.lastIndexOf('\n')).split('\n')) {
          const [word, , last, hash] = line.split(' ');
          if (word === 'ack') expect((await journal.entry(Number(last)))?.hash).toBe(hash);
        }
        await journal.close();
        expect(await verifyJournal(dir)).toMatchObject({ ok: true });
      }),
  );
});

describe('kill -9', () => {
  it('at 25 random moments under load loses nothing acknowledged and halves no group', async () => {
    const seed = 20_241_124;
    const sum = await runKills({ times: 25, seed, base: translateSource() });
    expect(sum.kills).toBe(25);
    expect(sum.killsUnderLoad).toBeGreaterThan(15);
    expect(sum.acknowledged).toBeGreaterThan(100);
  }, 180_000);
});

describe('durability', () => {
  const traceable = has('strace', '-V') && has('strace', '-o', '/dev/null', 'true');
  it.skipIf(!traceable)(
    `syncs the log once for each transaction before it answers${
      traceable ? '' : ' (skipped: needs strace to count syncs)'
    }`,
    () =>
      inFolder(async (dir) => {
        mkdirSync(dir, { recursive: true });
        const log = join(dir, 'trace');
        const script = `
          const { openJournal } = await import(${JSON.stringify(`${translateSource()}index.js`)});
          const dir = ${JSON.stringify(join(dir, 'journal'))};
          const journal = await openJournal({ dir, centre: 'uk', mode: 'exercise', create: true,
            clock: Date.now, software: 'trace' });
          const draft = ${JSON.stringify(draft())};
          for (let i = 0; i < 40; i += 1) {
            await Promise.all([journal.append([draft]), journal.append([draft, draft])]);
            try { process.chdir('/nonexistent-ack-' + i); } catch {}
          }
          console.log(journal.stats().commits);
          process.exit(0);`;
        const traced = spawnSync(
          'strace',
          ['-f', '-y', '-e', 'trace=fsync,fdatasync,chdir', '-o', log, process.execPath].concat([
            '--input-type=module',
            '-e',
            script,
          ]),
          { encoding: 'utf8' },
        );
        expect(traced.stdout.trim(), traced.stderr).toBe('40');
        const lines = readFileSync(log, 'utf8').split('\n');
        let synced = 0;
        let acknowledged = 0;
        for (const line of lines) {
          if (/f(data)?sync\(\d+<[^>]*journal\.db-wal>/.test(line)) synced += 1;
          // The writer marks each acknowledgement by a system call that fails on purpose.
          if (line.includes('nonexistent-ack-')) {
            acknowledged += 1;
            expect(synced).toBeGreaterThanOrEqual(acknowledged);
          }
        }
        expect(acknowledged).toBe(40);
        // One for each transaction, and a few for opening; a second one each would show here.
        expect(synced).toBeLessThan(40 + 12);
      }),
  );
});
