// Builds desk-map.json (the desk's map), marks.json (names to say a position by) and assets.json
// (the demonstration's assets) from coast.geojson, strait.geojson and stations.json.
//   node data/scripts/make-desk-map.mjs
// Same input, same bytes: a test builds them again and compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  demonstrationMmsi,
  inventedAssets,
  stationAssets,
  vesselAssets,
} from './demonstration-assets.mjs';
import { frenchAt, frenchOf, markNames, portNames } from './mark-names.mjs';

const folder = new URL('../', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const coastSource = 'GSHHG 2.3.7, full resolution';
const layerOfKind = {
  separation_zone: 'separationZones',
  crossing_gap: 'crossingGaps',
  separation_line: 'separationLines',
  limit_line: 'limitLines',
  lane_centre: 'laneCentres',
  traffic_lane: 'lanes',
  inshore_traffic_zone: 'inshoreZones',
  access_channel: 'accessChannels',
  maritime_boundary: 'boundaries',
  equidistance_line: 'boundaries',
  boundary_stub: 'boundaries',
  sar_boundary: 'boundaries',
  reporting_line: 'reportingLines',
  lightvessel: 'lightvessels',
  light_float: 'lightvessels',
  buoy: 'buoys',
  light: 'capes',
  cape: 'capes',
  bank: 'banks',
  channel: 'banks',
  town: 'places',
};
/** Waypoints of one merchant ship: a check on the lanes, nothing an officer would look for. */
const leftOut = new Set(['ship_waypoint']);

/** "Cap Gris-Nez lighthouse" -> "cap-gris-nez-lighthouse". */
export function slug(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function known(entries) {
  return Object.fromEntries(
    Object.entries(entries).filter(([, v]) => v !== undefined && v !== null),
  );
}

function nameRow(feature) {
  const { name } = feature.properties;
  const row = markNames[name];
  if (row === undefined) throw new Error(`mark-names.mjs: got no row for ${name}, expected one`);
  const en = row.en ?? name;
  const fr = row.fr ?? en.replace(/^Dunkirk$/, 'Dunkerque');
  return { ...row, en, fr, ofFr: row.ofFr ?? frenchOf(fr), atFr: row.atFr ?? frenchAt(fr) };
}

function lineLabel(kind) {
  if (kind === 'maritime_boundary')
    return { label: 'UK-France boundary', labelFr: 'Frontière maritime' };
  if (kind === 'sar_boundary') {
    return { label: 'Search and rescue line (stand-in)', labelFr: 'Limite SAR (provisoire)' };
  }
  return {};
}

function mapFeature(feature) {
  const { kind, name, direction, vhf_watch: vhfWatch, country, racon, light } = feature.properties;
  const { source, confidence, note, osm_way: osmWay } = feature.properties;
  const named = feature.geometry.type === 'Point' ? nameRow(feature) : undefined;
  return {
    type: 'Feature',
    properties: known({
      id: osmWay === undefined ? slug(name) : `osm-way-${osmWay}`,
      kind: kind.replaceAll('_', '-'),
      name,
      ...lineLabel(kind),
      label: named?.en ?? lineLabel(kind).label,
      labelFr: named?.fr ?? lineLabel(kind).labelFr,
      rank: named?.rank,
      direction,
      vhfWatch,
      country,
      light,
      racon,
      source,
      confidence,
      note,
    }),
    geometry: feature.geometry,
  };
}

function stationFeature(station) {
  return {
    type: 'Feature',
    properties: known({
      id: station.id,
      kind: station.kind.replaceAll('_', '-'),
      name: station.name,
      label: station.name,
      country: station.country,
      source: station.source ?? station.position_source,
      positionSource: station.position_source,
      confidence: station.confidence,
    }),
    geometry: { type: 'Point', coordinates: [station.lon, station.lat] },
  };
}

function landFeature(feature, index) {
  return {
    type: 'Feature',
    properties: {
      id: `land-${index + 1}`,
      kind: 'land',
      name: feature.properties.name,
      source: coastSource,
      confidence: 'high for its scale',
    },
    geometry: feature.geometry,
  };
}

function makeDeskMap({ coast, strait, stations }) {
  const layers = { land: collection(coast.features.map(landFeature)) };
  for (const name of new Set(Object.values(layerOfKind))) layers[name] = collection([]);
  for (const feature of strait.features) {
    const { kind } = feature.properties;
    if (leftOut.has(kind)) continue;
    const layer = layerOfKind[kind];
    if (layer === undefined) throw new Error(`kind: got ${kind}, expected one with a layer`);
    layers[layer].features.push(mapFeature(feature));
  }
  const placed = stations.stations.filter((s) => Number.isFinite(s.lat) && Number.isFinite(s.lon));
  layers.stations = collection(placed.map(stationFeature));
  return {
    format: 'straitwatch-desk-map',
    version: 1,
    note: 'Not for navigation. Every feature carries its source and confidence.',
    datum: 'WGS84',
    attribution: [
      '© OpenStreetMap contributors (ODbL 1.0): lanes, zones and limits',
      'GSHHG 2.3.7 (LGPL-3.0 or later): coast',
      'GeoNames (CC BY 4.0): towns',
    ],
    bboxDeg: [-0.45, 50.05, 2.75, 51.7],
    layers,
  };
}

const collection = (features) => ({ type: 'FeatureCollection', features });

function makeMarks({ strait, stations }) {
  const marks = [];
  for (const feature of strait.features) {
    const { kind, source, confidence } = feature.properties;
    if (feature.geometry.type !== 'Point' || leftOut.has(kind)) continue;
    const { en, fr, ofFr, atFr, weight, rank } = nameRow(feature);
    const [lon, lat] = feature.geometry.coordinates;
    const id = slug(feature.properties.name);
    marks.push({
      id,
      kind: kind.replaceAll('_', '-'),
      lat,
      lon,
      en,
      fr,
      ofFr,
      atFr,
      weight,
      rank,
      source,
      confidence,
    });
  }
  for (const [id, row] of Object.entries(portNames)) {
    const station = stations.stations.find((s) => s.id === id);
    const { lat, lon, confidence } = station;
    const named = { ofFr: frenchOf(row.fr), atFr: frenchAt(row.fr), ...row };
    const { en, fr, ofFr, atFr, weight, rank } = named;
    const source = station.position_source ?? station.source;
    marks.push({
      id,
      kind: 'harbour',
      lat,
      lon,
      en,
      fr,
      ofFr,
      atFr,
      weight,
      rank,
      source,
      confidence,
    });
  }
  return {
    format: 'straitwatch-marks',
    version: 1,
    note: 'Not for navigation. weight divides the distance when choosing a mark; 0: never chosen.',
    marks,
  };
}

function weakest(...confidences) {
  const order = ['high', 'medium', 'low', 'demonstration'];
  const found = confidences.filter((c) => c !== undefined).map((c) => order.indexOf(c));
  return order[Math.max(...found)];
}

function joinNotes(...notes) {
  const said = notes.filter((n) => n !== undefined && n !== '');
  return said.length === 0 ? undefined : said.join('; ');
}

function speedOf(cls, vessel) {
  const speed = vessel?.speed_kn ?? cls?.speed_kn ?? cls?.cruise_kn;
  return typeof speed === 'number' ? speed : undefined;
}

function baseOf(station) {
  return { name: station.name, lat: station.lat, lon: station.lon };
}

/** Gives each asset the next number of its centre and form. */
function numberer() {
  const next = structuredClone(demonstrationMmsi);
  return (centre, kind) => {
    const form = kind === 'helicopter' || kind === 'aircraft' ? 'aircraft' : 'vessel';
    next[centre][form] += 1;
    return { mmsi: next[centre][form], mmsiSource: 'demonstration' };
  };
}

function stationAsset(row, { table, number }) {
  const at = table.stations.find((s) => s.id === row.station);
  const cls = table.classes.find((c) => c.id === row.cls);
  const borrowed = table.classes.find((c) => c.id === row.speedFromClass);
  const centre = centreOf(at.country);
  return known({
    id: row.id,
    name: row.name ?? at.name,
    kind: row.kind,
    centre,
    station: at.id,
    base: baseOf(at),
    craft: cls.name,
    boatName: at.boat_names?.[0],
    callsign: at.callsign,
    speedKn: speedOf(borrowed ?? cls),
    survivorsMax: cls.survivors_max,
    ...number(centre, row.kind),
    source: `${at.source ?? at.position_source}; class: ${cls.source}`,
    confidence: weakest(at.confidence, cls.confidence, borrowed && 'low'),
    note: joinNotes(cls.note, borrowed && `speed taken from ${borrowed.name}`),
  });
}

function vesselAsset(row, { table, number }) {
  const vessel = table.vessels.find((v) => v.name === row.name);
  const at = table.stations.find((s) => s.id === row.station);
  const cls = table.classes.find((c) => c.id === vessel.cls);
  const centre = centreOf(vessel.flag);
  const source = 'named vessels of stations.json';
  return known({
    id: row.id,
    name: row.name,
    kind: row.kind,
    centre,
    station: at.id,
    base: baseOf(at),
    craft: cls?.name ?? vessel.role,
    speedKn: speedOf(cls, vessel),
    survivorsMax: cls?.survivors_max,
    ...number(centre, row.kind),
    source: cls === undefined ? source : `${source}; class: ${cls.source}`,
    confidence: weakest(vessel.confidence, cls?.confidence, row.note && 'low'),
    note: joinNotes(vessel.note, row.note),
  });
}

const centreOf = (country) => (country === 'GB' ? 'uk' : 'fr');

function makeAssets({ stations: table }) {
  const shared = { table, number: numberer() };
  const invented = inventedAssets.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    centre: row.centre,
    station: row.station,
    base: baseOf(table.stations.find((s) => s.id === row.station)),
    speedKn: row.speedKn,
    source: 'invented for the demonstration',
    confidence: 'demonstration',
    note: 'no drone base in the Strait was found in public text',
  }));
  return {
    format: 'straitwatch-assets',
    version: 1,
    note: 'For the demonstration. Every MMSI here is invented. An unknown value is absent.',
    assets: [
      ...stationAssets.map((row) => stationAsset(row, shared)),
      ...vesselAssets.map((row) => vesselAsset(row, shared)),
      ...invented,
    ],
  };
}

