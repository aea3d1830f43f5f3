/**
 * A simple tidal stream: the hourly rates of data/tidal-streams.json, hours from high water at Dover,
 * weighted between places by the inverse square of distance, between neap and spring by the phase of M2
 * against S2. High water comes from M2 and S2 alone (rounded harmonic constants of Dover), good to about
 * half an hour. Not for navigation. A run may bring a better one as its `current`.
 */
import type { TidalStreamFile } from '@straitwatch/data';
import { fastDistanceM, type LatLon, mpsPerKn, radPerDeg } from '@straitwatch/geo';

/** A velocity over ground, metres a second. */
export interface Flow {
  readonly eastMps: number;
  readonly northMps: number;
}
/** What moves at a place and a time (milliseconds since 1970, UTC). */
export type FlowAt = (where: LatLon, whenMs: number) => Flow;

/** Dover, metres and degrees of Greenwich phase lag, rounded from public tide tables. */
const dover = { m2M: 2.26, m2LagDeg: 332, s2M: 0.71, s2LagDeg: 24 };
const hourMs = 3_600_000;
const j2000Ms = Date.UTC(2000, 0, 1, 12);
/** Hours from one high water to the next, M2. */
export const tideHours = 12.4206;

/** Phase of the semidiurnal tide at Dover and how near to springs it is. */
export function doverTide(whenMs: number): {
  /** Hours since (positive) or before (negative) the nearest high water. */
  readonly hoursFromHighWater: number;
  /** 0 at neaps, 1 at springs. */
  readonly springShare: number;
} {
  const days = (whenMs - j2000Ms) / (24 * hourMs);
  // T: hour angle of the mean sun; s, h: mean longitudes of moon and sun (Meeus, chapters 25 and 47).
  const T = 360 * (days % 1) + 180;
  const s = 218.3165 + 13.176_396_48 * days;
  const h = 280.4665 + 0.985_647_36 * days;
  const m2 = (2 * (T - s + h) - dover.m2LagDeg) * radPerDeg;
  const s2 = (2 * T - dover.s2LagDeg) * radPerDeg;
  const real = dover.m2M * Math.cos(m2) + dover.s2M * Math.cos(s2);
  const imaginary = dover.m2M * Math.sin(m2) + dover.s2M * Math.sin(s2);
  return {
    hoursFromHighWater: (Math.atan2(imaginary, real) / (2 * Math.PI)) * tideHours,
    springShare: (1 + Math.cos(s2 - m2)) / 2,
  };
}

interface HourRow {
  readonly h: number;
  readonly dir_deg: number;
  readonly spring_kn: number;
  readonly neap_kn: number;
}
interface StreamPlace extends LatLon {
  readonly hourly: readonly HourRow[];
}

function isHourRow(row: unknown): row is HourRow {
  if (typeof row !== 'object' || row === null) return false;
  return ['h', 'dir_deg', 'spring_kn', 'neap_kn'].every((key) =>
    Number.isFinite((row as Record<string, unknown>)[key]),
  );
}

/** The stream of the tables. Beyond 60 km from every place of the tables it dies away. */
export function tableStream(file: TidalStreamFile): FlowAt {
  const places: StreamPlace[] = [];
  for (const { lat, lon, derived } of file.points) {
    const hourly = Array.isArray(derived?.hourly) ? derived.hourly.filter(isHourRow) : [];
    if (hourly.length > 1) places.push({ lat, lon, hourly });
  }
  return (where, whenMs) => {
    const { hoursFromHighWater, springShare } = doverTide(whenMs);
    let east = 0;
    let north = 0;
    let weights = 0;
    let nearestM = Infinity;
    for (const place of places) {
      const apartM = fastDistanceM(where, place);
      nearestM = Math.min(nearestM, apartM);
      // Half a mile is as near as a table place is known.
      const weight = 1 / (apartM * apartM + 926 * 926);
      const flow = atHour(place.hourly, hoursFromHighWater, springShare);
      east += weight * flow.eastMps;
      north += weight * flow.northMps;
      weights += weight;
    }
    if (weights === 0) return { eastMps: 0, northMps: 0 };
    const fade = nearestM < 30_000 ? 1 : Math.max(0, 2 - nearestM / 30_000);
    return { eastMps: (fade * east) / weights, northMps: (fade * north) / weights };
  };
}

/** Between two rows of the table, as vectors, so that a turn goes through slack water. */
function atHour(rows: readonly HourRow[], hours: number, springShare: number): Flow {
  const place = Math.max(0, Math.min(rows.length - 1, hours - (rows[0]?.h ?? 0)));
  const low = rows[Math.floor(place)];
  const high = rows[Math.min(rows.length - 1, Math.floor(place) + 1)];
  const share = place - Math.floor(place);
  const a = rowFlow(low, springShare);
  const b = rowFlow(high, springShare);
  return {
    eastMps: a.eastMps + (b.eastMps - a.eastMps) * share,
    northMps: a.northMps + (b.northMps - a.northMps) * share,
  };
}

function rowFlow(row: HourRow | undefined, springShare: number): Flow {
  if (row === undefined) return { eastMps: 0, northMps: 0 };
  const mps = (row.neap_kn + (row.spring_kn - row.neap_kn) * springShare) * mpsPerKn;
  const to = row.dir_deg * radPerDeg;
  return { eastMps: mps * Math.sin(to), northMps: mps * Math.cos(to) };
}
