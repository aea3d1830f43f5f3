/** Rings put together as polygons with holes. */
import { ringContains } from '@straitwatch/geo';

type Ring = readonly (readonly [lonDeg: number, latDeg: number])[];

function signedArea(ring: Ring): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return twice / 2;
}

/** Anticlockwise rings are outer ones; each clockwise ring is a hole of the smallest that holds it. */
export function polygonsOfRings(rings: readonly Ring[]): Ring[][] {
  const sized = rings.map((ring) => ({ ring, area: signedArea(ring) }));
  const outer = sized.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area);
  const polygons = outer.map(({ ring }) => [ring]);
  for (const { ring, area } of sized) {
    const [lon, lat] = ring[0] ?? [0, 0];
    if (area >= 0) continue;
    const home = outer.findIndex((one) => one.area > -area && ringContains(one.ring, { lon, lat }));
    polygons[home]?.push(ring);
  }
  return polygons;
}
