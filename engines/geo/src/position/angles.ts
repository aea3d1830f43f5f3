/** Reads the angles that may begin at a token: one, two or three numbers with their marks. */
import type { Axis, Letter, NumberToken, Token } from './tokens.js';
import type { PositionAssumption, PositionForm } from './types.js';

/** One way to read one angle. */
export interface Angle {
  /** Degrees without sign. */
  readonly deg: number;
  /** What one more in the last digit would be, in degrees. */
  readonly stepDeg: number;
  readonly form: PositionForm;
  readonly axis: Axis | undefined;
  readonly letter: Letter | undefined;
  readonly negative: boolean | undefined;
  /** How many numbers it took. */
  readonly numbers: number;
  /** Doubt, to be taken from the score. */
  readonly penalty: number;
  readonly marked: boolean;
  readonly labelled: boolean;
  readonly decimals: number;
  readonly assumptions: readonly PositionAssumption[];
  /** The token after it. */
  readonly next: number;
}

/** The numbers of one angle as they stand, before they are given a meaning. */
interface Head {
  readonly label: Axis | undefined;
  readonly letter: Letter | undefined;
  readonly wasO: boolean;
  readonly negative: boolean | undefined;
  readonly at: number;
}

/** All ways to read an angle that begins at token `start`. */
export function anglesAt(tokens: readonly Token[], start: number): Angle[] {
  const head = readHead(tokens, start);
  const numbers: NumberToken[] = [];
  const found: Angle[] = [];
  let at = head.at;
  while (numbers.length < 3) {
    if (numbers.length > 0 && tokens[at]?.kind === 'glue') at += 1;
    const token = tokens[at];
    if (token?.kind !== 'number') break;
    numbers.push(token);
    at += 1;
    for (const tail of tailsAt(tokens, at, head)) {
      for (const value of readNumbers(numbers)) found.push(finish({ head, tail, value, numbers }));
    }
  }
  return found;
}

function readHead(tokens: readonly Token[], start: number): Head {
  let at = start;
  let label: Axis | undefined;
  let letter: Letter | undefined;
  let wasO = false;
  let negative: boolean | undefined;
  const first = tokens[at];
  if (first?.kind === 'label') {
    label = first.axis;
    at += 1;
  }
  for (let i = 0; i < 2; i++) {
    const token = tokens[at];
    if (token?.kind === 'sign' && negative === undefined) negative = token.negative;
    else if (token?.kind === 'letter' && letter === undefined) ({ letter, wasO } = token);
    else break;
    at += 1;
  }
  return { label, letter, wasO, negative, at };
}

interface Tail {
  readonly letter: Letter | undefined;
  readonly wasO: boolean;
  readonly next: number;
  readonly penalty: number;
}

/** With the letter that follows, and without it: it may belong to the next angle. */
function tailsAt(tokens: readonly Token[], at: number, head: Head): Tail[] {
  const bare: Tail = { letter: undefined, wasO: false, next: at, penalty: 0 };
  if (head.letter !== undefined) return [bare];
  const after = tokens[at]?.kind === 'between' ? at + 1 : at;
  const token = tokens[after];
  if (token?.kind !== 'letter') return [bare];
  // NMEA puts a comma between number and letter; the letter must not open another number then.
  const opens = tokens[after + 1]?.kind === 'number';
  const penalty = after === at ? 0 : opens ? 2 : 0.5;
  return [bare, { letter: token.letter, wasO: token.wasO, next: after + 1, penalty }];
}

interface Value {
  readonly deg: number;
  readonly stepDeg: number;
  readonly form: PositionForm;
  readonly penalty: number;
  readonly decimals: number;
  readonly assumption?: PositionAssumption;
}

const digitsMax = 15;

function numberOf(token: NumberToken): number {
  return Number(`${token.whole}.${token.fraction || '0'}`);
}

function readNumbers(numbers: readonly NumberToken[]): Value[] {
  if (numbers.some((n) => n.whole.length + n.fraction.length > digitsMax * 2)) return [];
  const [first, second, third] = numbers;
  if (first === undefined) return [];
  if (second === undefined) return readOne(first);
  if (first.fraction !== '' || first.whole.length > 3 || second.third !== '') return [];
  if (second.whole.length > 2 || numberOf(second) >= 60) return [];
  const sloppy = first.mark === 'min' && second.mark !== 'min';
  if (first.mark === 'sec' || (first.mark === 'min' && !sloppy)) return [];
  if (second.mark === 'deg') return [];
  const penalty = sloppy ? 1 : 0;
  if (third === undefined) {
    if (second.mark === 'sec' && !sloppy) return [];
    const decimals = second.fraction.length;
    const stepDeg = 10 ** -decimals / 60;
    const deg = Number(first.whole) + numberOf(second) / 60;
    return [{ deg, stepDeg, form: 'degrees-minutes', penalty, decimals }];
  }
  if (second.fraction !== '' || third.third !== '' || third.whole.length > 2) return [];
  if (numberOf(third) >= 60 || third.mark === 'deg' || third.mark === 'min') return [];
  if (second.mark === 'sec') return [];
  const decimals = third.fraction.length;
  const deg = Number(first.whole) + Number(second.whole) / 60 + numberOf(third) / 3600;
  const stepDeg = 10 ** -decimals / 3600;
  return [{ deg, stepDeg, form: 'degrees-minutes-seconds', penalty, decimals }];
}

