/** Decides for each comma between two digits whether it is a decimal point or a separator. */
import { decimalComma, glueComma } from './tokens.js';

/** Digits joined by commas without a space. */
const runPattern = /[0-9]+(?:,[0-9]+)+/g;
const runPartsMax = 64;

/**
 * A text in which some number has a decimal point uses commas between numbers. Otherwise a run of
 * digits joined by commas is: two groups, a decimal number; three, degrees, minutes and seconds;
 * four, two decimal numbers; anything else, a list.
 */
export function settleCommas(text: string): string {
  if (/[0-9]\.[0-9]/.test(text) || !text.includes(',')) return text;
  return text.replace(runPattern, (run) => {
    const parts = run.split(',', runPartsMax);
    if (parts.length === 2) return parts.join(decimalComma);
    if (parts.length === 3) return parts.join(glueComma);
    if (parts.length === 4) {
      return `${parts[0]}${decimalComma}${parts[1]},${parts[2]}${decimalComma}${parts[3]}`;
    }
    return run;
  });
}
