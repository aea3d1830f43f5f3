/**
 * An exercise: reports of a night that is over, played in by the times at which they were received. They
 * come through the same door as any report and wait, unlinked, for the officer to decide.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseOrThrow, type ReportInput, reportInputSchema } from '@straitwatch/protocol';
import type { CentreLoop } from '../centre.js';
import { setupError } from '../errors.js';
import { plainInput } from '../plain-input.js';
import type { Feed } from './feed.js';

/** Reports of one exercise. */
export const exerciseReportsMax = 100_000;
/** The exercise's clock starts so long before its first report. */
export const leadMs = 60_000;
/** The name under which the report's number in the exercise is kept with it. */
export const exerciseField = 'exerciseReport';
/** The name under which a reference is kept that the record cannot follow: to a report not yet played in. */
export const exerciseAboutField = 'exerciseAbout';
const waitStepMaxMs = 200;
const againAfterMs = 1_000;

export interface ExerciseReport {
  id: string;
  receivedMs: number;
  report: ReportInput;
}

/** @throws ServerError or BadInputError naming the line. */
export async function readExercise(path: string): Promise<ExerciseReport[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw setupError('--exercise', `${path} (${error.code ?? error.message})`, 'a file of reports');
  });
  const out: ExerciseReport[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    let parsed: unknown;
    try {
      parsed = plainInput(JSON.parse(line), `line ${index + 1}`);
    } catch {
      throw setupError(`--exercise line ${index + 1}`, line.slice(0, 60), 'a report as JSON');
    }
    const report = parseOrThrow(reportInputSchema, parsed, `line ${index + 1}`);
    const id = typeof report.id === 'string' ? report.id : `line-${index + 1}`;
    out.push({ id, report, receivedMs: Date.parse(report.received ?? report.time) });
    if (out.length > exerciseReportsMax) {
      throw setupError('--exercise', `more than ${out.length - 1} reports`, 'fewer');
    }
  }
  if (out.length === 0) throw setupError('--exercise', 'no reports', 'at least one report');
  return out.sort((a, b) => a.receivedMs - b.receivedMs);
}

export interface RunningExercise {
  /** Resolves when every report has been played in, or the exercise was stopped. */
  done: Promise<void>;
  close(): Promise<void>;
}

/** Plays the reports that the record does not hold yet, each when its time has come. */
export function runExercise(
  reports: readonly ExerciseReport[],
  loop: CentreLoop,
  feed: Feed,
): RunningExercise {
  const stop = new AbortController();
  const done = play(reports, loop, feed, stop.signal).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    feed.become('disconnected', error instanceof Error ? error.message : String(error));
  });
  return {
    done,
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

async function play(
  reports: readonly ExerciseReport[],
  loop: CentreLoop,
  feed: Feed,
  signal: AbortSignal,
): Promise<void> {
  feed.become('connected', `${reports.length} reports`);
  const played = playedBefore(loop);
  for (const one of reports) {
    if (played.has(one.id)) continue;
    while (loop.nowMs() < one.receivedMs) {
      const waitMs = (one.receivedMs - loop.nowMs()) / loop.clock.speed;
      await pause(Math.min(waitStepMaxMs, Math.max(1, waitMs)), undefined, { signal });
    }
    played.set(one.id, await playOne(one, played, loop, signal));
    feed.heard();
  }
  feed.become('ended', 'every report has been played in');
}

/** Reports of this exercise that are in the record, by their number in the exercise. */
function playedBefore(loop: CentreLoop): Map<string, string> {
  const played = new Map<string, string>();
  for (const { report } of loop.state.reports.values()) {
    const number: unknown = report[exerciseField];
    if (typeof number === 'string') played.set(number, report.id);
  }
  return played;
}

async function playOne(
  one: ExerciseReport,
  played: ReadonlyMap<string, string>,
  loop: CentreLoop,
  signal: AbortSignal,
): Promise<string> {
  const { id: _id, about, ...said } = one.report;
  // The report it refers to has another number here.
  const referred = about === undefined ? undefined : played.get(about);
  const report: ReportInput = {
    ...said,
    ...(referred === undefined ? {} : { about: referred }),
    ...(about === undefined || referred !== undefined ? {} : { [exerciseAboutField]: about }),
    [exerciseField]: one.id,
  };
  while (true) {
    signal.throwIfAborted();
    try {
      const answer = await loop.submit({
        command: { type: 'report.receive', report, boat: null },
        by: { kind: 'feed', name: 'exercise' },
        key: `exercise-${one.id}`.slice(0, 100),
      });
      if (answer.ok && answer.result.report !== undefined) return answer.result.report;
      throw setupError(`report ${one.id}`, 'a refusal', 'a report that may be stored');
    } catch (error) {
      // The record could not be written: this report waits, as a caller would call again.
      if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'not-stored') throw error;
      await pause(againAfterMs, undefined, { signal });
    }
  }
}
