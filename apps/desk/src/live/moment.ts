/** A look back: the board and the map as they were at a time, while the live line goes on underneath. */
import type { AssetView, BoatView, Counts, ReportView, TaskView } from '@straitwatch/protocol';
import { type Answer, request } from './api.js';
import { store } from './store.js';

/** `shown`: with what was known then. `known`: with what is known now. */
export type MomentKind = 'shown' | 'known';

interface MomentBody {
  boats: BoatView[];
  tasks: TaskView[];
  assets: AssetView[];
  reports: ReportView[];
  counts: Counts;
}

/** Asks for the moment and shows it; what went wrong comes back. */
export async function lookBack(atMs: number, kind: MomentKind): Promise<Answer<unknown>> {
  const at = encodeURIComponent(new Date(atMs).toISOString());
  const answer = await request<MomentBody>('GET', `/api/as-${kind}?at=${at}`);
  if (answer.ok) {
    const { boats, tasks, assets, reports, counts } = answer.body;
    store.showMoment(
      { atMs, kind },
      {
        boats: new Map(boats.map((one) => [one.id, one])),
        reports: new Map(reports.map((one) => [one.report.id, one])),
        tasks: new Map(tasks.map((one) => [one.id, one])),
        assets: new Map(assets.map((one) => [one.id, one])),
        counts,
        // Ships are not in the record: none is better than today's at yesterday's place.
        ships: new Map(),
      },
    );
  }
  return answer;
}

/** The time of day `HH:MM` in UTC that was last before `nowMs`; nothing for other text. */
export function lastTimeOfDay(text: string, nowMs: number): number | undefined {
  const match = /^([01]?\d|2[0-3])[:h.]?([0-5]\d)$/.exec(text.trim());
  if (match === null) return undefined;
  const day = new Date(nowMs);
  const atMs = Date.UTC(
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate(),
    Number(match[1]),
    Number(match[2]),
  );
  return atMs <= nowMs ? atMs : atMs - 86_400_000;
}
