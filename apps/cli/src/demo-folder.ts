/**
 * The folder of a demonstration: made anew at each start, and never one that holds anything else. The
 * one before is kept beside it, because also a demonstration loses nothing that it has acknowledged.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Its presence says that everything in the folder was made by a demonstration. */
const markName = 'demonstration.json';

/** Demonstrations kept beside the running one; the oldest beyond this go. */
export const keptMax = 5;

/** The folder cannot be used for a demonstration. */
export class DemonstrationFolderError extends Error {
  override readonly name = 'DemonstrationFolderError';
  readonly code = 'DEMONSTRATION_FOLDER';
  readonly field = 'STRAITWATCH_DATA';
  readonly value: string;
  readonly expected: string;
  constructor(value: string, expected: string) {
    super(`STRAITWATCH_DATA: got ${value}, expected ${expected}`);
    this.value = value;
    this.expected = expected;
  }
}

/** `.straitwatch/demo` of the clone this program runs from. */
export function defaultDemonstrationDir(): string {
  return join(fileURLToPath(new URL('../../..', import.meta.url)), '.straitwatch', 'demo');
}

/**
 * Makes the folder and marks it; an earlier demonstration in it is moved to `DIR.before-N` first.
 * @returns where the earlier one is kept, if there was one
 * @throws DemonstrationFolderError when something else lies there, or a demonstration still runs in it
 */
export function freshDemonstrationDir(dir: string): string | undefined {
  let kept: string | undefined;
  if (existsSync(dir) && readdirSync(dir).length > 0) {
    const mark = join(dir, markName);
    if (!existsSync(mark)) {
      throw new DemonstrationFolderError(
        `${dir} with other things in it`,
        'a folder that is empty, not there yet, or of an earlier demonstration',
      );
    }
    const pid = runningPid(mark);
    if (pid !== undefined) {
      const used = `${dir}, in use by process ${pid}`;
      throw new DemonstrationFolderError(used, 'a folder where no demonstration is running');
    }
    kept = keep(dir);
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(dir, markName),
    `${JSON.stringify({ demonstration: true, pid: process.pid })}\n`,
  );
  return kept;
}

/** Moves the folder aside under the next number and removes the oldest beyond `keptMax`. */
function keep(dir: string): string {
  const parent = dirname(resolve(dir));
  const prefix = `${basename(resolve(dir))}.before-`;
  const numbers = readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);
  const kept = join(parent, `${prefix}${(numbers.at(-1) ?? 0) + 1}`);
  try {
    renameSync(dir, kept);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DemonstrationFolderError(`${dir} (${why})`, 'a folder that can be moved aside');
  }
  for (const old of numbers.slice(0, Math.max(0, numbers.length + 1 - keptMax))) {
    const path = join(parent, `${prefix}${old}`);
    // Only what a demonstration made is ever removed.
    if (existsSync(join(path, markName))) rmSync(path, { recursive: true });
  }
  return kept;
}

/** The mark stays when a demonstration ends; only the process in it is taken out. */
export function leaveDemonstrationDir(dir: string): void {
  writeFileSync(join(dir, markName), `${JSON.stringify({ demonstration: true })}\n`);
}

/** The process that runs a demonstration here now, other than this one. */
function runningPid(mark: string): number | undefined {
  let pid: unknown;
  try {
    const parsed: unknown = JSON.parse(readFileSync(mark, 'utf8'));
    pid = parsed === null || typeof parsed !== 'object' ? undefined : Reflect.get(parsed, 'pid');
  } catch {
    return undefined;
  }
  if (typeof pid !== 'number' || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    return code === 'EPERM' ? pid : undefined;
  }
}
