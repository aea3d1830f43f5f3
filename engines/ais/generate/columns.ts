/** Writes the column batch and, for each common type, the function that fills one row of it. */
import type { Field, MessageTable } from '../src/field.js';
import * as positions from '../src/tables/positions.js';
import * as statics from '../src/tables/statics.js';
import { bitsAt, expressionOf } from './decoders.js';

const HEAD =
  '// Generated from src/tables by generate/columns.ts; change the tables, not this file.\n';

/** Columns whose value may be absent, with their array; the place in the list is the bit. */
const MOTION: readonly [name: string, array: string][] = [
  ['navStatus', 'Uint8Array'],
  ['rotDegPerMin', 'Float64Array'],
  ['turning', 'Int8Array'],
  ['sogKn', 'Float64Array'],
  ['lon', 'Float64Array'],
  ['lat', 'Float64Array'],
  ['cogDegTrue', 'Float64Array'],
  ['headingDegTrue', 'Uint16Array'],
  ['second', 'Uint8Array'],
  ['positioning', 'Uint8Array'],
  ['specialManoeuvre', 'Uint8Array'],
  ['altitudeM', 'Uint16Array'],
  ['radioBits', 'Uint32Array'],
  ['year', 'Uint16Array'],
  ['month', 'Uint8Array'],
  ['day', 'Uint8Array'],
  ['hour', 'Uint8Array'],
  ['minute', 'Uint8Array'],
  ['timeMs', 'Float64Array'],
];
const STATIC: readonly [name: string, array: string][] = [
  ['imoNumber', 'Uint32Array'],
  ['shipType', 'Uint8Array'],
  ['dimToBowM', 'Uint16Array'],
  ['dimToSternM', 'Uint16Array'],
  ['dimToPortM', 'Uint8Array'],
  ['dimToStarboardM', 'Uint8Array'],
  ['epfdType', 'Uint8Array'],
  ['etaMonth', 'Uint8Array'],
  ['etaDay', 'Uint8Array'],
  ['etaHour', 'Uint8Array'],
  ['etaMinute', 'Uint8Array'],
  ['draughtM', 'Float64Array'],
  ['callSign', 'text7'],
  ['shipName', 'text20'],
  ['destination', 'text20'],
];
const FLAGS: readonly string[] = [
  'accuracyHigh',
  'raim',
  'assigned',
  'radioItdma',
  'dteNotReady',
  'altitudeBarometric',
  'carrierSense',
  'display',
  'dsc',
  'wholeBand',
  'acceptsMessage22',
  'longRangeRequested',
  'positionLate',
];

const ROWS: readonly [name: string, table: MessageTable][] = [
  ['PositionA', positions.POSITION_A],
  ['BaseStation', positions.BASE_STATION],
  ['SarAircraft', positions.SAR_AIRCRAFT],
  ['PositionB', positions.POSITION_B],
  ['PositionBExtended', positions.POSITION_B_EXTENDED],
  ['LongRange', positions.LONG_RANGE],
  ['StaticA', statics.STATIC_A],
  ['StaticBPartA', statics.STATIC_B_PART_A],
  ['StaticBPartB', statics.STATIC_B_PART_B],
];

function bitOf(name: string): { mask: 'present' | 'presentStatic'; bit: number } | undefined {
  const motion = MOTION.findIndex(([column]) => column === name);
  if (motion >= 0) return { mask: 'present', bit: motion };
  const fixed = STATIC.findIndex(([column]) => column === name);
  return fixed >= 0 ? { mask: 'presentStatic', bit: fixed } : undefined;
}

function constants(name: string, doc: string, entries: readonly string[]): string {
  const lines = entries.map((entry, bit) => `  ${entry}: ${2 ** bit},\n`).join('');
  return `/** ${doc} */\nexport const ${name} = {\n${lines}} as const;\n\n`;
}

function batchFile(): string {
  const all = [...MOTION, ...STATIC];
  const properties = all
    .map(
      ([name, array]) =>
        `  readonly ${name}: ${array.startsWith('text') ? 'Uint8Array' : array};\n`,
    )
    .join('');
  const made = all
    .map(([name, array]) => {
      const length = array.startsWith('text') ? `capacity * ${array.slice(4)}` : 'capacity';
      return `    ${name}: new ${array.startsWith('text') ? 'Uint8Array' : array}(${length}),\n`;
    })
    .join('');
  return (
    HEAD +
    constants(
      'PRESENT',
      'Bits of `present`: the column of that name has a value in the row.',
      MOTION.map(([n]) => n),
    ) +
    constants(
      'PRESENT_STATIC',
      'Bits of `presentStatic`, as `PRESENT`.',
      STATIC.map(([n]) => n),
    ) +
    constants('FLAG', 'Bits of `flags`.', FLAGS) +
    `/**
 * Messages as columns: row i of each array belongs to one message, i below \`count\`. A value
 * counts only where its bit in \`present\` or \`presentStatic\` is set; elsewhere the column holds
 * anything. Texts are ASCII, seven (callSign) or twenty bytes a row, filled with zeros.
 */
` +
    'export interface AisColumns {\n  readonly capacity: number;\n  count: number;\n' +
    `  readonly type: Uint8Array;
  readonly repeat: Uint8Array;
  readonly mmsi: Uint32Array;
` +
    '  /** Character code of the channel, 0 for none. */\n  readonly channel: Uint8Array;\n' +
    '  /** 1 for a message of the own ship (VDO). */\n  readonly ownShip: Uint8Array;\n' +
    `  readonly flags: Uint16Array;
  readonly present: Uint32Array;
  readonly presentStatic: Uint32Array;
` +
    `${properties}}

/** An empty batch for \`capacity\` messages; made once and used again. */
` +
    `export function createColumns(capacity: number): AisColumns {
  return {
    capacity,
    count: 0,
` +
    `    type: new Uint8Array(capacity),
    repeat: new Uint8Array(capacity),
    mmsi: new Uint32Array(capacity),
` +
    `    channel: new Uint8Array(capacity),
    ownShip: new Uint8Array(capacity),
    flags: new Uint16Array(capacity),
` +
    '    present: new Uint32Array(capacity),\n    presentStatic: new Uint32Array(capacity),\n' +
    `${made}  };\n}\n`
  );
}

