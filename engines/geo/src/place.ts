/** Where a place is, in words: so far and in which direction from a named mark. */
import { geodesicLine } from './geodesic.js';
import { fastDistanceM } from './local.js';
import { type CompassPoint, compassPoint, compassWord, type Language } from './officers.js';
import { checkPoint, type LatLon, metresPerNm } from './point.js';

/** A mark by which a position is said. */
export interface PlaceMark extends LatLon {
  readonly id: string;
  /** English name: "Sandettie LV". */
  readonly en: string;
  /** French name: "bateau-feu Sandettie". */
  readonly fr: string;
  /** French with its "of": "du bateau-feu Sandettie"; "de" and the name where absent. */
  readonly ofFr?: string;
  /** French with its "at": "au bateau-feu Sandettie"; "à" and the name where absent. */
  readonly atFr?: string;
  /**
   * 0..1: divides the distance when choosing, so a mark of 0.5 must be twice as near; 0 is never
   * chosen.
   */
  readonly weight: number;
}

/** So many nautical miles from a mark, in that direction from it; or at it. */
export interface PlaceInWords<Mark extends PlaceMark = PlaceMark> {
  readonly mark: Mark;
  readonly distanceNm: number;
  /** Bearing from the mark to the place, 0..360; 0 when both are one place. */
  readonly bearingDegTrue: number;
  readonly compass: CompassPoint;
  /** Within 0.2 NM: said as "at". */
  readonly at: boolean;
}

/** Nearer than this a place is said to be at the mark. */
export const atMarkNm = 0.2;

/**
 * The best mark to say a place by: the least distance divided by weight, except that a mark nearer
 * than 0.2 NM always wins. Marks of weight 0 or less are left out.
 * @returns undefined when no mark can be used
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE
 */
export function placeInWords<Mark extends PlaceMark>(
  point: LatLon,
  marks: readonly Mark[],
): PlaceInWords<Mark> | undefined {
  checkPoint(point);
  let best: Mark | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    if (!(mark.weight > 0)) continue;
    const nm = fastDistanceM(mark, point) / metresPerNm;
    const cost = nm < atMarkNm ? nm - atMarkNm : nm / mark.weight;
    if (cost >= least) continue;
    least = cost;
    best = mark;
  }
  if (best === undefined) return undefined;
  const line = geodesicLine(best, point);
  const distanceNm = line.distanceM / metresPerNm;
  return {
    mark: best,
    distanceNm,
    bearingDegTrue: line.initialBearingDegTrue,
    compass: compassPoint(line.initialBearingDegTrue),
    at: distanceNm < atMarkNm,
  };
}

/** Nautical miles as said: one decimal under ten, whole above; French with a comma. */
export function formatNm(distanceNm: number, language: Language): string {
  const digits = distanceNm < 9.95 ? 1 : 0;
  const text = distanceNm.toFixed(digits);
  return language === 'fr' ? text.replace('.', ',') : text;
}

/**
 * The words themselves.
 * @example sayPlace(placeInWords(point, marks), 'en') // '2.1 NM ENE of Sandettie LV'
 * @example sayPlace(placeInWords(point, marks), 'fr') // '2,1 NM dans l’ENE du bateau-feu
 * Sandettie'
 */
export function sayPlace(place: PlaceInWords, language: Language): string {
  const { mark } = place;
  if (language === 'fr') {
    if (place.at) return mark.atFr ?? `à ${mark.fr}`;
    const point = compassWord(place.compass, 'fr');
    // Read aloud: "l'est-nord-est", "l'ouest", but "le nord", "le sud-ouest".
    const article = point.startsWith('E') || point.startsWith('O') ? 'l’' : 'le ';
    const of = mark.ofFr ?? `de ${mark.fr}`;
    return `${formatNm(place.distanceNm, 'fr')} NM dans ${article}${point} ${of}`;
  }
  if (place.at) return `at ${mark.en}`;
  return `${formatNm(place.distanceNm, 'en')} NM ${place.compass} of ${mark.en}`;
}
