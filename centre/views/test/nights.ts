/**
 * Nights for tests: commands by named people go through the rules, entries come out as a journal
 * numbers them.
 */
import type { Actor, Centre, Command, EntryDraft, Report } from '@straitwatch/protocol';
import { createState, decide, evolve, type FoldedEntry, type State } from '@straitwatch/rules';
import fc from 'fast-check';

export const startMs = Date.parse('2026-01-10T00:00:00Z');
export const minuteMs = 60_000;

function officer(
  id: string,
  name: string,
  centre: Centre,
  role: 'watch-officer' | 'liaison',
): Actor {
  return { kind: 'officer', id, name, role, centre };
}
export const ann = officer('o-1', 'Ann', 'uk', 'watch-officer');
export const ben = officer('o-2', 'Ben', 'uk', 'watch-officer');
export const luc = officer('o-3', 'Luc', 'fr', 'liaison');
export const radar: Actor = { kind: 'feed', name: 'radar' };
export const system: Actor = { kind: 'system', part: 'linking' };

export class Night {
  readonly entries: FoldedEntry[] = [];
  readonly state: State = createState();
  nowMs = startMs;

  at(minute: number): this {
    this.nowMs = startMs + minute * minuteMs;
    return this;
  }

  time(minute: number): string {
    return new Date(startMs + minute * minuteMs).toISOString();
  }

  /** @returns the entries written; none when the rules refused */
  try(by: Actor, command: Command): FoldedEntry[] {
    const decision = decide(this.state, command, { nowMs: this.nowMs, by, centre: 'uk' });
    return decision.ok ? decision.drafts.map((draft) => this.write(draft)) : [];
  }

