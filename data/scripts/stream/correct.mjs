/**
 * The last correction: optimal interpolation (Gandin 1963) of the differences between the model and the
 * sourced places, M2 first; S2 and N2 follow in the ratio that the gauge at Dover has. Its own theory
 * gives the error that is left in each cell.
 */

import { cosAt } from './analysis.mjs';
import { lonScale, placeOf, waterCellAt } from './area.mjs';
import { complexOf, gauges } from './forces.mjs';
import { solve } from './linear.mjs';

/** Errors of the model are alike within this distance. */
export const alikeM = 11_000;
/** Error of one component of M2 before the correction, as a share of the local M2, and never less. */
const share = 0.22;
const leastMps = 0.06;
/** What no harmonic grid of this step can hold: eddies, banks, wind. */
const restMps = 0.08;

function likeness([lonA, latA], [lonB, latB]) {
  const x = (lonA - lonB) * lonScale * 111_200;
  const y = (latA - latB) * 111_200;
  return Math.exp(-(x * x + y * y) / (2 * alikeM * alikeM));
}

export function m2At(constants, cell) {
  const at = cosAt(constants.names, 'M2');
  return [
    ...[constants.east[at][cell], constants.east[at + 1][cell]],
    ...[constants.north[at][cell], constants.north[at + 1][cell]],
  ];
}

const errorBefore = (constants, cell) =>
  Math.max(leastMps, (share * Math.hypot(...m2At(constants, cell))) / Math.SQRT2);

/** How far the places pull each cell, and the error that is left. */
function weigher(area, constants, places) {
  const observed = places.map((one) => {
    const cell = waterCellAt(area.sea, one.lon, one.lat);
    const difference = one.m2.map((value, i) => value - m2At(constants, cell)[i]);
    return { ...one, difference, error: errorBefore(constants, cell) };
  });
  const covariance = observed.map((a, i) =>
    observed.map(
      (b, j) =>
        a.error * b.error * likeness([a.lon, a.lat], [b.lon, b.lat]) + (i === j ? a.sdMps ** 2 : 0),
    ),
  );
  return (cell) => {
    const error = errorBefore(constants, cell);
    const reach = observed.map(
      (one) => error * one.error * likeness([one.lon, one.lat], placeOf(cell)),
    );
    if (observed.length === 0) return { change: [0, 0, 0, 0], sdMps: Math.hypot(error, restMps) };
    const weights = solve(covariance, reach);
    const change = [0, 1, 2, 3].map((part) =>
      weights.reduce((sum, weight, i) => sum + weight * observed[i].difference[part], 0),
    );
    const known = weights.reduce((sum, weight, i) => sum + weight * reach[i], 0);
    return { change, sdMps: Math.sqrt(Math.max(0, error * error - known) + restMps * restMps) };
  };
}

/** The ratio of another constituent to M2 at Dover, as a complex number. */
function ratioAtDover(name) {
  const dover = gauges.find((one) => one.id.includes('dover'));
  const [a, b] = complexOf(dover, name);
  const [c, d] = complexOf(dover, 'M2');
  const square = c * c + d * d;
  return [(a * c + b * d) / square, (b * c - a * d) / square];
}

/** New constants, and the sd of one component of the stream in each cell. */
export function correct(area, constants, places) {
  const weigh = weigher(area, constants, places);
  const copy = (lists) => lists.map((values) => Float64Array.from(values));
  const corrected = { ...constants, east: copy(constants.east), north: copy(constants.north) };
  const sdMps = new Float64Array(area.sea.length);
  for (let cell = 0; cell < area.sea.length; cell += 1) {
    if (area.sea[cell] === 0) continue;
    const result = weigh(cell);
    sdMps[cell] = result.sdMps;
    for (const name of ['M2', 'S2', 'N2']) {
      const [re, im] = name === 'M2' ? [1, 0] : ratioAtDover(name);
      const at = cosAt(constants.names, name);
      [corrected.east, corrected.north].forEach((lists, part) => {
        const [c, s] = [result.change[2 * part], result.change[2 * part + 1]];
        lists[at][cell] += c * re - s * im;
        lists[at + 1][cell] += s * re + c * im;
      });
    }
  }
  return { constants: corrected, sdMps };
}
