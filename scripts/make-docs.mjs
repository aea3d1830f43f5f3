// Fills the tables of docs/reference from the schemas of protocol, so that page and code are one.
// `node scripts/make-docs.mjs` rewrites them (after a build); test/house/reference.test.ts compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Pages with tables, from the root. */
export const generatedPages = ['docs/reference/entries.md', 'docs/reference/contract.md'];

const idPattern = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}';

/**
 * The page with everything between `<!-- table NAME -->` and `<!-- end -->` made anew.
 * @param {string} page
 * @param {Record<string, object>} schemas JSON schema of each name
 * @returns {{ text: string, names: string[] }}
 */
export function fillTables(page, schemas) {
  /** @type {string[]} */
  const names = [];
  const text = page.replace(
    /<!-- table (\S+) -->[\s\S]*?<!-- end -->/g,
    (_all, /** @type {string} */ name) => {
      const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      if (schema === undefined) {
        throw new Error(`table: got ${name}, expected one of ${Object.keys(schemas).join(', ')}`);
      }
      names.push(name);
      return `<!-- table ${name} -->\n${tableOf(schema)}\n<!-- end -->`;
    },
  );
  return { text, names };
}

/**
 * JSON schemas of everything that may stand in a table.
 * @param {{ z: any, entryBodies: object, commandSchemas: object, parts: Record<string, object> }} from
 * @returns {Record<string, object>}
 */
export function schemasOf({ z, entryBodies, commandSchemas, parts }) {
  /** @type {Record<string, object>} */
  const schemas = {};
  for (const [prefix, all] of Object.entries({
    '': entryBodies,
    'command:': commandSchemas,
    'part:': parts,
  })) {
    for (const [name, schema] of Object.entries(all)) {
      schemas[prefix + name] = z.toJSONSchema(schema, { io: 'input' });
    }
  }
  return schemas;
}

/** @param {any} schema @returns {string} */
function tableOf(schema) {
  const rows = ['| field | type | needed | meaning |', '| --- | --- | --- | --- |'];
  if (schema.$ref !== undefined) return tableOf(schema.$defs[schema.$ref.split('/').at(-1)]);
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms !== undefined) {
    for (const form of forms) rows.push(...rowsOf(form, `\`${form.properties.kind.const}\`: `));
  } else {
    rows.push(...rowsOf(schema, ''));
  }
  return rows.join('\n');
}

/** @param {any} schema @param {string} before @returns {string[]} */
function rowsOf(schema, before) {
  const needed = new Set(schema.required ?? []);
  const { kind } = schema.properties ?? {};
  const isBare = before !== '' && Object.keys(schema.properties).length === 1;
  if (isBare) return [`| \`${kind.const}\` | no other field | | ${kind.description ?? ''} |`];
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => before === '' || field.const === undefined)
    .map(([name, field]) => {
      const isNeeded = needed.has(name) ? 'yes' : 'no';
      return `| ${before}\`${name}\` | ${typeOf(field)} | ${isNeeded} | ${meaningOf(field)} |`;
    });
}

/** What every time or centre says of itself is said once, at the top of the page. @param {any} field */
function meaningOf(field) {
  const description = field.description ?? '';
  return /^(?:ISO 8601, UTC|uk: Dover)/.test(description) ? '' : description;
}

/** @param {any} field @returns {string} */
function typeOf(field) {
  if (field.$ref !== undefined) {
    const name = field.$ref.split('/').at(-1);
    return `[${name}](entries.md#${name.toLowerCase()})`;
  }
  if (field.const !== undefined) return `\`${field.const}\``;
  if (field.enum !== undefined) {
    return field.enum.map((/** @type {unknown} */ word) => `\`${word}\``).join(', ');
  }
  const forms = field.anyOf ?? field.oneOf;
  if (forms !== undefined) return forms.map(typeOf).join(' or ');
  if (field.type === 'array') {
    return `list of ${typeOf(field.items)}${between(field.minItems, field.maxItems, '')}`;
  }
  if (field.type === 'object') return objectOf(field);
  if (field.type === 'string') return textOf(field);
  if (field.type === 'integer') return `whole number${between(field.minimum, field.maximum, '')}`;
  if (field.type === 'number') return `number${between(field.minimum, field.maximum, '')}`;
  return field.type === 'null' ? '`null`' : String(field.type ?? 'anything');
}

/** @param {any} field @returns {string} */
function objectOf(field) {
  const inner = Object.entries(field.properties ?? {});
  if (inner.length === 0) return 'object';
  return inner.map(([name, one]) => `\`${name}\` ${typeOf(one)}`).join('; ');
}

/** @param {any} field @returns {string} */
function textOf(field) {
  if (field.format === 'date-time') return 'time';
  if ((field.pattern ?? '').includes(idPattern)) return 'id';
  return `text${between(field.minLength, field.maxLength, ' characters')}`;
}

/**
 * @param {number | undefined} least
 * @param {number | undefined} most
 * @param {string} unit
 */
function between(least, most, unit) {
  // A bound that only says "safe whole number" says nothing to a reader.
  const low = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const high = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (low !== undefined && low === high) return `, ${low}${unit}`;
  if (low !== undefined && high !== undefined) return `, ${low} to ${high}${unit}`;
  if (high !== undefined) return `, at most ${high}${unit}`;
  return low === undefined ? '' : `, at least ${low}${unit}`;
}

async function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { z } = await import('zod');
  const protocol = await import(pathToFileURL(`${root}protocol/dist/index.js`).href);
  const schemas = schemasOf({ z, ...protocol, parts: partsOf(protocol) });
  for (const path of generatedPages) {
    const page = readFileSync(root + path, 'utf8');
    const { text, names } = fillTables(page, schemas);
    if (text !== page) writeFileSync(root + path, text);
    process.stdout.write(`${path}: ${names.length} tables${text === page ? '' : ', rewritten'}\n`);
  }
}

/**
 * The shared parts that have a heading of their own in the entries page.
 * @param {any} protocol
 */
export function partsOf(protocol) {
  return {
    Entry: protocol.entrySchema,
    Actor: protocol.actorSchema,
    Report: protocol.reportSchema,
    ReportSent: protocol.reportInputSchema,
    ReportCorrection: protocol.reportCorrectionSchema,
    Position: protocol.positionSchema,
    Persons: protocol.personsSchema,
    Craft: protocol.craftSchema,
    LinkReason: protocol.linkReasonSchema,
    Evidence: protocol.evidenceSchema,
    DuplicateProof: protocol.duplicateProofSchema,
    SearchEnd: protocol.searchEndSchema,
    Task: protocol.taskSchema,
    Asset: protocol.assetSchema,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
