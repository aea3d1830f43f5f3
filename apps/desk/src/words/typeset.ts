/** Spaces that a line never breaks at: French signs stand off their word, a number stays with its unit. */

export type Language = 'en' | 'fr';

const noBreak = '\u00a0';
const narrow = '\u202f';

/**
 * A sentence as the language sets it. French has a no-break space before `:` and inside `« »`, and a
 * narrow one before `;`, `!` and `?`. Times and ratios (`02:10`, `7:1`) are left alone.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text
    .replaceAll(/ :/g, `${noBreak}:`)
    .replaceAll(/ ([;!?])/g, `${narrow}$1`)
    .replaceAll('« ', `«${noBreak}`)
    .replaceAll(' »', `${noBreak}»`)
    .replaceAll(/(\d) (?=%|NM\b|min\b|km\b|nd\b)/g, `$1${noBreak}`);
}
