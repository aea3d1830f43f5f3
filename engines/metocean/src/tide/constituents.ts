/**
 * Tidal constituents: what turns each (Doodson's numbers) and how the node changes it.
 *
 * Source: IHO Standard Constituent List (Tides, Water Level and Currents Working Group). The last
 * number of an argument counts quarter turns, in the sign of published constants (Schureman 1940).
 * Names are those of TICON-4, upper case. Two of them are no names of the IHO list and are read as the
 * publisher of the constants reads them: R3 as SK3, and 3N2 as MKS2 (the old 3N2 was 27.351 degrees an
 * hour; its constants are 1 to 3 mm in the Strait, so that the reading matters to nobody afloat).
 */
import { MetoceanError } from '../errors.js';
import type { TidalArguments } from './astronomy.js';
import type { NodalRecipe } from './nodal.js';

/** Factors of tau, s, h, p, N', p1 and of 90 degrees. */
type Doodson = readonly [number, number, number, number, number, number, number];

export interface Constituent {
  readonly name: string;
  readonly doodson: Doodson;
  readonly nodal: NodalRecipe;
}

const none: NodalRecipe = [];
const lunar: NodalRecipe = [['M2', 1]];
const declination: NodalRecipe = [['O1', 1]];
const twice: NodalRecipe = [['M2', 2]];
const thrice: NodalRecipe = [['M2', 3]];

