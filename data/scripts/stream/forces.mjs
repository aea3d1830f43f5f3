/** What drives the model: the constants of gauges, spread along the open edges; and the guessed depths. */
import { readFileSync } from 'node:fs';
import { cells, lonScale, nearness, placeOf } from './area.mjs';
import { thinPlate } from './linear.mjs';

const rad = Math.PI / 180;

/** Degrees an hour (IHO list). */
export const speeds = {
  M2: 28.9841042,
  S2: 30,
  N2: 28.4397295,
  K1: 15.0410686,
  O1: 13.9430356,
  M4: 57.9682085,
  MS4: 58.9841042,
  MN4: 57.4238338,
  M6: 86.9523127,
};
const semidiurnal = new Set(['M2', 'S2', 'N2']);

const file = JSON.parse(readFileSync(new URL('../../tide-stations.json', import.meta.url), 'utf8'));
const gaugeIds = [
  ...['newhaven-nha-gbr-bodc', 'hastings_pier-hgp-gbr-cco', 'dover-dov-gbr-bodc'],
  ...['deal_pier-dlp-gbr-cco', 'herne_bay-hby-gbr-cco', 'calais-55-fra-refmar'],
  ...['boulogne_sur_mer-111-fra-refmar', 'dunkerque-2-fra-refmar', 'dieppe-24-fra-refmar'],
  ...['harwich-har-gbr-bodc', 'felixstowe-fel-gbr-bodc', 'cadzand-cadzd-nld-rws'],
  ...['euro_platform-eurpfm-nld-rws', 'brighton-btn-gbr-cco', 'westkapelle-westkple-nld-rws'],
  'le_havre-4-fra-refmar',
];

export const gauges = gaugeIds.map((id) => {
  const found = file.stations.find((one) => one.id === `ticon/${id}`);
  if (found === undefined) throw new Error(`station: got none of ${id}, expected it`);
  return found;
});

/** A constant as [in phase, a quarter behind], metres: H cos g and H sin g. */
export function complexOf(station, name) {
  const found = station.constants.find((one) => one[0] === name);
  if (found === undefined) return [0, 0];
  return [found[1] * Math.cos(found[2] * rad), found[1] * Math.sin(found[2] * rad)];
}

/** Where the amplitude at the open edges may be corrected, semi-diurnal constituents only. */
export const knots = [
  [-0.3, 50.7],
  [-0.3, 50.3],
  [0.3, 50.06],
  [0.9, 51.67],
  [1.6, 51.67],
  [2.3, 51.67],
  [2.74, 51.5],
  [2.74, 51.25],
];
const knotRadiusDeg = 0.2;

/** Amplitude of one constituent at each open cell. */
export function edgeConstants(area, name, parameters) {
  const places = gauges.map((one) => [one.lon, one.lat]);
  const parts = [0, 1].map((part) =>
    thinPlate(
      places,
      gauges.map((one) => complexOf(one, name)[part]),
      lonScale,
    ),
  );
  return area.open.map((cell) => {
    const place = placeOf(cell);
    const [re, im] = parts.map((plate) => plate(place));
    if (!semidiurnal.has(name)) return [re, im];
    const weights = knots.map((knot) => nearness(knot, place, knotRadiusDeg));
    const total = weights.reduce((sum, one) => sum + one, 1e-12);
    let a = 0;
    let b = 0;
    weights.forEach((weight, k) => {
      a += (weight / total) * parameters.edgeRe[k];
      b += (weight / total) * parameters.edgeIm[k];
    });
    return [re * (1 + a) - im * b, im * (1 + a) + re * b];
  });
}

/** Where the depth guess may be bent: longitude, latitude, radius in degrees of latitude. */
export const bumps = [
  [1.51, 51.15, 0.08],
  [1.45, 51.27, 0.08],
  [1.45, 51.0, 0.12],
  [1.5, 50.8, 0.1],
  [1.65, 51.0, 0.06],
  [2.3, 51.15, 0.25],
  [0.9, 50.6, 0.4],
  [2.2, 51.5, 0.3],
  [1.1, 51.45, 0.25],
  [1.85, 51.08, 0.12],
];
const shoreM = 6;
const shallowestM = 4;

/** Depth below mean sea level: deeper away from the coast, bent by the bumps. */
export function depths(area, parameters) {
  const depthM = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    if (area.sea[cell] === 0) continue;
    let bend = 0;
    bumps.forEach(([lon, lat, radiusDeg], k) => {
      bend += parameters.bump[k] * nearness([lon, lat], placeOf(cell), radiusDeg);
    });
    const rise = 1 - Math.exp(-area.coastM[cell] / parameters.slopeM);
    depthM[cell] = Math.max(
      shallowestM,
      (shoreM + (parameters.deepM - shoreM) * rise) * Math.exp(bend),
    );
  }
  return depthM;
}
