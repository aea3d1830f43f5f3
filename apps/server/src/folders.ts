/** What lies where in a data folder (docs/reference/data-folder.md). */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Centre, centreSchema } from '@straitwatch/protocol';

export function journalDir(dataDir: string): string {
  return join(dataDir, 'journal');
}

export function rejectsDir(dataDir: string): string {
  return join(dataDir, 'rejects');
}

/** Where somebody puts files of currents, winds and waves. */
export function forcingDir(dataDir: string): string {
  return join(dataDir, 'forcing');
}

/** The built desk beside this package, where it has been built. */
export function builtDeskDir(): string | undefined {
  const dir = fileURLToPath(new URL('../../desk/dist', import.meta.url));
  return existsSync(join(dir, 'index.html')) ? dir : undefined;
}

/** The centre that a data folder was made for, so that `straitwatch token` need not be told. */
export function readCentre(dataDir: string): Centre | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(dataDir, 'centre.json'), 'utf8'));
    return centreSchema.parse(
      parsed !== null && typeof parsed === 'object' ? Reflect.get(parsed, 'centre') : undefined,
    );
  } catch {
    return undefined;
  }
}

export function writeCentre(dataDir: string, centre: Centre): void {
  // Left alone where it is right: on a full disk writing it again would leave it empty.
  if (readCentre(dataDir) === centre) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, 'centre.json'), `${JSON.stringify({ centre })}\n`, { flush: true });
}
