/**
 * Makes tide-stations.json from the Neaps tide database (npm, @neaps/tide-database), which is not a
 * dependency of ours: install it in a folder of its own and name that folder.
 *
 *   npm install --prefix FOLDER @neaps/tide-database
 *   node data/scripts/make-tide-stations.mjs FOLDER
 *
 * Kept: tide stations of the Channel and the southern North Sea that the database itself prefers, under
 * CC BY 4.0 with commercial use allowed. A constituent that the tide engine does not know stops the script.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const box = { latMin: 48, latMax: 54, lonMin: -6, lonMax: 6 };
const licence = 'cc-by-4.0';
/** Names by which officers ask; the rest are asked for by name or id. */
const shortNames = {
  dover: 'ticon/dover-dov-gbr-bodc',
  calais: 'ticon/calais-55-fra-refmar',
  boulogne: 'ticon/boulogne_sur_mer-111-fra-refmar',
  dunkerque: 'ticon/dunkerque-2-fra-refmar',
  deal: 'ticon/deal_pier-dlp-gbr-cco',
  dieppe: 'ticon/dieppe-24-fra-refmar',
  newhaven: 'ticon/newhaven-nha-gbr-bodc',
};

/** What the tide engine knows; a test holds this list and the engine's together. */
export const knownConstituents =
  'SA SSA MM MSF MF MTM MSQM 2Q1 SGM Q1 RHO1 O1 M1 P1 S1 K1 J1 OO1 3N2 EP2 2N2 MU2 N2 NU2 MA2 M2 MB2 MKS2 LAMBDA2 L2 3L2 T2 S2 R2 K2 2SM2 M3 T3 S3 R3 N4 MN4 M4 MS4 S4 2MO5 2MK5 M6 2MS6 M8'.split(
    ' ',
  );

const inBox = (s) =>
  s.latitude >= box.latMin &&
  s.latitude <= box.latMax &&
  s.longitude >= box.lonMin &&
  s.longitude <= box.lonMax;

export function isShipped(station) {
  return (
    station.kind === 'tide' &&
    station.type === 'reference' &&
    inBox(station) &&
    station.license?.type === licence &&
    station.license.commercial_use === true
  );
}

/**
 * The database has the names of seven stations shifted by one (the gauge at Brighton is called
 * Teignmouth Pier): the id and the position are right, so the name is made from the id where they differ.
 */
export function nameOf({ id, name }) {
  const plain = (text) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '');
  const slug = (id.split('/').at(-1) ?? id).split('-')[0] ?? id;
  if (plain(slug) === plain(name)) return name;
  return slug.replace(/_/g, ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

const round = (value, digits) => Number(value.toFixed(digits));

function stationOf(station) {
  for (const { name } of station.harmonic_constituents) {
    if (knownConstituents.includes(name)) continue;
    throw new Error(`${station.id}: got ${name}, expected one of ${knownConstituents.join(', ')}`);
  }
  const short = Object.keys(shortNames).find((name) => shortNames[name] === station.id);
  const constants = station.harmonic_constituents
    .filter((one) => one.amplitude > 0)
    .map((one) => [one.name, round(one.amplitude, 4), round(one.phase, 2)]);
  const { MSL, LAT } = station.datums;
  return {
    id: station.id,
    ...(short === undefined ? {} : { short }),
    name: nameOf(station),
    lat: round(station.latitude, 5),
    lon: round(station.longitude, 5),
    country: station.country_code,
    gauge: station.id.split('-').at(-1),
    epoch: [station.epoch.start, station.epoch.end],
    ...(MSL === undefined || LAT === undefined ? {} : { latBelowMslM: round(MSL - LAT, 2) }),
    constants,
  };
}

export function buildTideStations(stations, version) {
  const kept = stations.filter(isShipped).sort((a, b) => (a.id < b.id ? -1 : 1));
  const missing = Object.values(shortNames).filter((id) => !kept.some((one) => one.id === id));
  if (missing.length > 0) throw new Error(`stations: got none of ${missing.join(', ')}`);
  const head = {
    title: 'Tide stations of the Channel and the southern North Sea: harmonic constants',
    warning:
      'Heights are astronomical only, above the mean sea level of the epoch. Not for navigation.',
    source: `Neaps tide database ${version} (npm @neaps/tide-database), from TICON-4`,
    license: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
    attribution: kept[0].attribution,
    changes:
      'Selected by area and licence; amplitudes rounded to 0.1 mm, lags to 0.01 degrees; seven names put right from the ids.',
    constants: 'name, amplitude in metres, lag on Greenwich in degrees',
    gauges:
      'bodc: British Oceanographic Data Centre; cco: Channel Coastal Observatory; refmar: SHOM REFMAR; rws: Rijkswaterstaat; others as in TICON-4',
  };
  const lines = kept.map((one) => JSON.stringify(stationOf(one)));
  const text = `${JSON.stringify(head, null, 1).slice(0, -2)},\n "stations": [\n${lines.join(',\n')}\n ]\n}\n`;
  if (new Set(kept.map((one) => one.attribution)).size !== 1) {
    throw new Error('attribution: got more than one, expected the same for every station');
  }
  return text;
}

async function main(folder) {
  if (folder === undefined) throw new Error('FOLDER: got nothing, see the head of this file');
  const resolver = createRequire(join(resolve(folder), 'here.js'));
  const entry = resolver.resolve('@neaps/tide-database');
  const { stations } = await import(pathToFileURL(entry).href);
  let at = dirname(entry);
  while (!at.endsWith('tide-database')) at = dirname(at);
  const { version } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
  const text = buildTideStations(stations, version);
  writeFileSync(new URL('../tide-stations.json', import.meta.url), text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv[2]);
