/**
 * Makes stream-grid.json, the built-in tidal stream of the Strait: runs the shallow-water model of
 * stream/ at its calibrated parameters for a month, analyses every cell, corrects it towards the sourced
 * places, and writes the constants. With `--page` it also writes the tables of the page that explains it.
 * Nothing but Node is needed; a run takes one to three minutes.
 *
 *   node data/scripts/make-stream-grid.mjs [--page]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { analyse, cosAt } from './stream/analysis.mjs';
import { cells, grid, latOf, lonOf, makeArea, waterCellAt } from './stream/area.mjs';
import { correct, m2At } from './stream/correct.mjs';
import { complexOf, gauges } from './stream/forces.mjs';
import { judge } from './stream/judge.mjs';
import { gaugeTable, placeTable, turnTable } from './stream/page.mjs';
import { toParameters } from './stream/parameters.mjs';
import { sourcedPlaces } from './stream/sources.mjs';

const names = ['M2', 'S2', 'N2', 'K1', 'O1', 'M4', 'MS4', 'M6'];
const drive = ['M2', 'S2', 'N2', 'K1', 'O1', 'M4', 'MS4', 'M6'];
/** Smaller ones follow a larger one in the ratio and lag that the gauge at Dover has. */
const followers = {
  ...{ K2: 'S2', T2: 'S2', R2: 'S2', NU2: 'N2', '2N2': 'N2', L2: 'M2', MU2: 'M2', LAMBDA2: 'M2' },
  ...{ P1: 'K1', Q1: 'O1', MN4: 'M4', '2MS6': 'M6' },
};
/** The edges of the model are no model: this many cells are left out there. */
const edgeCells = 2;
/** 2.7 NM a day towards the North Sea (LCHF 1976 as quoted by Ifremer), along the flood of M2. */
const residualMps = (2.7 * 1852) / 86_400;
const midStrait = [1.45, 51.0];
/** A cell that is partly land has the stream of its neighbours with at least this error. */
const borrowedSdMps = 0.35;

/** The steady part: the published drift, shaped as the M2 stream is when it runs fastest in mid-strait. */
function steadyPart(area, constants) {
  const [a, b, c, d] = m2At(constants, waterCellAt(area.sea, ...midStrait));
  // The moment of the strongest stream of the ellipse in mid-strait.
  const turn = 0.5 * Math.atan2(2 * (a * b + c * d), a * a + c * c - b * b - d * d);
  const at = (cell) => {
    const [eastCos, eastSin, northCos, northSin] = m2At(constants, cell);
    return [
      eastCos * Math.cos(turn) + eastSin * Math.sin(turn),
      northCos * Math.cos(turn) + northSin * Math.sin(turn),
    ];
  };
  const [e, n] = at(waterCellAt(area.sea, ...midStrait));
  const scale = (Math.sign(n) * residualMps) / Math.hypot(e, n);
  const steady = [new Float64Array(cells), new Float64Array(cells)];
  for (let cell = 0; cell < cells; cell += 1) {
    if (area.sea[cell] === 0) continue;
    const along = at(cell);
    steady[0][cell] = along[0] * scale;
    steady[1][cell] = along[1] * scale;
  }
  return steady;
}

/** For each cell with any water: the cell whose constants it has. */
function cellSources(area) {
  const nearest = new Map();
  for (let cell = 0; cell < cells; cell += 1) {
    if (area.sea[cell] === 1) nearest.set(cell, cell);
    else if (area.waterShare[cell] > 0) {
      const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
      const around = [
        ...[
          [0, 1],
          [0, -1],
          [1, 0],
          [-1, 0],
        ],
        ...[
          [1, 1],
          [1, -1],
          [-1, 1],
          [-1, -1],
        ],
      ];
      for (const [a, b] of around) {
        const other = (row + b) * grid.columns + column + a;
        const isInside = column + a >= 0 && column + a < grid.columns;
        if (!isInside || area.sea[other] !== 1) continue;
        nearest.set(cell, other);
        break;
      }
    }
  }
  return nearest;
}

const base64 = (array) => Buffer.from(array.buffer).toString('base64');

