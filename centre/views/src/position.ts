/**
 * Where a boat is believed to be: the newest position among all its reports and those of its
 * duplicates, proposed ones too, because a call that may be the boat's own is better than an old
 * certainty; the link waits visibly to be decided. A position without a radius gets one by how it
 * was made.
 */
import type { BoatPosition, Report } from '@straitwatch/protocol';
import type { ReportState } from '@straitwatch/rules';
import { growthAdriftMps, growthUnderWayMps } from './limits.js';
import { happenedMs, isoTime } from './times.js';

/**
 * Metres that hold the true place with 95 % when the report does not say. All are judgements: radar
 * 200 (a plot at 10 NM: half a beam width of 1 degree and the range gate), vessel and aircraft 500
 * (they give their own place while alongside or overhead), camera 1000 (bearing good, range poor),
 * a telephone's own fix 100 (satellite fix with poor sky), words 1852 (a minute of latitude
 * misheard or rounded), passed on by others 3704 (as words, and of unknown age).
 */
const radiusBySource = {
  radar: 200,
  vessel: 500,
  aircraft: 500,
  camera: 1_000,
  device: 100,
  words: 1_852,
  passedOn: 3_704,
} as const;

type Basis = BoatPosition['basis'];

/** Sources in which somebody says a place in words rather than a device sending it. */
const spokenSources: ReadonlySet<string> = new Set(['voice', 'text', 'words', 'told']);

/** `seen` by others than those aboard, sent from `aboard` by a device, or `told` in words. */
export function basisOf(report: Report): Basis {
  switch (report.channel) {
    case 'radar':
    case 'aircraft':
    case 'vessel':
    case 'camera':
      return 'seen';
    case 'relay':
    case 'ngo':
      return 'told';
    case 'whatsapp':
      return spokenSources.has(report.position?.source ?? '') ? 'told' : 'aboard';
    default: {
      const source = report.position?.source;
      return source === undefined || spokenSources.has(source) ? 'told' : 'aboard';
    }
  }
}

/** Metres, 95 %: as the report says, or by how the position was made. */
export function radiusOf(report: Report): number {
  if (report.position?.radiusM !== undefined) return report.position.radiusM;
  switch (report.channel) {
    case 'radar':
    case 'vessel':
    case 'aircraft':
    case 'camera':
      return radiusBySource[report.channel];
    case 'relay':
    case 'ngo':
      return radiusBySource.passedOn;
    default:
      return basisOf(report) === 'aboard' ? radiusBySource.device : radiusBySource.words;
  }
}

/**
 * Words for an engine that does not drive the boat. Only these exact words: anything unclear is
 * taken to be under way, because that makes the area larger.
 */
const stoppedEngine: ReadonlySet<string> = new Set([
  'stopped',
  'none',
  'no engine',
  'broken',
  'broken down',
  'failed',
  'dead',
  'out of fuel',
  'lost',
  'off',
  'adrift',
  'not running',
]);

/** Metres a second by which the area grows, for the engine as it was last reported. */
export function growthOf(engine: string | undefined): number {
  return stoppedEngine.has((engine ?? '').trim().toLowerCase())
    ? growthAdriftMps
    : growthUnderWayMps;
}

export interface Whereabouts {
  position?: BoatPosition;
  /** Every position in time order. */
  track: { lat: number; lon: number; radiusM: number; time: string; report: string }[];
}

/** `reports` in time order; `engine` as last reported, for the growth of the area. */
export function whereaboutsOf(
  reports: readonly ReportState[],
  engine: string | undefined,
): Whereabouts {
  const track: Whereabouts['track'] = [];
  let newest: Report | undefined;
  for (const one of reports) {
    const { position } = one.report;
    if (position === undefined) continue;
    newest = one.report;
    track.push({
      lat: position.lat,
      lon: position.lon,
      radiusM: radiusOf(one.report),
      time: isoTime(happenedMs(one)),
      report: one.report.id,
    });
  }
  const last = track.at(-1);
  if (newest === undefined || last === undefined) return { track };
  const { lat, lon, radiusM, time, report } = last;
  const basis = basisOf(newest);
  const growthMps = growthOf(engine);
  return { track, position: { lat, lon, radiusM, growthMps, time, report, basis } };
}