/** Compact JSON with one feature, mark or asset a line, so that a change reads well in a diff. */
function write(value, splitAt) {
  const head = JSON.stringify(value, (key, v) => (splitAt.includes(key) ? [] : v), 1);
  const lists = [];
  const collect = (node) => {
    for (const [key, v] of Object.entries(node)) {
      if (splitAt.includes(key)) lists.push(v.map((row) => `  ${JSON.stringify(row)}`).join(',\n'));
      else if (v !== null && typeof v === 'object') collect(v);
    }
  };
  collect(value);
  let next = 0;
  const text = head.replace(/"(\w+)": \[\]/g, (found, key) => {
    if (!splitAt.includes(key)) return found;
    const list = lists[next];
    next += 1;
    return list === '' ? found : `"${key}": [\n${list}\n ]`;
  });
  return `${text}\n`;
}

/** The three files as they should stand: name -> text. */
export function buildFiles() {
  const input = {
    coast: read('coast.geojson'),
    strait: read('strait.geojson'),
    stations: read('stations.json'),
  };
  return {
    'desk-map.json': write(makeDeskMap(input), ['features']),
    'marks.json': write(makeMarks(input), ['marks']),
    'assets.json': write(makeAssets(input), ['assets']),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(buildFiles())) {
    writeFileSync(new URL(name, folder), text);
    process.stderr.write(`${name}: ${text.length} characters\n`);
  }
}
