/** What lies where in a data folder (docs/reference/data-folder.md). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function journalDir(dataDir: string): string {
  return join(dataDir, 'journal');
}

export function rejectsDir(dataDir: string): string {
  return join(dataDir, 'rejects');
}

/** The built desk beside this package, where it has been built. */
export function builtDeskDir(): string | undefined {
  const dir = fileURLToPath(new URL('../../desk/dist', import.meta.url));
  return existsSync(join(dir, 'index.html')) ? dir : undefined;
}
