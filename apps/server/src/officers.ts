/**
 * Officers and their tokens: one small file in the data folder, written whole, synced, then renamed over
 * the old one. A token itself is never stored, only its SHA-256. The file may be changed by
 * `straitwatch token` while the server runs; it is read again when it has changed.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type Centre,
  centreSchema,
  type Officer,
  otherCentre,
  parseOrThrow,
  type Role,
  roleSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { notFound, setupError, wrongIn } from './errors.js';

/** Officers in one file, revoked ones included. */
export const officersMax = 10_000;
const fileName = 'officers.json';
const lockName = 'officers.lock';
const lockTries = 200;
/** A lock older than this was left by a process that died. */
const lockStaleMs = 10_000;
/** The file is looked at no more often than this. */
const lookEveryMs = 250;

const recordSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  role: roleSchema,
  centre: centreSchema,
  tokenSha256: z.string().length(64),
  created: z.string(),
  revoked: z.string().optional(),
});
const fileSchema = z.object({ v: z.literal(1), officers: z.array(recordSchema).max(officersMax) });

export type OfficerRecord = z.infer<typeof recordSchema>;

/** An officer as others may see one: without the token's print. */
export type OfficerEntry = Omit<OfficerRecord, 'tokenSha256'>;

export function tokenPrint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): string {
  return `sw_${randomBytes(24).toString('base64url')}`;
}

export class OfficerStore {
  readonly #dir: string;
  readonly #now: () => number;
  #byPrint = new Map<string, OfficerRecord>();
  #records: OfficerRecord[] = [];
  #seen = '';
  #lookedMs = 0;

  /** @throws ServerError when the file is there and cannot be understood. */
  constructor(dir: string, now: () => number = Date.now) {
    this.#dir = dir;
    this.#now = now;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.#read();
  }

  get count(): number {
    this.#look();
    return this.#records.filter((one) => one.revoked === undefined).length;
  }

  /** The officer whose token this is; nothing when it is unknown or has been revoked. */
  identify(token: string): Officer | undefined {
    this.#look();
    const print = tokenPrint(token);
    if (!this.#byPrint.has(print)) {
      // It may have been made a moment ago by `straitwatch token`.
      this.#lookedMs = Number.NEGATIVE_INFINITY;
      this.#look();
    }
    const found = this.#byPrint.get(print);
    if (found === undefined || found.revoked !== undefined) return undefined;
    const { id, name, role, centre } = found;
    return { kind: 'officer', id, name, role, centre };
  }

  list(): OfficerEntry[] {
    this.#look();
    return this.#records.map(({ tokenSha256: _print, ...one }) => one);
  }

  /** Adds an officer and gives the token, which cannot be had again. */
  add(officer: { name: string; role: Role; centre: Centre }): {
    token: string;
    officer: OfficerEntry;
  } {
    return this.#change(() => {
      if (this.#records.length >= officersMax) {
        throw wrongIn('too-much', {
          field: 'officers',
          got: String(officersMax),
          expected: 'fewer on record',
        });
      }
      const token = newToken();
      const record: OfficerRecord = {
        id: `o${this.#records.length + 1}`,
        name: officer.name,
        role: officer.role,
        centre: officer.centre,
        tokenSha256: tokenPrint(token),
        created: new Date(this.#now()).toISOString(),
      };
      this.#records.push(record);
      const { tokenSha256: _print, ...shown } = record;
      return { token, officer: shown };
    });
  }

  /** Ends an officer's token at once. The record stays: entries name the officer for ever. */
  revoke(id: string): OfficerEntry {
    return this.#change(() => {
      const found = this.#records.find((one) => one.id === id);
      if (found === undefined) throw notFound('officer', id);
      found.revoked ??= new Date(this.#now()).toISOString();
      const { tokenSha256: _print, ...shown } = found;
      return shown;
    });
  }

  #change<T>(change: () => T): T {
    const unlock = this.#lock();
    try {
      this.#read();
      const result = change();
      this.#write();
      return result;
    } finally {
      unlock();
    }
  }

  #look(): void {
    const nowMs = this.#now();
    if (Math.abs(nowMs - this.#lookedMs) < lookEveryMs) return;
    this.#lookedMs = nowMs;
    if (stampOf(join(this.#dir, fileName)) !== this.#seen) this.#read();
  }

  #read(): void {
    const path = join(this.#dir, fileName);
    const stamp = stampOf(path);
    if (stamp === '') {
      this.#records = [];
      this.#byPrint = new Map();
      this.#seen = '';
      return;
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      throw setupError('officers.json', 'text that is not JSON', 'a file written by straitwatch');
    }
    this.#records = parseOrThrow(fileSchema, parsed, 'officers.json').officers;
    this.#byPrint = new Map(this.#records.map((one) => [one.tokenSha256, one]));
    this.#seen = stamp;
  }

  #write(): void {
    const path = join(this.#dir, fileName);
    const temporary = `${path}.new`;
    writeFileSync(temporary, `${JSON.stringify({ v: 1, officers: this.#records }, null, 1)}\n`, {
      mode: 0o600,
    });
    syncPath(temporary);
    renameSync(temporary, path);
    syncPath(this.#dir);
    this.#byPrint = new Map(this.#records.map((one) => [one.tokenSha256, one]));
    this.#seen = stampOf(path);
  }

  /** Two processes may add officers at the same time: one writes, the other waits. */
  #lock(): () => void {
    const path = join(this.#dir, lockName);
    for (let tries = 0; tries < lockTries; tries += 1) {
      try {
        closeSync(openSync(path, 'wx', 0o600));
        return () => rmSync(path, { force: true });
      } catch {
        if (existsSync(path) && Date.now() - mtimeMs(path) > lockStaleMs) {
          rmSync(path, { force: true });
        }
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }
    }
    throw wrongIn(
      'busy',
      { field: 'officers.lock', got: 'a lock by another process', expected: 'none' },
      'send it again',
    );
  }
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function stampOf(path: string): string {
  try {
    const { mtimeMs: at, size, ino } = statSync(path);
    return `${at} ${size} ${ino}`;
  } catch {
    return '';
  }
}

function mtimeMs(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return Date.now();
  }
}

const roleNames: Readonly<Record<string, Role>> = {
  'watch-officer': 'watch-officer',
  watch: 'watch-officer',
  officer: 'watch-officer',
  'officer-of-the-watch': 'watch-officer',
  watchofficer: 'watch-officer',
  supervisor: 'supervisor',
  admin: 'supervisor',
  administrator: 'supervisor',
  liaison: 'liaison',
  'liaison-officer': 'liaison',
  'read-only': 'read-only',
  readonly: 'read-only',
  read: 'read-only',
  reader: 'read-only',
  viewer: 'read-only',
};

/** A role by its name or one of its usual short forms; nothing when it is none. */
export function roleByName(text: string): Role | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
  return Object.hasOwn(roleNames, name) ? roleNames[name] : undefined;
}

/** A liaison speaks for the other centre; every other officer for this one. */
export function officerCentre(role: Role, centre: Centre): Centre {
  return role === 'liaison' ? otherCentre(centre) : centre;
}
