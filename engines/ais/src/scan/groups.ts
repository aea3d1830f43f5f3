/** Messages of several sentences while they are put together: a fixed pool, bounded in age. */
import { MAX_PARTS, MAX_PAYLOAD_CHARS } from '../bits.js';
import type { Line } from './line.js';
import type { Reception } from './reception.js';
import type { ScanState } from './state.js';

/** Limits of a pool. */
export interface GroupLimits {
  /** Groups open at once; the oldest gives way. */
  readonly maxGroups: number;
  /** Oldest age of an open group in milliseconds, by the clock given or the sentences' own. */
  readonly maxAgeMs: number;
  /** Oldest age of an open group in sentences, for input without times. */
  readonly maxAgeSentences: number;
}

/** One message on its way, or the last whole message under its key. */
export interface Group {
  /** Talker and channel, and formatter, total and sequence: what all parts have in common. */
  station: number;
  key: number;
  /** The next group in the same drawer, -1 for none. */
  next: number;
  open: boolean;
  sourceHash: number;
  groupId: number;
  total: number;
  /** Bit i set: part i + 1 is here. */
  have: number;
  /** Parts that repeat the last whole message under this key, and may be left-overs of it. */
  suspect: number;
  done: boolean;
  bornMs: number;
  bornSentence: number;
  fillBits: number;
  used: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly partStart: Int32Array;
  readonly partLength: Int32Array;
  readonly partHash: Int32Array;
  /** Hashes of the parts of the last whole message under this key; zero before there was one. */
  readonly lastHash: Int32Array;
  reception: Reception | undefined;
  timeMs: number;
}

/** What became of a part. */
export const PART_KEPT = 0;
export const PART_COMPLETE = 1;
export const PART_DUPLICATE = 2;
export const PART_TOO_LONG = 3;

/** How often old groups are looked for within the greatest age. */
const SWEEPS_AN_AGE = 8;

function createGroup(): Group {
  // Parts are copied four bytes at a time: the last copy may go beyond the last character.
  const bytes = new Uint8Array(MAX_PAYLOAD_CHARS + 4);
  return {
    station: 0,
    key: 0,
    next: -1,
    open: false,
    sourceHash: 0,
    groupId: -1,
    total: 0,
    have: 0,
    suspect: 0,
    done: false,
    bornMs: -1,
    bornSentence: 0,
    fillBits: 0,
    used: 0,
    bytes,
    view: new DataView(bytes.buffer),
    partStart: new Int32Array(MAX_PARTS),
    partLength: new Int32Array(MAX_PARTS),
    partHash: new Int32Array(MAX_PARTS),
    lastHash: new Int32Array(MAX_PARTS),
    reception: undefined,
    timeMs: -1,
  };
}

/** Talker and channel in one small number. */
function stationKey(line: Line): number {
  return (line.talker << 8) | line.channel;
}

/** Formatter, total and sequence in another. (One number for all would not be a small integer.) */
function groupKey(line: Line): number {
  return ((line.sequence + 1) << 5) | (line.total << 1) | (line.ownShip ? 1 : 0);
}

/** Drawers in which open groups are kept by what their parts have in common. */
const DRAWERS = 64;

function drawerOf(station: number, key: number): number {
  return (Math.imul(station ^ Math.imul(key, 0x85ebca6b), 0x9e3779b1) >>> 26) % DRAWERS;
}

/**
 * Copies a part behind those that are there. FNV-1a of its number, length and characters, four at a
 * time; never zero.
 */
function copyPart(group: Group, view: DataView, line: Line): number {
  const { payloadStart, payloadEnd, part } = line;
  const length = payloadEnd - payloadStart;
  let hash = 0x811c9dc5 ^ part ^ (length << 16);
  let i = 0;
  for (; i < length; i += 4) {
    const four = view.getInt32(payloadStart + i);
    group.view.setInt32(group.used + i, four);
    const beyond = i + 4 - length;
    hash = Math.imul(hash ^ (beyond > 0 ? four >>> (8 * beyond) : four), 0x01000193);
  }
  return hash | 1;
}

