/** Opens a file of somebody else's, of whichever kind it is. */
import { type ByteSource, bytesInMemory, fileOnDisk } from './bytes.js';
import { fieldsOfDataset } from './cf/fields.js';
import { asForcingError, refuse } from './errors.js';
import { fieldsOfGrib } from './grib/fields.js';
import { openClassic } from './netcdf/classic.js';
import { openHdf5 } from './netcdf/hdf5.js';
import type { ForcingFormat, OpenedForcing, OpenOptions } from './types.js';

/** What begins like this, and what to do about it. */
const others: readonly (readonly [start: string, name: string, remedy: string])[] = [
  ['\x1f\x8b', 'gzip', 'the file unpacked (gunzip)'],
  ['BZh', 'bzip2', 'the file unpacked (bunzip2)'],
  ['\xfd7zXZ', 'xz', 'the file unpacked (unxz)'],
  ['\x28\xb5\x2f\xfd', 'zstd', 'the file unpacked (unzstd)'],
  ['PK\x03\x04', 'zip', 'the file in it, unpacked'],
];
const expectedFormats = 'NetCDF (classic or NetCDF-4) or GRIB edition 2';

/** @throws ForcingError `FORCING_FORMAT` or `FORCING_PACKED` for anything else. */
export function formatOf(source: ByteSource): ForcingFormat {
  const head = Buffer.from(source.read(0, Math.min(source.size, 1024))).toString('latin1');
  if (head.startsWith('CDF')) return 'netcdf-classic';
  // HDF5 may begin after a block of its user's of 512 or more bytes.
  if (head.startsWith('\x89HDF\r\n\x1a\n') || head.startsWith('\x89HDF\r\n\x1a\n', 512)) {
    return 'netcdf-4';
  }
  // Bulletins have a heading before the first message.
  if (head.startsWith('GRIB') || head.slice(0, 128).includes('\nGRIB')) return 'grib2';
  for (const [start, name, remedy] of others) {
    if (head.startsWith(start)) return refuse('FORCING_PACKED', source.name, name, remedy);
  }
  const isText = head !== '' && !/[^\t\n\r -~\x80-\xff]/.test(head);
  const value = head === '' ? 'an empty file' : isText ? 'text' : 'an unknown kind of file';
  return refuse('FORCING_FORMAT', source.name, value, expectedFormats);
}

/**
 * Opens a file and finds the currents, winds, waves and sea temperatures in it. Frames are read when they
 * are asked for; the file must stay until `close`.
 *
 * @param input a path, or the bytes of a file with its name in `options`.
 * @throws ForcingError where nothing in it can be used: the reason that comes first.
 */
export async function openForcing(
  input: string | Uint8Array,
  options: OpenOptions = {},
): Promise<OpenedForcing> {
  const opened = await openAny(input, options);
  const [refusal] = opened.refusals;
  if (opened.vectors.length + opened.scalars.length > 0 || refusal === undefined) return opened;
  opened.close();
  throw refusal.error;
}

/** The same without an error where every quantity is refused. */
export async function openAny(
  input: string | Uint8Array,
  options: OpenOptions,
): Promise<OpenedForcing> {
  checkOptions(options);
  const source =
    typeof input === 'string' ? fileOnDisk(input) : bytesInMemory(input, options.name ?? 'bytes');
  try {
    const format = formatOf(source);
    if (format === 'grib2') return await fieldsOfGrib(source, options);
    const dataset = format === 'netcdf-4' ? openHdf5(source) : openClassic(source);
    try {
      return fieldsOfDataset(dataset, options);
    } catch (error) {
      dataset.close();
      throw error;
    }
  } catch (error) {
    source.close();
    throw asForcingError(source.name, error);
  }
}

function checkOptions({ window, fromMs, toMs }: OpenOptions): void {
  for (const [name, value] of Object.entries({ fromMs, toMs })) {
    if (value !== undefined && !Number.isFinite(value)) {
      refuse('FORCING_OPTION', name, value, 'milliseconds since 1970');
    }
  }
  if (window === undefined) return;
  const { westDeg, eastDeg, southDeg, northDeg } = window;
  const isGood =
    westDeg >= -360 &&
    eastDeg <= 360 &&
    westDeg < eastDeg &&
    eastDeg - westDeg <= 360 &&
    southDeg >= -90 &&
    northDeg <= 90 &&
    southDeg < northDeg;
  if (isGood) return;
  const value = `${westDeg} to ${eastDeg} E, ${southDeg} to ${northDeg} N`;
  refuse('FORCING_OPTION', 'window', value, 'west below east and south below north, in degrees');
}
