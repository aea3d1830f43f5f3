/**
 * Aim: the tutorial tells the truth. Method: its steps are carried out on the real rules, and every
 * sentence that it quotes from the centre must be what the centre says at that step.
 */
import { type Command, type Officer, refusalText } from '@straitwatch/protocol';
import { createState, decide, evolve } from '@straitwatch/rules';
import { describe, expect, it } from 'vitest';
import { read } from '../house/files.js';

const officer: Officer = {
  kind: 'officer',
  id: 'o1',
  name: 'A. Marsh',
  role: 'watch-officer',
  centre: 'uk',
};
const startMs = Date.parse('2026-01-10T01:00:00Z');

/** A watch without a journal: entries are numbered here and folded at once. */
function startWatch() {
  const state = createState();
  let n = 0;
  let minute = 0;
  const time = (): string => new Date(startMs + minute * 60_000).toISOString();
  return {
    state,
    time,
    later: (minutes: number): void => {
      minute += minutes;
    },
    last: (): number => n,
    /** What the rules answer; entries are folded when it is done. */
    ask(command: Command) {
      const nowMs = startMs + minute * 60_000;
      const answer = decide(state, command, { nowMs, by: officer, centre: 'uk' });
      if (!answer.ok) return answer.reasons.map((reason) => refusalText(reason, 'en'));
      for (const draft of answer.drafts) {
        n += 1;
        evolve(state, { ...draft, n, known: time() });
      }
      return answer.result;
    },
  };
}

/** Ids differ from night to night; the page has its own. */
const withoutIds = (text: string): string =>
  text.replace(/\bD-r\d+\b/g, 'REPORT').replace(/\bD\d+\b/g, 'BOAT');

function quotesOf(page: string): string[] {
  const quotes = [...page.matchAll(/(?:^> .*\n)+/gm)].map((hit) => hit[0].replace(/^> /gm, ''));
  return quotes.map((quote) => withoutIds(quote.trim().replace(/\s+/g, ' ')));
}

describe('the first night of the tutorial', () => {
  it('goes as it says, with the words that it quotes', () => {
    const page = read('docs/tutorial/first-night.md').text;
    const quotes = quotesOf(page);
    expect(quotes.length).toBeGreaterThan(1);
    const said: string[] = [];
    const watch = startWatch();
    const { ask, later, time } = watch;
    const heard = (answer: unknown): void => {
      expect(answer, 'a refusal').toBeInstanceOf(Array);
      if (Array.isArray(answer)) said.push(...answer.map((text) => withoutIds(String(text))));
    };
    const call = (count: number, lat: number, lon: number) => ({
      time: time(),
      centre: 'uk' as const,
      channel: '999' as const,
      caller: 'c9f2',
      position: { lat, lon, radiusM: 800 },
      persons: { count, quality: 'stated' as const },
      signs: ['taking-water' as const],
    });
    const boat = 'D1';
    const endIt: Command = { type: 'boat.account-for', boat, kind: 'recovered' };

    expect(
      ask({ type: 'report.receive', report: call(33, 51.01, 1.6), boat: 'new' }),
    ).toMatchObject({ boat });
    expect(watch.state.boats.get(boat)?.phase).toBe('distress');
    later(2);
    expect(ask({ type: 'report.receive', report: call(35, 51.015, 1.61), boat })).toMatchObject({
      boat,
    });

    ask({
      type: 'asset.register',
      asset: { id: 'dover', name: 'Dover lifeboat', kind: 'lifeboat', centre: 'uk' },
    });
    const tasked = ask({ type: 'task.assign', asset: 'dover', order: 'rescue', boat });
    const task = Array.isArray(tasked) ? '' : String(tasked.task);
    ask({ type: 'task.set-status', task, status: 'acknowledged', answeredBy: 'coxswain' });
    ask({ type: 'task.set-status', task, status: 'proceeding' });
    later(20);
    ask({ type: 'task.set-status', task, status: 'on-scene' });

    heard(ask(endIt));
    later(10);
    const recovery = {
      time: time(),
      centre: 'uk' as const,
      channel: 'vessel' as const,
      vessel: 'Dover lifeboat',
      position: { lat: 51.02, lon: 1.62, radiusM: 100 },
      persons: { count: 33, quality: 'counted' as const },
      signs: ['recovered' as const],
    };
    expect(ask({ type: 'report.receive', report: recovery, boat })).toMatchObject({ boat });
    heard(ask(endIt));
    ask({
      type: 'boat.resolve-contrary',
      boat,
      report: 'D-r2',
      why: 'more-people',
      reason: 'crew counted twice, everybody named',
    });
    ask(endIt);
    expect(watch.state.boats.get(boat)?.ending?.evidence.kind).toBe('recovered');

    later(15);
    const late = ask({ type: 'report.receive', report: call(33, 51.03, 1.63), boat: null });
    const report = Array.isArray(late) ? '' : String(late.report);
    const refused = ask({ type: 'report.link', report, boat });
    expect(refused).toEqual([expect.stringContaining('was spoken after the end')]);
    ask({ type: 'boat.reopen', boat, reason: 'a call after the recovery' });
    expect(watch.state.boats.get(boat)?.ending).toBeUndefined();

    const note = watch.last();
    ask({ type: 'boat.set-phase', boat, phase: 'alert', reason: 'seen under way' });
    ask({ type: 'undo', entry: note + 1 });
    expect(watch.state.boats.get(boat)?.phase).toBe('distress');

    expect(said).toEqual(quotes);
  });
});
