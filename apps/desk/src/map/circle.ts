/** Dashed rings on the water. */
import { destination, type LatLon } from '@straitwatch/geo';

const corners = 48;
type Point = [number, number];

function ring(at: LatLon, radiusM: number): Point[] {
  return Array.from({ length: corners }, (_unused, i) => {
    const to = destination(at, { bearingDegTrue: (i * 360) / corners, distanceM: radiusM });
    return [to.lon, to.lat];
  });
}

/** Every other piece of the ring: how an old area is drawn. */
export function dashes(at: LatLon, radiusM: number): Point[][] {
  const points = ring(at, radiusM);
  return points.flatMap((point, i) => {
    const next = points[(i + 1) % points.length];
    return i % 2 === 0 && next !== undefined ? [[point, next]] : [];
  });
}
