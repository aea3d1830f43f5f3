/**
 * The shallow-water equations without advection on an Arakawa C grid: slope of the surface, rotation,
 * quadratic friction at the bed (taken implicitly), a little sideways viscosity; forward-backward in time
 * (Mesinger and Arakawa 1976). Amplitudes at open edges are given.
 */
import { cells, dxM, dyM, grid, midLatDeg } from './area.mjs';
import { depths, edgeConstants, speeds } from './forces.mjs';

const nx = grid.columns;
const g = 9.81;
const coriolis = 2 * 7.2921e-5 * Math.sin((midLatDeg * Math.PI) / 180);
const viscosityM2ps = 30;
const rad = Math.PI / 180;
/** Wetted depth never counts for less than this, metres. */
const leastM = 2;

export const radPerS = (name) => (speeds[name] * rad) / 3_600;

/** Depth on the east and north face of each cell; 0 is a wall. */
function faces(area, depthM) {
  const east = new Float64Array(cells);
  const north = new Float64Array(cells);
  for (let k = 0; k < cells; k += 1) {
    if (area.sea[k] === 0) continue;
    if (k % nx < nx - 1 && area.sea[k + 1] === 1) east[k] = 0.5 * (depthM[k] + depthM[k + 1]);
    if (k + nx < cells && area.sea[k + nx] === 1) north[k] = 0.5 * (depthM[k] + depthM[k + nx]);
  }
  return { east, north };
}

function continuity(s, dtS) {
  const { eta, u, v, east, north } = s;
  for (const k of s.inner) {
    const e = east[k] > 0 ? u[k] * (east[k] + 0.5 * (eta[k] + eta[k + 1])) : 0;
    const w = east[k - 1] > 0 ? u[k - 1] * (east[k - 1] + 0.5 * (eta[k] + eta[k - 1])) : 0;
    const n = north[k] > 0 ? v[k] * (north[k] + 0.5 * (eta[k] + eta[k + nx])) : 0;
    const m = north[k - nx] > 0 ? v[k - nx] * (north[k - nx] + 0.5 * (eta[k] + eta[k - nx])) : 0;
    s.next[k] = eta[k] - dtS * ((e - w) / dxM + (n - m) / dyM);
  }
  for (const k of s.inner) eta[k] = s.next[k];
}

function eastward(s, dtS, friction) {
  const { eta, u, v, east } = s;
  for (const k of s.eastFaces) {
    const across = 0.25 * (v[k] + v[k + 1] + v[k - nx] + v[k + 1 - nx]);
    const here = u[k];
    let a = (-g * (eta[k + 1] - eta[k])) / dxM + coriolis * across;
    if (east[k - 1] > 0 && east[k + 1] > 0) {
      a += (viscosityM2ps * (u[k - 1] + u[k + 1] - 2 * here)) / (dxM * dxM);
    }
    const up = east[k + nx] > 0 ? u[k + nx] : here;
    const down = east[k - nx] > 0 ? u[k - nx] : here;
    a += (viscosityM2ps * (up + down - 2 * here)) / (dyM * dyM);
    const depthM = Math.max(leastM, east[k] + 0.5 * (eta[k] + eta[k + 1]));
    const drag = (friction * Math.sqrt(here * here + across * across)) / depthM;
    s.uNext[k] = (here + dtS * a) / (1 + dtS * drag);
  }
}

function northward(s, dtS, friction) {
  const { eta, u, v, north } = s;
  for (const k of s.northFaces) {
    const across = 0.25 * (u[k] + u[k - 1] + u[k + nx] + u[k - 1 + nx]);
    const here = v[k];
    let a = (-g * (eta[k + nx] - eta[k])) / dyM - coriolis * across;
    if (north[k - nx] > 0 && north[k + nx] > 0) {
      a += (viscosityM2ps * (v[k - nx] + v[k + nx] - 2 * here)) / (dyM * dyM);
    }
    const right = north[k + 1] > 0 ? v[k + 1] : here;
    const left = north[k - 1] > 0 ? v[k - 1] : here;
    a += (viscosityM2ps * (right + left - 2 * here)) / (dxM * dxM);
    const depthM = Math.max(leastM, north[k] + 0.5 * (eta[k] + eta[k + nx]));
    const drag = (friction * Math.sqrt(here * here + across * across)) / depthM;
    s.vNext[k] = (here + dtS * a) / (1 + dtS * drag);
  }
}

function makeState(area, depthM) {
  const { east, north } = faces(area, depthM);
  const make = () => new Float64Array(cells);
  const inner = [];
  const eastFaces = [];
  const northFaces = [];
  for (let k = nx; k < cells - nx; k += 1) {
    const isInside = k % nx > 0 && k % nx < nx - 1;
    if (area.sea[k] === 1 && isInside) inner.push(k);
    if (east[k] > 0) eastFaces.push(k);
  }
  for (let k = 0; k < cells - nx; k += 1) {
    if (north[k] > 0 && k % nx > 0 && k % nx < nx - 1) northFaces.push(k);
  }
  return {
    ...{ east, north },
    ...{ eta: make(), u: make(), v: make(), next: make(), uNext: make(), vNext: make() },
    ...{ inner: Int32Array.from(inner), eastFaces: Int32Array.from(eastFaces) },
    northFaces: Int32Array.from(northFaces),
  };
}

/**
 * Runs the model from rest and calls `look(time in s, state)` every `lookEvery` steps once the start has
 * died away. Phases are those of constituents whose arguments are all 0 at time 0.
 */
export function runModel(area, parameters, options) {
  const { names, dtS, steps, quietSteps, lookEvery, look } = options;
  const depthM = depths(area, parameters);
  const s = makeState(area, depthM);
  const edges = names.map((name) => ({
    w: radPerS(name),
    constants: edgeConstants(area, name, parameters),
  }));
  const rampS = 43_200;
  for (let n = 0; n < steps; n += 1) {
    const t = n * dtS;
    const ramp = Math.min(1, t / rampS);
    continuity(s, dtS);
    const waves = edges.map(({ w }) => [Math.cos(w * t), Math.sin(w * t)]);
    area.open.forEach((cell, o) => {
      let height = 0;
      for (let c = 0; c < edges.length; c += 1) {
        const [re, im] = edges[c].constants[o];
        height += re * waves[c][0] + im * waves[c][1];
      }
      s.eta[cell] = ramp * height;
    });
    eastward(s, dtS, parameters.friction);
    northward(s, dtS, parameters.friction);
    for (const k of s.eastFaces) s.u[k] = s.uNext[k];
    for (const k of s.northFaces) s.v[k] = s.vNext[k];
    if (n >= quietSteps && n % lookEvery === 0) look(t, s);
  }
  if (!s.eta.every(Number.isFinite)) {
    throw new Error(`model: got a wave without bounds, expected a step shorter than ${dtS} s`);
  }
  return { depthM };
}

/** Rates at the middle of a cell from its faces; a wall counts as no flow across it. */
export const middle = {
  east: (u, k) => 0.5 * (u[k] + (k % nx > 0 ? u[k - 1] : u[k])),
  north: (v, k) => 0.5 * (v[k] + (k >= nx ? v[k - nx] : v[k])),
};
