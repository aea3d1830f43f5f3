/** Positions inside addresses: map links of the usual services, and geo: URIs (RFC 5870). */
import { metresPerDegLon } from '../local.js';
import type { LatLon } from '../point.js';
import { halfStepM, typedRadiusFloorM } from './pairs.js';
import type { Reading } from './types.js';

/** Most addresses looked at in one text. */
const linksMax = 20;
const piecesMax = 80;
const hosts: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)(google\.[a-z.]+|goo\.gl|g\.co)$/, 'google'],
  [/(^|\.)(apple\.com|maps\.apple)$/, 'apple'],
  [/(^|\.)(openstreetmap\.(org|fr)|osm\.org)$/, 'openstreetmap'],
  [/(^|\.)bing\.com$/, 'bing'],
  [/(^|\.)waze\.com$/, 'waze'],
  [/(^|\.)(here\.com|her\.is)$/, 'here'],
  [/(^|\.)(what3words\.com|w3w\.co)$/, 'what3words'],
  [/(^|\.)(yandex\.[a-z.]+|organicmaps\.app|omaps\.app|mapy\.(cz|com))$/, 'other'],
  [/(^|\.)(marinetraffic\.com|windy\.com|geoportail\.gouv\.fr)$/, 'other'],
];
/** Hosts and beginnings of paths whose addresses hold no position, only a key to one. */
const shortLinkStarts = [
  'maps.app.goo.gl',
  'goo.gl',
  'g.co',
  'g.page',
  'bit.ly',
  'tinyurl.com',
  't.co',
  'maps.apple.com/p',
  'maps.apple/p',
  'her.is',
  'share.here.com',
  'w3w.co',
  'what3words.com',
  '1drv.ms',
] as const;

