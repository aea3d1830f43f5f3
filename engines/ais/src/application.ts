/** What binary messages 6, 8, 25 and 26 carry, when it is one of the contents in use. */
import { createPayload, type Payload, readHex, readUint, writeUint } from './bits.js';
import { readAreas, writeAreas } from './codec/areas.js';
import { type Fields, readFields, writeFields, writeText } from './codec/fields.js';
import { writeData } from './codec/tails.js';
import { AisEncodeError } from './errors.js';
import type { ApplicationContent } from './generated/applications.js';
import type { AisMessage } from './generated/messages.js';
import { readText } from './sixbit.js';
import type { ApplicationTable } from './tables/application-table.js';
import { APPLICATIONS } from './tables/applications.js';

/** Most characters of a text that ends a message. */
const MAX_TEXT_CHARS = 161;

/** The part of a binary message that carries its content. */
export interface ApplicationData {
  readonly areaCode: number;
  readonly functionId: number;
  readonly dataBits: number;
  readonly dataHex: string;
}

function tableOf(areaCode: unknown, functionId: unknown): ApplicationTable | undefined {
  return APPLICATIONS.find((table) =>
    table.keys.some(([area, id]) => area === areaCode && id === functionId),
  );
}

/**
 * The content of a binary message; undefined when it is none of those known, or too short.
 *
 * @example
 * const content = applicationOf(message);
 * if (content?.kind === 'persons-on-board') show(content.persons);
 */
export function applicationOf(message: AisMessage): ApplicationContent | undefined {
  if (!('areaCode' in message) || message.dataHex === undefined) return undefined;
  const table = tableOf(message.areaCode, message.functionId);
  const bits = message.dataBits ?? 0;
  if (table === undefined || bits < smallest(table)) return undefined;
  const payload = createPayload();
  writeData(payload, 0, { dataHex: message.dataHex, dataBits: bits });
  return contentOf(readContent(payload, table));
}

/** Persons on board is sent with and without its spare bits; the others end with a field. */
function smallest(table: ApplicationTable): number {
  const ends = table.fields.map((field) => field.start + field.width);
  return Math.max(1, ...ends);
}

/** The one place where a decoded record becomes a content: its table gives the shape. */
function contentOf(fields: unknown): ApplicationContent {
  return fields as ApplicationContent;
}

function readContent(payload: Payload, table: ApplicationTable): Fields {
  const out: Fields = { kind: table.kind };
  readFields(payload.words, table.fields, { base: 0, bits: payload.bits }, out);
  const { list } = table;
  if (list !== undefined) {
    const room = Math.max(0, Math.floor((payload.bits - table.bits) / list.itemBits));
    const said = list.count;
    const count = said === undefined ? room : readUint(payload.words, said.start, said.width);
    const items: Fields[] = [];
    for (let i = 0; i < Math.min(count, room, list.max); i++) {
      const item: Fields = {};
      const base = table.bits + i * list.itemBits;
      readFields(payload.words, list.fields, { base, bits: payload.bits }, item);
      items.push(item);
    }
    out[list.name] = items;
  }
  if (table.textTail === true) {
    const chars = Math.min(MAX_TEXT_CHARS, Math.floor((payload.bits - table.bits) / 6));
    out.text = readText(payload.words, table.bits, chars);
  }
  if (table.areas !== undefined) out.areas = readAreas(payload, table.bits, table.areas);
  return out;
}

/**
 * Area code, function and data of a content, to be spread into a message of type 6, 8, 25 or 26.
 *
 * @throws AisEncodeError when a value does not fit its field.
 *
 * @example
 * encodeSentences({ type: 8, mmsi: 2320702, ...applicationData({ kind: 'text', text: 'HELLO' }) });
 */
export function applicationData(content: ApplicationContent): ApplicationData {
  const table = APPLICATIONS.find(({ kind }) => kind === content.kind);
  const key = table?.keys[0];
  if (table === undefined || key === undefined) {
    throw new AisEncodeError('kind', content.kind, APPLICATIONS.map(({ kind }) => kind).join(', '));
  }
  const values: Fields = { ...content };
  const payload = createPayload();
  writeFields(payload.words, table.fields, 0, values);
  payload.bits = table.bits;
  if (table.list !== undefined) writeList(payload, table.list, values);
  if (table.textTail === true && values.text !== undefined) {
    const { text } = values;
    if (typeof text !== 'string' || text.length > MAX_TEXT_CHARS) {
      throw new AisEncodeError('text', text, `a text of at most ${MAX_TEXT_CHARS} characters`);
    }
    writeText(payload.words, table.bits, text.length, { name: 'text', value: text });
    payload.bits += text.length * 6;
  }
  if (table.areas !== undefined) writeAreas(payload, values.areas, table.areas);
  const [areaCode, functionId] = key;
  const dataHex = readHex(payload.words, 0, payload.bits);
  return { areaCode, functionId, dataBits: payload.bits, dataHex };
}

function writeList(
  payload: Payload,
  list: NonNullable<ApplicationTable['list']>,
  values: Fields,
): void {
  const items: unknown = values[list.name] ?? [];
  if (!Array.isArray(items) || items.length > list.max) {
    throw new AisEncodeError(list.name, items, `a list of at most ${list.max}`);
  }
  const { count } = list;
  if (count !== undefined) writeUint(payload.words, count.start, count.width, items.length);
  const start = payload.bits;
  items.forEach((item: Fields, i) => {
    writeFields(payload.words, list.fields, start + i * list.itemBits, item);
  });
  payload.bits = start + items.length * list.itemBits;
}