  must(by: Actor, command: Command): { report: string; boat: string; task: string } {
    const decision = decide(this.state, command, { nowMs: this.nowMs, by, centre: 'uk' });
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.reasons)}`);
    for (const draft of decision.drafts) this.write(draft);
    const { report, boat, task } = decision.result;
    return { report: report ?? '', boat: boat ?? '', task: task ?? '' };
  }

  write(draft: EntryDraft): FoldedEntry {
    const entry = {
      ...draft,
      n: this.entries.length + 1,
      known: new Date(this.nowMs).toISOString(),
    };
    this.entries.push(entry);
    evolve(this.state, entry);
    return entry;
  }

  /** A report that arrives at a minute; by default a call made then. */
  call(
    minute: number,
    more: Partial<Report> = {},
    boat?: string | null,
  ): { report: string; boat: string } {
    this.at(minute);
    const report = {
      time: this.time(minute),
      centre: 'uk' as const,
      channel: '999' as const,
      ...more,
    };
    const placed = boat === undefined ? {} : { boat };
    return this.must(ann, { type: 'report.receive', report, ...placed });
  }

  recovery(minute: number, count: number, vessel: string, boat: string): string {
    const more = {
      channel: 'vessel' as const,
      vessel,
      persons: { count, quality: 'counted' as const },
      signs: ['recovered' as const],
    };
    return this.call(minute, more, boat).report;
  }

  asset(id: string): void {
    this.must(ann, {
      type: 'asset.register',
      asset: { id, name: id, kind: 'lifeboat', centre: 'uk' },
    });
  }
}

const boat = fc.integer({ min: 1, max: 7 }).map((n) => `D${n}`);
const report = fc.integer({ min: 1, max: 18 }).map((n) => `D-r${n}`);
const task = fc.integer({ min: 1, max: 4 }).map((n) => `D-t${n}`);
const asset = fc.constantFrom('alpha', 'bravo');
const reason = fc.constantFrom('because it is so', 'heard on the radio');
const iso = fc
  .integer({ min: -120, max: 900 })
  .map((m) => new Date(startMs + m * minuteMs).toISOString());

const position = fc.record(
  {
    lat: fc.double({ min: 50.9, max: 51.1, noNaN: true }),
    lon: fc.double({ min: 1.3, max: 1.7, noNaN: true }),
    radiusM: fc.integer({ min: 10, max: 5_000 }),
    source: fc.constantFrom('aml', 'voice'),
  },
  { requiredKeys: ['lat', 'lon'] },
);
const persons = fc.record(
  {
    count: fc.integer({ min: 0, max: 60 }),
    quality: fc.constantFrom('counted' as const, 'stated' as const, 'estimated' as const),
    children: fc.integer({ min: 0, max: 9 }),
  },
  { requiredKeys: ['count'] },
);
const signs = fc.uniqueArray(
  fc.constantFrom(
    'recovered' as const,
    'landed' as const,
    'people-in-water' as const,
    'taking-water' as const,
    'children' as const,
  ),
  { maxLength: 2 },
);
const channel = fc.constantFrom(
  '999' as const,
  '112' as const,
  'whatsapp' as const,
  'vessel' as const,
  'relay' as const,
  'ngo' as const,
  'radar' as const,
);

const anyReport = fc.record(
  {
    time: iso,
    received: iso,
    centre: fc.constantFrom('uk' as const, 'fr' as const),
    channel,
    caller: fc.constantFrom('c1', 'c2', 'c3'),
    about: report,
    persons,
    signs,
    position,
    craft: fc.record(
      { colour: fc.constantFrom('grey', 'black'), engine: fc.constantFrom('running', 'stopped') },
      { requiredKeys: [] },
    ),
    languages: fc.constantFrom(['ku'], ['en', 'ar']),
    text: fc.constantFrom('help', ''),
  },
  { requiredKeys: ['time', 'centre', 'channel'] },
);

const aRecovery = fc.record({
  time: iso,
  centre: fc.constant('uk' as const),
  channel: fc.constant('vessel' as const),
  vessel: fc.constantFrom('Defender', 'Ranger'),
  persons: fc.constant({ count: 60, quality: 'counted' as const }),
  signs: fc.constant(['recovered' as const]),
});

/** A boat of one of three callers, so that duplicates can be proven. */
const aBoat = fc.record({
  type: fc.constant('report.receive' as const),
  report: fc.record({
    time: iso,
    centre: fc.constant('uk' as const),
    channel: fc.constant('999' as const),
    caller: fc.constantFrom('c1', 'c2', 'c3'),
    persons: fc.record({ count: fc.integer({ min: 1, max: 50 }) }),
  }),
  boat: fc.constant('new' as const),
});
const aDuplicate = fc.record({
  type: fc.constant('boat.account-for' as const),
  boat,
  kind: fc.constant('duplicate' as const),
  of: boat,
  proof: fc.constant([{ kind: 'same-caller' as const }]),
});

const changes = fc.record(
  {
    time: iso,
    channel,
    position: fc.option(position),
    persons: fc.option(persons),
    signs,
    about: fc.option(report),
  },
  { requiredKeys: [] },
);

const placement = fc.oneof(
  boat,
  fc.constant('new' as const),
  fc.constant(null),
  fc.constant(undefined),
);
const of = <T>(value: T): fc.Arbitrary<T> => fc.constant(value);

/** Any command; most make sense at some point of a small night. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: of('report.receive' as const),
      report: anyReport,
      boat: placement,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: of('report.receive' as const), report: aRecovery, boat }),
  },
  { weight: 5, arbitrary: aBoat },
  { weight: 6, arbitrary: aDuplicate },
  {
    weight: 4,
    arbitrary: fc.record({ type: of('report.correct' as const), report, changes, reason }),
  },
  { weight: 8, arbitrary: fc.record({ type: of('report.link' as const), report, boat }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('report.unlink' as const, 'report.refuse-link' as const),
      report,
      boat,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('report.propose-link' as const),
      report,
      boat,
      probability: of(0.7),
      reasons: of([{ code: 'near', text: 'near' }]),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('boat.open' as const), report }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('boat.set-phase' as const),
      boat,
      phase: fc.constantFrom('uncertainty' as const, 'alert' as const, 'distress' as const),
      reason,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'boat.offer-handover' as const,
        'boat.accept-handover' as const,
        'boat.withdraw-handover' as const,
        'boat.withdraw-search-end' as const,
      ),
      boat,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      type: of('boat.account-for' as const),
      boat,
      kind: fc.constantFrom(
        'recovered' as const,
        'landed' as const,
        'duplicate' as const,
        'search-ended' as const,
      ),
      of: boat,
      proof: of([{ kind: 'same-caller' as const }, { kind: 'no-report-left' as const }]),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: of('boat.resolve-contrary' as const),
      boat,
      report,
      why: fc.constantFrom(
        'after-end',
        'more-people',
        'people-in-water',
        'count-unknown',
        'same-caller-elsewhere',
        'refers-here',
      ),
      reason,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('boat.reopen' as const), boat, reason }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: of('boat.propose-search-end' as const),
      boat,
      search: of({ pos: 0.9, survivalTimeH: 1, reason: 'none found' }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('task.assign' as const),
      asset,
      order: fc.constantFrom('search' as const, 'rescue' as const, 'stand-by' as const),
      boat: fc.option(boat, { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('task.set-status' as const),
      task,
      status: fc.constantFrom(
        'acknowledged' as const,
        'proceeding' as const,
        'on-scene' as const,
        'done' as const,
        'stood-down' as const,
      ),
      answeredBy: of('Cox'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: of('asset.report-position' as const),
      asset,
      position,
      time: iso,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('note.add' as const),
      boat: fc.option(boat, { nil: undefined }),
      text: of('tide turns'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: of('undo' as const), entry: fc.integer({ min: 0, max: 12 }) }),
  },
) as fc.Arbitrary<Command>;

export interface Step {
  by: Actor;
  command: Command;
  /** Minutes since the step before: mostly few, at times hours. */
  afterMin: number;
  /** Somebody looks at the screen after this step, so many minutes later. */
  lookAfterMin: number | undefined;
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    by: fc.constantFrom<Actor>(ann, ann, ann, ann, ben, luc, radar, system),
    command,
    afterMin: fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 0, max: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 60, max: 800 }) },
    ),
    lookAfterMin: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 2 }),
  }),
  { minLength: 15, maxLength: 80, size: 'max' },
);

/**
 * Plays steps through the rules; `each` sees what was written and when. Undo aims back from the
 * last entry.
 */
export function play(
  all: readonly Step[],
  each: (night: Night, step: Step, written: readonly FoldedEntry[]) => void,
): Night {
  const night = new Night();
  let clock = 0;
  const first = [];
  for (const id of ['alpha', 'bravo']) {
    const before = night.entries.length;
    night.asset(id);
    first.push(...night.entries.slice(before));
  }
  for (const step of all) {
    clock += step.afterMin;
    night.at(clock);
    const asked =
      step.command.type === 'undo'
        ? { ...step.command, entry: Math.max(1, night.entries.length - step.command.entry) }
        : step.command;
    each(night, step, [...first.splice(0), ...night.try(step.by, asked)]);
  }
  return night;
}
