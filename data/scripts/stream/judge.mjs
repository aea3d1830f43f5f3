/** How the finished grid stands against the sourced places: rates, directions, turns. */

import { cosAt } from './analysis.mjs';
import { waterCellAt } from './area.mjs';
import { speeds } from './forces.mjs';
import { doverLagDeg, highWaterShiftH, sourcedPlaces, vectorOf } from './sources.mjs';

const rad = Math.PI / 180;
/** Turns that a source tells, hours from high water Dover; a span where it tells one. */
export const sourcedTurns = [
  { id: 'goodwin-south', to: 'north', h: [-2, -2], towardsDeg: 35 },
  { id: 'goodwin-south', to: 'south', h: [4, 4], towardsDeg: 35 },
  { id: 'ramsgate-se', to: 'north', h: [-1.58, -1.58], towardsDeg: 20 },
  { id: 'ramsgate-se', to: 'south', h: [4.58, 4.58], towardsDeg: 20 },
  { id: 'mid-strait', to: 'north', h: [-2, -1.5], towardsDeg: 40 },
  { id: 'mid-strait', to: 'south', h: [4.5, 4.5], towardsDeg: 40 },
  { id: 'calais-offing', to: 'south', h: [4.3, 4.3], towardsDeg: 60, lon: 1.8, lat: 51.0 },
];

/** The stream at mean springs (phase 1) or neaps (-1), hours from high water Dover. */
export function typicalStream(constants, steady, cell, phase) {
  const shiftH = highWaterShiftH(phase);
  const [m2, s2] = [doverLagDeg('M2'), doverLagDeg('S2')];
  const parts = [
    ...[
      ['M2', 1, m2],
      ['S2', phase, s2],
      ['M4', 1, 2 * m2],
    ],
    ...[
      ['MS4', phase, m2 + s2],
      ['M6', 1, 3 * m2],
    ],
  ];
  return (h) =>
    [constants.east, constants.north].map((lists, part) => {
      let sum = steady[part][cell];
      for (const [name, factor, startDeg] of parts) {
        const angle = (startDeg + speeds[name] * (h + shiftH)) * rad;
        const at = cosAt(constants.names, name);
        sum += factor * (lists[at][cell] * Math.cos(angle) + lists[at + 1][cell] * Math.sin(angle));
      }
      return sum;
    });
}

function rmsOf(rows, streams) {
  let sum = 0;
  for (const row of rows) {
    ['spring_kn', 'neap_kn'].forEach((rate, i) => {
      const [e, n] = streams[i](row.h);
      const [east, north] = vectorOf(row, rate);
      sum += (e - east) ** 2 + (n - north) ** 2;
    });
  }
  return Math.sqrt(sum / (2 * rows.length));
}

const peakOf = (stream) =>
  Math.max(...Array.from({ length: 125 }, (_, i) => Math.hypot(...stream(-6.2 + i / 10))));

/** When the stream turns along an axis near an hour. */
function turnNear(stream, { to, h, towardsDeg }) {
  const along = (hour) => {
    const [e, n] = stream(hour);
    return e * Math.sin(towardsDeg * rad) + n * Math.cos(towardsDeg * rad);
  };
  const sign = to === 'north' ? 1 : -1;
  const aim = (h[0] + h[1]) / 2;
  let best = Number.NaN;
  for (let hour = aim - 3; hour < aim + 3; hour += 0.01) {
    const isTurn = sign * along(hour) < 0 && sign * along(hour + 0.01) >= 0;
    if (isTurn && !(Math.abs(hour - aim) > Math.abs(best - aim))) best = hour;
  }
  return best;
}

/** Minutes outside the hours that the source gives. */
function missMin(found, [from, to]) {
  return Math.round(60 * (found < from ? found - from : found > to ? found - to : 0));
}

export function judge(area, constants, steady) {
  const places = sourcedPlaces.map((one) => {
    const cell = waterCellAt(area.sea, one.lon, one.lat);
    const streams = [1, -1].map((phase) => typicalStream(constants, steady, cell, phase));
    return {
      id: one.id,
      rmsMps: rmsOf(one.rows, streams),
      springPeakMps: peakOf(streams[0]),
      neapPeakMps: peakOf(streams[1]),
      confidence: one.confidence,
    };
  });
  const turns = sourcedTurns.map((turn) => {
    const place = sourcedPlaces.find((one) => one.id === turn.id) ?? turn;
    const cell = waterCellAt(area.sea, place.lon, place.lat);
    const [spring, neap] = [1, -1].map((phase) =>
      turnNear(typicalStream(constants, steady, cell, phase), turn),
    );
    return {
      ...{ id: turn.id, to: turn.to, h: turn.h, springH: spring, neapH: neap },
      ...{ springMissMin: missMin(spring, turn.h), neapMissMin: missMin(neap, turn.h) },
    };
  });
  return { places, turns };
}
