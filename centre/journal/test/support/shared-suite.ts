import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/chain.js';
import {
  type Entry,
  type EntryDraft,
  type Journal,
  type JournalLimits,
  verifyHead,
} from '../../src/index.js';
import { draft, drafts, handClock } from './drafts.js';

export interface Made {
  readonly journal: Journal;
  /** Leaves nothing behind. */
  readonly done: () => Promise<void>;
}

export interface MakeOptions {
  readonly clock: () => number;
  readonly limits?: Partial<JournalLimits>;
  readonly mode?: 'live' | 'exercise' | 'demonstration';
}

export type Make = (options: MakeOptions) => Promise<Made>;

async function all(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const list: Entry[] = [];
  for await (const entry of entries) list.push(entry);
  return list;
}

/** What is true of every journal, wherever it keeps its entries. */
export function journalSuite(name: string, make: Make): void {
  async function withJournal(
    work: (journal: Journal, clock: ReturnType<typeof handClock>) => Promise<void>,
    options: Partial<MakeOptions> = {},
  ): Promise<void> {
    const clock = handClock();
    const { journal, done } = await make({ clock: clock.now, ...options });
    try {
      await work(journal, clock);
    } finally {
      await done();
    }
  }

  describe(`${name}: the record`, () => {
    appending(withJournal);
    refusing(withJournal);
    times(withJournal);
    reading(withJournal);
    heads(withJournal);
  });
}

type With = (
  work: (journal: Journal, clock: ReturnType<typeof handClock>) => Promise<void>,
  options?: Partial<MakeOptions>,
) => Promise<void>;

function appending(withJournal: With): void {
  it('begins with an entry that names the mode, the centre, the key and the software', () =>
    withJournal(async (journal) => {
      const first = await journal.entry(1);
      expect(first).toMatchObject({
        kind: 'journal.opened',
        n: 1,
        v: 1,
        journal: journal.id,
        mode: 'exercise',
        body: { mode: 'exercise', centre: journal.centre, publicKey: journal.publicKey },
      });
      expect(journal.id).toMatch(/^(uk|fr)-exercise-[0-9a-f]{16}$/);
      expect(journal.head).toEqual({ n: 1, hash: first?.hash });
    }));

  it('gives any JSON draft back as it was, chained by the hash of its RFC 8785 form', () =>
    withJournal(async (journal) => {
      let prev = journal.head.hash;
      await fc.assert(
        fc.asyncProperty(fc.array(drafts, { minLength: 1, maxLength: 5 }), async (group) => {
          const entries = await journal.append(group);
          expect(entries).toHaveLength(group.length);
          for (const [index, entry] of entries.entries()) {
            const { hash, ...rest } = entry;
            // JSON has one zero: -0 is recorded as 0.
            expect(rest).toMatchObject(JSON.parse(JSON.stringify(group[index])));
            expect(hash).toBe(sha256Hex(canonicalize(rest) ?? ''));
            expect(entry.prev).toBe(prev);
            expect(await journal.entry(entry.n)).toEqual(entry);
            prev = hash;
          }
        }),
        { seed: 2, numRuns: 150 },
      );
    }));

  it('records a body as deep as the limit allows, and refuses a deeper one', () =>
    withJournal(async (journal) => {
      let body: EntryDraft['body'] = { end: 1 };
      for (let depth = 1; depth < 128; depth += 1) body = { in: body };
      const [entry] = await journal.append([draft({ body })]);
      expect(entry?.body).toEqual(body);
      await expect(journal.append([draft({ body: { in: body } })])).rejects.toMatchObject({
        code: 'journal.bad-draft',
      });
    }));

  it('records the time of an event with milliseconds, whatever digits it came with', () =>
    withJournal(async (journal) => {
      const times: readonly [string, string][] = [
        ['2026-01-10T01:12:00Z', '2026-01-10T01:12:00.000Z'],
        ['2026-01-10T01:12:00.5Z', '2026-01-10T01:12:00.500Z'],
        ['2026-01-10T01:12:00.123Z', '2026-01-10T01:12:00.123Z'],
        ['2026-01-10T01:12:59.999999999Z', '2026-01-10T01:12:59.999Z'],
      ];
      for (const [at, expected] of times) {
        expect(await journal.append([draft({ at })])).toMatchObject([{ at: expected }]);
      }
    }));

  it('keeps what was asked even when the caller changes its objects afterwards', () =>
    withJournal(async (journal) => {
      const body = { count: 33 };
      const waiting = journal.append([draft({ body })]);
      body.count = 0;
      const [entry] = await waiting;
      expect(entry?.body).toEqual({ count: 33 });
      body.count = 7;
      expect(entry?.body).toEqual({ count: 33 });
    }));

  it('numbers groups in the order of the calls and keeps each group together', () =>
    withJournal(async (journal) => {
      const calls = Array.from({ length: 50 }, (_, call) =>
        journal.append(
          Array.from({ length: 1 + (call % 4) }, (_, part) => draft({ body: { call, part } })),
        ),
      );
      const groups = await Promise.all(calls);
      let n = 1;
      for (const [call, group] of groups.entries()) {
        for (const [part, entry] of group.entries()) {
          n += 1;
          expect(entry).toMatchObject({ n, body: { call, part } });
        }
      }
      expect(journal.head.n).toBe(n);
      expect(journal.stats().appendedEntries).toBe(n - 1);
    }));

  it('writes the calls that wait together in one transaction', () =>
    withJournal(async (journal) => {
      const before = journal.stats().commits;
      await Promise.all(Array.from({ length: 64 }, () => journal.append([draft()])));
      expect(journal.stats().commits - before).toBe(1);
    }));

  it('shows in its head only what is durable', () =>
    withJournal(async (journal) => {
      const waiting = journal.append([draft()]);
      expect(journal.head.n).toBe(1);
      const [entry] = await waiting;
      expect(journal.head).toEqual({ n: 2, hash: entry?.hash });
    }));
}