const rows: readonly (readonly [string, Doodson, NodalRecipe])[] = [
  ['SA', [0, 0, 1, 0, 0, 0, 0], none],
  ['SSA', [0, 0, 2, 0, 0, 0, 0], none],
  ['MM', [0, 1, 0, -1, 0, 0, 0], [['Mm', 1]]],
  ['MSF', [0, 2, -2, 0, 0, 0, 0], [['M2', -1]]],
  ['MF', [0, 2, 0, 0, 0, 0, 0], [['Mf', 1]]],
  ['MTM', [0, 3, 0, -1, 0, 0, 0], [['Mm', 1]]],
  ['MSQM', [0, 4, -2, 0, 0, 0, 0], [['M2', -1]]],
  ['2Q1', [1, -3, 0, 2, 0, 0, 1], declination],
  ['SGM', [1, -3, 2, 0, 0, 0, 1], declination],
  ['Q1', [1, -2, 0, 1, 0, 0, 1], declination],
  ['RHO1', [1, -2, 2, -1, 0, 0, 1], declination],
  ['O1', [1, -1, 0, 0, 0, 0, 1], declination],
  ['M1', [1, 0, 0, 1, 0, 0, -1], [['M1', 1]]],
  ['P1', [1, 1, -2, 0, 0, 0, 1], none],
  ['S1', [1, 1, -1, 0, 0, 0, 0], none],
  ['K1', [1, 1, 0, 0, 0, 0, -1], [['K1', 1]]],
  ['J1', [1, 2, 0, -1, 0, 0, -1], [['J1', 1]]],
  [
    'OO1',
    [1, 3, 0, 0, 0, 0, -1],
    [
      ['K2', 1],
      ['O1', -1],
    ],
  ],
  [
    '3N2',
    [2, 0, 2, 0, 0, 0, 0],
    [
      ['M2', 1],
      ['K2', 1],
    ],
  ],
  ['EP2', [2, -3, 2, 1, 0, 0, 0], lunar],
  ['2N2', [2, -2, 0, 2, 0, 0, 0], lunar],
  ['MU2', [2, -2, 2, 0, 0, 0, 0], lunar],
  ['N2', [2, -1, 0, 1, 0, 0, 0], lunar],
  ['NU2', [2, -1, 2, -1, 0, 0, 0], lunar],
  ['MA2', [2, 0, -1, 0, 0, 0, 0], none],
  ['M2', [2, 0, 0, 0, 0, 0, 0], lunar],
  ['MB2', [2, 0, 1, 0, 0, 0, 0], none],
  [
    'MKS2',
    [2, 0, 2, 0, 0, 0, 0],
    [
      ['M2', 1],
      ['K2', 1],
    ],
  ],
  ['LAMBDA2', [2, 1, -2, 1, 0, 0, -2], lunar],
  ['L2', [2, 1, 0, -1, 0, 0, -2], [['L2', 1]]],
  ['3L2', [2, 1, 0, 0, 0, 0, 0], [['L2', 1]]],
  ['T2', [2, 2, -3, 0, 0, 1, 0], none],
  ['S2', [2, 2, -2, 0, 0, 0, 0], none],
  ['R2', [2, 2, -1, 0, 0, -1, -2], none],
  ['K2', [2, 2, 0, 0, 0, 0, 0], [['K2', 1]]],
  ['2SM2', [2, 4, -4, 0, 0, 0, 0], [['M2', -1]]],
  ['M3', [3, 0, 0, 0, 0, 0, -2], [['M3', 1]]],
  ['T3', [3, 3, -4, 0, 0, 0, 0], none],
  ['S3', [3, 3, -3, 0, 0, 0, -2], none],
  ['R3', [3, 3, -2, 0, 0, 0, -1], [['K1', 1]]],
  ['N4', [4, -2, 0, 2, 0, 0, 0], twice],
  ['MN4', [4, -1, 0, 1, 0, 0, 0], twice],
  ['M4', [4, 0, 0, 0, 0, 0, 0], twice],
  ['MS4', [4, 2, -2, 0, 0, 0, 0], lunar],
  ['S4', [4, 4, -4, 0, 0, 0, 0], none],
  [
    '2MO5',
    [5, -1, 0, 0, 0, 0, 1],
    [
      ['M2', 2],
      ['O1', 1],
    ],
  ],
  [
    '2MK5',
    [5, 1, 0, 0, 0, 0, -1],
    [
      ['M2', 2],
      ['K1', 1],
    ],
  ],
  // NOAA's list, for stations that a reader brings along; LAM2, RHO and SIGMA1 are its names for three above.
  ['LAM2', [2, 1, -2, 1, 0, 0, -2], lunar],
  ['RHO', [1, -2, 2, -1, 0, 0, 1], declination],
  ['SIGMA1', [1, -3, 2, 0, 0, 0, 1], declination],
  [
    '2MK3',
    [3, -1, 0, 0, 0, 0, 1],
    [
      ['M2', 2],
      ['K1', -1],
    ],
  ],
  [
    'MK3',
    [3, 1, 0, 0, 0, 0, -1],
    [
      ['M2', 1],
      ['K1', 1],
    ],
  ],
  ['S6', [6, 6, -6, 0, 0, 0, 0], none],
  ['M6', [6, 0, 0, 0, 0, 0, 0], thrice],
  ['2MS6', [6, 2, -2, 0, 0, 0, 0], twice],
  ['M8', [8, 0, 0, 0, 0, 0, 0], [['M2', 4]]],
];

const table: ReadonlyMap<string, Constituent> = new Map(
  rows.map(([name, doodson, nodal]) => [name, { name, doodson, nodal }]),
);

/** All names that are known. */
export const constituentNames: readonly string[] = rows.map(([name]) => name);

/** @throws MetoceanError naming what is not known: a constituent is never dropped in silence. */
export function constituentOf(name: string): Constituent {
  const found = table.get(name);
  if (found !== undefined) return found;
  throw new MetoceanError({
    code: 'METOCEAN_CONSTITUENT',
    field: 'constituent',
    value: name,
    expected: `one of ${constituentNames.join(', ')}`,
  });
}

/** The sum of a constituent's argument, for angles and for speeds alike, quarter turns left out. */
export function turnOf({ doodson }: Constituent, args: TidalArguments): number {
  return (
    doodson[0] * args.tauDeg +
    doodson[1] * args.sDeg +
    doodson[2] * args.hDeg +
    doodson[3] * args.pDeg -
    doodson[4] * args.nodeDeg +
    doodson[5] * args.p1Deg
  );
}
