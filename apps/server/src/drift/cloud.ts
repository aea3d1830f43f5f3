/** One boat's cloud, from its inputs: frames each hour, areas, stranding. Pure but for the files of the sea. */
import { readFileSync } from 'node:fs';
import { type CoastFile, dataFileUrl, type LeewayFile } from '@straitwatch/data';
import {
  type Coast,
  containmentAreas,
  createCoast,
  type DriftFrame,
  type DriftOptions,
  type DriftRun,
  type DriftStatus,
  driftStatuses,
  joinRuns,
  type LeewayRow,
  minuteDensity,
  runDrift,
  sphericalMean,
  strandings,
} from '@straitwatch/drift';
import { createTidalStream, type StreamGridFile, type TidalStream } from '@straitwatch/metocean';
import type { BoatDrift, DriftDensity, DriftFrameView, DriftInputs } from '@straitwatch/protocol';
import { KnownSea } from '../sea/forcing/known-sea.js';
import type { PlainVector } from '../sea/forcing/load.js';
import { currentField, remembered, windField } from './fields.js';

const stepS = 600;
/** Corners of one outline on a screen; finer ones cannot be told apart there. */
const cornersMax = 90;
/** Parts of a cloud where a file knows the wind for some of the time: each has a wind of its own for the rest. */
const membersEach = 20;
const placesMax = 5;

export interface CloudJob {
  readonly boat: string;
  readonly inputs: DriftInputs;
  /** Last frame, hours after the position. */
  readonly hours: number;
  /** Currents and winds out of files. */
  readonly vectors: readonly PlainVector[];
}

/** How a cloud lies over minutes of latitude and longitude, frame by frame. */
export type CloudDensity = Omit<DriftDensity, 'boat'>;

export interface CloudMade {
  readonly drift: BoatDrift;
  readonly density: readonly CloudDensity[];
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
  make({ boat, inputs, hours, vectors }: CloudJob): CloudMade {
    const run = this.#run(inputs, hours, new KnownSea(vectors, []));
    return {
      drift: {
        boat,
        inputs,
        frames: run.frames.map(frameView),
        stranding: strandingView(run, Date.parse(inputs.time)),
      },
      density: run.frames.map(densityView),
    };
  }

  #run(inputs: DriftInputs, hours: number, sea: KnownSea): DriftRun {
    const { wind, current, engine } = inputs;
    const members = wind.known ? membersEach : 1;
    const timeMs = Date.parse(inputs.time);
    const builtIn = members > 1 ? remembered(this.#stream.field) : this.#stream.field;
    const shared: Omit<DriftOptions, 'wind' | 'seed' | 'particles'> = {
      table: this.#table,
      objects: inputs.objects,
      release: {
        timeMs,
        durationS: 0,
        place: { kind: 'circle', lat: inputs.lat, lon: inputs.lon, radiusM: inputs.radiusM },
      },
      hours,
      stepS,
      current: sea.has('current') ? currentField(sea, builtIn) : builtIn,
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
    };
    const parts = Array.from({ length: members }, (_, index) => {
      const seed = inputs.seed + index;
      const member = { seed, fromMs: timeMs, hours };
      return runDrift({
        ...shared,
        seed,
        particles: inputs.particles / members,
        wind: wind.known
          ? windField(sea, member)
          : { kind: 'constant', eastMps: wind.eastMps, northMps: wind.northMps },
      });
    });
    return joinRuns(parts);
  }
}

const cellDeg = 1 / 60;

function densityView(frame: DriftFrame): CloudDensity {
  const { cells } = minuteDensity(frame);
  return {
    time: new Date(frame.timeMs).toISOString(),
    cellDeg,
    west: cells.map((one) => rounded(one.lon)),
    south: cells.map((one) => rounded(one.lat)),
    share: cells.map((one) => one.probability),
  };
}

/** Those of a frame that are of a kind. */
function countOf(frame: DriftFrame, status: DriftStatus): number {
  const index = driftStatuses.indexOf(status);
  return frame.status.reduce((sum, one) => sum + (one === index ? 1 : 0), 0);
}

function frameView(frame: DriftFrame): DriftFrameView {
  const lonDeg: number[] = [];
  const latDeg: number[] = [];
  for (const [index, status] of frame.status.entries()) {
    const name = driftStatuses[status];
    if (name !== 'active' && name !== 'stranded') continue;
    lonDeg.push(frame.lonDeg[index] ?? 0);
    latDeg.push(frame.latDeg[index] ?? 0);
  }
  const total = frame.status.length;
  const lons = Float64Array.from(lonDeg);
  const lats = Float64Array.from(latDeg);
  const shared = {
    time: new Date(frame.timeMs).toISOString(),
    hours: frame.hours,
    stranded: countOf(frame, 'stranded') / total,
    leftArea: countOf(frame, 'left-area') / total,
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
