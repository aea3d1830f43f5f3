/** Odds of every waiting report, from the reports and boats of a centre: the linking engine, fed as officers have it. */
import { readFileSync } from 'node:fs';
import { dataFileUrl } from '@straitwatch/data';
import {
  createLiveLinker,
  type LinkReport,
  type LiveLinker,
  type OfficerBoat,
} from '@straitwatch/linking';
import { createTidalStream, type StreamGridFile } from '@straitwatch/metocean';
import type { LinkingNow, Report } from '@straitwatch/protocol';

export interface LinkJob {
  readonly nowMs: number;
  readonly head: number;
  readonly reports: readonly Report[];
  /** Boats with the reports that officers have confirmed for them; those put together as duplicates are one. */
  readonly boats: readonly OfficerBoat[];
  /** A boat, and a report or boat that an officer has said is not of it. */
  readonly apart: readonly (readonly [string, string])[];
  /** Reports that wait for an officer. */
  readonly waiting: readonly string[];
}

export class LinkMaker {
  readonly #linker: LiveLinker;

  constructor() {
    const file: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
    const stream = createTidalStream(file);
    this.#linker = createLiveLinker({
      seed: 1,
      flowAt: ({ lat, lon }, timeMs) => stream.at(lat, lon, timeMs),
    });
  }

  make({ nowMs, head, reports, boats, apart, waiting }: LinkJob): LinkingNow {
    const linker = this.#linker;
    linker.update({ reports: reports.map(linkReport), boats, apart, atMs: nowMs });
    return {
      time: new Date(nowMs).toISOString(),
      head,
      boatsAtSea: linker.boatsAtSea(),
      reports: waiting.map((report) => ({
        report,
        proposals: linker.proposalsFor(report).map(({ evidence, ...one }) => ({
          ...one,
          evidence: evidence.map(({ kind, reports: of, bits }) => ({
            kind,
            reports: [...of],
            bits,
          })),
        })),
      })),
      doubles: linker.doubles().map(({ boats: [a, b], probability }) => ({
        boats: [a, b],
        probability,
      })),
      unexplained: linker.unexplained(),
      boats: boats.flatMap(({ id }) => {
        const accountedFor = linker.accountedFor(id);
        return accountedFor === undefined ? [] : [{ boat: id, accountedFor }];
      }),
    };
  }
}

/** As the engine takes it: times as numbers, only what weighs. */
export function linkReport(report: Report): LinkReport {
  const { id, centre, channel, position, caller, persons, craft, signs, about, launch } = report;
  const read = {
    ...{ id, centre, channel, timeMs: Date.parse(report.time) },
    receivedMs: report.received === undefined ? undefined : Date.parse(report.received),
    ...{ position, caller, persons, craft, signs, about },
    launch:
      launch === undefined
        ? undefined
        : { place: launch.place, timeMs: launch.time && Date.parse(launch.time) },
  };
  return JSON.parse(JSON.stringify(read));
}
