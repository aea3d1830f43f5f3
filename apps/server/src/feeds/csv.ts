/**
 * Positions as comma-separated values: the columns of the Danish and the United States open AIS archives,
 * of Stone Soup's sample, and any other file whose header names its columns in one of these ways.
 */
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { LivePicture, type TrackKind } from '../picture.js';
import type { AisParts } from './ais.js';
import { openRecording, Pace, type PlaySpeed } from './file.js';
import type { RunningFeed } from './tcp-client.js';

/** Lines read before the event loop gets its turn. */
const linesPerTurn = 500;
const lineMax = 4_096;

type Column =
  | 'time'
  | 'mmsi'
  | 'lat'
  | 'lon'
  | 'cog'
  | 'sog'
  | 'heading'
  | 'name'
  | 'type'
  | 'kind';

/** Names of columns, lower case, in the files we know. */
const columnNames: Readonly<Record<string, Column>> = {
  time: 'time',
  '# timestamp': 'time',
  timestamp: 'time',
  basedatetime: 'time',
  base_date_time: 'time',
  datetime: 'time',
  mmsi: 'mmsi',
  latitude_degrees: 'lat',
  latitude: 'lat',
  lat: 'lat',
  longitude_degrees: 'lon',
  longitude: 'lon',
  lon: 'lon',
  cog_degrees: 'cog',
  cog: 'cog',
  sog_knots: 'sog',
  sog: 'sog',
  heading: 'heading',
  name: 'name',
  vesselname: 'name',
  vessel_name: 'name',
  'ship type': 'type',
  vesseltype: 'type',
  vessel_type: 'type',
  'type of mobile': 'kind',
};

/** The Danish archive writes ship types as words; the number is the first of their ITU group. */
const shipTypes: Readonly<Record<string, number>> = {
  'wing in ground': 20,
  fishing: 30,
  towing: 31,
  dredging: 33,
  diving: 34,
  military: 35,
  sailing: 36,
  pleasure: 37,
  hsc: 40,
  pilot: 50,
  sar: 51,
  tug: 52,
  'port tender': 53,
  'anti-pollution': 54,
  'law enforcement': 55,
  medical: 58,
  passenger: 60,
  cargo: 70,
  tanker: 80,
  other: 90,
};

const mobileKinds: Readonly<Record<string, TrackKind>> = {
  'base station': 'base',
  aton: 'aid',
  'sar airborne': 'aircraft',
  'search and rescue transponder': 'sart',
  'man overboard device': 'mob',
};

export interface CsvRow {
  mmsi: number;
  timeMs: number;
  lat: number;
  lon: number;
  kind: TrackKind;
  cogDegTrue?: number;
  sogKn?: number;
  headingDegTrue?: number;
  name?: string;
  shipType?: number;
}

export type CsvResult =
  | { ok: true; row: CsvRow }
  | { ok: false; field: string; value: string; expected: string };

/** Reads rows once the header is known. @throws RangeError when the header names too little. */
export function createCsvReader(header: string): (line: string) => CsvResult {
  const at = new Map<Column, number>();
  // Some programs begin a text with a byte order mark.
  for (const [index, name] of cellsOf(header.replace(/^\ufeff/, '')).entries()) {
    const column = columnNames[name.trim().toLowerCase()];
    if (column !== undefined && !at.has(column)) at.set(column, index);
  }
  for (const needed of ['time', 'mmsi', 'lat', 'lon'] as const) {
    if (!at.has(needed)) {
      throw new RangeError(`header: got ${header.slice(0, 120)}, expected a column for ${needed}`);
    }
  }
  return (line) => rowOf(line, at);
}

