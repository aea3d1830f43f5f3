/** Cuts a cleaned text into numbers, letters of direction, labels and what stands between them. */

export type Axis = 'lat' | 'lon';
export type Mark = 'deg' | 'min' | 'sec';
export type Letter = 'N' | 'S' | 'E' | 'W';

export interface NumberToken {
  readonly kind: 'number';
  /** Digits before the point. */
  readonly whole: string;
  /** Digits after the point; empty where there is none. */
  readonly fraction: string;
  /** Digits after a second point, as in 51.02.3. */
  readonly third: string;
  readonly mark: Mark | undefined;
  readonly commaDecimal: boolean;
}
export type Token =
  | NumberToken
  | { readonly kind: 'letter'; readonly letter: Letter; readonly wasO: boolean }
  | { readonly kind: 'label'; readonly axis: Axis }
  | { readonly kind: 'sign'; readonly negative: boolean }
  /** Joins parts of one angle: 51-02-18, 51:02:18, 51,02,18. */
  | { readonly kind: 'glue' }
  /** Stands between two angles: comma, semicolon, slash, "and". */
  | { readonly kind: 'between' }
  /** A word that means nothing here. */
  | { readonly kind: 'word' };

/** Most tokens read of one text; what lies beyond is not searched, and the result says so. */
export const tokensMax = 400;

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The text says "about", "near", "environ" or the like. */
  readonly approximate: boolean;
  readonly cut: boolean;
}

const letters: Readonly<Record<string, Letter>> = {
  n: 'N',
  north: 'N',
  nord: 'N',
  norte: 'N',
  s: 'S',
  south: 'S',
  sud: 'S',
  sur: 'S',
  e: 'E',
  east: 'E',
  est: 'E',
  ost: 'E',
  w: 'W',
  west: 'W',
  ouest: 'W',
  o: 'W',
  oeste: 'W',
};
const marks: Readonly<Record<string, Mark>> = {
  d: 'deg',
  deg: 'deg',
  degs: 'deg',
  degree: 'deg',
  degrees: 'deg',
  degré: 'deg',
  degrés: 'deg',
  degre: 'deg',
  degres: 'deg',
  m: 'min',
  min: 'min',
  mins: 'min',
  mn: 'min',
  minute: 'min',
  minutes: 'min',
  sec: 'sec',
  secs: 'sec',
  second: 'sec',
  seconds: 'sec',
  seconde: 'sec',
  secondes: 'sec',
};
const approximateWords = new Set([
  'about',
  'approx',
  'approximately',
  'approximate',
  'around',
  'circa',
  'roughly',
  'near',
  'nearby',
  'close',
  'estimated',
  'environ',
  'approximativement',
  'approximatif',
  'près',
  'pres',
  'vers',
  'proche',
  'estimée',
  'estimé',
]);
const joiningWords = new Set(['and', 'et', 'by', 'par', 'x', 'und', 'y']);
const digit = /[0-9]/;
const letterSign = /\p{L}/u;

/** A token still being read: numbers gain a mark from what follows. */
interface Scan {
  readonly text: string;
  at: number;
  readonly tokens: Token[];
  approximate: boolean;
  /** Where the last number, with its mark, ended. */
  numberEnd: number;
}

/** Reads at most `tokensMax` tokens; one pass, so its time grows with the length only. */
export function tokenise(text: string): Tokens {
  const scan: Scan = { text, at: 0, tokens: [], approximate: false, numberEnd: -1 };
  while (scan.at < text.length && scan.tokens.length < tokensMax) {
    const sign = text[scan.at]!;
    if (digit.test(sign)) readNumber(scan);
    else if (letterSign.test(sign)) readWord(scan);
    else readSign(scan, sign);
  }
  return {
    tokens: scan.tokens,
    approximate: scan.approximate,
    cut: scan.at < text.length && /[0-9]/.test(text.slice(scan.at)),
  };
}

function readDigits(scan: Scan): string {
  const start = scan.at;
  while (scan.at < scan.text.length && digit.test(scan.text[scan.at]!)) scan.at += 1;
  return scan.text.slice(start, scan.at);
}

function digitAt(scan: Scan, index: number): boolean {
  const sign = scan.text[index];
  return sign !== undefined && digit.test(sign);
}

/** Reads 51, 51.02, 51.02.18, and with a comma that `commas.ts` marked as decimal, 51¸02. */
function readNumber(scan: Scan): void {
  const whole = readDigits(scan);
  const parts: string[] = [];
  let commaDecimal = false;
  while (parts.length < 2 && digitAt(scan, scan.at + 1)) {
    const point = scan.text[scan.at];
    if (point !== '.' && !(point === decimalComma && parts.length === 0)) break;
    commaDecimal ||= point === decimalComma;
    scan.at += 1;
    parts.push(readDigits(scan));
  }
  const [fraction = '', third = ''] = parts;
  scan.tokens.push({ kind: 'number', whole, fraction, third, mark: undefined, commaDecimal });
  scan.numberEnd = scan.at;
}

/** Stands in for a comma that is a decimal point; a sign nobody types. */
export const decimalComma = '\u00b8';
/** Stands in for a comma between degrees, minutes and seconds. */
export const glueComma = '\u00a6';

