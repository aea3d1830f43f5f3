/** Why a sentence or message was kept aside. */
export type RejectReason =
  /** The checksum after `*` is not that of the sentence. */
  | 'checksum'
  /** Not a sentence, or one whose fields are not as IEC 61162-1 says. */
  | 'malformed'
  /** A sentence without any payload. */
  | 'empty'
  /** A message of several sentences that never became whole. */
  | 'incomplete'
  /** A sentence that had already been received, of a message not yet whole. */
  | 'duplicate'
  /** A message of a type that M.1371-5 does not define. */
  | 'unsupported'
  /** A payload too short for type and sender. */
  | 'short'
  /** A line longer than the maximum, or a group beyond the maximum of groups. */
  | 'overflow';

export const REJECT_REASONS: readonly RejectReason[] = [
  'checksum',
  'malformed',
  'empty',
  'incomplete',
  'duplicate',
  'unsupported',
  'short',
  'overflow',
];

/** Something kept aside, with what was found and what was expected. */
export interface Reject {
  readonly reason: RejectReason;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
  /** The line, or for `incomplete` the payload of the first part that was received. */
  readonly line: string;
}

/** What a stream has seen so far. */
export interface StreamCounts {
  /** Lines, blank ones included. */
  lines: number;
  /** AIS sentences with a right checksum and well-formed fields. */
  sentences: number;
  messages: number;
  /** Messages by type, index 1 to 27. */
  readonly byType: Uint32Array;
  /** What was kept aside, by reason, in the order of `REJECT_REASONS`. */
  readonly rejected: Record<RejectReason, number>;
  /** Lines that are no AIS: blank, comments, other sentences. */
  readonly ignored: { blank: number; comment: number; otherSentence: number };
  /** Tag blocks dropped because of their checksum or form; their sentences were read. */
  tagBlocksDropped: number;
}

export function createCounts(): StreamCounts {
  return {
    lines: 0,
    sentences: 0,
    messages: 0,
    byType: new Uint32Array(64),
    rejected: {
      checksum: 0,
      malformed: 0,
      empty: 0,
      incomplete: 0,
      duplicate: 0,
      unsupported: 0,
      short: 0,
      overflow: 0,
    },
    ignored: { blank: 0, comment: 0, otherSentence: 0 },
    tagBlocksDropped: 0,
  };
}
