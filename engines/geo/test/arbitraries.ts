import fc from 'fast-check';

/** Any place on earth. */
export const anyPoint = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** A place in or near the Strait of Dover. */
export const straitPoint = fc.record({
  lat: fc.double({ min: 49.5, max: 52, noNaN: true }),
  lon: fc.double({ min: -1, max: 3.5, noNaN: true }),
});
