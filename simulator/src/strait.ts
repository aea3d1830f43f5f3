/** The geography the simulator plays in, read once from the data package. */
import { readFileSync } from 'node:fs';
import {
  type AssetFile,
  type CoastFile,
  type DemonstrationAsset,
  dataFileUrl,
  type Position2,
  type StraitFile,
  type TidalStreamFile,
} from '@straitwatch/data';
import type { LatLon } from '@straitwatch/geo';
import { SimulatorError } from './errors.js';
import { createWater, type Water } from './water.js';

/** A lane's centre line as ships follow it, and how far to either side they may keep. */
export interface LaneLine {
  readonly name: string;
  readonly points: readonly LatLon[];
  /** Greatest distance from the centre line at which a ship stays inside the lane, metres. */
  readonly offsetMaxM: number;
  /** Share of the ships of its direction. */
  readonly share: number;
  readonly direction: 'NE' | 'SW';
}

/** A fixed mark that sends AIS type 21. */
export interface SeaMark extends LatLon {
  readonly name: string;
  readonly mmsi: number;
  /** ITU-R M.1371 type of aid: 31 light vessel or float, 30 special mark, 20 cardinal north, ... */
  readonly atonType: number;
}

export interface Strait {
  readonly water: Water;
  readonly lanes: readonly LaneLine[];
  readonly marks: readonly SeaMark[];
  readonly boundary: readonly LatLon[];
  readonly streams: TidalStreamFile;
  readonly assets: readonly DemonstrationAsset[];
}

/** Reads the data package's files. @throws SimulatorError SIMULATOR_DATA when a lane is missing */
export function readStrait(): Strait {
  const json = (name: 'coast' | 'strait' | 'tidalStreams' | 'assets'): unknown =>
    JSON.parse(readFileSync(dataFileUrl(name), 'utf8'));
  return straitFrom({
    coast: json('coast') as CoastFile,
    strait: json('strait') as StraitFile,
    streams: json('tidalStreams') as TidalStreamFile,
    assets: json('assets') as AssetFile,
  });
}

/** The same from files already parsed. @throws SimulatorError SIMULATOR_DATA when a lane is missing */
export function straitFrom(files: {
  coast: CoastFile;
  strait: StraitFile;
  streams: TidalStreamFile;
  assets: AssetFile;
}): Strait {
  const { coast, strait, streams, assets } = files;
  return {
    water: createWater(coast),
    lanes: lanesOf(strait),
    marks: marksOf(strait),
    boundary: lineNamed(strait, 'sar_boundary', 'Search and rescue boundary'),
    streams,
    assets: assets.assets,
  };
}

const toPoint = ([lon, lat]: Position2): LatLon => ({ lat, lon });

function lineNamed(strait: StraitFile, kind: string, start: string): LatLon[] {
  for (const feature of strait.features) {
    if (feature.properties.kind !== kind || !feature.properties.name.startsWith(start)) continue;
    if (feature.geometry.type === 'LineString') return feature.geometry.coordinates.map(toPoint);
  }
  throw new SimulatorError({
    code: 'SIMULATOR_DATA',
    field: 'strait.geojson',
    value: `no ${kind}`,
    expected: `${kind} ${start}`,
  });
}

/**
 * Three ways through: south-west, and north-east on either side of Sandettie. The offsets were checked
 * against the lane polygons (test/traffic.test.ts): at these no ship leaves its lane.
 */
function lanesOf(strait: StraitFile): LaneLine[] {
  const southWest = lineNamed(strait, 'lane_centre', 'SW-bound lane');
  const northEast = lineNamed(strait, 'lane_centre', 'NE-bound lane');
  const deep = lineNamed(strait, 'lane_centre', 'NE-bound, deep-water route');
  const south = lineNamed(strait, 'lane_centre', 'NE-bound, south of Sandettie');
  const hinder = lineNamed(strait, 'lane_centre', 'NE-bound, continuation to North Hinder');
  // Where ships for the deep-water route leave the middle of the lane: a point inside it.
  const fork = { lat: 51.1, lon: 1.66 };
  return [
    { name: 'SW', points: southWest, offsetMaxM: 1000, share: 1, direction: 'SW' },
    {
      name: 'NE deep water',
      points: [...northEast.slice(0, 16), fork, ...deep, ...hinder],
      offsetMaxM: 350,
      share: 0.45,
      direction: 'NE',
    },
    {
      name: 'NE south of Sandettie',
      points: [...northEast, ...south],
      offsetMaxM: 1000,
      share: 0.55,
      direction: 'NE',
    },
  ];
}

/** MMSIs 997990001 and up: an identity of no country, plainly invented. */
const firstMarkMmsi = 997_990_001;

function marksOf(strait: StraitFile): SeaMark[] {
  const kinds: Record<string, number> = { lightvessel: 31, light_float: 31, buoy: 30 };
  const out: SeaMark[] = [];
  for (const { properties, geometry } of strait.features) {
    const atonType = kinds[properties.kind];
    if (atonType === undefined || geometry.type !== 'Point') continue;
    const mmsi = firstMarkMmsi + out.length;
    out.push({ ...toPoint(geometry.coordinates), name: properties.name, mmsi, atonType });
  }
  return out;
}