/**
 * One where the raw number has a value, else zero, without a branch: in traffic a value is as often
 * absent as present, and a processor that guesses wrong loses more time than the store takes.
 */
function presence(field: Field): string {
  const at = `r${field.start}`;
  const { signed, width } = { signed: field.kind !== 'uint', width: field.width };
  const least = signed ? -(2 ** (width - 1)) : 0;
  const most = signed ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  const below = field.max < most ? `(${at} - ${field.max + 1})` : '';
  const above = field.min > least ? `(${field.min - 1} - ${at})` : '';
  const both = below !== '' && above !== '' ? `(${below} & ${above})` : below + above;
  return both === '' ? '1' : `${both} >>> 31`;
}

/** The statements that store one field, and the bit or flag it sets. */
function store(field: Field, used: Set<number>): { before: string; body: string; flag: string } {
  const made = expressionOf(field, used);
  const flag = FLAGS.indexOf(field.name);
  if (field.kind === 'bool') {
    if (flag < 0) return { before: '', body: '', flag: '' };
    return { before: '', body: '', flag: `((${bitsAt(field.start, 1, used)}) << ${flag})` };
  }
  const place = bitOf(field.name);
  if (place === undefined) return { before: '', body: '', flag: '' };
  const set = `${place.mask} |= ${2 ** place.bit};\n`;
  if (field.kind === 'text') {
    const chars = field.width / 6;
    const call = `writeAscii(w, ${field.start}, ${chars}, c.${field.name}, row * ${chars})`;
    return { before: '', body: `if (${call}) ${set}`, flag: '' };
  }
  if (field.kind === 'code') {
    const at = `r${field.start}`;
    const codes = Object.keys(field.codes).map(Number);
    const test = codes.map((code) => `${at} === ${code}`).join(' || ');
    const value = field.name === 'turning' ? `${at} > 0 ? 1 : -1` : at;
    return {
      before: '',
      body: `if (${test}) {\nc.${field.name}[row] = ${value};\n${set}}\n`,
      flag: '',
    };
  }
  const value = made.value.split(' ? undefined : ').at(-1) ?? '';
  const there = presence(field);
  const mark = there === '1' ? set : `${place.mask} |= (${there}) << ${place.bit};\n`;
  return { before: made.before, body: `c.${field.name}[row] = ${value};\n${mark}`, flag: '' };
}

function row(name: string, table: MessageTable): string {
  const used = new Set<number>();
  let before = '';
  let body = '';
  const flags: string[] = [];
  for (const field of table.fields) {
    if (['type', 'repeat', 'mmsi', 'part'].includes(field.name)) continue;
    const made = store(field, used);
    before += made.before;
    body += made.body;
    if (made.flag !== '') flags.push(made.flag);
  }
  const source = before + body + flags.join();
  const words = [...used]
    .filter((index) => new RegExp(`\\bw${index}\\b`).test(source))
    .sort((a, b) => a - b)
    .map((index) => `const w${index} = w[${index}]!;\n`)
    .join('');
  const masks = ['present', 'presentStatic'].filter((mask) =>
    new RegExp(`\\b${mask} \\|=`).test(body),
  );
  const open = masks.map((mask) => `let ${mask} = 0;\n`).join('');
  const close = ['present', 'presentStatic']
    .map((mask) => `c.${mask}[row] = ${masks.includes(mask) ? mask : '0'};\n`)
    .join('');
  const flagged = `c.flags[row] = ${flags.length === 0 ? '0' : flags.join(' | ')};\n`;
  return `/** ${table.doc} */
export function row${name}(w: Int32Array, c: AisColumns, row: number): void {
${words}${before}${open}${body}${close}${flagged}}

`;
}

export function generateColumns(): Map<string, string> {
  const files = new Map<string, string>([['columns.ts', batchFile()]]);
  const groups = { 'rows-positions.ts': ROWS.slice(0, 6), 'rows-statics.ts': ROWS.slice(6) };
  for (const [file, rows] of Object.entries(groups)) {
    const body = rows.map(([name, table]) => row(name, table)).join('');
    const ascii = /writeAscii/.test(body) ? "import { writeAscii } from '../sixbit.js';\n" : '';
    const rot = /rotDegPerMinOf/.test(body)
      ? "import { rotDegPerMinOf } from '../codec/fields.js';\n"
      : '';
    files.set(
      file,
      `${HEAD}${rot}${ascii}import type { AisColumns } from './columns.js';\n\n${body.trimEnd()}\n`,
    );
  }
  return files;
}