function lastNumber(scan: Scan): NumberToken | undefined {
  const token = scan.tokens.at(-1);
  return token?.kind === 'number' ? token : undefined;
}

function setMark(scan: Scan, mark: Mark): boolean {
  const number = lastNumber(scan);
  if (number === undefined || number.mark !== undefined) return false;
  if (scan.text.slice(scan.numberEnd, scan.at).trim() !== '') return false;
  scan.tokens[scan.tokens.length - 1] = { ...number, mark };
  return true;
}

function readSign(scan: Scan, sign: string): void {
  const { text, at } = scan;
  if (sign === '°' || sign === "'" || sign === '"') {
    const mark = sign === '°' ? 'deg' : sign === "'" ? 'min' : 'sec';
    if (setMark(scan, mark)) scan.numberEnd = at + 1;
  } else if (sign === '-' || sign === '+') {
    readDash(scan, sign);
  } else if (sign === ':' || sign === glueComma) {
    if (at === scan.numberEnd && digitAt(scan, at + 1)) scan.tokens.push({ kind: 'glue' });
  } else if (',;/|\n\t~_&'.includes(sign)) {
    if (sign === '~' && digitAt(scan, at + 1) && at !== scan.numberEnd) scan.approximate = true;
    else if (scan.tokens.at(-1)?.kind !== 'between') scan.tokens.push({ kind: 'between' });
  } else if (sign === '≈' || sign === '±') {
    scan.approximate = true;
  }
  scan.at = at + 1;
  // Spaces and brackets mean nothing; nor does any other sign.
  if (text[at] === ' ' && scan.numberEnd === at) scan.numberEnd = at + 1;
}

/** A dash right after a number joins (51-02-18) or separates; before one it is a sign. */
function readDash(scan: Scan, sign: string): void {
  const next = scan.at + 1;
  const touches = scan.at === scan.numberEnd && scan.text[scan.at - 1] !== ' ';
  const negative = sign === '-';
  if (touches && negative) {
    scan.tokens.push(digitAt(scan, next) ? { kind: 'glue' } : { kind: 'between' });
    return;
  }
  if (digitAt(scan, next)) {
    scan.tokens.push({ kind: 'sign', negative });
    return;
  }
  const before = scan.tokens.at(-1)?.kind;
  const opens = before === undefined || before === 'between' || before === 'label';
  const direction = /^[NSEWO]\b/i.test(scan.text.slice(next, next + 2));
  if (scan.text[next] === ' ' && digitAt(scan, next + 1) && opens) {
    scan.tokens.push({ kind: 'sign', negative });
  } else if (!direction && negative && before === 'number') {
    scan.tokens.push({ kind: 'between' });
  }
}

const wordCharsMax = 40;

function readWord(scan: Scan): void {
  const start = scan.at;
  while (scan.at < scan.text.length && letterSign.test(scan.text[scan.at]!)) scan.at += 1;
  const raw = scan.text.slice(start, scan.at);
  if (raw.length > wordCharsMax) {
    scan.tokens.push({ kind: 'word' });
    return;
  }
  const word = raw.toLowerCase();
  const touches = scan.numberEnd === start && lastNumber(scan) !== undefined;
  // 51d02m18sN: a mark and a direction in one run of letters.
  const first = word[0]!;
  const rest = word.slice(1);
  if (touches && word.length > 1 && 'dms'.includes(first) && letters[rest] !== undefined) {
    applyMark(scan, { mark: first === 's' ? 'sec' : marks[first]!, end: start + 1 });
    pushLetter(scan, rest);
    return;
  }
  if (word === 's' && touches && previousMark(scan) === 'min') {
    applyMark(scan, { mark: 'sec', end: scan.at });
    return;
  }
  const mark = marks[word];
  if (mark !== undefined && lastNumber(scan) !== undefined) {
    applyMark(scan, { mark, end: scan.at });
    return;
  }
  if (letters[word] !== undefined) pushLetter(scan, word);
  else pushWord(scan, word);
}

function pushLetter(scan: Scan, word: string): void {
  scan.tokens.push({ kind: 'letter', letter: letters[word]!, wasO: word === 'o' });
}

function pushWord(scan: Scan, word: string): void {
  if (approximateWords.has(word)) {
    scan.approximate = true;
  } else if (/^lat(itude)?$/.test(word)) {
    scan.tokens.push({ kind: 'label', axis: 'lat' });
  } else if (/^(lon|lng|long|longitude)$/.test(word)) {
    scan.tokens.push({ kind: 'label', axis: 'lon' });
  } else if (joiningWords.has(word)) {
    scan.tokens.push({ kind: 'between' });
  } else if (scan.tokens.at(-1)?.kind !== 'word') {
    scan.tokens.push({ kind: 'word' });
  }
}

function applyMark(scan: Scan, found: { readonly mark: Mark; readonly end: number }): void {
  const number = lastNumber(scan);
  if (number === undefined) return;
  if (number.mark === undefined) {
    scan.tokens[scan.tokens.length - 1] = { ...number, mark: found.mark };
  }
  scan.numberEnd = found.end;
}

/** The mark of the number before the last one. */
function previousMark(scan: Scan): Mark | undefined {
  const token = scan.tokens.at(-2);
  return token?.kind === 'number' ? token.mark : undefined;
}
