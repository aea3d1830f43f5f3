/** Makes one spelling of the many that keyboards, telephones and web pages give a position. */

/** Signs that stand for degrees, minutes and seconds, and dashes that stand for minus. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['°', '°º˚∘⁰ᵒ○◦ﾟ゜'],
      ["'", '’‘′´`ʹʼʻ‵＇ˈ՚‛'],
      ['"', '”“„″ʺ˝¨‟＂‶'],
      ['-', '−–—‐‑‒﹣－'],
      ['.', '٫'],
      [',', '،、，'],
      [';', '؛；'],
      ['+', '＋'],
    ] as const
  ).flatMap(([plain, seen]) => Array.from(seen, (sign) => [sign, plain])),
);
const lookalikePattern = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu');

/** Marks of direction, joiners and soft hyphens: invisible, and put in by telephones. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0f/gu;

/** UTF-8 read as Latin-1 and web page entities, as they arrive in forwarded messages. */
const mangled: readonly (readonly [RegExp, string])[] = [
  [/Â(?=[°º´])/gu, ''],
  [/â€²|â€™|â€˜/gu, "'"],
  [/â€³|â€œ|â€/gu, '"'],
  [/&deg;|&#176;|&#xb0;|\\u00b0/giu, '°'],
  [/&#39;|&apos;|&prime;|&#8242;/giu, "'"],
  [/&quot;|&#34;|&Prime;|&#8243;/giu, '"'],
  [/&nbsp;|&#160;/giu, ' '],
  [/&amp;/giu, '&'],
];

/** Arabic and Persian digits begin at these code points. */
const digitZeros = [0x660, 0x6f0] as const;

function plainDigit(sign: string): string {
  const code = sign.charCodeAt(0);
  for (const zero of digitZeros) if (code >= zero && code <= zero + 9) return String(code - zero);
  return sign;
}

/** The text with one sign for each meaning. Its length changes by at most a small factor. */
export function cleanText(text: string): string {
  let out = text.replace(invisible, '');
  for (const [pattern, plain] of mangled) out = out.replace(pattern, plain);
  out = out.replace(lookalikePattern, (sign) => lookalikes[sign] ?? sign);
  // What is left of wide and styled letters and digits; lookalikes went first, since this would
  // turn a raised o into a plain one.
  out = out.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, plainDigit);
  return out.replace(/''/g, '"');
}
