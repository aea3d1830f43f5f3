/** Columns in which one chunk of particles is worked on; small enough for the cache. */

/** Room for one chunk, made once a run. */
export interface Scratch {
  readonly list: Uint32Array;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly halfLonDeg: Float64Array;
  readonly halfLatDeg: Float64Array;
  readonly eastMps: Float64Array;
  readonly northMps: Float64Array;
  readonly windEast: Float64Array;
  readonly windNorth: Float64Array;
  readonly otherEast: Float64Array;
  readonly otherNorth: Float64Array;
  readonly errorOne: Float64Array;
  readonly errorTwo: Float64Array;
  readonly termsAt: Int32Array;
  readonly stepS: Float64Array;
  readonly share: Float64Array;
  readonly known: Uint8Array;
  readonly normals: Float32Array;
}

export function createScratch(size: number): Scratch {
  const column = (): Float64Array => new Float64Array(size);
  return {
    list: new Uint32Array(size),
    lonDeg: column(),
    latDeg: column(),
    halfLonDeg: column(),
    halfLatDeg: column(),
    eastMps: column(),
    northMps: column(),
    windEast: column(),
    windNorth: column(),
    otherEast: column(),
    otherNorth: column(),
    errorOne: column(),
    errorTwo: column(),
    termsAt: new Int32Array(size),
    stepS: column(),
    share: column(),
    known: new Uint8Array(size),
    normals: new Float32Array(size),
  };
}
