/** How far the water has carried by each time, on a coarse grid: looked up at every step of every path. */
import type { LocalFrame } from '@straitwatch/geo';
import type { FlowAt } from './types.js';

export interface CarriedWater {
  /** Kilometres that water near a place moves between two times (hours): east and north into `out`. */
  between(xKm: number, yKm: number, fromH: number, toH: number, out: Float64Array): void;
}

const west = -60;
const south = -60;
const cellKm = 8;
const columns = 18;
const rows = 15;
const stepH = 1 / 6;

/** @param toH hours after `startMs` up to which a path may ask */
export function carriedWater(
  flowAt: FlowAt | undefined,
  frame: LocalFrame,
  startMs: number,
  fromH: number,
  toH: number,
): CarriedWater {
  if (flowAt === undefined) return { between: (_x, _y, _from, _to, out) => out.fill(0) };
  const steps = Math.max(2, Math.ceil((toH - fromH) / stepH) + 2);
  const cells = columns * rows;
  const east = new Float64Array(cells * steps);
  const north = new Float64Array(cells * steps);
  const places = Array.from({ length: cells }, (_, cell) =>
    frame.toPoint({
      eastM: 1000 * (west + cellKm * ((cell % columns) + 0.5)),
      northM: 1000 * (south + cellKm * (Math.floor(cell / columns) + 0.5)),
    }),
  );
  const isKnown = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const place = places[cell]!;
    let e = 0;
    let n = 0;
    for (let step = 1; step < steps; step++) {
      const flow = flowAt(place, startMs + (fromH + (step - 0.5) * stepH) * 3_600_000);
      if (flow !== undefined) isKnown[cell] = 1;
      // m/s over a step of hours: 3.6 km/h for each.
      e += (flow?.eastMps ?? 0) * 3.6 * stepH;
      n += (flow?.northMps ?? 0) * 3.6 * stepH;
      east[cell * steps + step] = e;
      north[cell * steps + step] = n;
    }
  }
  lendToDry(isKnown, east, north, steps);
  const at = (table: Float64Array, cell: number, hours: number): number => {
    const place = Math.min(steps - 1.001, Math.max(0, (hours - fromH) / stepH));
    const low = Math.floor(place);
    const first = table[cell * steps + low]!;
    return first + (table[cell * steps + low + 1]! - first) * (place - low);
  };
  return {
    between(xKm, yKm, from, to, out) {
      const column = Math.min(columns - 1, Math.max(0, Math.floor((xKm - west) / cellKm)));
      const row = Math.min(rows - 1, Math.max(0, Math.floor((yKm - south) / cellKm)));
      const cell = row * columns + column;
      out[0] = at(east, cell, to) - at(east, cell, from);
      out[1] = at(north, cell, to) - at(north, cell, from);
    },
  };
}

/** A cell on land gets the water of its nearest wet neighbour: a beach is where boats come from. */
function lendToDry(isKnown: Uint8Array, east: Float64Array, north: Float64Array, steps: number) {
  for (let cell = 0; cell < isKnown.length; cell++) {
    if (isKnown[cell] === 1) continue;
    let best = -1;
    let least = Infinity;
    for (let other = 0; other < isKnown.length; other++) {
      if (isKnown[other] !== 1) continue;
      const apart =
        ((other % columns) - (cell % columns)) ** 2 +
        (Math.floor(other / columns) - Math.floor(cell / columns)) ** 2;
      if (apart >= least) continue;
      least = apart;
      best = other;
    }
    if (best < 0 || least > 9) continue;
    for (const table of [east, north]) {
      table.copyWithin(cell * steps, best * steps, best * steps + steps);
    }
  }
}
