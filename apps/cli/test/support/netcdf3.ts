/**
 * Writes small files of the classic NetCDF format, as its specification lays them out ("The NetCDF
 * Classic Format Specification", Unidata): header, then each variable, big-endian, in fours of bytes.
 */
type Kind = 'short' | 'float' | 'double';
const codes = { char: 2, short: 3, float: 5, double: 6 } as const;
const sizes = { short: 2, float: 4, double: 8 } as const;

export interface Variable {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly kind: Kind;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly values: readonly number[];
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const text = (value: string): Buffer =>
  Buffer.concat([u32(Buffer.byteLength(value)), padded(Buffer.from(value))]);

function numbers(kind: Kind, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * sizes[kind]);
  for (const [i, value] of values.entries()) {
    if (kind === 'short') bytes.writeInt16BE(value, 2 * i);
    else if (kind === 'float') bytes.writeFloatBE(value, 4 * i);
    else bytes.writeDoubleBE(value, 8 * i);
  }
  return padded(bytes);
}

/** A number has the type of its variable where it marks missing values, else double. */
function attribute(name: string, value: string | number, kind: Kind): Buffer {
  if (typeof value === 'string') return Buffer.concat([text(name), u32(codes.char), text(value)]);
  const own = name === '_FillValue' ? kind : 'double';
  return Buffer.concat([text(name), u32(codes[own]), u32(1), numbers(own, [value])]);
}

const list = (tag: number, items: readonly Buffer[]): Buffer =>
  items.length === 0 ? Buffer.alloc(8) : Buffer.concat([u32(tag), u32(items.length), ...items]);

export function netcdf3(
  dimensions: Readonly<Record<string, number>>,
  variables: readonly Variable[],
): Buffer {
  const names = Object.keys(dimensions);
  const data = variables.map(({ kind, values }) => numbers(kind, values));
  const header = (begins: readonly number[]): Buffer =>
    Buffer.concat([
      Buffer.from('CDF\x01', 'latin1'),
      u32(0),
      list(
        0x0a,
        names.map((name) => Buffer.concat([text(name), u32(dimensions[name] ?? 0)])),
      ),
      list(0x0c, []),
      list(
        0x0b,
        variables.map((one, i) =>
          Buffer.concat([
            text(one.name),
            u32(one.dimensions.length),
            ...one.dimensions.map((name) => u32(names.indexOf(name))),
            list(
              0x0c,
              Object.entries(one.attributes).map(([name, value]) =>
                attribute(name, value, one.kind),
              ),
            ),
            u32(codes[one.kind]),
            u32(data[i]?.length ?? 0),
            u32(begins[i] ?? 0),
          ]),
        ),
      ),
    ]);
  let at = header([]).length;
  const begins = data.map((bytes) => {
    const begin = at;
    at += bytes.length;
    return begin;
  });
  return Buffer.concat([header(begins), ...data]);
}

export interface FieldFile {
  /** Standard names of the parts towards east and north. */
  readonly names: readonly [string, string];
  readonly hours: readonly number[];
  /** Metres a second at an hour, a longitude and a latitude; NaN is written as missing. */
  readonly at: (hour: number, lon: number, lat: number) => readonly [number, number];
  /** Written as short with scale_factor and add_offset; as float when absent. */
  readonly packed?: readonly [scale: number, offset: number];
  readonly units?: string;
}

const lons = Array.from({ length: 13 }, (_, i) => 1 + i / 10);
const lats = Array.from({ length: 7 }, (_, i) => 50.7 + i / 10);
const missing = { short: -32_768, float: 9.96921e36 } as const;

/** From 1 to 2.2 E and 50.7 to 51.3 N, every tenth of a degree; hours from 2026-01-10T00:00Z. */
export function fieldFile({ names, hours, at, packed, units = 'm s-1' }: FieldFile): Buffer {
  const kind = packed === undefined ? 'float' : 'short';
  const [scale, offset] = packed ?? [1, 0];
  const stored = (value: number): number => {
    if (Number.isNaN(value)) return missing[kind];
    return packed === undefined ? value : Math.round((value - offset) / scale);
  };
  const axis = (name: string, axisUnits: string, values: readonly number[]): Variable => ({
    ...{ name, dimensions: [name], kind: 'double', values },
    attributes: { units: axisUnits, standard_name: name },
  });
  const part = (index: 0 | 1): Variable => ({
    ...{ name: index === 0 ? 'u' : 'v', dimensions: ['time', 'latitude', 'longitude'], kind },
    attributes: {
      ...{ standard_name: names[index], units, _FillValue: missing[kind] },
      ...(packed === undefined ? {} : { scale_factor: scale, add_offset: offset }),
    },
    values: hours.flatMap((hour) =>
      lats.flatMap((lat) => lons.map((lon) => stored(at(hour, lon, lat)[index]))),
    ),
  });
  return netcdf3({ time: hours.length, latitude: lats.length, longitude: lons.length }, [
    axis('time', 'hours since 2026-01-10 00:00:00', hours),
    axis('latitude', 'degrees_north', lats),
    axis('longitude', 'degrees_east', lons),
    part(0),
    part(1),
  ]);
}