function rowOf(line: string, at: ReadonlyMap<Column, number>): CsvResult {
  const cells = cellsOf(line);
  const cell = (column: Column): string => {
    const index = at.get(column);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const wrong = (field: string, value: string, expected: string): CsvResult => {
    return { ok: false, field, value, expected };
  };
  const mmsi = numberIn(cell('mmsi'), 1, 999_999_999);
  if (mmsi === undefined || !Number.isInteger(mmsi)) {
    return wrong('mmsi', cell('mmsi'), 'a whole number, 1 to 999999999');
  }
  const timeMs = csvTimeMs(cell('time'));
  if (timeMs === undefined) return wrong('time', cell('time'), 'a date and time');
  const lat = numberIn(cell('lat'), -90, 90);
  if (lat === undefined) return wrong('lat', cell('lat'), 'degrees, -90 to 90');
  const lon = numberIn(cell('lon'), -180, 180);
  if (lon === undefined) return wrong('lon', cell('lon'), 'degrees, -180 to 180');
  const row: CsvRow = {
    mmsi,
    timeMs,
    lat,
    lon,
    kind: mobileKinds[cell('kind').toLowerCase()] ?? 'ship',
  };
  // What the archives write for "not available" (360, 511, 102.3) is out of range here, so absent.
  const cog = numberIn(cell('cog'), 0, 359.95);
  if (cog !== undefined) row.cogDegTrue = cog;
  const sog = numberIn(cell('sog'), 0, 102.25);
  if (sog !== undefined) row.sogKn = sog;
  const heading = numberIn(cell('heading'), 0, 359.95);
  if (heading !== undefined) row.headingDegTrue = heading;
  const name = cell('name');
  if (name !== '' && name !== 'Unknown') row.name = name.slice(0, 40);
  const type = numberIn(cell('type'), 1, 255) ?? shipTypes[cell('type').toLowerCase()];
  if (type !== undefined) row.shipType = type;
  return { ok: true, row };
}

function numberIn(text: string, min: number, max: number): number | undefined {
  if (text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= min && value <= max ? value : undefined;
}

/** `2016-01-12 13:02:11.218`, `2024-01-01T00:00:00`, or the Danish `31/12/2023 23:59:59`; all UTC. */
export function csvTimeMs(text: string): number | undefined {
  const danish = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,6})?Z?$/.exec(text);
  const found =
    danish === null
      ? iso?.slice(1, 7)
      : [danish[3], danish[2], danish[1], danish[4], danish[5], danish[6]];
  if (found === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const fractionMs = Math.round(Number(iso?.[7] ?? 0) * 1000);
  return Date.UTC(year, month - 1, day, hour, minute, second, fractionMs);
}

/** Cells of one line; quotes may hold commas and doubled quotes. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (line[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

export function runCsv(
  spec: { path: string; speed: PlaySpeed },
  clock: Clock,
  parts: AisParts,
): RunningFeed {
  const stop = new AbortController();
  const done = play(spec.path, new Pace(spec.speed, clock), parts, stop.signal).catch(
    (error: unknown) => {
      if (stop.signal.aborted) return;
      parts.feed.become('ended', error instanceof Error ? error.message : String(error));
    },
  );
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

async function play(path: string, pace: Pace, parts: AisParts, signal: AbortSignal): Promise<void> {
  const input = await openRecording(path, signal);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // A failed read must reach the loop below: readline alone would only end.
  const failed = new Promise<never>((_resolve, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  let read: ((line: string) => CsvResult) | undefined;
  let count = 0;
  const each = lines[Symbol.asyncIterator]();
  while (true) {
    const next = await Promise.race([each.next(), failed]);
    if (next.done === true) break;
    const line = next.value;
    if (line.trim() === '') continue;
    if (read === undefined) {
      read = createCsvReader(line);
      parts.feed.become('connected');
      continue;
    }
    const result = read(line.slice(0, lineMax));
    if (result.ok) await pace.wait(result.row.timeMs, signal);
    takeCsv(result, line, parts);
    count += 1;
    if (count % linesPerTurn === 0) await pause(0, undefined, { signal });
  }
  parts.feed.become('ended', 'the whole recording was played');
}

export function takeCsv(result: CsvResult, line: string, parts: AisParts): void {
  const { feed, picture, assets, rejects } = parts;
  if (!result.ok) {
    feed.keptAside();
    const { field, value, expected } = result;
    rejects.keep({ reason: 'malformed', field, value, expected, line });
    return;
  }
  feed.heard();
  const { row } = result;
  const timeMs = LivePicture.timeOf(row.timeMs, parts.nowMs());
  const { mmsi, lat, lon, kind, cogDegTrue, sogKn, headingDegTrue, name, shipType } = row;
  const update = { mmsi, kind, lat, lon, timeMs, cogDegTrue, sogKn, headingDegTrue };
  if (picture.position(update)) {
    assets.seen({ mmsi, lat, lon, timeMs, cogDegTrue, sogKn }, feed.name);
  }
  if (name !== undefined || shipType !== undefined) picture.static({ mmsi, name, shipType });
}
