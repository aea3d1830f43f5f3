/** One boat's cloud, from its inputs: frames each hour, areas, stranding. Pure but for the files of the sea. */
import { readFileSync } from 'node:fs';
import { type CoastFile, dataFileUrl, type LeewayFile } from '@straitwatch/data';
import {
  type Coast,
  containmentAreas,
  createCoast,
  type DriftFrame,
  type DriftRun,
  type LeewayRow,
  runDrift,
  sphericalMean,
  strandings,
} from '@straitwatch/drift';
import { createTidalStream, type StreamGridFile, type TidalStream } from '@straitwatch/metocean';
import type { BoatDrift, DriftFrameView, DriftInputs } from '@straitwatch/protocol';

const stepS = 600;
const hourMs = 3_600_000;
/** Corners of one outline on a screen; finer ones cannot be told apart there. */
const cornersMax = 90;
const active = 0;
const stranded = 1;
const leftArea = 2;
const placesMax = 5;

export interface CloudJob {
  readonly boat: string;
  readonly inputs: DriftInputs;
  /** Last frame, hours after the position. */
  readonly hours: number;
}

/** What every cloud needs, read once. */
export class CloudMaker {
  readonly #stream: TidalStream;
  readonly #coast: Coast;
  readonly #table: readonly LeewayRow[];

  constructor() {
    const read = <T>(name: 'streamGrid' | 'coast' | 'leeway'): T =>
      JSON.parse(readFileSync(dataFileUrl(name), 'utf8')) as T;
    this.#stream = createTidalStream(read<StreamGridFile>('streamGrid'));
    this.#table = read<LeewayFile>('leeway').classes;
    const { west, south, east, north } = this.#stream.area;
    this.#coast = createCoast(
      read<CoastFile>('coast').features.map((one) => one.geometry),
      { westDeg: west, southDeg: south, eastDeg: east, northDeg: north },
    );
  }

  /** @throws DriftError for inputs that make no sense. */
  make({ boat, inputs, hours }: CloudJob): BoatDrift {
    const { wind, current, engine } = inputs;
    const run = runDrift({
      table: this.#table,
      objects: inputs.objects,
      release: {
        timeMs: Date.parse(inputs.time),
        durationS: 0,
        place: { kind: 'circle', lat: inputs.lat, lon: inputs.lon, radiusM: inputs.radiusM },
      },
      hours,
      stepS,
      particles: inputs.particles,
      seed: inputs.seed,
      current: this.#stream.field,
      wind: { kind: 'constant', eastMps: wind.eastMps, northMps: wind.northMps },
      coast: this.#coast,
      ...(engine === undefined ? {} : { engine }),
      model: {
        windError: 'correlated',
        windErrorHours: 3,
        jibePerHour: 0.04,
        currentSdMps: current.sdMps,
        windSdMps: wind.sdMps,
        backward: false,
      },
      atHours: Array.from({ length: hours + 1 }, (_, hour) => hour),
    });
    return {
      boat,
      inputs,
      frames: run.frames.map(frameView),
      stranding: strandingView(run, Date.parse(inputs.time)),
    };
  }
}

function frameView(frame: DriftFrame): DriftFrameView {
  const lonDeg: number[] = [];
  const latDeg: number[] = [];
  const counts = [0, 0, 0, 0];
  for (const [index, status] of frame.status.entries()) {
    counts[status] = (counts[status] ?? 0) + 1;
    if (status !== active && status !== stranded) continue;
    lonDeg.push(frame.lonDeg[index] ?? 0);
    latDeg.push(frame.latDeg[index] ?? 0);
  }
  const total = frame.status.length;
  const lons = Float64Array.from(lonDeg);
  const lats = Float64Array.from(latDeg);
  const shared = {
    time: new Date(frame.timeMs).toISOString(),
    hours: frame.hours,
    stranded: (counts[stranded] ?? 0) / total,
    leftArea: (counts[leftArea] ?? 0) / total,
  };
  if (lons.length === 0) return { ...shared, areas: [] };
  const mean = sphericalMean(lons, lats);
  return {
    ...shared,
    lat: rounded(mean.lat),
    lon: rounded(mean.lon),
    areas: containmentAreas(lons, lats)
      .filter(({ share }) => share !== 0.75)
      .map(({ share, areaKm2, rings }) => ({
        share,
        areaKm2: Math.round(areaKm2 * 100) / 100,
        rings: rings.map(thinned),
      })),
  };
}

/** Every so many corners, the first again at the end. */
function thinned(ring: readonly (readonly [number, number])[]): [number, number][] {
  const every = Math.max(1, Math.ceil((ring.length - 1) / cornersMax));
  const kept = ring.slice(0, -1).filter((_, index) => index % every === 0);
  const [first] = kept;
  return [...kept, ...(first === undefined ? [] : [first])].map(([lon, lat]) => [
    rounded(lon),
    rounded(lat),
  ]);
}

function strandingView(run: DriftRun, releaseMs: number): BoatDrift['stranding'] {
  const { places, ...rest } = strandings(run, releaseMs);
  return {
    ...rest,
    places: places.slice(0, placesMax).map((one) => ({ ...one })),
  };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
/** Longest run: from a position of `oldestHours` ago to a day ahead. */
export const hoursMax = 72;
/** Hours from a position to a day after `nowMs`, whole. */
export function hoursTo(nowMs: number, positionTime: string): number {
  const hours = Math.ceil((nowMs - Date.parse(positionTime)) / hourMs) + 24;
  return Math.min(hoursMax, Math.max(24, hours));
}
