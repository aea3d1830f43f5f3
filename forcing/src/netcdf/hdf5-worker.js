// @ts-check
// The HDF5 library in a thread of its own: what it does to itself over a broken file stays in here. It is
// plain JavaScript so that the same file runs beside the sources and beside what is built of them.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {any} */
let library;
/** @type {any} */
let file;
const { chunkBytesMax, namesMax, flag } = workerData;
const done = new Int32Array(flag);

/** @param {unknown} value */
function plain(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return [Number(value)];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join(', ');
  if (ArrayBuffer.isView(value) && 'length' in value) {
    return Array.from(
      /** @type {ArrayLike<number | bigint>} */ (/** @type {unknown} */ (value)),
      Number,
    ).slice(0, namesMax);
  }
  return undefined;
}

/** @param {any} entity */
function attributesOf(entity) {
  /** @type {[string, string | number[] | Float64Array][]} */
  const found = [];
  const all = entity.attrs;
  for (const name of Object.keys(all).slice(0, namesMax)) {
    try {
      const whole = plain(all[name].value);
      // H5T_FLOAT: kept apart, because packed ranges are told from ranges of values by it.
      const isFloat = all[name].metadata.type === 1 && Array.isArray(whole);
      const value = isFloat ? Float64Array.from(whole) : whole;
      if (value !== undefined) found.push([name, value]);
    } catch {
      // References and the like: none that CF needs.
    }
  }
  return found;
}

/** @param {any} metadata */
function storageOf(metadata) {
  const { type, size, signed } = metadata;
  // H5T_INTEGER 0, H5T_FLOAT 1
  if (type === 1) return size === 4 ? 'float' : size === 8 ? 'double' : 'other';
  if (type !== 0) return 'other';
  const names = { 1: 'byte', 2: 'short', 4: 'int', 8: 'int64' };
  const name = names[/** @type {1 | 2 | 4 | 8} */ (size)];
  return name === undefined ? 'other' : signed ? name : `u${name}`;
}

/** @param {string} path */
async function open(path) {
  library = await import('h5wasm/node');
  const module = await library.ready;
  // The library's own stack of errors would go to standard error.
  module.deactivate_throwing_error_handler?.();
  module.activate_throwing_error_handler?.();
  file = new library.File(path, 'r');
  if (!(file.file_id > 0n)) throw new Error('the HDF5 library does not open it');
  const variables = [];
  const names = file.keys();
  if (names.length > namesMax) throw new Error(`${names.length} names, more than ${namesMax}`);
  for (const name of names) {
    const entity = file.get(name);
    if (!(entity instanceof library.Dataset)) continue;
    const { metadata, shape } = entity;
    const attributes = attributesOf(entity);
    const isScale = attributes.some(
      ([key, value]) => key === 'CLASS' && value === 'DIMENSION_SCALE',
    );
    const dimensions = (shape ?? []).map(
      (/** @type {number} */ _length, /** @type {number} */ i) => {
        if (isScale && shape.length === 1) return name;
        return (entity.get_attached_scales(i)[0] ?? '').replace(/^\//, '');
      },
    );
    const chunk = (metadata.chunks ?? []).reduce(
      (/** @type {number} */ all, /** @type {number} */ one) => all * one,
      metadata.size,
    );
    variables.push({
      name,
      shape: shape ?? [],
      dimensions,
      attributes,
      storage: storageOf(metadata),
      chunkBytes: metadata.chunks ? chunk : 0,
      isVirtual: (metadata.virtual_sources ?? []).length > 0,
    });
  }
  return { attributes: attributesOf(file), variables };
}

/** @param {{ name: string, start: number[], count: number[] }} box */
function read({ name, start, count }) {
  const entity = file.get(name);
  const { metadata } = entity;
  const chunk = (metadata.chunks ?? [0]).reduce(
    (/** @type {number} */ all, /** @type {number} */ one) => all * one,
    metadata.size,
  );
  if (chunk > chunkBytesMax)
    throw new Error(`a chunk of ${chunk} bytes, more than ${chunkBytesMax}`);
  const got =
    start.length === 0
      ? entity.value
      : entity.slice(start.map((from, i) => [from, from + (count[i] ?? 0)]));
  if (typeof got === 'number' || typeof got === 'bigint') return Float64Array.of(Number(got));
  if (!ArrayBuffer.isView(got)) throw new Error(`${name} holds no numbers`);
  return Float64Array.from(/** @type {ArrayLike<number>} */ (/** @type {unknown} */ (got)), Number);
}

parentPort?.on('message', async (/** @type {any} */ { port, question }) => {
  let answer;
  try {
    answer = { good: question.path ? await open(question.path) : read(question) };
  } catch (error) {
    answer = { bad: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});
