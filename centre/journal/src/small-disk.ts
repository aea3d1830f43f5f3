import type { Journal } from './journal.js';
import { type OpenOptions, openOnDisk } from './open.js';

export interface SmallDisk {
  readonly journal: Journal;
  /** Changes the size of the simulated disk, in database pages of 4,096 bytes. */
  setDiskPages(pages: number): Promise<void>;
}

/** Opens a journal whose database may not grow beyond `pages`: beyond that SQLite answers exactly
 * as on a full disk, which needs no rights to mount one. */
export async function openOnSmallDisk(options: OpenOptions, pages: number): Promise<SmallDisk> {
  const { journal, store } = await openOnDisk(options, pages);
  return { journal, setDiskPages: (count) => store.setPageCountMax(count) };
}