function samePart(group: Group, bytes: Uint8Array, line: Line): boolean {
  const index = line.part - 1;
  const length = line.payloadEnd - line.payloadStart;
  if (group.partLength[index] !== length) return false;
  const start = group.partStart[index]!;
  for (let i = 0; i < length; i++) {
    if (group.bytes[start + i] !== bytes[line.payloadStart + i]) return false;
  }
  return true;
}

/** The pool. `onIncomplete` hears of every group that ends without having become whole. */
export class GroupPool {
  /** The group the last part went to. */
  group: Group;
  private readonly groups: Group[] = [];
  /** First group of each drawer, -1 for none. */
  private readonly drawers: Int32Array = new Int32Array(DRAWERS).fill(-1);
  private open = 0;
  private sweptMs = -1;
  private sweptSentence = 0;
  private readonly limits: GroupLimits;
  private readonly onIncomplete: (group: Group, overflow: boolean) => void;

  constructor(limits: GroupLimits, onIncomplete: (group: Group, overflow: boolean) => void) {
    this.limits = limits;
    this.onIncomplete = onIncomplete;
    for (let i = 0; i < limits.maxGroups; i++) this.groups.push(createGroup());
    this.group = this.groups[0] ?? createGroup();
  }

  /** Groups that wait for a part. */
  get waiting(): number {
    let count = 0;
    for (const group of this.groups) if (group.open && !group.done) count++;
    return count;
  }

  /** Adds a part of the line at hand; `this.group` is then the group it went to. */
  add(state: ScanState, nowMs: number, sentence: number): number {
    const { line } = state;
    this.sweep(nowMs, sentence);
    const found = this.find(line);
    if (found < 0) this.group = this.begin(line, nowMs, sentence);
    else {
      const group = this.groups[found]!;
      this.group = group;
      const taken = (group.have & (1 << (line.part - 1))) !== 0;
      if (this.tooOld(group, nowMs, sentence)) {
        this.finish(group);
        group.lastHash.fill(0);
        this.restart(group, nowMs, sentence);
      } else if (group.done) this.restart(group, nowMs, sentence);
      else if (taken) {
        const suspect = (group.suspect & (1 << (line.part - 1))) !== 0;
        if (!suspect && samePart(group, state.buffer, line)) return PART_DUPLICATE;
        this.finish(group);
        this.restart(group, nowMs, sentence);
      }
    }
    return this.store(this.group, state);
  }

  /** Ends every group; used when the input ends. */
  flush(): void {
    for (let i = this.groups.length - 1; i >= 0; i--)
      if (this.groups[i]!.open) this.remove(i, false);
  }

  private store(group: Group, state: ScanState): number {
    const { line } = state;
    const index = line.part - 1;
    const bit = 1 << index;
    const length = line.payloadEnd - line.payloadStart;
    if (group.used + length > MAX_PAYLOAD_CHARS) return PART_TOO_LONG;
    const hash = copyPart(group, state.view, line);
    const repeats = group.lastHash[index] === hash;
    // A part that differs from the last whole message shows that this is a new message: then parts
    // that repeated the old one, out of turn, were left over from it.
    if (!repeats && group.suspect !== 0) {
      group.have &= ~group.suspect;
      group.suspect = 0;
    }
    group.partStart[index] = group.used;
    group.partLength[index] = length;
    group.partHash[index] = hash;
    group.used += length;
    group.have |= bit;
    if (repeats && line.part > 1) group.suspect |= bit;
    if (line.part === group.total) group.fillBits = line.fillBits;
    if (line.groupId >= 0) group.groupId = line.groupId;
    if (line.sourceHash !== 0) group.sourceHash = line.sourceHash;
    if (group.have !== (1 << group.total) - 1) return PART_KEPT;
    group.done = true;
    for (let i = 0; i < group.total; i++) group.lastHash[i] = group.partHash[i]!;
    return PART_COMPLETE;
  }

