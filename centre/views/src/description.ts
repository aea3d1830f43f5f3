/**
 * What the craft is and who speaks from it: each field by the newest confirmed report that has it,
 * or the newest proposed one where no confirmed report does. A later report that leaves a field out
 * does not take it away.
 */
import { type BoatView, type Craft, isVoice, signs } from '@straitwatch/protocol';
import type { ReportState } from '@straitwatch/rules';
import { isoTime, wordMs } from './times.js';

export type Description = Pick<BoatView, 'craft' | 'languages' | 'launch' | 'lastWord' | 'signs'>;

/** `reports` in time order. */
export function descriptionOf(reports: readonly ReportState[]): Description {
  // Proposed first, so that a confirmed report always has the last say.
  const rising = [
    ...reports.filter((one) => one.link?.status !== 'confirmed'),
    ...reports.filter((one) => one.link?.status === 'confirmed'),
  ];
  const craft: Craft = {};
  const launch: NonNullable<BoatView['launch']> = {};
  const languages = new Set<string>();
  for (const { report } of rising) {
    Object.assign(craft, known(report.craft ?? {}));
    Object.assign(launch, known(report.launch ?? {}));
    for (const language of report.languages ?? []) languages.add(language);
  }
  const word = lastWordOf(reports);
  return {
    craft: known(craft),
    languages: [...languages],
    signs: signsOf(reports),
    ...(Object.keys(launch).length === 0 ? {} : { launch }),
    ...(word === undefined ? {} : { lastWord: word }),
  };
}

function known<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Everything anybody said is happening, in the order of the protocol. */
function signsOf(reports: readonly ReportState[]): string[] {
  const said = new Set<string>();
  for (const { report } of reports) for (const sign of report.signs ?? []) said.add(sign);
  return signs.filter((sign) => said.has(sign));
}

/**
 * The newest report with words: somebody spoke, wrote, or said what is happening. A plot has no
 * words.
 */
function lastWordOf(reports: readonly ReportState[]): BoatView['lastWord'] {
  let last: { one: ReportState; timeMs: number } | undefined;
  for (const one of reports) {
    if (!hasWords(one)) continue;
    const timeMs = wordMs(one);
    const isNewer =
      last === undefined ||
      timeMs > last.timeMs ||
      (timeMs === last.timeMs && one.entry > last.one.entry);
    if (isNewer) last = { one, timeMs };
  }
  if (last === undefined) return undefined;
  const { id, channel, caller, text, signs: said } = last.one.report;
  return {
    report: id,
    time: isoTime(last.timeMs),
    channel,
    signs: said ?? [],
    ...(caller === undefined ? {} : { caller }),
    ...(text === undefined ? {} : { text }),
  };
}

function hasWords({ report }: ReportState): boolean {
  return isVoice(report) || (report.text ?? '') !== '' || (report.signs ?? []).length > 0;
}
