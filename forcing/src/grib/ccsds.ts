/**
 * CCSDS lossless data compression (packing 5.42 of GRIB2).
 *
 * Source: CCSDS 121.0-B-3, Lossless Data Compression (2020): section 3 (adaptive entropy coder), 4
 * (preprocessor: unit delay, mapper), 5 (packets). Flags as in libaec. Samples are unsigned, as GRIB's are.
 */
import { refuse } from '../errors.js';
import { BitReader } from './bits.js';

export interface CcsdsOptions {
  readonly count: number;
  readonly bits: number;
  readonly flags: number;
  readonly blockSize: number;
  /** Blocks between two reference samples. */
  readonly referenceBlocks: number;
}

const flagOf = { signed: 1, preprocess: 8, restricted: 16, padded: 32 } as const;
/** A run of this many zero blocks means: to the end of the segment. */
const restOfSegment = 5;
const segmentBlocks = 64;

function identifierBits(bits: number, isRestricted: boolean): number {
  if (bits > 16) return 5;
  if (bits > 8) return 4;
  if (!isRestricted || bits > 4) return 3;
  return bits > 2 ? 2 : 1;
}

function check(options: CcsdsOptions): void {
  const { bits, flags, blockSize, referenceBlocks } = options;
  const isKnown =
    bits >= 1 &&
    bits <= 32 &&
    [8, 16, 32, 64].includes(blockSize) &&
    referenceBlocks >= 1 &&
    referenceBlocks <= 4096 &&
    (flags & flagOf.signed) === 0;
  if (isKnown) return;
  const value = `${bits} bits, blocks of ${blockSize}, ${referenceBlocks} of them, flags ${flags}`;
  refuse('FORCING_BROKEN', 'CCSDS parameters', value, 'unsigned, 1 to 32 bits, blocks of 8 to 64');
}

/** The whole numbers that were packed. @throws ForcingError where the data end too early. */
export function unpackCcsds(bytes: Uint8Array, options: CcsdsOptions): Float64Array {
  check(options);
  const { count, bits, flags, blockSize, referenceBlocks } = options;
  const reader = new BitReader(bytes, 'CCSDS data');
  const isMapped = (flags & flagOf.preprocess) !== 0;
  const idBits = identifierBits(bits, (flags & flagOf.restricted) !== 0);
  const perInterval = blockSize * referenceBlocks;
  const out = new Float64Array(Math.ceil(count / perInterval) * perInterval);
  for (let start = 0; start < count; start += perInterval) {
    let block = 0;
    // The last interval ends with the last sample that is wanted.
    while (block < referenceBlocks && start + block * blockSize < count) {
      const at = start + block * blockSize;
      const hasReference = isMapped && block === 0;
      block += readBlock(reader, out, { at, block, hasReference, idBits, ...options });
    }
    if (isMapped) unmap(out, start, Math.min(start + perInterval, out.length), bits);
    if ((flags & flagOf.padded) !== 0) reader.toByte();
  }
  return out.subarray(0, count);
}

interface Block extends CcsdsOptions {
  readonly at: number;
  readonly block: number;
  readonly hasReference: boolean;
  readonly idBits: number;
}

/** @returns how many blocks it was: more than one for a run of zeros. */
function readBlock(reader: BitReader, out: Float64Array, block: Block): number {
  const { at, bits, blockSize, idBits, hasReference } = block;
  const id = reader.take(idBits);
  if (id === 2 ** idBits - 1) {
    for (let i = 0; i < blockSize; i += 1) out[at + i] = reader.take(bits);
    return 1;
  }
  const isExtension = id === 0 && reader.take(1) === 1;
  const first = hasReference ? 1 : 0;
  if (hasReference) out[at] = reader.take(bits);
  if (isExtension) {
    readPairs(reader, out, block);
    return 1;
  }
  if (id === 0) return zeroBlocks(reader, block);
  const low = id - 1;
  for (let i = first; i < blockSize; i += 1) out[at + i] = reader.zeros() * 2 ** low;
  for (let i = first; i < blockSize; i += 1) out[at + i] = (out[at + i] ?? 0) + reader.take(low);
  return 1;
}

/** Blocks of zeros; `out` is zero from the start. */
function zeroBlocks(reader: BitReader, { block, referenceBlocks }: Block): number {
  const coded = reader.zeros() + 1;
  const left = referenceBlocks - block;
  if (coded === restOfSegment) return Math.min(left, segmentBlocks - (block % segmentBlocks));
  const run = coded > restOfSegment ? coded - 1 : coded;
  if (run <= left) return run;
  return refuse('FORCING_BROKEN', 'CCSDS data', `${run} blocks of zeros`, `at most ${left}`);
}

/** Second extension: each code stands for two samples by their sum (beta) and the second of them. */
function readPairs(reader: BitReader, out: Float64Array, block: Block): void {
  const { at, blockSize, hasReference } = block;
  for (let i = hasReference ? 1 : 0; i < blockSize; ) {
    const code = reader.zeros();
    const beta = Math.floor((Math.sqrt(8 * code + 1) - 1) / 2);
    const second = code - (beta * (beta + 1)) / 2;
    if (i % 2 === 0) {
      out[at + i] = beta - second;
      i += 1;
    }
    out[at + i] = second;
    i += 1;
  }
}

/** From mapped differences back to samples (section 4.4 of the source), of one interval. */
function unmap(out: Float64Array, start: number, end: number, bits: number): void {
  const most = 2 ** bits - 1;
  let sample = out[start] ?? 0;
  for (let i = start + 1; i < end; i += 1) {
    const mapped = out[i] ?? 0;
    const room = Math.min(sample, most - sample);
    if (Math.ceil(mapped / 2) <= room) {
      sample += mapped % 2 === 0 ? mapped / 2 : -(mapped + 1) / 2;
    } else {
      sample = sample <= most / 2 ? mapped : most - mapped;
    }
    out[i] = sample;
  }
}
