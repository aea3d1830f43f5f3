/** The tide at the stations that come with the software; harmonic, so it knows nothing of wind and air pressure. */
import { readFileSync } from 'node:fs';
import { dataFileUrl, type TideStation, type TideStationFile } from '@straitwatch/data';
import { createTide, hoursFromHighWater, type Tide, tideExtremes } from '@straitwatch/metocean';
import {
  BadInputError,
  type SeaSource,
  type TideCurve,
  type TideExtremeView,
  type TideNow,
} from '@straitwatch/protocol';
import { wrongIn } from '../errors.js';

const hourMs = 3_600_000;
/** The tides of this port are the clock of the Strait. */
export const referenceStation = 'dover';
/** Hours of high and low waters that are told with the tide of now: two tides to come, the last one gone. */
const beforeHours = 8;
const afterHours = 20;
/** Most points of one curve. */
export const curvePointsMax = 3_000;

export interface CurveAsked {
  readonly station: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMin: number;
}

/** Reads its file once, when it is first asked; stations are made ready as they are asked for. */
export class Tides {
  #file: TideStationFile | undefined;
  readonly #ready = new Map<string, { readonly tide: Tide; readonly station: TideStation }>();

  #stations(): TideStationFile {
    this.#file ??= JSON.parse(readFileSync(dataFileUrl('tideStations'), 'utf8')) as TideStationFile;
    return this.#file;
  }

  #find(asked: string): { readonly tide: Tide; readonly station: TideStation } {
    const name = asked.toLowerCase();
    const ready = this.#ready.get(name);
    if (ready !== undefined) return ready;
    const { stations } = this.#stations();
    const station = stations.find((one) => one.short === name || one.id === asked);
    if (station === undefined) {
      const names = stations.flatMap((one) => one.short ?? []);
      throw wrongIn('not-found', {
        field: 'station',
        got: asked.slice(0, 60),
        expected: `one of ${names.join(', ')}, or the id of another station`,
      });
    }
    const tide = createTide(
      station.constants.map(([one, amplitudeM, lagDeg]) => ({ name: one, amplitudeM, lagDeg })),
    );
    const made = { tide, station };
    this.#ready.set(name, made);
    return made;
  }

  #source(station: TideStation): SeaSource {
    const { attribution, license } = this.#stations();
    return {
      id: station.id,
      text: `${station.name}: harmonic prediction from readings of ${station.epoch.join(' to ')}. ${attribution} (${license})`,
    };
  }

  /** @throws ServerError `not-found` for a station that is not there. */
  now(asked: string, timeMs: number): TideNow {
    const { tide, station } = this.#find(asked);
    const { hours } = hoursFromHighWater(tide, timeMs);
    const extremes = tideExtremes(
      tide,
      timeMs - beforeHours * hourMs,
      timeMs + afterHours * hourMs,
    ).map(extremeView);
    const last = extremes.filter((one) => Date.parse(one.time) <= timeMs).at(-1);
    const next = extremes.filter((one) => Date.parse(one.time) > timeMs);
    return {
      station: station.name,
      heightM: rounded(tide.heightM(timeMs)),
      hoursFromHighWater: rounded(hours),
      extremes: last === undefined ? next : [last, ...next],
      source: this.#source(station),
    };
  }

  /** @throws ServerError for a station that is not there, BadInputError beyond `curvePointsMax` points. */
  curve({ station: asked, fromMs, toMs, stepMin }: CurveAsked): TideCurve {
    const { tide, station } = this.#find(asked);
    const stepMs = stepMin * 60_000;
    const points = Math.floor((toMs - fromMs) / stepMs) + 1;
    if (!(points >= 1 && points <= curvePointsMax)) {
      throw new BadInputError({
        field: 'to',
        got: `${points} points`,
        expected: `1 to ${curvePointsMax} points from \`from\` to \`to\``,
      });
    }
    return {
      station: station.name,
      points: Array.from({ length: points }, (_, index) => {
        const timeMs = fromMs + index * stepMs;
        return { time: timeText(timeMs), heightM: rounded(tide.heightM(timeMs)) };
      }),
      extremes: tideExtremes(tide, fromMs, toMs).map(extremeView),
      source: this.#source(station),
    };
  }
}

function extremeView(one: {
  timeMs: number;
  heightM: number;
  kind: 'high' | 'low';
}): TideExtremeView {
  return { time: timeText(one.timeMs), heightM: rounded(one.heightM), kind: one.kind };
}

export function timeText(timeMs: number): string {
  return new Date(Math.round(timeMs / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
