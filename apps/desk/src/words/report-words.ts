/** The facts of a report in a line: what stands between them is never left out. */
import type { ReportInput } from '@straitwatch/protocol';
import { engineWords, hullWords } from './craft-words.js';
import { type Speech, wordFor } from './index.js';

/** "70 people · taking water · grey inflatable"; empty when the report says none of these. */
export function reportFacts(
  report: Pick<ReportInput, 'persons' | 'signs' | 'craft'>,
  { words, say, language }: Speech,
): string {
  const { persons, signs, craft } = report;
  return [
    persons === undefined ? '' : say('nPeople', { n: persons.count }),
    persons?.children === undefined ? '' : say('nChildren', { n: persons.children }),
    ...(signs ?? []).map((sign) => wordFor(words, sign)),
    craft === undefined ? '' : hullWords(craft, language),
    craft === undefined ? '' : engineWords(craft, language),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}
