import { armouredOf, type Payload } from './bits.js';
import { encodePayload } from './codec/general.js';
import { AisEncodeError } from './errors.js';
import type { AisMessage } from './generated/messages.js';

/** How sentences are written. */
export interface SentenceOptions {
  /** Two letters (AI). */
  readonly talker?: string;
  /** VDO instead of VDM. */
  readonly ownShip?: boolean;
  /** One character, or empty (A). */
  readonly channel?: string;
  /** Sequence number 0 to 9 of a message of several sentences (0). */
  readonly sequence?: number;
  /** Tag block time, Unix milliseconds; no tag block when absent. */
  readonly timeMs?: number;
  /** Tag block source. */
  readonly source?: string;
}

/** Payload characters in one sentence, so that it stays within 82 characters. */
const CHARS_A_SENTENCE = 60;
const MAX_SENTENCES = 9;

function checksumOf(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i);
  return sum.toString(16).toUpperCase().padStart(2, '0');
}

function tagBlock(options: SentenceOptions, group: string): string {
  const fields: string[] = [];
  if (group !== '') fields.push(`g:${group}`);
  if (options.source !== undefined) fields.push(`s:${options.source}`);
  if (options.timeMs !== undefined) fields.push(`c:${Math.floor(options.timeMs / 1000)}`);
  const content = fields.join(',');
  return `\\${content}*${checksumOf(content)}\\`;
}

function checkOptions(options: SentenceOptions): void {
  const { talker = 'AI', channel = 'A', sequence = 0, source = '', timeMs = 0 } = options;
  if (!/^[A-Z]{2}$/.test(talker)) throw new AisEncodeError('talker', talker, 'two letters');
  if (!/^[A-Z0-9]?$/.test(channel)) {
    throw new AisEncodeError('channel', channel, 'one letter or digit, or nothing');
  }
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 9) {
    throw new AisEncodeError('sequence', sequence, '0 to 9');
  }
  if (!/^[\x20-\x7e]{0,40}$/.test(source) || /[\\*,!$]/.test(source)) {
    throw new AisEncodeError('source', source, 'up to 40 characters without \\ * , ! $');
  }
  if (!Number.isFinite(timeMs) || timeMs < 0) {
    throw new AisEncodeError('timeMs', timeMs, 'Unix milliseconds, 0 or more');
  }
}

/** Sentences of a payload, without line ends. */
export function sentencesOf(payload: Payload, options: SentenceOptions = {}): string[] {
  checkOptions(options);
  const { armoured, fillBits } = armouredOf(payload);
  const total = Math.max(1, Math.ceil(armoured.length / CHARS_A_SENTENCE));
  if (total > MAX_SENTENCES)
    throw new AisEncodeError('bits', payload.bits, 'at most nine sentences');
  const sequence = total === 1 ? '' : String(options.sequence ?? 0);
  const address = `${options.talker ?? 'AI'}${options.ownShip === true ? 'VDO' : 'VDM'}`;
  const tagged = options.timeMs !== undefined || options.source !== undefined;
  const out: string[] = [];
  for (let part = 1; part <= total; part++) {
    const chars = armoured.slice((part - 1) * CHARS_A_SENTENCE, part * CHARS_A_SENTENCE);
    const fill = part === total ? fillBits : 0;
    const head = `${address},${total},${part},${sequence},${options.channel ?? 'A'}`;
    const body = `${head},${chars},${fill}`;
    const group = total === 1 ? '' : `${part}-${total}-${sequence}`;
    out.push(`${tagged ? tagBlock(options, group) : ''}!${body}*${checksumOf(body)}`);
  }
  return out;
}

/**
 * Encodes any of the 27 message types as sentences, without line ends. Absent values are sent as
 * "not available".
 *
 * @throws AisEncodeError when a value does not fit its field.
 *
 * @example
 * encodeSentences({ type: 14, mmsi: 970010119, text: 'SART TEST' })[0];
 * // '!AIVDM,1,1,,A,>>M4>SqDU89DTP4U>5,0*...'
 */
export function encodeSentences(message: AisMessage, options: SentenceOptions = {}): string[] {
  return sentencesOf(encodePayload(message), options);
}