function refusing(withJournal: With): void {
  const wrong: readonly [string, unknown, string][] = [
    ['kind', 'Report Received', 'drafts[0].kind'],
    ['kind', 'a'.repeat(65), 'drafts[0].kind'],
    ['kv', 0, 'drafts[0].kv'],
    ['kv', 1.5, 'drafts[0].kv'],
    ['at', '2026-01-10T01:12:00+01:00', 'drafts[0].at'],
    ['at', '2026-01-10 01:12:00Z', 'drafts[0].at'],
    ['at', '2026-01-10T24:00:00Z', 'drafts[0].at'],
    ['at', '2026-02-30T01:12:00.000Z', 'drafts[0].at'],
    ['at', 12, 'drafts[0].at'],
    ['command', 'a"b', 'drafts[0].command'],
    ['command', '', 'drafts[0].command'],
    ['undoes', 0, 'drafts[0].undoes'],
    ['undoes', 2, 'drafts[0].undoes'],
    ['body', [], 'drafts[0].body'],
    ['body', null, 'drafts[0].body'],
    ['body', { speed: Number.NaN }, 'drafts[0].body.speed'],
    ['body', { list: [1, Number.POSITIVE_INFINITY] }, 'drafts[0].body.list[1]'],
    ['body', { text: '\ud800' }, 'drafts[0].body.text'],
    ['body', { '\udc00': 1 }, 'drafts[0].body'],
    ['body', { when: new Date(0) }, 'drafts[0].body.when'],
    ['body', { list: [undefined] }, 'drafts[0].body.list[0]'],
    ['body', { big: 1n }, 'drafts[0].body.big'],
    ['body', { call: () => 1 }, 'drafts[0].body.call'],
    ['by', 'officer', 'drafts[0].by'],
  ];

  it.each(wrong)('refuses a draft whose %s is %s, and writes nothing', (field, value, where) =>
    withJournal(async (journal) => {
      const bad = { ...draft(), [field]: value };
      const refused = journal.append([bad, draft()]);
      await expect(refused).rejects.toMatchObject({
        name: 'JournalError',
        code: 'journal.bad-draft',
        field: where,
      });
      expect(journal.head.n).toBe(1);
    }),
  );

  it('refuses a draft that holds itself instead of running out of stack', () =>
    withJournal(async (journal) => {
      const body: { [key: string]: EntryDraft['body'] } = {};
      body.self = body;
      await expect(journal.append([draft({ body })])).rejects.toMatchObject({
        code: 'journal.bad-draft',
      });
    }));

  it('refuses an empty call', () =>
    withJournal(async (journal) => {
      await expect(journal.append([])).rejects.toMatchObject({ field: 'drafts' });
    }));

  it('refuses alone the group that undoes an entry which is not there yet', () =>
    withJournal(async (journal) => {
      const good = journal.append([draft(), draft({ undoes: 2 })]);
      const bad = journal.append([draft({ undoes: 4 })]);
      const after = journal.append([draft({ undoes: 3 })]);
      await expect(bad).rejects.toMatchObject({ field: 'drafts[0].undoes', value: 4 });
      expect((await good).map((entry) => entry.n)).toEqual([2, 3]);
      expect((await after).map((entry) => entry.n)).toEqual([4]);
    }));

  it('takes a group, an entry and a queue at their maximum, and refuses one more', async () => {
    const limits = { groupEntriesMax: 3, entryBytesMax: 2_000, queuedEntriesMax: 5 };
    await withJournal(
      async (journal) => {
        const three = [draft(), draft(), draft()];
        await expect(journal.append([...three, draft()])).rejects.toMatchObject({
          code: 'journal.group-too-large',
        });
        // 2,000 bytes less 1,024 for the envelope, 17 for `by` and 11 for the body around the text.
        const text = 'x'.repeat(2_000 - 1_024 - 17 - 11);
        await journal.append([draft({ body: { text } })]);
        const longer = journal.append([draft({ body: { text: `${text}x` } })]);
        await expect(longer).rejects.toMatchObject({ code: 'journal.entry-too-large' });

        const full = [journal.append(three), journal.append([draft(), draft()])];
        const refused = journal.append([draft()]);
        await expect(refused).rejects.toMatchObject({ code: 'journal.queue-full' });
        await Promise.all(full);
        expect(journal.stats().refusedForQueue).toBe(1);
        expect(journal.head.n).toBe(7);
        await journal.append([draft()]);
      },
      { limits },
    );
  });

  it('refuses everything after closing, but writes first what was already asked', async () => {
    const clock = handClock();
    await withJournal(
      async (journal) => {
        const waiting = journal.append([draft()]);
        await journal.close();
        expect(await waiting).toHaveLength(1);
        await expect(journal.append([draft()])).rejects.toMatchObject({ code: 'journal.closed' });
        await expect(journal.entry(1)).rejects.toMatchObject({ code: 'journal.closed' });
        await journal.close();
      },
      { clock: clock.now },
    );
  });
}

