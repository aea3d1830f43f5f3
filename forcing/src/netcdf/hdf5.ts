/**
 * NetCDF-4 (HDF5) through h5wasm in a worker thread. Frames are asked for in the middle of a computation, so
 * questions wait for their answer; a library that crashes or does not come back costs its thread and a typed
 * error, never the centre.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ByteSource } from '../bytes.js';
import { ForcingError, refuse, within } from '../errors.js';
import { limits } from '../limits.js';
import type { Attribute, CfDataset, CfVariable, Storage } from './dataset.js';

interface VariableAnswer {
  name: string;
  shape: number[];
  dimensions: string[];
  attributes: [string, Attribute][];
  storage: Storage;
  chunkBytes: number;
  isVirtual: boolean;
}
interface OpenAnswer {
  attributes: [string, Attribute][];
  variables: VariableAnswer[];
}

/** One worker; `ask` blocks until it answers or the time is over. */
class Library {
  private readonly worker: Worker;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly name: string;
  private isDead = false;

  constructor(name: string) {
    this.name = name;
    this.worker = new Worker(new URL('./hdf5-worker.js', import.meta.url), {
      workerData: {
        chunkBytesMax: limits.chunkBytesMax,
        namesMax: limits.namesMax,
        flag: this.flag.buffer,
      },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    this.worker.on('error', () => {
      this.isDead = true;
    });
    this.worker.unref();
  }

  ask<T>(question: object): T {
    if (this.isDead) refuse('FORCING_CLOSED', this.name, 'closed', 'a file that is still open');
    const { port1, port2 } = new MessageChannel();
    Atomics.store(this.flag, 0, 0);
    this.worker.postMessage({ port: port2, question }, [port2]);
    Atomics.wait(this.flag, 0, 0, limits.hdf5WaitMsMax);
    const answer = receiveMessageOnPort(port1)?.message;
    port1.close();
    if (answer === undefined) {
      this.end();
      const expected = `an answer of the HDF5 library within ${limits.hdf5WaitMsMax / 1000} s`;
      return refuse('FORCING_BROKEN', this.name, 'none', expected);
    }
    if ('bad' in answer) throw brokenFile(this.name, String(answer.bad));
    return answer.good;
  }

  end(): void {
    this.isDead = true;
    void this.worker.terminate();
  }
}

function brokenFile(name: string, said: string): ForcingError {
  const isCut = /truncated|eof/i.test(said);
  // The library tells the way from its door to the fault; the last of it is the fault.
  const steps = [...said.matchAll(/ in \w+\(\): ([^\n]*)/g)];
  const value = (steps.at(-1)?.[1] ?? said).replace(/\s+/g, ' ').trim().slice(0, 160);
  return new ForcingError({
    code: isCut ? 'FORCING_TRUNCATED' : 'FORCING_BROKEN',
    field: name,
    value: value === '' ? 'a fault inside the HDF5 library' : value,
    expected: isCut ? 'a file that was copied whole' : 'a whole NetCDF-4 (HDF5) file',
  });
}

function variableOf(name: string, { attributes, ...answer }: VariableAnswer): CfVariable {
  const refusal = refusalOf(`${name}: ${answer.name}`, answer);
  const variable = { ...answer, attributes: new Map(attributes) };
  return refusal === undefined ? variable : { ...variable, refusal };
}

/** Other variables of a file may be of any size; only the one that is used matters. */
function refusalOf(
  field: string,
  { chunkBytes, isVirtual }: Pick<VariableAnswer, 'chunkBytes' | 'isVirtual'>,
): ForcingError | undefined {
  if (isVirtual) {
    const [value, expected] = ['values in other files', 'values in the file itself'];
    return new ForcingError({ code: 'FORCING_FORMAT', field, value, expected });
  }
  if (chunkBytes <= limits.chunkBytesMax) return undefined;
  return new ForcingError({
    code: 'FORCING_LIMIT',
    field: `${field}: bytes of a chunk`,
    value: chunkBytes,
    expected: `at most ${limits.chunkBytesMax}; rechunk it first (nccopy -c)`,
  });
}

/** @throws ForcingError where the library does not open it. */
export function openHdf5(source: ByteSource): CfDataset {
  let folder: string | undefined;
  let path = source.path;
  if (path === undefined) {
    folder = mkdtempSync(join(tmpdir(), 'straitwatch-forcing-'));
    path = join(folder, 'file.nc');
    writeFileSync(path, source.read(0, source.size));
  }
  const library = new Library(source.name);
  const close = (): void => {
    library.end();
    source.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const answer = library.ask<OpenAnswer>({ path });
    return {
      format: 'netcdf-4',
      name: source.name,
      attributes: new Map(answer.attributes),
      variables: answer.variables.map((one) => variableOf(source.name, one)),
      read(variable, start, count) {
        const values = count.reduce((all, one) => all * one, 1);
        within(`${source.name}: ${variable.name}`, values, limits.frameValuesMax);
        const got = library.ask<Float64Array>({ name: variable.name, start, count });
        if (got.length === values) return got;
        return refuse('FORCING_BROKEN', variable.name, `${got.length} values`, `${values} values`);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
