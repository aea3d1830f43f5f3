/** Where the parts of a line are, without any object or text made for it. */

/** Where the parts of a line are. Reused for every line. */
export interface Line {
  /** The first good tag block of the line; valid when there is one. */
  tagFirst: number;
  /** The last good tag block between its backslashes, -1 for none. */
  tagStart: number;
  tagEnd: number;
  tagDropped: number;
  /** The tag block holds a time and nothing else. */
  plainTag: boolean;
  tagTimeMs: number;
  sourceHash: number;
  groupId: number;
  prefixStart: number;
  /** Place of the `!`. */
  start: number;
  /** After the checksum: where a trailer begins. */
  after: number;
  /** Place of the line's end, or of the next sentence in it. */
  end: number;
  talker: number;
  ownShip: boolean;
  total: number;
  part: number;
  /** Sequence number, -1 when empty. */
  sequence: number;
  /** Character code of the channel, 0 when empty. */
  channel: number;
  payloadStart: number;
  payloadEnd: number;
  fillBits: number;
  /** Checksum found and computed, for a reject. */
  checksum: number;
  computed: number;
  /** What was wrong in a malformed line. */
  wrong: string;
}

export function createLine(): Line {
  return {
    tagFirst: -1,
    tagStart: -1,
    tagEnd: -1,
    tagDropped: 0,
    plainTag: false,
    tagTimeMs: -1,
    sourceHash: 0,
    groupId: -1,
    prefixStart: 0,
    start: 0,
    after: 0,
    end: 0,
    talker: 0,
    ownShip: false,
    total: 1,
    part: 1,
    sequence: -1,
    channel: 0,
    payloadStart: 0,
    payloadEnd: 0,
    fillBits: 0,
    checksum: 0,
    computed: 0,
    wrong: '',
  };
}

export function resetTag(line: Line): void {
  line.tagStart = -1;
  line.tagDropped = 0;
  line.plainTag = false;
  line.tagTimeMs = -1;
  line.sourceHash = 0;
  line.groupId = -1;
}
