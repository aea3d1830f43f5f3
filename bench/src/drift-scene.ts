/** The cloud that the drift benchmark runs: gridded stream and wind over the Strait, with coast. */
import { readFileSync } from 'node:fs';
import { type CoastFile, dataFileUrl, type LeewayFile } from '@straitwatch/data';
import { createCoast, type DriftOptions, type GridVectorField } from '@straitwatch/drift';

export interface SceneSize {
  readonly particles: number;
  readonly hours: number;
  /** Columns of each grid; it has two thirds as many rows. */
  readonly columns: number;
}

const startMs = Date.UTC(2026, 0, 10);
const hourMs = 3_600_000;
const area = { westDeg: -0.45, southDeg: 50.05, eastDeg: 2.75, northDeg: 51.7 };
/** M2, the tide of the Strait. */
const tideHours = 12.42;

/** Hourly frames; the stream turns with the tide and varies over the area, the wind slowly. */
function grid(size: SceneSize, kind: 'stream' | 'wind'): GridVectorField {
  const { columns, hours } = size;
  const rows = Math.max(2, Math.round((columns * 2) / 3));
  const times = Math.ceil(hours) + 1;
  const frames = Array.from({ length: times }, (_, hour) => {
    const eastMps = new Float32Array(columns * rows);
    const northMps = new Float32Array(columns * rows);
    for (let cell = 0; cell < columns * rows; cell++) {
      const x = (cell % columns) / columns;
      const y = Math.floor(cell / columns) / rows;
      const phase = (2 * Math.PI * hour) / (kind === 'stream' ? tideHours : 24) + 2 * x + y;
      const most = kind === 'stream' ? 1 : 7;
      eastMps[cell] = most * 0.7 * Math.cos(phase);
      northMps[cell] = most * 0.7 * Math.cos(phase + (kind === 'stream' ? 0.2 : 1.5));
    }
    return { eastMps, northMps };
  });
  return {
    kind: 'grid',
    lon0Deg: area.westDeg,
    lat0Deg: area.southDeg,
    stepLonDeg: (area.eastDeg - area.westDeg) / (columns - 1),
    stepLatDeg: (area.northDeg - area.southDeg) / (rows - 1),
    columns,
    rows,
    timesMs: Float64Array.from(frames, (_, hour) => startMs + hour * hourMs),
    frame: (index) => frames[index] ?? frames[0]!,
  };
}

export function scene(size: SceneSize): DriftOptions {
  const table: LeewayFile = JSON.parse(readFileSync(dataFileUrl('leeway'), 'utf8'));
  const coast: CoastFile = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
  const land = coast.features.map(({ geometry }) => ({
    type: 'Polygon' as const,
    coordinates: geometry.coordinates,
  }));
  return {
    table: table.classes,
    objects: [{ class: 'PIW-1', weight: 1 }],
    release: {
      timeMs: startMs,
      durationS: 0,
      place: { kind: 'circle', lat: 50.95, lon: 1.45, radiusM: 1_000 },
    },
    hours: size.hours,
    stepS: 600,
    particles: size.particles,
    seed: 1,
    current: grid(size, 'stream'),
    wind: grid(size, 'wind'),
    coast: createCoast(land, area),
    model: {
      windError: 'correlated',
      windErrorHours: 3,
      jibePerHour: 0.04,
      currentSdMps: 0,
      windSdMps: 0,
      backward: false,
    },
    atHours: [size.hours],
  };
}
