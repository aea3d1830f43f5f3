/** A night for tests: commands by named people, entries folded as a journal would give them. */
import type { Actor, Centre, Command, EntryDraft, Report } from '@straitwatch/protocol';
import type * as rulesModule from '../src/index.js';

export type Rules = typeof rulesModule;

export const startMs = Date.parse('2026-01-10T00:00:00Z');
export const minuteMs = 60_000;

function officer(
  id: string,
  name: string,
  centre: Centre,
  role: 'watch-officer' | 'liaison' | 'supervisor' | 'read-only',
): Actor {
  return { kind: 'officer', id, name, role, centre };
}

export const ann = officer('o-1', 'Ann', 'uk', 'watch-officer');
export const ben = officer('o-2', 'Ben', 'uk', 'supervisor');
export const luc = officer('o-3', 'Luc', 'fr', 'liaison');
export const eve = officer('o-4', 'Eve', 'uk', 'read-only');
export const radar: Actor = { kind: 'feed', name: 'radar' };
export const system: Actor = { kind: 'system', part: 'linking' };

export type FoldedEntry = EntryDraft & { n: number; known: string };

export class Night {
  readonly rules: Rules;
  readonly entries: FoldedEntry[] = [];
  state: ReturnType<Rules['createState']>;
  nowMs = startMs;

  constructor(rules: Rules) {
    this.rules = rules;
    this.state = rules.createState();
  }

  /** Minutes after midnight. */
  at(minute: number): this {
    this.nowMs = startMs + minute * minuteMs;
    return this;
  }

  time(minute: number): string {
    return new Date(startMs + minute * minuteMs).toISOString();
  }

  try(by: Actor, command: Command): ReturnType<Rules['decide']> {
    const decision = this.rules.decide(this.state, command, {
      nowMs: this.nowMs,
      by,
      centre: 'uk',
    });
    if (decision.ok) for (const draft of decision.drafts) this.fold(draft);
    return decision;
  }

  /** The command must be accepted; answers the result. */
  must(by: Actor, command: Command): { report: string; boat: string; task: string } {
    const decision = this.try(by, command);
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.reasons)}`);
    const { report, boat, task } = decision.result;
    return { report: report ?? '', boat: boat ?? '', task: task ?? '' };
  }

  /** The command must be refused, with at least these codes. */
  mustRefuse(by: Actor, command: Command, ...codes: string[]): void {
    const decision = this.try(by, command);
    if (decision.ok) throw new Error(`accepted, expected refusal ${codes.join(', ')}`);
    const got = decision.reasons.map((reason) => reason.code as string);
    for (const code of codes) {
      if (!got.includes(code)) throw new Error(`refused with ${got.join(', ')}, expected ${code}`);
    }
  }

  private fold(draft: EntryDraft): void {
    const entry = {
      ...draft,
      n: this.entries.length + 1,
      known: new Date(this.nowMs).toISOString(),
    };
    this.entries.push(entry);
    this.rules.evolve(this.state, entry);
  }

  /** A call at a minute; more fields as needed. */
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
    return this.must(ann, {
      type: 'report.receive',
      report,
      ...(boat === undefined ? {} : { boat }),
    });
  }

  /** A recovery counted on a vessel. */
  recovery(
    minute: number,
    count: number,
    vessel: string,
    boat: string | null,
    more: Partial<Report> = {},
  ): string {
    return this.call(
      minute,
      {
        channel: 'vessel',
        vessel,
        persons: { count, quality: 'counted' },
        signs: ['recovered'],
        ...more,
      },
      boat,
    ).report;
  }

  boat(
    id: string,
  ): NonNullable<
    ReturnType<Rules['createState']>['boats'] extends Map<string, infer B> ? B : never
  > {
    const one = this.state.boats.get(id);
    if (one === undefined) throw new Error(`no boat ${id}`);
    return one;
  }
}