function times(withJournal: With): void {
  it('never lets known or the logical clock go back when the wall clock jumps back or ahead', () =>
    withJournal(async (journal, clock) => {
      const jumps = [0, 0, -3_600_000, 5, 7 * 3_600_000, -8 * 3_600_000, 1, 9 * 3_600_000];
      for (const jump of jumps) {
        clock.move(jump);
        await journal.append([draft(), draft()]);
      }
      const entries = await all(journal.read({ from: 1 }));
      for (const [index, entry] of entries.entries()) {
        const before = entries[index - 1];
        if (before === undefined) continue;
        expect(entry.known >= before.known).toBe(true);
        expect(entry.hlc > before.hlc).toBe(true);
        expect(entry.hlc).toMatch(/^\d{13}\.\d{5}$/);
      }
      expect(journal.stats().clockBehindMs).toBe(0);
      clock.move(-60_000);
      expect(journal.stats().clockBehindMs).toBe(60_000);
    }));

  it('carries into the milliseconds when the counter of the logical clock is used up', () =>
    withJournal(async (journal, clock) => {
      const start = clock.now();
      let last: Entry | undefined;
      for (let call = 0; call < 101; call += 1) {
        last = (await journal.append(Array.from({ length: 1_000 }, () => draft()))).at(-1);
      }
      expect(last?.hlc).toBe(`${start + 1}.01000`);
    }));

  it('refuses a clock that shows no time of our age, and goes on when it is right again', () =>
    withJournal(async (journal, clock) => {
      const right = clock.now();
      for (const wrong of [Number.NaN, 0, -1, 1e15, Number.POSITIVE_INFINITY]) {
        clock.set(wrong);
        await expect(journal.append([draft()])).rejects.toMatchObject({ code: 'journal.clock' });
        expect(journal.head.n).toBe(1);
        expect(Number.isFinite(journal.stats().clockBehindMs)).toBe(true);
      }
      clock.set(right);
      expect(await journal.append([draft()])).toMatchObject([{ n: 2 }]);
    }));
}

