/** Outlines of uncertain places, for maps. */
import { GeoError } from './errors.js';
import { destination } from './geodesic.js';
import { checkBearing, checkPoint, type LatLon } from './point.js';
import type { Polygon } from './regions.js';

const cornersMin = 8;
const cornersMax = 720;
const radiusMMax = 5_000_000;

/**
 * A circle of a radius in metres (0 < radiusM <= 5,000,000) as a polygon with its corners on the
 * circle, counter-clockwise as GeoJSON wants it.
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE, GEO_RADIUS, GEO_COUNT
 */
export function circlePolygon(circle: {
  readonly centre: LatLon;
  readonly radiusM: number;
  /** 8..720; 64 where absent. */
  readonly corners?: number;
}): Polygon {
  checkRadius('radiusM', circle.radiusM);
  return outline(circle.centre, circle.corners ?? 64, (bearingDegTrue) => ({
    bearingDegTrue,
    distanceM: circle.radiusM,
  }));
}

/**
 * The ellipse that holds a two-dimensional normal place with a probability (0.95 where absent),
 * from its standard deviations along and across the axis.
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE, GEO_RADIUS, GEO_BEARING, GEO_COUNT, GEO_PROBABILITY
 */
export function ellipsePolygon(ellipse: {
  readonly centre: LatLon;
  readonly sdMajorM: number;
  readonly sdMinorM: number;
  /** Direction of the major axis, degrees true. */
  readonly axisDegTrue: number;
  readonly probability?: number;
  readonly corners?: number;
}): Polygon {
  checkRadius('sdMajorM', ellipse.sdMajorM);
  checkRadius('sdMinorM', ellipse.sdMinorM);
  checkBearing(ellipse.axisDegTrue);
  const scale = radiusInSd(ellipse.probability ?? 0.95);
  checkRadius('sdMajorM', ellipse.sdMajorM * scale);
  checkRadius('sdMinorM', ellipse.sdMinorM * scale);
  return outline(ellipse.centre, ellipse.corners ?? 64, (turnDegrees) => {
    const t = (turnDegrees * Math.PI) / 180;
    const alongM = Math.cos(t) * ellipse.sdMajorM * scale;
    const acrossM = Math.sin(t) * ellipse.sdMinorM * scale;
    return {
      bearingDegTrue: ellipse.axisDegTrue + (Math.atan2(acrossM, alongM) * 180) / Math.PI,
      distanceM: Math.hypot(alongM, acrossM),
    };
  });
}

/**
 * Radius, in standard deviations of one axis, of the circle that holds a circular normal place with
 * a probability (0 < p < 1): sqrt(-2 ln(1 - p)); 2.4477 for 95 %.
 * @throws GeoError GEO_PROBABILITY
 */
export function radiusInSd(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new GeoError({
      code: 'GEO_PROBABILITY',
      field: 'probability',
      value: probability,
      expected: 'more than 0 and less than 1',
    });
  }
  return Math.sqrt(-2 * Math.log1p(-probability));
}

/**
 * A radius that holds a place with one probability, made the radius that holds it with another,
 * for a circular normal: AML's 68 % to our 95 % is times 1.62.
 * @throws GeoError GEO_PROBABILITY
 */
export function rescaleRadiusM(
  radiusM: number,
  probability: { readonly from: number; readonly to: number },
): number {
  return (radiusM * radiusInSd(probability.to)) / radiusInSd(probability.from);
}

function checkRadius(field: string, valueM: number): void {
  if (valueM > 0 && valueM <= radiusMMax) return;
  throw new GeoError({
    code: 'GEO_RADIUS',
    field,
    value: valueM,
    expected: `metres, more than 0 and at most ${radiusMMax}`,
  });
}

function outline(
  centre: LatLon,
  corners: number,
  leg: (turnDegrees: number) => { bearingDegTrue: number; distanceM: number },
): Polygon {
  checkPoint(centre, 'centre');
  if (!(Number.isInteger(corners) && corners >= cornersMin && corners <= cornersMax)) {
    throw new GeoError({
      code: 'GEO_COUNT',
      field: 'corners',
      value: corners,
      expected: `a whole number from ${cornersMin} to ${cornersMax}`,
    });
  }
  const ring: [number, number][] = [];
  for (let i = 0; i < corners; i++) {
    const { lat, lon } = destination(centre, leg(-(360 * i) / corners));
    ring.push([lon, lat]);
  }
  ring.push(ring[0]!);
  return { type: 'Polygon', coordinates: [ring] };
}
