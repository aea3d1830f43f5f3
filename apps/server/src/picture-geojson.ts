/** The picture as GeoJSON. Positions in it are [lon, lat], WGS84 degrees, as RFC 7946 says. */
import { circlePolygon, type Polygon } from '@straitwatch/geo';
import type { AlarmView, AssetView, BoatView } from '@straitwatch/protocol';
import type { CentreLoop } from './centre.js';
import type { LivePicture, Track } from './picture.js';

export interface Feature {
  type: 'Feature';
  id: string;
  geometry: { type: 'Point'; coordinates: [number, number] } | Polygon;
  properties: { kind: string; [more: string]: unknown };
}

/** Corners of an area. Fewer and the area would look smaller than it is. */
const corners = 48;
/** No outline is drawn larger; the radius in the properties still says what is believed. */
const areaRadiusMaxM = 1_000_000;

export function pictureGeoJson(
  parts: { loop: CentreLoop; picture: LivePicture },
  nowMs: number,
): Feature[] {
  const { boats, assets } = parts.loop.views.snapshot(nowMs);
  const features: Feature[] = [];
  for (const boat of boats) features.push(...boatFeatures(boat, nowMs));
  for (const asset of assets) {
    const feature = assetFeature(asset);
    if (feature !== undefined) features.push(feature);
  }
  for (const alarm of parts.picture.alarms()) {
    const feature = alarmFeature(alarm);
    if (feature !== undefined) features.push(feature);
  }
  for (const track of parts.picture.tracks()) features.push(trackFeature(track, nowMs));
  return features;
}

/** A boat is an area with its middle: never a point that claims to be certain. */
function boatFeatures(boat: BoatView, nowMs: number): Feature[] {
  const { position } = boat;
  if (position === undefined) return [];
  const ageS = Math.max(0, (nowMs - Date.parse(position.time)) / 1000);
  const radiusM = Math.round(position.radiusM + ageS * position.growthMps);
  const common = {
    boat: boat.id,
    phase: boat.phase,
    status: boat.status,
    coordinating: boat.coordinating,
    radiusM,
    time: position.time,
    basis: position.basis,
    peopleLow: boat.people.low,
    peopleHigh: boat.people.high,
    ...(boat.people.best === undefined ? {} : { people: boat.people.best }),
    rank: boat.rank,
  };
  const centre = { lat: position.lat, lon: position.lon };
  const area = circlePolygon({
    centre,
    radiusM: Math.min(Math.max(1, radiusM), areaRadiusMaxM),
    corners,
  });
  return [
    {
      type: 'Feature',
      id: `boat-${boat.id}`,
      geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
      properties: { kind: 'boat', ...common },
    },
    {
      type: 'Feature',
      id: `area-${boat.id}`,
      geometry: area,
      properties: { kind: 'boat-area', probability: 0.95, ...common },
    },
  ];
}

function assetFeature(asset: AssetView): Feature | undefined {
  const { position } = asset;
  if (position === undefined) return undefined;
  return {
    type: 'Feature',
    id: `asset-${asset.id}`,
    geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
    properties: {
      kind: 'asset',
      asset: asset.id,
      name: asset.name,
      assetKind: asset.kind,
      centre: asset.centre,
      ...(asset.positionTime === undefined ? {} : { time: asset.positionTime }),
      ...(asset.task === undefined ? {} : { task: asset.task }),
    },
  };
}

function alarmFeature(alarm: AlarmView): Feature | undefined {
  const { lat, lon, id, ...rest } = alarm;
  if (lat === undefined || lon === undefined) return undefined;
  return {
    type: 'Feature',
    id: `alarm-${id}`,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { ...rest, kind: 'alarm', alarm: alarm.kind },
  };
}

function trackFeature(track: Readonly<Track>, nowMs: number): Feature {
  return {
    type: 'Feature',
    id: `track-${track.mmsi}`,
    geometry: { type: 'Point', coordinates: [track.lon, track.lat] },
    properties: {
      kind: 'track',
      mmsi: track.mmsi,
      trackKind: track.kind,
      time: new Date(track.timeMs).toISOString(),
      ageS: Math.max(0, Math.round((nowMs - track.timeMs) / 1000)),
      ...optional('name', track.name),
      ...optional('shipType', track.shipType),
      ...optional('cogDegTrue', track.cogDegTrue),
      ...optional('sogKn', track.sogKn),
      ...optional('headingDegTrue', track.headingDegTrue),
    },
  };
}

/** A value that is not known is absent. */
function optional(name: string, value: string | number | null): Record<string, string | number> {
  return value === null ? {} : { [name]: value };
}
