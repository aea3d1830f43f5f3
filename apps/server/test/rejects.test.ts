import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bufferedMax, fileBytesMax, filesMax, RejectLog } from '../src/feeds/rejects.js';

// Aim: what nobody could read is kept aside within bounds, and what did not fit is counted.

describe('what is kept aside', () => {
  const one = (line: string) => ({
    reason: 'malformed',
    field: 'f',
    value: 'v',
    expected: 'e',
    line,
  });

  test('fills a bounded number of files of a bounded size', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sw-rejects-'));
    const log = new RejectLog({
      dir,
      name: 'tcp://a:1',
      nowMs: () => 0,
      onTrouble: () => undefined,
    });
    for (let round = 0; round < 12; round += 1) {
      for (let i = 0; i < bufferedMax; i += 1) log.keep(one('x'.repeat(800)));
      await log.close();
    }
    const files = readdirSync(dir).sort();
    expect(files).toHaveLength(filesMax);
    expect(files[0]).toBe('tcp-a-1.1.ndjson');
    for (const file of files)
      expect(statSync(join(dir, file)).size).toBeLessThan(fileBytesMax * 1.1);
  });

  test('a flood beyond the buffer is counted, and a disk that will not is no crash', async () => {
    const troubles: unknown[] = [];
    const file = join(mkdtempSync(join(tmpdir(), 'sw-rejects-')), 'a-file');
    writeFileSync(file, '');
    const log = new RejectLog({
      dir: join(file, 'rejects'),
      name: 'n',
      nowMs: () => 0,
      onTrouble: (error) => troubles.push(error),
    });
    for (let i = 0; i < bufferedMax + 7; i += 1) log.keep(one('x'));
    expect(log.dropped).toBe(7);
    await log.close();
    expect(troubles).toHaveLength(1);
    expect(log.dropped).toBe(bufferedMax + 7);
  });
});
