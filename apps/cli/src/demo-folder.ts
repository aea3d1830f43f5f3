/** The folder of a demonstration: made anew at each start, and never one that holds anything else. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Its presence says that everything in the folder was made by a demonstration. */
const markName = 'demonstration.json';

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
 * Empties a folder of an earlier demonstration, or makes a new one, and marks it.
 * @throws DemonstrationFolderError when something else lies there, or a demonstration still runs in it
 */
export function freshDemonstrationDir(dir: string): void {
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
    rmSync(dir, { recursive: true });
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(dir, markName),
    `${JSON.stringify({ demonstration: true, pid: process.pid })}\n`,
  );
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
