import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRng } from '@straitwatch/maths';
import { expect, test } from 'vitest';
import { createAisReader } from '../src/feeds/ais.js';
import { createCsvReader, takeCsv } from '../src/feeds/csv.js';
import { fileBytesMax, filesMax, RejectLog } from '../src/feeds/rejects.js';
import { createTestDesk } from './desk.js';
import { mutated, rightSentences } from './faults/lines.mjs';
import { seedOr, times } from './scale.js';

// Aim: whatever a receiver sends, the centre goes on, counts what it could not read, and holds no more
// memory for it. Method: a million lines from one seed, each a right sentence changed at random, half of
// them with a right checksum again, so that what lies behind the checksum is reached; replay with
// STRAITWATCH_SEED=n.

const seed = seedOr(20_211_124);
const lines = times(1_000_000);
const chunkLines = 2_000;
/** What the heap may have grown by after a million lines, bytes: pictures and tables at their bounds. */
const growthMax = 24 * 1024 * 1024;

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test(`${lines} mutated AIS lines of seed ${seed}: none fatal, bad ones counted, memory flat`, async () => {
  const desk = await createTestDesk();
  const rng = createRng(seed);
  const base = rightSentences(rng);
  const feed = desk.feeds.add('fuzz');
  const dir = mkdtempSync(join(tmpdir(), 'sw-fuzz-'));
  const rejects = new RejectLog({
    dir,
    name: 'fuzz',
    nowMs: desk.clock.nowMs,
    onTrouble: (error) => {
      throw error;
    },
  });
  const parts = {
    feed,
    picture: desk.picture,
    assets: desk.feeds.assets,
    rejects,
    nowMs: desk.clock.nowMs,
  };
  const { stream } = createAisReader(parts);
  const feedLines = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += chunkLines) {
      let text = '';
      for (let i = 0; i < chunkLines; i += 1) {
        text += `${mutated(rng, base[Math.floor(rng.uniform() * base.length)] ?? '')}\r\n`;
      }
      stream.push(Buffer.from(text, 'latin1'));
      desk.clock.advanceS(1);
      desk.picture.takeTracks();
      desk.picture.takeAlarms();
      if (done % (chunkLines * 50) === 0) desk.picture.age(desk.clock.nowMs());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  // The first tenth fills pictures and tables to their bounds.
  await feedLines(lines / 10);
  const before = heapUsed();
  await feedLines(lines - lines / 10);
  await rejects.close();
  const grown = heapUsed() - before;
  const counted = Object.values(stream.counts.rejected).reduce((sum, one) => sum + one, 0);
  process.stderr.write(
    `mutated lines: ${stream.counts.lines} lines, ${feed.messages} messages, ${feed.rejected} rejected, ` +
      `${rejects.kept} kept aside, ${rejects.dropped} counted only, ${desk.picture.size} tracks, ` +
      `heap ${(grown / 1048576).toFixed(1)} MB more\n`,
  );
  expect(stream.counts.lines).toBeGreaterThanOrEqual(lines);
  expect(feed.rejected).toBe(counted);
  expect(feed.rejected).toBeGreaterThan(lines / 4);
  expect(feed.messages).toBeGreaterThan(lines / 20);
  expect(rejects.kept + rejects.dropped).toBe(feed.rejected);
  expect(grown).toBeLessThan(growthMax);
  for (const track of desk.picture.tracks()) {
    expect(Math.abs(track.lat) <= 90 && Math.abs(track.lon) <= 180).toBe(true);
  }
  expect(desk.loop.head).toBe(1);
  const files = readdirSync(dir);
  expect(files.length).toBeLessThanOrEqual(filesMax);
  for (const file of files) expect(statSync(join(dir, file)).size).toBeLessThan(fileBytesMax * 1.2);
  rmSync(dir, { recursive: true });
  await desk.close();
}, 240_000);

test('100,000 mutated rows of positions: each is read or names its field', async () => {
  const desk = await createTestDesk();
  const rng = createRng(seed);
  const feed = desk.feeds.add('fuzz');
  const rejects = new RejectLog({
    dir: desk.dir,
    name: 'fuzz',
    nowMs: desk.clock.nowMs,
    onTrouble: () => undefined,
  });
  const parts = {
    feed,
    picture: desk.picture,
    assets: desk.feeds.assets,
    rejects,
    nowMs: desk.clock.nowMs,
  };
  const read = createCsvReader(
    'Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots',
  );
  for (let i = 0; i < 100_000; i += 1) {
    const line = mutated(
      rng,
      '2016-01-12 13:02:11.218,235070762,50.7730133333333,-1.092935,157.8,5.9',
    );
    const result = read(line);
    if (result.ok) {
      for (const value of Object.values(result.row)) expect(Number.isNaN(value)).toBe(false);
    } else expect(result.expected).not.toBe('');
    takeCsv(result, line, parts);
  }
  expect(feed.messages + feed.rejected).toBe(100_000);
  expect(feed.rejected).toBeGreaterThan(10_000);
  expect(feed.messages).toBeGreaterThan(10_000);
  await desk.close();
});