function pack(area, constants, steady, sdMps) {
  const sources = cellSources(area);
  const columns = grid.columns - 2 * edgeCells;
  const rows = grid.rows - 2 * edgeCells;
  const water = new Uint8Array(Math.ceil((columns * rows) / 8));
  const values = [];
  const sd = [];
  for (let i = 0; i < columns * rows; i += 1) {
    const column = (i % columns) + edgeCells;
    const row = Math.floor(i / columns) + edgeCells;
    const cell = row * grid.columns + column;
    const from = sources.get(cell);
    if (from === undefined) continue;
    water[i >> 3] |= 1 << (i & 7);
    const numbers = [steady[0][from], steady[1][from]];
    for (const name of names) {
      const at = cosAt(names, name);
      for (const lists of [constants.east, constants.north]) {
        numbers.push(lists[at][from], lists[at + 1][from]);
      }
    }
    values.push(...numbers.map((mps) => Math.round(mps * 1_000)));
    const error = from === cell ? sdMps[from] : Math.max(borrowedSdMps, 1.5 * sdMps[from]);
    sd.push(Math.min(255, Math.round(error * 100)));
  }
  return {
    grid: {
      lon0Deg: Number(lonOf(edgeCells).toFixed(6)),
      lat0Deg: Number(latOf(edgeCells).toFixed(6)),
      ...{ stepLonDeg: grid.stepLonDeg, stepLatDeg: grid.stepLatDeg, columns, rows },
    },
    water: base64(water),
    constantsMmps: base64(Int16Array.from(values)),
    sdCmps: base64(Uint8Array.from(sd)),
  };
}

function followersOf() {
  const dover = gauges.find((one) => one.id.includes('dover'));
  return Object.entries(followers).map(([name, from]) => {
    const [a, b] = complexOf(dover, name);
    const [c, d] = complexOf(dover, from);
    const lagDeg = ((Math.atan2(b, a) - Math.atan2(d, c)) * 180) / Math.PI;
    return {
      ...{ name, from, ratio: Number((Math.hypot(a, b) / Math.hypot(c, d)).toFixed(4)) },
      lagDeg: Number((((lagDeg % 360) + 360) % 360).toFixed(1)),
    };
  });
}

export function buildStreamGrid() {
  const area = makeArea();
  const { x } = JSON.parse(
    readFileSync(new URL('./stream/calibrated.json', import.meta.url), 'utf8'),
  );
  const plain = analyse(area, toParameters(x), { drive, names, days: 32, quietDays: 3 });
  const { constants, sdMps } = correct(area, plain, sourcedPlaces);
  const steady = steadyPart(area, constants);
  const none = [new Float64Array(cells), new Float64Array(cells)];
  const alone = sourcedPlaces.map((place) => {
    const others = sourcedPlaces.filter((one) => one !== place);
    const left = correct(area, plain, others);
    return judge(area, left.constants, steady).places.find((one) => one.id === place.id);
  });
  const cell = (place) => waterCellAt(area.sea, place.lon, place.lat);
  return {
    area,
    plain,
    before: judge(area, plain, none),
    after: judge(area, constants, steady),
    alone,
    sdAt: Object.fromEntries(sourcedPlaces.map((one) => [one.id, sdMps[cell(one)]])),
    file: {
      title: 'Tidal stream of the Strait of Dover: harmonic constants on a grid',
      warning:
        'A model, not a survey: no soundings went into it. Not for navigation. Show sdMps with every value.',
      source:
        'made by data/scripts/make-stream-grid.mjs from tide-stations.json, coast.geojson and tidal-streams.json',
      license:
        'CC BY 4.0 for the gauges (see tide-stations.json), GSHHG (LGPL) for the coast; the rest Apache-2.0',
      layout:
        'water: a bit a cell, lowest bit first, rows from the south, west to east. constantsMmps: for each water cell 16-bit little-endian mm/s: steady east, north; then for each constituent east cos, east sin, north cos, north sin (a cos(V+u) + b sin(V+u)). sdCmps: a byte a water cell, sd of one component. All base64.',
      constituents: names,
      followers: followersOf(),
      ...pack(area, constants, steady, sdMps),
    },
  };
}

function fillPage(built) {
  const url = new URL('../../docs/explanation/tidal-stream.md', import.meta.url);
  let text = readFileSync(url, 'utf8');
  const tables = {
    gauges: gaugeTable(built.area, built.plain),
    places: placeTable(built),
    turns: turnTable(built),
  };
  for (const [name, table] of Object.entries(tables)) {
    const pattern = new RegExp(`(<!-- stream ${name} -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!pattern.test(text)) throw new Error(`page: got no table ${name}, expected its marks`);
    text = text.replace(pattern, (_all, open, close) => `${open}${table}\n${close}`);
  }
  writeFileSync(url, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = buildStreamGrid();
  const text = `${JSON.stringify(built.file, null, 1)}\n`;
  writeFileSync(new URL('../stream-grid.json', import.meta.url), text);
  console.log(gaugeTable(built.area, built.plain));
  console.log(placeTable(built));
  console.log(turnTable(built));
  if (process.argv.includes('--page')) fillPage(built);
}
