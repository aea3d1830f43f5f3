// Small files of winds, currents and waves for tests, made from a function of place and time: NetCDF
// (classic, CDF-1) and GRIB2 (grid 3.0, product 4.0, simple packing in 16 bits).

/**
 * @typedef {object} MadeGrid
 * @property {number} fromMs first time
 * @property {number} hours times after it, one an hour
 * @property {number} [west] @property {number} [south] @property {number} [step] degrees
 * @property {number} [columns] @property {number} [rows]
 */

/** @param {MadeGrid} grid */
function shapeOf(grid) {
  const { west = 0, south = 50, step = 0.25, columns = 13, rows = 9 } = grid;
  return { west, south, step, columns, rows };
}

const word = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
const named = (text) => Buffer.concat([word(text.length), padded(Buffer.from(text))]);
const attribute = (name, text) =>
  Buffer.concat([named(name), word(2), word(text.length), padded(Buffer.from(text))]);
const attributes = (all) => {
  const list = Object.entries(all);
  if (list.length === 0) return Buffer.alloc(8);
  return Buffer.concat([
    word(12),
    word(list.length),
    ...list.map(([name, text]) => attribute(name, text)),
  ]);
};

/**
 * A NetCDF file. `fields` has CF standard names with units and values.
 * @param {MadeGrid} grid
 * @param {Record<string, { units: string, at: (place: { lat: number, lon: number, hour: number }) => number }>} fields
 */
export function netcdfFile(grid, fields) {
  const { west, south, step, columns, rows } = shapeOf(grid);
  const count = grid.hours + 1;
  const floats = (values) => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [i, value] of values.entries()) bytes.writeFloatBE(value, i * 4);
    return bytes;
  };
  const times = Buffer.alloc(count * 8);
  for (let hour = 0; hour < count; hour += 1) times.writeDoubleBE(hour, hour * 8);
  const first = new Date(grid.fromMs).toISOString().slice(0, 19).replace('T', ' ');
  const lats = Array.from({ length: rows }, (_, row) => south + row * step);
  const lons = Array.from({ length: columns }, (_, column) => west + column * step);
  const variables = [
    {
      name: 'time',
      dims: [0],
      type: 6,
      data: times,
      attrs: { standard_name: 'time', units: `hours since ${first}` },
    },
    {
      name: 'latitude',
      dims: [1],
      type: 5,
      data: floats(lats),
      attrs: { standard_name: 'latitude', units: 'degrees_north' },
    },
    {
      name: 'longitude',
      dims: [2],
      type: 5,
      data: floats(lons),
      attrs: { standard_name: 'longitude', units: 'degrees_east' },
    },
    ...Object.entries(fields).map(([name, { units, at }]) => ({
      name,
      dims: [0, 1, 2],
      type: 5,
      data: floats(
        Array.from({ length: count }, (_, hour) =>
          lats.flatMap((lat) => lons.map((lon) => at({ lat, lon, hour }))),
        ).flat(),
      ),
      attrs: { standard_name: name, units },
    })),
  ];
  const header = (offsetOf) =>
    Buffer.concat([
      Buffer.from('CDF\x01', 'latin1'),
      word(0),
      ...[word(10), word(3), named('time'), word(count), named('latitude'), word(rows)],
      ...[named('longitude'), word(columns)],
      attributes({ Conventions: 'CF-1.8', institution: 'Straitwatch tests', title: 'made up' }),
      ...[word(11), word(variables.length)],
      ...variables.map(({ name, dims, type, data, attrs }, i) =>
        Buffer.concat([
          ...[named(name), word(dims.length), ...dims.map(word), attributes(attrs)],
          ...[word(type), word(data.length), word(offsetOf(i))],
        ]),
      ),
    ]);
  const headBytes = header(() => 0).length;
  const offsetOf = (i) =>
    headBytes + variables.slice(0, i).reduce((sum, one) => sum + one.data.length, 0);
  return Buffer.concat([header(offsetOf), ...variables.map((one) => one.data)]);
}

