/**
 * Writes the fast decoders: one function a type, each field an expression with constant places.
 * What they do is what codec/general.ts does by the same tables; a test compares the two.
 */
import type { Field, MessageTable } from '../src/field.js';
import * as binary from '../src/tables/binary.js';
import * as positions from '../src/tables/positions.js';
import * as statics from '../src/tables/statics.js';

const HEAD =
  '// Generated from src/tables by generate/decoders.ts; change the tables, not this file.\n';
const WORD_BITS = 30;

/** An expression for `width` bits at `start` over the word variables w0, w1, ... */
export function bitsAt(start: number, width: number, used: Set<number>): string {
  const index = Math.floor(start / WORD_BITS);
  const room = WORD_BITS - (start - index * WORD_BITS) - width;
  const mask = 2 ** width - 1;
  used.add(index);
  if (room >= 0) {
    if (start % WORD_BITS === 0) return room === 0 ? `w${index}` : `w${index} >>> ${room}`;
    return room === 0 ? `w${index} & ${mask}` : `(w${index} >>> ${room}) & ${mask}`;
  }
  used.add(index + 1);
  const highMask = mask >>> -room;
  return `((w${index} & ${highMask}) << ${-room}) | (w${index + 1} >>> ${WORD_BITS + room})`;
}

function signed(expression: string, width: number): string {
  return `((${expression}) << ${32 - width}) >> ${32 - width}`;
}

export function expressionOf(field: Field, used: Set<number>): { before: string; value: string } {
  const raw = bitsAt(field.start, field.width, used);
  const at = `r${field.start}`;
  if (field.kind === 'bool') return { before: '', value: `(${raw}) === 1` };
  if (field.kind === 'text') {
    for (let b = field.start; b < field.start + field.width; b++)
      used.add(Math.floor(b / WORD_BITS));
    return { before: '', value: `readText(w, ${field.start}, ${field.width / 6})` };
  }
  if (field.kind === 'code') {
    const isSigned = field.overlay && field.width === 8;
    const tests = Object.entries(field.codes)
      .map(([code, word]) => `${at} === ${code} ? '${word}' : `)
      .join('');
    const before = field.overlay ? '' : `const ${at} = ${isSigned ? signed(raw, 8) : raw};\n`;
    return { before, value: `${tests}undefined` };
  }
  const whole = field.kind === 'uint' ? raw : signed(raw, field.width);
  const full = field.kind === 'uint' ? 2 ** field.width - 1 : 2 ** (field.width - 1) - 1;
  const least = field.kind === 'uint' ? 0 : -(2 ** (field.width - 1));
  if (field.min <= least && field.max >= full && field.div === 1)
    return { before: '', value: whole };
  const tests: string[] = [];
  if (field.min > least)
    tests.push(field.min === 1 && least === 0 ? `${at} === 0` : `${at} < ${field.min}`);
  if (field.max < full) tests.push(`${at} > ${field.max}`);
  const value =
    field.kind === 'rot' ? `rotDegPerMinOf(${at})` : field.div === 1 ? at : `${at} / ${field.div}`;
  return {
    before: `const ${at} = ${whole};\n`,
    value: tests.length === 0 ? value : `${tests.join(' || ')} ? undefined : ${value}`,
  };
}

function decoder(name: string, table: MessageTable): string {
  const used = new Set<number>();
  let before = '';
  let body = '';
  for (const field of table.fields) {
    if (field.name === 'type') {
      body += 'type,\n';
      continue;
    }
    const made = expressionOf(field, used);
    before += made.before;
    const part = name.includes('PartA') ? "'A'" : "'B'";
    body += `${field.name}: ${field.name === 'part' ? part : made.value},\n`;
  }
  const source = before + body;
  const words = [...used]
    .filter((index) => new RegExp(`\\bw${index}\\b`).test(source))
    .sort((a, b) => a - b)
    .map((index) => `const w${index} = w[${index}]!;\n`)
    .join('');
  const cleaned = before.replace(/const r38 = [^;]*;\n/g, (line) => (/r38/.test(body) ? line : ''));
  const types = table.types.join(' | ');
  const tail = table.tail?.kind === 'data' ? table.tail : undefined;
  if (tail !== undefined) {
    body += `dataBits: bits - ${tail.start},
dataHex: readHex(w, ${tail.start}, bits - ${tail.start}),
`;
  }
  const more = tail === undefined ? '' : ', bits: number';
  const single = table.types.length === 1;
  const head = single
    ? `export function ${name}(w: Int32Array${more}): ${table.name} {
const type = ${table.types[0]};
`
    : `export function ${name}(w: Int32Array, type: ${types}): ${table.name} {\n`;
  return `/** ${table.doc} */\n${head}${words}${cleaned}return {\n${body}};\n}\n\n`;
}

const FILES: readonly [string, readonly [string, MessageTable][]][] = [
  [
    'decode-positions.ts',
    [
      ['decodePositionA', positions.POSITION_A],
      ['decodeBaseStation', positions.BASE_STATION],
      ['decodeSarAircraft', positions.SAR_AIRCRAFT],
      ['decodePositionB', positions.POSITION_B],
      ['decodePositionBExtended', positions.POSITION_B_EXTENDED],
      ['decodeLongRange', positions.LONG_RANGE],
    ],
  ],
  [
    'decode-statics.ts',
    [
      ['decodeStaticA', statics.STATIC_A],
      ['decodeStaticBPartA', statics.STATIC_B_PART_A],
      ['decodeStaticBPartB', statics.STATIC_B_PART_B],
      ['decodeAidToNavigation', statics.AID_TO_NAVIGATION],
    ],
  ],
  [
    'decode-binary.ts',
    [
      ['decodeAddressedBinary', binary.ADDRESSED_BINARY],
      ['decodeBroadcastBinary', binary.BROADCAST_BINARY],
    ],
  ],
];

export function generateDecoders(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [file, decoders] of FILES) {
    const body = decoders.map(([name, table]) => decoder(name, table)).join('');
    const names = decoders
      .map(([, table]) => `  ${table.name},\n`)
      .sort()
      .join('');
    const hex = body.includes('readHex(') ? "import { readHex } from '../bits.js';\n" : '';
    const text = body.includes('readText(') ? "import { readText } from '../sixbit.js';\n" : '';
    const rot = /rotDegPerMinOf/.test(body)
      ? "import { rotDegPerMinOf } from '../codec/fields.js';\n"
      : '';
    files.set(
      file,
      `${HEAD}${hex}${rot}${text}import type {\n${names}} from './messages.js';\n\n${body.trimEnd()}\n`,
    );
  }
  return files;
}
