/**
 * A busy night for measuring: 60 open boats, 1,000 reports, 100 of them unlinked and 100 undecided.
 */
import type { EntryDraft } from '@straitwatch/protocol';
import { ann, minuteMs, Night, startMs } from './nights.js';

export const busy = { boats: 60, reports: 1_000, unlinked: 100, undecided: 100 } as const;

/** Entries are written without the rules: what is measured is the fold. */
export function busyNight(): Night {
  const night = new Night();
  const write = (draft: Pick<EntryDraft, 'kind' | 'body'>): void => {
    const at = new Date(night.nowMs).toISOString();
    night.write({ ...draft, kv: 1, at, by: ann } as EntryDraft);
  };
  for (let n = 1; n <= busy.reports; n += 1) {
    night.nowMs = startMs + Math.floor((n / busy.reports) * 300) * minuteMs;
    const boat = `D${((n - 1) % busy.boats) + 1}`;
    const report = `D-r${n}`;
    const time = new Date(night.nowMs).toISOString();
    write({
      kind: 'report.received',
      body: {
        report: {
          id: report,
          time,
          centre: 'uk',
          channel: '999',
          caller: `caller-${n % 300}`,
          position: {
            lat: 50.9 + ((n * 7919) % 1000) / 5_000,
            lon: 1.3 + ((n * 104_729) % 1000) / 2_500,
            radiusM: 500,
          },
          persons: { count: 20 + (n % 40) },
          text: 'the engine has stopped and there is water in the boat',
        },
      },
    });
    if (n <= busy.boats) {
      write({ kind: 'boat.opened', body: { boat, coordinating: 'uk', phase: 'distress', report } });
    }
    if (n > busy.reports - busy.unlinked) continue;
    const status = n > busy.reports - busy.unlinked - busy.undecided ? 'proposed' : 'confirmed';
    write({ kind: 'report.linked', body: { report, boat, status, reasons: [] } });
  }
  return night;
}
