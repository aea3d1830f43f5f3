/** Decides for each comma between two digits whether it is a decimal point or a separator. */
import { decimalComma, glueComma } from './tokens.js';

/** Digits joined by commas without a space. */
const runPattern = /[0-9]+(?:,[0-9]+)+/g;
const runPartsMax = 64;

/**
 * A text in which some number has a decimal point uses commas between numbers. Otherwise a run of
 * digits joined by commas is: two groups, a decimal number (unless they are all the text has, and
 * the second is short: then a pair of whole degrees); three, degrees, minutes and seconds; four,
 * two
 * decimal numbers; anything else, a list.
 */
export function settleCommas(text: string): string {
  if (/[0-9]\.[0-9]/.test(text) || !text.includes(',')) return text;
  const numbers = text.match(/[0-9]+(?:,[0-9]+)*/g) ?? [];
  const alone = numbers.length === 1;
  return text.replace(runPattern, (run) => {
    const parts = run.split(',', runPartsMax);
    if (parts.length === 2) {
      const second = parts[1] ?? '';
      const pair = alone && (second.length <= 2 || (second.length === 3 && Number(second) <= 180));
      return pair ? run : run.replace(',', decimalComma);
    }
    if (parts.length === 3) return parts.join(glueComma);
    if (parts.length === 4) {
      return `${parts[0]}${decimalComma}${parts[1]},${parts[2]}${decimalComma}${parts[3]}`;
    }
    return run;
  });
}