/** Octets of a section, by pieces of [bytes wide, value]; a minus is the sign bit of GRIB. */
function section(number, pieces) {
  const parts = pieces.map(([width, value]) => {
    const bytes = Buffer.alloc(width);
    bytes.writeUIntBE(Math.abs(value), 0, width);
    if (value < 0) bytes[0] |= 0x80;
    return bytes;
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 5);
  head[4] = number;
  return Buffer.concat([head, body]);
}

const micro = (degrees) => Math.round(degrees * 1e6);

/**
 * A GRIB2 file. `fields` are parameters by discipline, category and number, at 10 m or at the surface.
 * @param {MadeGrid} grid
 * @param {{ discipline: number, category: number, number: number, heightM?: number, at: (place: { lat: number, lon: number, hour: number }) => number }[]} fields
 */
export function gribFile(grid, fields) {
  const messages = [];
  for (const field of fields) {
    for (let hour = 0; hour <= grid.hours; hour += 1) messages.push(gribMessage(grid, field, hour));
  }
  return Buffer.concat(messages);
}

function gribMessage(grid, field, hour) {
  const { west, south, step, columns, rows } = shapeOf(grid);
  const values = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      field.at({ lat: south + row * step, lon: west + column * step, hour }),
    ),
  ).flat();
  const low = Math.fround(Math.min(...values));
  const scale = -10;
  const packed = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) {
    packed.writeUInt16BE(Math.round((value - low) * 2 ** 10), i * 2);
  }
  const lowBits = Buffer.alloc(4);
  lowBits.writeFloatBE(low);
  const at = new Date(grid.fromMs);
  const north = south + (rows - 1) * step;
  const east = west + (columns - 1) * step;
  const one = section(1, [
    ...[
      [2, 0xffff],
      [2, 0],
      [1, 28],
      [1, 0],
      [1, 1],
    ],
    ...[
      [2, at.getUTCFullYear()],
      [1, at.getUTCMonth() + 1],
      [1, at.getUTCDate()],
    ],
    ...[
      [1, at.getUTCHours()],
      [1, at.getUTCMinutes()],
      [1, at.getUTCSeconds()],
      [1, 0],
      [1, 1],
    ],
  ]);
  const three = section(3, [
    ...[
      [1, 0],
      [4, values.length],
      [1, 0],
      [1, 0],
      [2, 0],
    ],
    ...[
      [1, 6],
      [1, 0],
      [4, 0],
      [1, 0],
      [4, 0],
      [1, 0],
      [4, 0],
    ],
    ...[
      [4, columns],
      [4, rows],
      [4, 0],
      [4, 0xffffffff],
      [4, micro(south)],
      [4, micro(west)],
    ],
    ...[
      [1, 0x30],
      [4, micro(north)],
      [4, micro(east)],
      [4, micro(step)],
      [4, micro(step)],
      [1, 0x40],
    ],
  ]);
  const isHigh = field.heightM !== undefined;
  const four = section(4, [
    ...[
      [2, 0],
      [2, 0],
      [1, field.category],
      [1, field.number],
      [1, 2],
      [1, 0],
      [1, 0],
      [2, 0],
      [1, 0],
    ],
    ...[
      [1, 1],
      [4, hour],
      [1, isHigh ? 103 : 1],
      [1, 0],
      [4, field.heightM ?? 0],
    ],
    ...[
      [1, 255],
      [1, 0],
      [4, 0],
    ],
  ]);
  const five = section(5, [
    [4, values.length],
    [2, 0],
    [4, lowBits.readUInt32BE()],
    [2, scale],
    [2, 0],
    [1, 16],
    [1, 0],
  ]);
  const six = section(6, [[1, 255]]);
  const seven = section(
    7,
    [...packed].map((byte) => [1, byte]),
  );
  const body = Buffer.concat([one, three, four, five, six, seven, Buffer.from('7777')]);
  const head = Buffer.alloc(16);
  head.write('GRIB');
  head[6] = field.discipline;
  head[7] = 2;
  head.writeBigUInt64BE(BigInt(16 + body.length), 8);
  return Buffer.concat([head, body]);
}

/** A wind towards the east and the north, m/s. */
export const windFields = (eastMps, northMps) => ({
  eastward_wind: { units: 'm s-1', at: () => eastMps },
  northward_wind: { units: 'm s-1', at: () => northMps },
});

/** Parameters of WMO code table 4.2. */
export const gribWind = (eastMps, northMps) => [
  { discipline: 0, category: 2, number: 2, heightM: 10, at: () => eastMps },
  { discipline: 0, category: 2, number: 3, heightM: 10, at: () => northMps },
];

/** Significant height, mean period, and where the waves come from. */
export const gribWaves = (heightM, periodS, fromDegTrue) => [
  { discipline: 10, category: 0, number: 3, at: () => heightM },
  { discipline: 10, category: 0, number: 11, at: () => periodS },
  { discipline: 10, category: 0, number: 10, at: () => fromDegTrue },
];
