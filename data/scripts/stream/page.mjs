/** The tables of docs/explanation/tidal-stream.md. */

import { cosAt } from './analysis.mjs';
import { waterCellAt } from './area.mjs';
import { complexOf, gauges } from './forces.mjs';

const two = (value) => value.toFixed(2);
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Amplitude and lag, degrees, of a complex constant. */
function polar([re, im]) {
  return [Math.hypot(re, im), ((Math.atan2(im, re) * 180) / Math.PI + 360) % 360];
}

export function gaugeTable(area, constants) {
  const rows = [];
  for (const gauge of gauges) {
    const cell = waterCellAt(area.sea, gauge.lon, gauge.lat);
    if (cell < 0) continue;
    const row = [gauge.name];
    for (const name of ['M2', 'S2', 'M4']) {
      const at = cosAt(constants.names, name);
      const model = polar([constants.eta[at][cell], constants.eta[at + 1][cell]]);
      const real = polar(complexOf(gauge, name));
      row.push(
        `${two(model[0])} m ${model[1].toFixed(0)}° (${two(real[0])} m ${real[1].toFixed(0)}°)`,
      );
    }
    rows.push(row);
  }
  return table(['gauge', 'M2: model (gauge)', 'S2', 'M4'], rows);
}

export function placeTable({ before, after, alone, sdAt }) {
  const rows = after.places.map((one, i) => [
    `\`${one.id}\``,
    two(before.places[i].rmsMps),
    two(alone[i].rmsMps),
    two(one.rmsMps),
    `${two(one.springPeakMps)} / ${two(one.neapPeakMps)}`,
    two(sdAt[one.id]),
    one.confidence,
  ]);
  const head = [
    ...['place', 'model alone', 'corrected by the others', 'as shipped'],
    ...['peak spring / neap', 'sd told', 'confidence of the source'],
  ];
  return table(head, rows);
}

function sign(hours) {
  return `${hours >= 0 ? '+' : ''}${hours.toFixed(2)}`;
}

export function turnTable({ after }) {
  const rows = after.turns.map((one) => [
    `\`${one.id}\``,
    `to the ${one.to}`,
    one.h[0] === one.h[1] ? sign(one.h[0]) : `${sign(one.h[0])} to ${sign(one.h[1])}`,
    `${sign(one.springH)} / ${sign(one.neapH)}`,
    `${one.springMissMin} / ${one.neapMissMin}`,
  ]);
  return table(['place', 'turn', 'source, h', 'spring / neap, h', 'miss, min'], rows);
}