/** One number alone: decimal degrees, degrees and minutes run together, or parts joined by dots. */
function readOne(token: NumberToken): Value[] {
  if (token.third !== '') return readDotted(token);
  const out: Value[] = [];
  const value = numberOf(token);
  const decimals = token.fraction.length;
  // A quotation mark round a number is no mark of minutes or seconds.
  const penalty = token.mark === 'min' || token.mark === 'sec' ? 1 : 0;
  if (token.whole.length <= 3) {
    out.push({ deg: value, stepDeg: 10 ** -decimals, form: 'decimal-degrees', penalty, decimals });
  }
  if (token.mark === undefined || token.mark === 'min') out.push(...readCompact(token));
  return out;
}

/** ddmm.m, dddmm.m, ddmmss.s, dddmmss.s; three and five digits are doubtful. */
function readCompact(token: NumberToken): Value[] {
  const { whole, fraction } = token;
  const decimals = fraction.length;
  const out: Value[] = [];
  const after = Number(`0.${fraction || '0'}`);
  if (whole.length >= 3 && whole.length <= 5) {
    const minutes = Number(whole.slice(-2)) + after;
    const deg = Number(whole.slice(0, -2)) + minutes / 60;
    const penalty = whole.length === 3 ? 3 : 0.5;
    const form = 'compact-degrees-minutes';
    if (minutes < 60) out.push({ deg, stepDeg: 10 ** -decimals / 60, form, penalty, decimals });
  }
  if (whole.length >= 5 && whole.length <= 7) {
    const seconds = Number(whole.slice(-2)) + after;
    const minutes = Number(whole.slice(-4, -2));
    const deg = Number(whole.slice(0, -4)) + minutes / 60 + seconds / 3600;
    const penalty = whole.length === 5 ? 3 : 0.5;
    const form = 'compact-degrees-minutes-seconds';
    if (minutes < 60 && seconds < 60) {
      out.push({ deg, stepDeg: 10 ** -decimals / 3600, form, penalty, decimals });
    }
  }
  return out;
}

/** 51.02.3 is 51 degrees 02.3 minutes; 51.02.30 may also be 30 seconds. */
function readDotted(token: NumberToken): Value[] {
  const { whole, fraction, third } = token;
  if (whole.length > 3 || fraction.length > 2 || Number(fraction) >= 60) return [];
  const base = Number(whole);
  const minutes = Number(`${fraction}.${third}`);
  const asMinutes: Value = {
    deg: base + minutes / 60,
    stepDeg: 10 ** -third.length / 60,
    form: 'degrees-minutes',
    penalty: third.length === 2 ? 1 : 0,
    decimals: third.length,
    assumption: 'dots-as-minutes',
  };
  if (third.length !== 2 || Number(third) >= 60) return [asMinutes];
  const asSeconds: Value = {
    deg: base + Number(fraction) / 60 + Number(third) / 3600,
    stepDeg: 1 / 3600,
    form: 'degrees-minutes-seconds',
    penalty: 0.5,
    decimals: 0,
    assumption: 'dots-as-seconds',
  };
  return [asSeconds, asMinutes];
}

function finish(parts: {
  readonly head: Head;
  readonly tail: Tail;
  readonly value: Value;
  readonly numbers: readonly NumberToken[];
}): Angle {
  const { head, tail, value, numbers } = parts;
  const letter = head.letter ?? tail.letter;
  const assumptions: PositionAssumption[] = [];
  if (value.assumption !== undefined) assumptions.push(value.assumption);
  if (letter !== undefined && (head.letter === undefined ? tail.wasO : head.wasO)) {
    assumptions.push('o-as-west');
  }
  if (letter !== undefined && head.negative === true) assumptions.push('letter-over-sign');
  if (numbers.some((n) => n.commaDecimal)) assumptions.push('comma-as-decimal');
  const byLetter =
    letter === undefined ? undefined : letter === 'N' || letter === 'S' ? 'lat' : 'lon';
  return {
    deg: value.deg,
    stepDeg: value.stepDeg,
    form: value.form,
    axis: byLetter ?? head.label,
    letter,
    negative: head.negative,
    numbers: numbers.length,
    penalty:
      value.penalty + tail.penalty + (byLetter && head.label && byLetter !== head.label ? 5 : 0),
    marked: numbers[0]?.mark === 'deg',
    labelled: head.label !== undefined,
    decimals: value.decimals,
    assumptions,
    next: tail.next,
  };
}
