import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Journal, type OpenOptions, openJournal } from '../../src/index.js';

/** A new empty folder and how to remove it. */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-journal-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Runs a test with a folder that is removed whatever happens. */
export async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder();
  try {
    await work(join(dir, 'journal'));
  } finally {
    remove();
  }
}

export function testOptions(dir: string): OpenOptions {
  return {
    dir,
    centre: 'uk',
    mode: 'exercise',
    create: true,
    clock: Date.now,
    software: 'straitwatch test',
  };
}

export function openTest(dir: string, changes: Partial<OpenOptions> = {}): Promise<Journal> {
  return openJournal({ ...testOptions(dir), ...changes });
}
