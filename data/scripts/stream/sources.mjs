/** The sourced places of tidal-streams.json, as constants of M2 and S2 that the model can be held against. */
import { readFileSync } from 'node:fs';
import { gauges, speeds } from './forces.mjs';
import { leastSquares } from './linear.mjs';

const rad = Math.PI / 180;
const mpsPerKn = 1852 / 3600;
const file = JSON.parse(readFileSync(new URL('../../tidal-streams.json', import.meta.url), 'utf8'));
const dover = gauges.find((one) => one.id.includes('dover'));
export const doverLagDeg = (name) => dover.constants.find((one) => one[0] === name)[2];

/**
 * High water Dover is the highest water, not the crest of M2: hours from the crest of M2 (and S2 at springs
 * and neaps) to the highest water of M2, M4 and M6 together with S2 in phase (1), absent (0) or out (-1).
 */
export function highWaterShiftH(phase) {
  const parts = [
    ...[
      ['M2', 1, doverLagDeg('M2')],
      ['M4', 1, 2 * doverLagDeg('M2')],
    ],
    ...[
      ['M6', 1, 3 * doverLagDeg('M2')],
      ['S2', phase, doverLagDeg('S2')],
    ],
    ['MS4', phase, doverLagDeg('M2') + doverLagDeg('S2')],
  ];
  const heightM = (h) =>
    parts.reduce((sum, [name, factor, crestDeg]) => {
      const [, amplitudeM, lagDeg] = dover.constants.find((one) => one[0] === name);
      return sum + factor * amplitudeM * Math.cos((crestDeg + speeds[name] * h - lagDeg) * rad);
    }, 0);
  let best = 0;
  for (let h = -1.5; h <= 1.5; h += 0.001) if (heightM(h) > heightM(best)) best = h;
  return best;
}

/** How far each row may be believed, m/s: high, medium and low confidence as the file says. */
const sdMps = {
  'goodwin-south': 0.08,
  'ramsgate-se': 0.1,
  'mid-strait': 0.15,
  'gris-nez-south': 0.2,
  'blanc-nez-offshore': 0.2,
};

/** East and north of a row, m/s. */
export function vectorOf(row, rate) {
  const direction = row.dir_deg * rad;
  const mps = row[rate] * mpsPerKn;
  return [mps * Math.sin(direction), mps * Math.cos(direction)];
}

/** M2 of a place: mean of spring and neap rows, over one tide from high water Dover. */
function m2Of(rows) {
  const shiftH = highWaterShiftH(0);
  const basis = rows.map(({ h }) => {
    const angle = (doverLagDeg('M2') + speeds.M2 * (h + shiftH)) * rad;
    return [1, Math.cos(angle), Math.sin(angle)];
  });
  // The row six hours before and the row six hours after are nearly one moment.
  const weights = rows.map(({ h }) => (Math.abs(h) === 6 ? 0.7 : 1));
  return [0, 1].map((part) => {
    const values = rows.map(
      (row) => 0.5 * (vectorOf(row, 'spring_kn')[part] + vectorOf(row, 'neap_kn')[part]),
    );
    return leastSquares(basis, values, weights);
  });
}

export const sourcedPlaces = file.points
  .filter((one) => one.derived !== null)
  .map((one) => {
    const [east, north] = m2Of(one.derived.hourly);
    return {
      ...{ id: one.id, lon: one.lon, lat: one.lat, sdMps: sdMps[one.id] },
      ...{ rows: one.derived.hourly, confidence: one.confidence },
      m2: [east[1], east[2], north[1], north[2]],
    };
  });
