/**
 * The inverse geodesic problem for nearly antipodal places, where Vincenty's iteration does not
 * settle.
 *
 * The idea is C. F. F. Karney's ("Algorithms for geodesics", Journal of Geodesy 87, 2013, section
 * 4):
 * turn the pair so that it lies in a standard position, in which the longitude reached is a rising
 * function of the azimuth at the first place, and find that azimuth. We bisect instead of using
 * Newton's method, and integrate his equations (7) and (8) by Gauss-Legendre quadrature instead of
 * expanding them: slower, short, and sure. These pairs lie on the other side of the earth from each
 * other, so speed does not matter here.
 */
import { normaliseBearingDeg, radPerDeg, semiMinorM, wgs84 } from './point.js';

const f = wgs84.flattening;
const secondEccentricitySquared = (f * (2 - f)) / (1 - f) ** 2;
const halvings = 100;

/** Nodes and weights of the 10-point Gauss-Legendre rule on -1..1 (positive half; symmetric). */
const gaussNodes = [
  0.148_874_338_981_631_2, 0.433_395_394_129_247_2, 0.679_409_568_299_024_4,
  0.865_063_366_688_984_5, 0.973_906_528_517_171_7,
] as const;
const gaussWeights = [
  0.295_524_224_714_752_9, 0.269_266_719_309_996_4, 0.219_086_362_515_982, 0.149_451_349_150_580_6,
  0.066_671_344_308_688_1,
] as const;
/** Each quarter turn is integrated on its own; the integrands are smooth on that scale. */
const panels = 4;

function integrate(fromRad: number, toRad: number, integrand: (sigma: number) => number): number {
  const half = (toRad - fromRad) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = fromRad + half * (2 * panel + 1);
    for (let i = 0; i < gaussNodes.length; i++) {
      const offset = half * gaussNodes[i]!;
      sum += gaussWeights[i]! * (integrand(middle - offset) + integrand(middle + offset));
    }
  }
  return sum * half;
}

/** A geodesic in standard position for one azimuth at its start. */
interface Trial {
  readonly lonRad: number;
  readonly distanceM: number;
  readonly alpha1: number;
  readonly alpha2: number;
}

/**
 * beta1, beta2: reduced latitudes with beta1 <= 0 and |beta2| <= |beta1|. alpha0: azimuth at the
 * equator. sigma: arc from the northward equator crossing; omega: its longitude on the sphere.
 */
function trial(beta1: number, beta2: number, alpha1: number): Trial {
  const sinAlpha1 = Math.sin(alpha1);
  const cosAlpha1 = Math.cos(alpha1);
  const cosBeta1 = Math.cos(beta1);
  const cosBeta2 = Math.cos(beta2);
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const cosAlpha0 = Math.hypot(cosAlpha1, sinAlpha1 * Math.sin(beta1));
  const sinAlpha2 = cosBeta2 === cosBeta1 ? sinAlpha1 : sinAlpha0 / cosBeta2;
  const northward = (cosAlpha1 * cosBeta1) ** 2 + (cosBeta2 - cosBeta1) * (cosBeta2 + cosBeta1);
  const cosAlpha2 =
    cosBeta2 === cosBeta1 && Math.abs(beta2) === Math.abs(beta1)
      ? Math.abs(cosAlpha1)
      : Math.sqrt(Math.max(0, northward)) / cosBeta2;
  const sigma1 = Math.atan2(Math.sin(beta1), cosAlpha1 * cosBeta1);
  const sigma2 = Math.atan2(Math.sin(beta2), cosAlpha2 * cosBeta2);
  const omega1 = Math.atan2(sinAlpha0 * Math.sin(beta1), cosAlpha1 * cosBeta1);
  const omega2 = Math.atan2(sinAlpha0 * Math.sin(beta2), cosAlpha2 * cosBeta2);
  const kSquared = secondEccentricitySquared * cosAlpha0 * cosAlpha0;
  const stretch = (sigma: number) => Math.sqrt(1 + kSquared * Math.sin(sigma) ** 2);
  const lag = integrate(sigma1, sigma2, (sigma) => (2 - f) / (1 + (1 - f) * stretch(sigma)));
  return {
    lonRad: omega2 - omega1 - f * sinAlpha0 * lag,
    distanceM: semiMinorM * integrate(sigma1, sigma2, stretch),
    alpha1,
    alpha2: Math.atan2(sinAlpha2, cosAlpha2),
  };
}

function reducedLatitude(latDeg: number): number {
  // The poles are drawn in by a hair (0.6 micrometres) so that no cosine is zero.
  const beta = Math.atan((1 - f) * Math.tan(latDeg * radPerDeg));
  const betaMax = Math.PI / 2 - 1e-13;
  return Math.max(-betaMax, Math.min(betaMax, beta));
}

/**
 * The shortest line between two places given by latitudes and their difference of longitude
 * (-180..180 degrees). Meant for nearly antipodal pairs; right for any pair but two places on the
 * equator less than 179.39 degrees apart, whose line is the equator itself.
 */
export function antipodalLine(pair: { lat1Deg: number; lat2Deg: number; lonDeg: number }): {
  distanceM: number;
  initialBearingDegTrue: number;
  finalBearingDegTrue: number;
} {
  const swap = Math.abs(pair.lat2Deg) > Math.abs(pair.lat1Deg);
  const first = swap ? pair.lat2Deg : pair.lat1Deg;
  const second = swap ? pair.lat1Deg : pair.lat2Deg;
  // Between two places on the equator both ways round are equal: the northern one is given.
  const mirror = first > 0 || (first === 0 && second === 0);
  const beta1 = reducedLatitude(mirror ? -first : first);
  const beta2 = reducedLatitude(mirror ? -second : second);
  // On the equator the line must leave southward to come back: a hair below decides that.
  const start = beta1 === 0 ? -1e-18 : beta1;
  const target = Math.abs(pair.lonDeg) * radPerDeg;
  let low = 0;
  let high = Math.PI;
  for (let i = 0; i < halvings && high - low > 0; i++) {
    const middle = (low + high) / 2;
    if (trial(start, beta2, middle).lonRad < target) low = middle;
    else high = middle;
  }
  const found = trial(start, beta2, (low + high) / 2);
  return oriented(found, { swap, mirror, west: pair.lonDeg < 0 });
}

/** Undoes the turning into standard position. */
function oriented(
  found: Trial,
  turned: { swap: boolean; mirror: boolean; west: boolean },
): { distanceM: number; initialBearingDegTrue: number; finalBearingDegTrue: number } {
  let initial = turned.swap ? found.alpha2 : found.alpha1;
  let final = turned.swap ? found.alpha1 : found.alpha2;
  // Walking the line the other way round and looking at it mirrored east to west keeps longitudes
  // rising; it turns a bearing a into 180 - a at the other end.
  if (turned.swap) {
    initial = Math.PI - initial;
    final = Math.PI - final;
  }
  if (turned.mirror) {
    initial = Math.PI - initial;
    final = Math.PI - final;
  }
  const sign = turned.west ? -1 : 1;
  return {
    distanceM: found.distanceM,
    initialBearingDegTrue: normaliseBearingDeg((sign * initial) / radPerDeg),
    finalBearingDegTrue: normaliseBearingDeg((sign * final) / radPerDeg),
  };
}
