/** Writes the message interfaces from the tables: names, units and ranges stand in one place. */
import type { Field, MessageTable } from '../src/field.js';
import { TABLES, VARIANTS } from '../src/tables/all.js';
import type { ApplicationTable } from '../src/tables/application-table.js';
import { APPLICATIONS } from '../src/tables/applications.js';
import { IMO_AREAS } from '../src/tables/areas.js';

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
    return `  /** The text, up to ${tail.max} six-bit characters. */
  readonly ${tail.name}?: string | undefined;
`;
  }
  if (tail.kind === 'list') {
    return `  /** ${tail.doc} */
  readonly ${tail.name}?: readonly ${tail.itemName}[] | undefined;
`;
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
  `  /** Function identifier, when \`structured\`. */
  readonly functionId?: number | undefined;
` +
  (radio
    ? '  /** The communication state is ITDMA, not SOTDMA. */\n' +
      '  readonly radioItdma?: boolean | undefined;\n' +
      '  /** Communication state as sent; see `radioStateOf`. */\n' +
      '  readonly radioBits?: number | undefined;\n'
    : '');

function itemInterface(table: MessageTable): string {
  if (table.tail?.kind !== 'list') return '';
  const lines = table.tail.fields.map(property).join('');
  return `/** One entry of \`${table.tail.name}\` in ${table.name}. */
export interface ${table.tail.itemName} {
${lines}}

`;
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
  out += `  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
`;
  out += '  /** Identity of the sender. */\n  readonly mmsi: number;\n';
  out += fields.map(property).join('');
  if (table.types[0] === 25 || table.types[0] === 26) out += SLOT_EXTRAS(table.types[0] === 26);
  out += tailProperties(table);
  out +=
    '  /** The payload ended before its last field. */\n  readonly truncated?: true | undefined;\n';
  return `${out}}\n\n`;
}

const sorted = (tables: readonly { readonly name: string }[]): string =>
  tables
    .map((table) => `  ${table.name},\n`)
    .sort()
    .join('');

function shapeInterface(shape: (typeof IMO_AREAS.shapes)[number]): string {
  const turning = shape.shape === 'polyline' || shape.shape === 'polygon';
  const points = turning
    ? '  /** Legs from point to point, up to four. */\n  readonly legs: readonly AreaLeg[];\n'
    : '';
  const body = shape.fields.map(property).join('') + points;
  return `/** ${shape.doc} */
export interface ${shape.name} {
  readonly shape: '${shape.shape}';
${body}}

`;
}

function applicationInterface(table: ApplicationTable): string {
  const list = table.list;
  let out = '';
  if (list !== undefined) {
    out += `/** One entry of \`${list.name}\`. */
export interface ${list.itemName} {
${list.fields.map(property).join('')}}

`;
  }
  out += `/** ${table.doc} */
export interface ${table.name} {
  readonly kind: '${table.kind}';
`;
  out += table.fields.map(property).join('');
  if (list !== undefined) {
    out += `  /** ${list.doc} */
  readonly ${list.name}?: readonly ${list.itemName}[] | undefined;
`;
  }
  if (table.textTail === true) {
    out += '  /** The text. */\n  readonly text?: string | undefined;\n';
  }
  if (table.areas !== undefined) {
    out += `  /** The areas, one on from the other where the shape says so. */
  readonly areas?: readonly NoticeArea[] | undefined;
`;
  }
  return `${out}}\n\n`;
}

const LEG =
  '/** A straight piece of a polyline or polygon. */\nexport interface AreaLeg {\n' +
  '  /** Direction, degrees true, in half degrees. */\n  readonly toDegTrue: number;\n' +
  '  /** Length in metres. */\n  readonly distanceM: number;\n}\n\n';

function applicationFiles(): Map<string, string> {
  const areas = `${HEAD}${LEG}${IMO_AREAS.shapes.map(shapeInterface).join('')}/** One area of a notice. */
export type NoticeArea =
${IMO_AREAS.shapes.map((shape) => `  | ${shape.name}`).join('\n')};
`;
  const union = APPLICATIONS.map((table) => `  | ${table.name}`).join('\n');
  const half = Math.ceil(APPLICATIONS.length / 2);
  const part = (tables: readonly ApplicationTable[]) => {
    const body = tables.map(applicationInterface).join('').trimEnd();
    const areas = body.includes('NoticeArea')
      ? "import type { NoticeArea } from './areas.js';\n\n"
      : '';
    return `${HEAD}${areas}${body}\n`;
  };
  const halves = [APPLICATIONS.slice(0, half), APPLICATIONS.slice(half)];
  const imports = halves.map(
    (tables, i) => `import type {\n${sorted(tables)}} from './applications-${i + 1}.js';\n`,
  );
  const again = halves.map((_, i) => `export type * from './applications-${i + 1}.js';\n`);
  const contents = `${HEAD}${imports.join('')}
${again.join('')}
/** Content of a binary message, told apart by \`kind\`. */
export type ApplicationContent =
${union};
`;
  return new Map([
    ['areas.ts', areas],
    ['applications.ts', contents],
    ...halves.map((tables, i): [string, string] => [`applications-${i + 1}.ts`, part(tables)]),
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
    `${HEAD}${imports.join('')}
${reexports}
/** Any AIS message, told apart by \`type\` (and \`part\` for 24). */
export type AisMessage =
${union};
`,
  );
  return files;
}
