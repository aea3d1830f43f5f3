/**
 * The fields of a GRIB2 file, found without unpacking them.
 *
 * Source: WMO-No. 306, Manual on Codes, Volume I.2, FM 92 GRIB edition 2: sections 0 to 8; a message may
 * repeat its sections from 2, 3 or 4 on.
 */
import type { ByteSource } from '../bytes.js';
import { refuse, within } from '../errors.js';
import { limits } from '../limits.js';
import { Octets } from './bits.js';

export interface GribField {
  /** For messages: `FILE, message 3`. */
  readonly name: string;
  readonly discipline: number;
  readonly section1: Octets;
  readonly section3: Octets;
  readonly section4: Octets;
  readonly section5: Octets;
  /** Where the bitmap lies, of this field or of one before it in the message. */
  readonly bitmap: Place | undefined;
  readonly data: Place;
}

interface Place {
  readonly offset: number;
  readonly count: number;
}

/** The largest of the sections that are read at once; bitmaps and data are left where they are. */
const sectionBytesMax = 1 << 20;

/** @throws ForcingError at the first message that is broken, cut, too long or of another edition. */
export function scanMessages(source: ByteSource): GribField[] {
  const fields: GribField[] = [];
  let at = 0;
  for (let message = 1; at < source.size; message += 1) {
    const start = nextStart(source, at);
    if (start === undefined) break;
    at = scanMessage(source, { start, message }, fields);
  }
  if (fields.length === 0) {
    refuse('FORCING_BROKEN', source.name, 'no field', 'at least one GRIB message');
  }
  return fields;
}

/** The next `GRIB`; bulletins have headings between messages, and some writers pad with zeros. */
function nextStart(source: ByteSource, at: number): number | undefined {
  const most = Math.min(limits.gribGapBytesMax, source.size - at);
  const gap = Buffer.from(source.read(at, most));
  const found = gap.indexOf('GRIB', 0, 'latin1');
  if (found >= 0) return at + found;
  const isEnd = at + most === source.size;
  if (isEnd && gap.every((one) => one === 0 || one === 10 || one === 13 || one === 3)) {
    return undefined;
  }
  if (isEnd && most < 16) {
    return refuse('FORCING_TRUNCATED', source.name, `${most} bytes at its end`, 'whole messages');
  }
  return refuse('FORCING_BROKEN', source.name, `no message at byte ${at}`, 'GRIB');
}

function scanMessage(
  source: ByteSource,
  { start, message }: { start: number; message: number },
  fields: GribField[],
): number {
  const name = `${source.name}, message ${message}`;
  const edition = source.read(start, 8)[7];
  if (edition !== 2) {
    const expected = 'edition 2; convert it first (grib_set -s edition=2)';
    refuse('FORCING_FORMAT', name, `GRIB edition ${edition}`, expected);
  }
  const head = new Octets(source.read(start, 16), name);
  const length = head.u32(9) * 2 ** 32 + head.u32(13);
  within(`${name}: bytes`, length, limits.gribMessageBytesMax);
  const end = start + length;
  if (end > source.size) {
    refuse('FORCING_TRUNCATED', name, `${source.size - start} bytes`, `${length} bytes`);
  }
  if (length < 20 || Buffer.from(source.read(end - 4, 4)).toString('latin1') !== '7777') {
    refuse('FORCING_BROKEN', name, 'no 7777 at its end', 'the end that its length says');
  }
  const kept = new Map<number, Octets>();
  let bitmap: Place | undefined;
  let at = start + 16;
  while (at < end - 4) {
    const section = sectionAt(source, at, end, name);
    const { number, count } = section;
    if (number === 6) bitmap = bitmapOf({ source, at, count, before: bitmap, name });
    else if (number === 7) {
      fields.push(fieldOf(name, head.u8(7), kept, bitmap, { offset: at + 5, count: count - 5 }));
      within(`${source.name}: fields`, fields.length, limits.gribMessagesMax);
    } else if (number !== 2) {
      within(`${name}: bytes of section ${number}`, count, sectionBytesMax);
      // A copy: a slice of a file in memory would keep nothing, a slice of a block would keep the block.
      kept.set(number, new Octets(source.read(at, count), `${name}, section ${number}`));
    }
    at += count;
  }
  return end;
}

function sectionAt(source: ByteSource, at: number, end: number, name: string) {
  const head = new Octets(source.read(at, 5), name);
  const count = head.u32(1);
  const number = head.u8(5);
  if (count >= 5 && at + count <= end - 4 && number >= 1 && number <= 7) return { number, count };
  const value = `section ${number} of ${count} bytes`;
  return refuse('FORCING_BROKEN', name, value, 'sections 1 to 7 inside the message');
}

interface BitmapAt {
  readonly source: ByteSource;
  readonly at: number;
  readonly count: number;
  readonly before: Place | undefined;
  readonly name: string;
}

function bitmapOf({ source, at, count, before, name }: BitmapAt): Place | undefined {
  const indicator = new Octets(source.read(at, Math.min(count, 6)), name).u8(6);
  if (indicator === 255) return undefined;
  if (indicator === 0) return { offset: at + 6, count: count - 6 };
  if (indicator === 254 && before !== undefined) return before;
  return refuse(
    'FORCING_PACKING',
    `${name}: bitmap`,
    indicator,
    '0 (here), 254 (as before) or 255',
  );
}

function fieldOf(
  name: string,
  discipline: number,
  kept: ReadonlyMap<number, Octets>,
  bitmap: Place | undefined,
  data: Place,
): GribField {
  const section = (number: number): Octets =>
    kept.get(number) ??
    refuse('FORCING_BROKEN', name, `no section ${number}`, 'one before section 7');
  return {
    name,
    discipline,
    section1: section(1),
    section3: section(3),
    section4: section(4),
    section5: section(5),
    bitmap,
    data,
  };
}
