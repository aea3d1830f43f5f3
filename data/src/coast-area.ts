/** What `coast.geojson` covers: beyond it no coast is known. */
export const coastArea = {
  westDeg: -0.45,
  southDeg: 50.05,
  eastDeg: 2.75,
  northDeg: 51.7,
} as const;
