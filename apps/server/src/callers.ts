/**
 * The caller's number as a keyed hash: the same number gives the same hash, so that two calls of one
 * telephone can be seen to be one caller's; the number itself reaches neither journal nor log.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInputError } from '@straitwatch/protocol';
import { setupError } from './errors.js';

const keyBytes = 32;
const digitsMin = 3;
const digitsMax = 20;

/** The key of this data folder, made on first use, readable by its owner only. */
export function loadCallerKey(dir: string): Buffer {
  const path = join(dir, 'caller.key');
  if (!existsSync(path)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const temporary = `${path}.new`;
    writeFileSync(temporary, `${randomBytes(keyBytes).toString('hex')}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(temporary, path);
  }
  chmodSync(path, 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length === keyBytes) return key;
  throw setupError('caller.key', `${key.length} bytes`, `${keyBytes} bytes as hex digits`);
}

/** `+33 6 12 34` and `0033 61234` are one number. Spaces, dots, dashes and brackets do not count. */
export function plainNumber(phone: string): string {
  const bare = phone.normalize('NFKC').replaceAll(/[\s().\-/]/g, '');
  const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  const digits = international.replace(/^\+/, '');
  if (!/^\d+$/.test(digits) || digits.length < digitsMin || digits.length > digitsMax) {
    // The message must not repeat the number: messages reach logs.
    throw new BadInputError({
      field: 'phone',
      got: `${phone.length} characters`,
      expected: `a telephone number of ${digitsMin} to ${digitsMax} digits`,
    });
  }
  return international;
}

/** @throws BadInputError when the text is no telephone number. */
export function callerHash(key: Buffer, phone: string): string {
  const hash = createHmac('sha256', key).update(plainNumber(phone)).digest('hex');
  return `c${hash.slice(0, 20)}`;
}

/** What a telephone number looks like; a hash has letters, or fewer digits. */
const phonePattern = /^\s*(?:\+|\(|00)?[\d\s().\-/]{7,40}$/;

/**
 * The caller of a report as it may be kept: a hash stays, a number that somebody put there in its place
 * becomes its hash. Reports are never refused for it.
 */
export function safeCaller(key: Buffer, caller: string): string {
  const digits = caller.replaceAll(/\D/g, '').length;
  const isPhone = phonePattern.test(caller) && digits >= 7 && digits <= digitsMax;
  return isPhone ? callerHash(key, caller) : caller;
}
