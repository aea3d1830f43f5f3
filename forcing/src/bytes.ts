/** Random access to a file on disk or to bytes in memory, so that large files are never held whole. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { ForcingError, refuse, within } from './errors.js';
import { limits } from './limits.js';

export interface ByteSource {
  readonly name: string;
  /** Where it lies, for a library that opens files itself; absent for bytes in memory. */
  readonly path?: string;
  readonly size: number;
  /** Exactly `count` bytes. @throws ForcingError `FORCING_TRUNCATED` where the file ends before. */
  read(offset: number, count: number): Uint8Array;
  close(): void;
}

function checkEnd(name: string, size: number, offset: number, count: number): void {
  within(`${name}: bytes of one read`, count, limits.bytesMax);
  if (offset >= 0 && offset + count <= size) return;
  refuse('FORCING_TRUNCATED', name, `${size} bytes`, `at least ${offset + count} bytes`);
}

export function bytesInMemory(bytes: Uint8Array, name: string): ByteSource {
  within(`${name}: bytes`, bytes.length, limits.bytesMax);
  return {
    name,
    size: bytes.length,
    read(offset, count) {
      checkEnd(name, bytes.length, offset, count);
      return bytes.subarray(offset, offset + count);
    },
    close() {},
  };
}

/** @throws ForcingError `FORCING_UNREADABLE` where there is no such file or it is a folder. */
export function fileOnDisk(path: string): ByteSource {
  const name = basename(path);
  let handle: number;
  let size: number;
  try {
    handle = openSync(path, 'r');
    const stat = fstatSync(handle);
    size = stat.size;
    if (!stat.isFile()) {
      closeSync(handle);
      return refuse('FORCING_UNREADABLE', 'FILE', path, 'a file, no folder or device');
    }
  } catch (error) {
    if (error instanceof ForcingError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ForcingError({
      code: 'FORCING_UNREADABLE',
      field: 'FILE',
      value: `${path} (${code})`,
      expected: 'a readable file',
      cause: error,
    });
  }
  let isOpen = true;
  return {
    name,
    path,
    size,
    read(offset, count) {
      if (!isOpen) return refuse('FORCING_CLOSED', name, 'closed', 'a file that is still open');
      checkEnd(name, size, offset, count);
      const bytes = new Uint8Array(count);
      let have = 0;
      while (have < count) {
        const got = readSync(handle, bytes, have, count - have, offset + have);
        // The file was cut while it was read.
        if (got === 0) return refuse('FORCING_TRUNCATED', name, 'a shorter file', `${size} bytes`);
        have += got;
      }
      return bytes;
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}
