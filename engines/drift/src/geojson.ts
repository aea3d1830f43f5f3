/** A run as GeoJSON: areas as outlines, particles as one set of points for each status. */

import { containmentAreas } from './areas.js';
import { polygonsOfRings } from './polygons.js';
import { knownPlaces } from './summary.js';
import { type DriftRun, driftStatuses } from './types.js';

export interface DriftFeature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: {
    readonly type: 'MultiPolygon' | 'MultiPoint';
    readonly coordinates: readonly unknown[];
  };
}

export interface DriftFeatures {
  readonly type: 'FeatureCollection';
  readonly features: readonly DriftFeature[];
}

/** About a centimetre. */
const digits = 7;

/** Areas, largest first, and particles of each frame. */
export function driftFeatures(run: DriftRun): DriftFeatures {
  const features: DriftFeature[] = [];
  for (const frame of run.frames) {
    const time = new Date(frame.timeMs).toISOString();
    const shared = { time, hours: frame.hours };
    const { lonDeg, latDeg } = knownPlaces(frame);
    for (const { share, areaKm2, rings } of containmentAreas(lonDeg, latDeg).reverse()) {
      const coordinates = polygonsOfRings(rings.map((ring) => ring.map(rounded)));
      features.push({
        type: 'Feature',
        properties: { kind: 'containment', ...shared, share, areaKm2 },
        geometry: { type: 'MultiPolygon', coordinates },
      });
    }
    for (const [status, name] of driftStatuses.entries()) {
      const coordinates: (readonly [number, number])[] = [];
      for (let i = 0; i < frame.status.length; i++) {
        if (frame.status[i] === status)
          coordinates.push(rounded([frame.lonDeg[i]!, frame.latDeg[i]!]));
      }
      if (coordinates.length === 0) continue;
      features.push({
        type: 'Feature',
        properties: { kind: 'particles', ...shared, status: name },
        geometry: { type: 'MultiPoint', coordinates },
      });
    }
  }
  return { type: 'FeatureCollection', features };
}

function rounded([lon, lat]: readonly [number, number]): readonly [number, number] {
  return [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))];
}