function reading(withJournal: With): void {
  it('reads any range in order, page by page, and stops at the head of the moment', () =>
    withJournal(
      async (journal) => {
        await journal.append(Array.from({ length: 40 }, (_, i) => draft({ body: { i } })));
        const numbers = async (range: Parameters<Journal['read']>[0]): Promise<number[]> =>
          (await all(journal.read(range))).map((entry) => entry.n);
        const span = (from: number, to: number): number[] =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i);
        expect(await numbers({ from: 1 })).toEqual(span(1, 41));
        expect(await numbers({ from: 7, to: 8 })).toEqual([7, 8]);
        expect(await numbers({ from: 30, to: 900 })).toEqual(span(30, 41));
        expect(await numbers({ from: 5, limit: 20 })).toEqual(span(5, 24));
        expect(await numbers({ from: 42 })).toEqual([]);
        expect(await numbers({ from: 3, limit: 0 })).toEqual([]);
        expect((await all(journal.readSince(39))).map((entry) => entry.n)).toEqual([40, 41]);
        await expect(numbers({ from: 0 })).rejects.toMatchObject({
          code: 'journal.bad-range',
          field: 'from',
        });
        expect(await journal.entry(0)).toBeUndefined();
        expect(await journal.entry(42)).toBeUndefined();
      },
      { limits: { pageEntriesMax: 7 } },
    ));

  it('reads entries that are larger than a page', () =>
    withJournal(
      async (journal) => {
        const text = 'é'.repeat(900);
        await journal.append(Array.from({ length: 9 }, () => draft({ body: { text } })));
        const entries = await all(journal.read({ from: 1 }));
        expect(entries.map((entry) => entry.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      },
      { limits: { pageBytesMax: 1_000 } },
    ));

  it('gives back the newest snapshot of the same name and version, and keeps two', () =>
    withJournal(async (journal) => {
      expect(await journal.latestSnapshot('boats', 1)).toBeUndefined();
      for (let i = 0; i < 4; i += 1) {
        await journal.append([draft()]);
        const data = JSON.stringify({ i, text: 'Gravelines 🚤' });
        await journal.saveSnapshot({ name: 'boats', version: 1, ...journal.head, data });
      }
      const found = await journal.latestSnapshot('boats', 1);
      expect(found).toMatchObject({ name: 'boats', version: 1, ...journal.head });
      expect(JSON.parse(Buffer.from(found?.data ?? []).toString('utf8'))).toEqual({
        i: 3,
        text: 'Gravelines 🚤',
      });
      expect(await journal.latestSnapshot('boats', 2)).toBeUndefined();
      expect(await journal.latestSnapshot('reports', 1)).toBeUndefined();
    }));

  it('refuses a snapshot of another chain, of an entry to come, or with a wrong name', () =>
    withJournal(async (journal) => {
      const good = { name: 'boats', version: 1, ...journal.head, data: '{}' };
      const wrong = [
        { ...good, hash: '0'.repeat(64) },
        { ...good, n: 2 },
        { ...good, name: '../boats' },
        { ...good, version: 0 },
      ];
      for (const snapshot of wrong) {
        await expect(journal.saveSnapshot(snapshot)).rejects.toMatchObject({
          code: 'journal.bad-snapshot',
        });
      }
    }));
}

function heads(withJournal: With): void {
  it('signs a head at most once a second while it appends, and on demand', () =>
    withJournal(async (journal, clock) => {
      await journal.append([draft()]);
      expect(journal.stats().signedHeads).toBe(0);
      clock.move(1_000);
      await journal.append([draft()]);
      await journal.append([draft()]);
      expect(journal.stats().signedHeads).toBe(1);
      expect(await journal.latestHead()).toMatchObject({ n: 3, journal: journal.id });
      const head = await journal.signHead();
      expect(head).toMatchObject(journal.head);
      expect(await journal.latestHead()).toEqual(head);
    }));

  it('signs so that any change of the head is seen', () =>
    withJournal(async (journal) => {
      const head = await journal.signHead();
      expect(verifyHead(head, journal.publicKey)).toBe(true);
      const changed = [
        { ...head, n: head.n + 1 },
        { ...head, hash: head.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) },
        { ...head, at: '2026-01-10T01:00:00.001Z' },
        { ...head, journal: head.journal.replace('exercise', 'live') },
        { ...head, signature: '' },
      ];
      for (const other of changed) expect(verifyHead(other, journal.publicKey)).toBe(false);
      expect(verifyHead(head, Buffer.alloc(32, 9).toString('base64'))).toBe(false);
      expect(verifyHead(head, '')).toBe(false);
    }));
}