function isShortLink(url: { readonly host: string; readonly path: string }): boolean {
  const address = `${url.host}${url.path}`.toLowerCase();
  if (/^(www\.)?waze\.com\/ul\/h/.test(address)) return true;
  return shortLinkStarts.some(
    (start) => address.startsWith(start) && /^([/?#]|$)/.test(address.slice(start.length)),
  );
}

/** What the addresses of a text came to. */
export interface LinkSearch {
  readonly readings: readonly Reading[];
  /** Values inside links that are words or positions of another form: "?q=51°02'N 1°35'E". */
  readonly phrases: readonly { readonly text: string; readonly service: string }[];
  /** An address that only its owner can turn into a position. */
  readonly shortLink: string | undefined;
  /** A map link without a position. */
  readonly emptyLink: string | undefined;
  /** The text without its addresses. */
  readonly rest: string;
}

/** Finds the addresses of a text and the positions in them. */
export function searchLinks(text: string): LinkSearch {
  const readings: Reading[] = [];
  const phrases: { text: string; service: string }[] = [];
  let shortLink: string | undefined;
  let emptyLink: string | undefined;
  let links = 0;
  const rest = text.replace(/\S+/g, (word) => {
    const url = links < linksMax ? addressIn(word) : undefined;
    if (url === undefined) return word;
    links += 1;
    if (url.geo) {
      const reading = readGeoUri(url.path);
      if (reading !== undefined) readings.push(reading);
      return ' ';
    }
    const found = readMapLink(url);
    readings.push(...found.readings);
    phrases.push(...found.phrases);
    if (found.readings.length > 0) return ' ';
    if (isShortLink(url)) shortLink ??= `${url.host}${url.path}`;
    else if (url.service !== undefined) emptyLink ??= `${url.host}${url.path}`;
    return ' ';
  });
  return { readings, phrases, shortLink, emptyLink, rest };
}

interface Address {
  readonly geo: boolean;
  readonly host: string;
  readonly path: string;
  readonly service: string | undefined;
}

function addressIn(word: string): Address | undefined {
  const geoAt = word.search(/(^|[^a-z])geo:-?[0-9]/i);
  if (geoAt !== -1) {
    const path = word.slice(word.toLowerCase().indexOf('geo:', geoAt) + 4);
    return { geo: true, host: 'geo', path, service: undefined };
  }
  const scheme = word.indexOf('://');
  const from = scheme === -1 ? word.search(/[A-Za-z0-9]/) : scheme + 3;
  if (from === -1) return undefined;
  const body = trimEnd(word.slice(from));
  const slash = body.search(/[/?#]/);
  const host = (slash === -1 ? body : body.slice(0, slash)).toLowerCase();
  if (host.length > 253) return undefined;
  const service = hosts.find(([pattern]) => pattern.test(host))?.[1];
  if (scheme === -1 && (service === undefined || slash === -1)) return undefined;
  return { geo: false, host, path: slash === -1 ? '' : body.slice(slash), service };
}

/** Without the punctuation of the sentence in which an address stands; one pass. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '>)]}"\'.,;!'.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** Percent signs decoded where they can be; a broken one stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-7][0-9A-Fa-f])+/g, (run) => decodeURIComponent(run));
  }
}

/** A latitude or longitude inside an address. */
const degrees = '(-?[0-9]{1,3}(?:\\.[0-9]{1,20})?)';
const signedDegrees = degrees.replace('-?', '[+-]?');
const pairPattern = new RegExp(
  `^(?:loc:|point\\.|ll\\.|geo:)?\\s{0,9}${signedDegrees}` +
    `(?:\\s{0,9}[,~_]\\s{0,9}|\\s{1,9})${signedDegrees}(?![0-9.])`,
);
const pinPattern = new RegExp(`!3d${degrees}!4d${degrees}`, 'g');
const viewPattern = new RegExp(
  `@${degrees},${degrees}(?:,([0-9]{1,8}(?:\\.[0-9]{1,9})?)(z|m|a)?)?`,
);
const hashPattern = new RegExp(`#map=([0-9]{1,2}(?:\\.[0-9]{1,9})?)/${degrees}/${degrees}`);

interface Found {
  readonly point: LatLon;
  readonly digits: number;
}

function pairIn(value: string): Found | undefined {
  const match = pairPattern.exec(value);
  if (match === null) return undefined;
  const lat = match[1] ?? '';
  const lon = match[2] ?? '';
  return inRange(lat, lon);
}

function inRange(lat: string, lon: string): Found | undefined {
  const point = { lat: Number(lat), lon: Number(lon) };
  if (!(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180)) return undefined;
  const digitsOf = (text: string) => text.split('.')[1]?.length ?? 0;
  return { point, digits: Math.max(digitsOf(lat), digitsOf(lon)) };
}

/** Keys under which services put a pin, best first, and a view, best first. */
const pinKeys = [
  'q',
  'query',
  'll',
  'll1',
  'daddr',
  'destination',
  'to',
  'loc',
  'sp',
  'pt',
  'marker',
  'center_pin',
  'address',
  'coordinate',
  'point',
];
const viewKeys = ['center', 'sll', 'cp', 'cbll', 'viewpoint', 'map', 'sspn', 'at'];

function readMapLink(url: Address): {
  readings: Reading[];
  phrases: { text: string; service: string }[];
} {
  const service = url.service ?? 'other';
  const pins: Found[] = [];
  const views: (Found & { radiusM: number })[] = [];
  const phrases: { text: string; service: string }[] = [];
  const path = url.path;
  const values = new Map<string, string>();
  for (const piece of path.split(/[?&#]/, piecesMax)) {
    const equals = piece.indexOf('=');
    if (equals < 1) continue;
    const value = decodePercent(
      piece
        .slice(equals + 1)
        .replaceAll('+', ' ')
        .trim(),
    );
    values.set(piece.slice(0, equals).toLowerCase(), value);
  }
  for (const match of path.matchAll(pinPattern)) {
    const pin = inRange(match[1] ?? '', match[2] ?? '');
    if (pin !== undefined) pins.push(pin);
  }
  const markLat = values.get('mlat') ?? values.get('lat') ?? values.get('latitude');
  const markLon =
    values.get('mlon') ?? values.get('lon') ?? values.get('lng') ?? values.get('longitude');
  const marked =
    markLat !== undefined && markLon !== undefined ? pairIn(`${markLat},${markLon}`) : undefined;
  if (marked !== undefined) pins.push(marked);
  for (const key of pinKeys) {
    const value = values.get(key);
    if (value === undefined) continue;
    const pin = pairIn(value);
    if (pin !== undefined) pins.push(pin);
    else if (value !== '') phrases.push({ text: value, service });
  }
  for (const segment of path.split(/[?#]/, 1)[0]!.split('/', piecesMax)) {
    const value = decodePercent(segment.replaceAll('+', ' '));
    if (value.startsWith('@')) continue;
    const pin = pairIn(value);
    if (pin !== undefined) pins.push(pin);
    else if (/[0-9]/.test(value) && value.length > 6 && !value.startsWith('data=')) {
      phrases.push({ text: value, service });
    }
  }
  views.push(...viewsIn(path, values));
  const readings = [
    ...pins.map((pin) => pinReading(pin, service)),
    ...views.map((view) => viewReading(view, service)),
  ];
  return { readings, phrases };
}

/** `@lat,lon,15z`, `@lat,lon,500m`, `#map=15/lat/lon`, `center=lat,lon&zoom=15`. */
function viewsIn(
  path: string,
  values: ReadonlyMap<string, string>,
): (Found & { radiusM: number })[] {
  const views: (Found & { radiusM: number })[] = [];
  const at = viewPattern.exec(path);
  if (at !== null) {
    const found = inRange(at[1] ?? '', at[2] ?? '');
    const size = at[3] === undefined ? undefined : Number(at[3]);
    if (found !== undefined) {
      const radiusM =
        at[4] === 'm' && size !== undefined ? size / 2 : zoomRadiusM(found.point, size);
      views.push({ ...found, radiusM });
    }
  }
  const osm = hashPattern.exec(path);
  if (osm !== null) {
    const found = inRange(osm[2] ?? '', osm[3] ?? '');
    if (found !== undefined)
      views.push({ ...found, radiusM: zoomRadiusM(found.point, Number(osm[1])) });
  }
  const zoom = Number(values.get('zoom') ?? values.get('z') ?? values.get('lvl') ?? Number.NaN);
  for (const key of viewKeys) {
    const found = pairIn(values.get(key) ?? '');
    if (found !== undefined) views.push({ ...found, radiusM: zoomRadiusM(found.point, zoom) });
  }
  return views;
}

/**
 * Web maps show 2^zoom tiles of 256 pixels round the earth; half a telephone's screen is about 300.
 */
function zoomRadiusM(point: LatLon, zoom: number | undefined): number {
  const usable = zoom !== undefined && zoom >= 1 && zoom <= 23 ? zoom : 13;
  const pixelM = (metresPerDegLon(point.lat) * 360) / (256 * 2 ** usable);
  return Math.min(200_000, 300 * pixelM);
}

function digitsRadiusM(found: Found): number {
  const stepDeg = 10 ** -found.digits;
  return halfStepM({ latDeg: found.point.lat, latStepDeg: stepDeg, lonStepDeg: stepDeg });
}

function pinReading(found: Found, service: string): Reading {
  const byDigitsM = digitsRadiusM(found);
  const floored = byDigitsM < typedRadiusFloorM;
  return {
    ...found.point,
    form: 'map-link',
    service,
    radiusM: floored ? typedRadiusFloorM : byDigitsM,
    radiusReason: floored ? 'floor' : 'digits',
    assumptions: [],
    others: [],
  };
}

function viewReading(found: Found & { radiusM: number }, service: string): Reading {
  return {
    ...found.point,
    form: 'map-link',
    service,
    radiusM: Math.max(typedRadiusFloorM, found.radiusM, digitsRadiusM(found)),
    radiusReason: 'map-view',
    assumptions: ['map-view-centre'],
    others: [],
  };
}

/** `geo:51.03,1.60;u=35`, and Android's `geo:0,0?q=51.03,1.60(label)`. */
function readGeoUri(path: string): Reading | undefined {
  const query = /[?&]q=([^&]*)/.exec(path);
  const found =
    (query !== null ? pairIn(decodePercent(query[1] ?? '')) : undefined) ?? pairIn(path);
  if (found === undefined) return undefined;
  const said = /;u=([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:[;?&]|$)/i.exec(trimEnd(path));
  const reading: Reading = { ...pinReading(found, 'geo'), form: 'geo-uri' };
  if (said === null) return reading;
  return {
    ...reading,
    radiusM: Math.max(10, digitsRadiusM(found), Number(said[1])),
    radiusReason: 'geo-uncertainty',
  };
}
