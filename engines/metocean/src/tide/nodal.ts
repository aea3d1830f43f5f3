/**
 * Nodal corrections: how the 18.6 years of the Moon's node and the 8.85 years of its perigee change the
 * lunar constituents. Each is a complex factor f e^(iu), kept as its two parts so that it can be raised to
 * powers and interpolated without a jump.
 *
 * Source: the expansions of A. T. Doodson (1928) as listed by the IHO Tides, Water Level and Currents
 * Working Group (Standard Constituent List, "Nodal corrections") and in D. Pugh and P. Woodworth,
 * Sea-Level Science (2014), table 4.3. Against the formulas of P. Schureman (1940, SP 98) the height at
 * Dover differs by up to 12 mm, almost all of it in L2.
 */

/** f cos u and f sin u. */
export interface Factor {
  readonly re: number;
  readonly im: number;
}

/** The corrections that all others are products of. */
export type NodalRoot = 'Mm' | 'Mf' | 'O1' | 'K1' | 'J1' | 'M1' | 'M2' | 'K2' | 'L2' | 'M3';

const rad = Math.PI / 180;
const one: Factor = { re: 1, im: 0 };

function polar(f: number, uDeg: number): Factor {
  return { re: f * Math.cos(uDeg * rad), im: f * Math.sin(uDeg * rad) };
}

type Roots = Readonly<Record<NodalRoot, (n: number, p: number) => Factor>>;

/** n: longitude of the node, p: of the lunar perigee, both in radians. */
const roots: Roots = {
  Mm: (n, p) =>
    polar(1 - 0.1311 * Math.cos(n) + 0.0538 * Math.cos(2 * p) + 0.0205 * Math.cos(2 * p - n), 0),
  Mf: (n) =>
    polar(
      1.084 + 0.415 * Math.cos(n) + 0.039 * Math.cos(2 * n),
      -23.7 * Math.sin(n) + 2.7 * Math.sin(2 * n) - 0.4 * Math.sin(3 * n),
    ),
  O1: (n) =>
    polar(
      1.0176 + 0.1871 * Math.cos(n) - 0.0147 * Math.cos(2 * n),
      10.8 * Math.sin(n) - 1.34 * Math.sin(2 * n) + 0.19 * Math.sin(3 * n),
    ),
  K1: (n) =>
    polar(
      1.006 + 0.115 * Math.cos(n) - 0.0088 * Math.cos(2 * n) + 0.0006 * Math.cos(3 * n),
      -8.86 * Math.sin(n) + 0.68 * Math.sin(2 * n) - 0.07 * Math.sin(3 * n),
    ),
  J1: (n) =>
    polar(
      1.1029 + 0.1676 * Math.cos(n) - 0.017 * Math.cos(2 * n) + 0.0016 * Math.cos(3 * n),
      -12.94 * Math.sin(n) + 1.34 * Math.sin(2 * n) - 0.19 * Math.sin(3 * n),
    ),
  M1: (n, p) => ({
    re: 2 * (Math.cos(p) + 0.2 * Math.cos(p - n)),
    im: Math.sin(p) + 0.2 * Math.sin(p - n),
  }),
  M2: (n) => polar(1.0007 - 0.0373 * Math.cos(n) + 0.0002 * Math.cos(2 * n), -2.14 * Math.sin(n)),
  K2: (n) =>
    polar(
      1.0246 + 0.2863 * Math.cos(n) + 0.0083 * Math.cos(2 * n) - 0.0015 * Math.cos(3 * n),
      -17.74 * Math.sin(n) + 0.68 * Math.sin(2 * n) - 0.04 * Math.sin(3 * n),
    ),
  L2: (n, p) => ({
    re:
      1 -
      0.2505 * Math.cos(2 * p) -
      0.1102 * Math.cos(2 * p - n) -
      0.0156 * Math.cos(2 * p - 2 * n) -
      0.037 * Math.cos(n),
    im:
      -0.2505 * Math.sin(2 * p) -
      0.1102 * Math.sin(2 * p - n) -
      0.0156 * Math.sin(2 * p - 2 * n) -
      0.037 * Math.sin(n),
  }),
  M3: (n) =>
    polar((1.0007 - 0.0373 * Math.cos(n) + 0.0002 * Math.cos(2 * n)) ** 1.5, -3.21 * Math.sin(n)),
};

/** A product of roots; a negative power turns the phase back but leaves f a factor above its power. */
export type NodalRecipe = readonly (readonly [root: NodalRoot, exponent: number])[];

/** The correction of one constituent for a node and a perigee. */
export function nodalFactor(recipe: NodalRecipe, nodeDeg: number, perigeeDeg: number): Factor {
  let product = one;
  for (const [root, exponent] of recipe) {
    const factor = roots[root](nodeDeg * rad, perigeeDeg * rad);
    const f = Math.hypot(factor.re, factor.im) ** Math.abs(exponent);
    const u = Math.atan2(factor.im, factor.re) * exponent;
    const re = f * Math.cos(u);
    const im = f * Math.sin(u);
    product = {
      re: product.re * re - product.im * im,
      im: product.re * im + product.im * re,
    };
  }
  return product;
}
