/**
 * Where boats leave and where they head for. Each place is the nearest open water to the named beach
 * (towns of data/strait.geojson moved to the water of data/coast.geojson; a test holds them to it).
 */
import type { LatLon } from '@straitwatch/geo';

export interface Beach extends LatLon {
  readonly name: string;
  /** How often boats leave here, a share without a unit. */
  readonly weight: number;
}

const beach = (name: string, lat: number, lon: number, weight: number): Beach => ({
  name,
  lat,
  lon,
  weight,
});

/** French beaches, east to west. Weights are a judgement: reporting names Gravelines and Loon-Plage most. */
export const launchBeaches: readonly Beach[] = [
  beach('Zuydcoote', 51.075, 2.4805, 2),
  beach('Leffrinckoucke', 51.0642, 2.4374, 2),
  beach('Loon-Plage', 51.0261, 2.1782, 5),
  beach('Gravelines', 51.0114, 2.1052, 6),
  beach('Oye-Plage', 51.0014, 2.0428, 3),
  beach('Marck', 50.9906, 1.9316, 3),
  beach('Sangatte', 50.9519, 1.7532, 3),
  beach('Wissant', 50.8899, 1.6539, 3),
  beach('Tardinghen', 50.8842, 1.6365, 2),
  beach('Audresselles', 50.821, 1.5859, 2),
  beach('Ambleteuse', 50.8025, 1.5975, 3),
  beach('Wimereux', 50.7681, 1.5974, 3),
  beach('Équihen-Plage', 50.6734, 1.5629, 3),
  beach('Neufchâtel-Hardelot', 50.6202, 1.5729, 4),
  beach('Camiers', 50.5505, 1.5942, 2),
  beach('Le Touquet-Paris-Plage', 50.5243, 1.5744, 1),
];

/** Kent and East Sussex shores boats make for. */
export const landingShores: readonly Beach[] = [
  beach('Deal', 51.2255, 1.4105, 1),
  beach('Kingsdown', 51.1887, 1.4103, 2),
  beach("St Margaret's Bay", 51.1491, 1.3925, 3),
  beach('Dover', 51.1202, 1.3235, 4),
  beach('Folkestone', 51.0707, 1.1737, 4),
  beach('Hythe', 51.0618, 1.0869, 2),
  beach('Dymchurch', 51.023, 1.0047, 2),
  beach('Lydd', 50.9118, 0.9065, 2),
];

/** Names callers use for where they are at sea, English and French the same on charts. */
export const spokenPlaces: readonly Beach[] = [
  beach('Varne', 51.0, 1.375, 1),
  beach('Colbart', 50.92, 1.37, 1),
  beach('Sandettie', 51.16, 1.785, 1),
  beach('Cap Gris-Nez', 50.87, 1.58, 1),
  beach('Calais', 50.97, 1.85, 1),
  beach('Dover', 51.12, 1.32, 1),
  beach('Dungeness', 50.91, 0.98, 1),
  beach('Goodwin Sands', 51.22, 1.52, 1),
  beach('Boulogne', 50.73, 1.56, 1),
  beach('Dunkerque', 51.06, 2.35, 1),
];

/** Quays where people are brought ashore: places of safety of the demonstration. */
export const placesOfSafety: readonly (LatLon & { name: string; centre: 'uk' | 'fr' })[] = [
  { name: 'Dover', lat: 51.1098, lon: 1.309, centre: 'uk' },
  { name: 'Ramsgate', lat: 51.3258, lon: 1.4212, centre: 'uk' },
  { name: 'Boulogne-sur-Mer', lat: 50.7342, lon: 1.5868, centre: 'fr' },
  { name: 'Calais', lat: 50.9743, lon: 1.853, centre: 'fr' },
  { name: 'Dunkerque', lat: 51.0562, lon: 2.35, centre: 'fr' },
];