  /** Place of the group of a part: same key, no contradiction in tag-block group or source. */
  private find(line: Line): number {
    const station = stationKey(line);
    const key = groupKey(line);
    let best = -1;
    let bestScore = -1;
    for (let i = this.drawers[drawerOf(station, key)]!; i >= 0; i = this.groups[i]!.next) {
      const group = this.groups[i]!;
      if (group.key !== key || group.station !== station) continue;
      const score = matchScore(group, line);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private begin(line: Line, nowMs: number, sentence: number): Group {
    if (this.open === this.groups.length) this.remove(this.oldest(), true);
    let index = 0;
    while (this.groups[index]!.open) index++;
    const group = this.groups[index]!;
    group.station = stationKey(line);
    group.key = groupKey(line);
    const drawer = drawerOf(group.station, group.key);
    group.next = this.drawers[drawer]!;
    this.drawers[drawer] = index;
    group.open = true;
    this.open++;
    group.lastHash.fill(0);
    group.total = line.total;
    this.restart(group, nowMs, sentence);
    return group;
  }

  private restart(group: Group, nowMs: number, sentence: number): void {
    group.done = false;
    group.have = 0;
    group.suspect = 0;
    group.used = 0;
    group.fillBits = 0;
    group.groupId = -1;
    group.sourceHash = 0;
    group.bornMs = nowMs;
    group.bornSentence = sentence;
    group.reception = undefined;
    group.timeMs = -1;
  }

  private oldest(): number {
    let index = 0;
    for (let i = 1; i < this.groups.length; i++) {
      if (this.groups[i]!.bornSentence < this.groups[index]!.bornSentence) index = i;
    }
    return index;
  }

  private tooOld(group: Group, nowMs: number, sentence: number): boolean {
    if (sentence - group.bornSentence > this.limits.maxAgeSentences) return true;
    return nowMs >= 0 && group.bornMs >= 0 && nowMs - group.bornMs > this.limits.maxAgeMs;
  }

  /** Gives up old groups, now and then: a part that finds an old group looks at its age anyway. */
  private sweep(nowMs: number, sentence: number): void {
    const soon = Math.abs(nowMs - this.sweptMs) < this.limits.maxAgeMs / SWEEPS_AN_AGE;
    const few = sentence - this.sweptSentence < this.limits.maxAgeSentences / SWEEPS_AN_AGE;
    if (soon && few) return;
    this.sweptMs = nowMs;
    this.sweptSentence = sentence;
    for (let i = this.groups.length - 1; i >= 0; i--) {
      const group = this.groups[i]!;
      if (group.open && this.tooOld(group, nowMs, sentence)) this.remove(i, false);
    }
  }

  private finish(group: Group, overflow = false): void {
    if (!group.done) this.onIncomplete(group, overflow);
  }

  private remove(index: number, overflow: boolean): void {
    const group = this.groups[index]!;
    this.finish(group, overflow);
    group.reception = undefined;
    group.open = false;
    this.open--;
    const drawer = drawerOf(group.station, group.key);
    if (this.drawers[drawer] === index) {
      this.drawers[drawer] = group.next;
      return;
    }
    let before = this.groups[this.drawers[drawer]!]!;
    while (before.next !== index) before = this.groups[before.next]!;
    before.next = group.next;
  }
}

/** -1 for another group; higher for more signs of the same one. */
function matchScore(group: Group, line: Line): number {
  let score = 0;
  if (group.groupId >= 0 && line.groupId >= 0) {
    if (group.groupId !== line.groupId) return group.done ? 0 : -1;
    score += 4;
  }
  if (group.sourceHash !== 0 && line.sourceHash !== 0) {
    if (group.sourceHash !== line.sourceHash) return -1;
    score += 2;
  }
  return group.done ? score : score + 1;
}
