/** Writes the message interfaces from the tables: names, units and ranges stand in one place. */
import type { Field, MessageTable } from '../src/field.js';
import { TABLES, VARIANTS } from '../src/tables/all.js';
import { APPLICATIONS, type ApplicationTable } from '../src/tables/applications.js';
import { SHAPES } from '../src/tables/areas.js';

const HEAD =
  '// Generated from src/tables by generate/types.ts; change the tables, not this file.\n';

function tsType(field: Field): string {
  if (field.kind === 'bool') return 'boolean';
  if (field.kind === 'text') return 'string';
  if (field.kind === 'code') {
    return Object.values(field.codes)
      .map((word) => `'${word}'`)
      .join(' | ');
  }
  return 'number';
}

function property(field: Field): string {
  const type = tsType(field);
  return `  /** ${field.doc} */\n  readonly ${field.name}?: ${type} | undefined;\n`;
}

function tailProperties(table: MessageTable): string {
  const tail = table.tail;
  if (tail === undefined || (tail.kind === 'text' && tail.name === 'nameExtension')) return '';
  if (tail.kind === 'text') {
    return `  /** The text, up to ${tail.max} six-bit characters. */\n  readonly ${tail.name}?: string | undefined;\n`;
  }
  if (tail.kind === 'list') {
    return `  /** ${tail.doc} */\n  readonly ${tail.name}?: readonly ${tail.itemName}[] | undefined;\n`;
  }
  const data =
    '  /** Number of data bits. */\n  readonly dataBits?: number | undefined;\n' +
    '  /** The data as hexadecimal digits, filled with zeros on the right. */\n' +
    '  readonly dataHex?: string | undefined;\n';
  return data;
}

const SLOT_EXTRAS = (radio: boolean): string =>
  '  /** The station the message is for, when `addressed`. */\n' +
  '  readonly destinationMmsi?: number | undefined;\n' +
  '  /** Designated area code, when `structured`. */\n  readonly areaCode?: number | undefined;\n' +
  '  /** Function identifier, when `structured`. */\n  readonly functionId?: number | undefined;\n' +
  (radio
    ? '  /** The communication state is ITDMA, not SOTDMA. */\n' +
      '  readonly radioItdma?: boolean | undefined;\n' +
      '  /** Communication state as sent; see `radioStateOf`. */\n' +
      '  readonly radioBits?: number | undefined;\n'
    : '');

function itemInterface(table: MessageTable): string {
  if (table.tail?.kind !== 'list') return '';
  const lines = table.tail.fields.map(property).join('');
  return `/** One entry of \`${table.tail.name}\` in ${table.name}. */\nexport interface ${table.tail.itemName} {\n${lines}}\n\n`;
}

function messageInterface(table: MessageTable): string {
  const names = new Set(table.fields.map((field) => field.name));
  const extra = (VARIANTS.get(table.name)?.fields ?? []).filter((field) => !names.has(field.name));
  const fields = [...table.fields, ...extra].filter(
    (field) => !['type', 'repeat', 'mmsi', 'part'].includes(field.name),
  );
  let out = `${itemInterface(table)}/** ${table.doc} */\nexport interface ${table.name} {\n`;
  out += `  readonly type: ${table.types.join(' | ')};\n`;
  if (names.has('part')) out += `  readonly part: '${table.name.slice(-1)}';\n`;
  out +=
    '  /** How often the message has been repeated, 0 to 3. */\n  readonly repeat?: number | undefined;\n';
  out += '  /** Identity of the sender. */\n  readonly mmsi: number;\n';
  out += fields.map(property).join('');
  if (table.types[0] === 25 || table.types[0] === 26) out += SLOT_EXTRAS(table.types[0] === 26);
  out += tailProperties(table);
  out +=
    '  /** The payload ended before its last field. */\n  readonly truncated?: true | undefined;\n';
  return `${out}}\n\n`;
}

const sorted = (tables: readonly MessageTable[]): string =>
  tables
    .map((table) => `  ${table.name},\n`)
    .sort()
    .join('');

function shapeInterface(shape: (typeof SHAPES)[number]): string {
  const turning = shape.shape === 'polyline' || shape.shape === 'polygon';
  const points = turning
    ? '  /** Legs from point to point, up to four. */\n  readonly legs: readonly AreaLeg[];\n'
    : '';
  const body = shape.fields.map(property).join('') + points;
  return `/** ${shape.doc} */\nexport interface ${shape.name} {\n  readonly shape: '${shape.shape}';\n${body}}\n\n`;
}

function applicationInterface(table: ApplicationTable): string {
  const list = table.list;
  let out = '';
  if (list !== undefined) {
    out += `/** One entry of \`${list.name}\`. */\nexport interface ${list.itemName} {\n${list.fields.map(property).join('')}}\n\n`;
  }
  out += `/** ${table.doc} */\nexport interface ${table.name} {\n  readonly kind: '${table.kind}';\n`;
  out += table.fields.map(property).join('');
  if (list !== undefined) {
    out += `  /** ${list.doc} */\n  readonly ${list.name}?: readonly ${list.itemName}[] | undefined;\n`;
  }
  if (table.textTail === true) {
    out += '  /** The text. */\n  readonly text?: string | undefined;\n';
  }
  if (table.kind === 'area-notice') {
    out +=
      '  /** The areas, one on from the other where the shape says so. */\n  readonly areas?: readonly NoticeArea[] | undefined;\n';
  }
  return `${out}}\n\n`;
}

const LEG =
  '/** A straight piece of a polyline or polygon. */\nexport interface AreaLeg {\n' +
  '  /** Direction, degrees true, in half degrees. */\n  readonly toDegTrue: number;\n' +
  '  /** Length in metres. */\n  readonly distanceM: number;\n}\n\n';

function applicationFiles(): Map<string, string> {
  const areas = `${HEAD}${LEG}${SHAPES.map(shapeInterface).join('')}/** One area of a notice. */\nexport type NoticeArea =\n${SHAPES.map((shape) => `  | ${shape.name}`).join('\n')};\n`;
  const union = APPLICATIONS.map((table) => `  | ${table.name}`).join('\n');
  const contents = `${HEAD}import type { NoticeArea } from './areas.js';\n\n${APPLICATIONS.map(applicationInterface).join('')}/** Content of a binary message, told apart by \`kind\`. */\nexport type ApplicationContent =\n${union};\n`;
  return new Map([
    ['areas.ts', areas],
    ['applications.ts', contents],
  ]);
}

/** Files by name, each within the house limit of lines. */
export function generateTypes(): Map<string, string> {
  const split = 8;
  const files = applicationFiles();
  const imports: string[] = [];
  for (let i = 0; i * split < TABLES.length; i++) {
    const tables = TABLES.slice(i * split, (i + 1) * split);
    files.set(
      `messages-${i + 1}.ts`,
      HEAD + tables.map(messageInterface).join('').trimEnd().concat('\n'),
    );
    imports.push(`import type {\n${sorted(tables)}} from './messages-${i + 1}.js';\n`);
  }
  const union = TABLES.map((table) => `  | ${table.name}`).join('\n');
  const reexports = imports
    .map((_, i) => `export type * from './messages-${i + 1}.js';\n`)
    .join('');
  files.set(
    'messages.ts',
    `${HEAD}${imports.join('')}\n${reexports}\n/** Any AIS message, told apart by \`type\` (and \`part\` for 24). */\nexport type AisMessage =\n${union};\n`,
  );
  return files;
}
