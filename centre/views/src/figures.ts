/**
 * Published statistics, each day counted from the record alone, so that anybody who holds the record can
 * count again. A boat belongs to the day (UTC) it was first heard of, a report to the day it was spoken,
 * people to the day on which they came off the sea, whenever that was written down. What has been corrected, taken back or found to be a
 * duplicate since is counted as it is known at the end of what was read.
 */
import { type EvidenceKind, isKnownEntry } from '@straitwatch/protocol';
import { createState, type Ending, evolve, type FoldedEntry, type State } from '@straitwatch/rules';
import { firstSigns } from './history.js';
import { happenedMs } from './times.js';

export interface DayFigures {
  /** The day, UTC: 2026-01-10. */
  date: string;
  /** Things that somebody said or a sensor showed, spoken on this day. */
  reports: number;
  /** Boats first heard of on this day; one that is a duplicate counts below, not here. */
  boats: number;
  /** Boats of this day that were found to be another one. */
  duplicateBoats: number;
  /** Boats of this day that are not accounted for. */
  openBoats: number;
  /** Ends by evidence of this day (a search: ended on it), and the people of them. */
  recoveredBoats: number;
  recoveredPeople: number;
  landedBoats: number;
  landedPeople: number;
  returnedBoats: number;
  returnedPeople: number;
  searchEndedBoats: number;
}

/** Days in one answer at most: more than ten years. */
export const figuresDaysMax = 3_660;
const dayMs = 86_400_000;

export interface FiguresReader {
  /** Takes the next entry, in order. */
  add(entry: FoldedEntry): void;
  /** First and last day with a report or a boat; undefined while there is none. */
  span(): { from: string; to: string } | undefined;
  /**
   * One row a day, days without anything included.
   * @param range days as `2026-01-10`, both counted
   * @throws RangeError for days that are none, in the wrong order, or more than `figuresDaysMax`
   */
  days(range: { from: string; to: string }): DayFigures[];
}

/** A fold of a whole record into days. */
export function figuresReader(): FiguresReader {
  const state = createState();
  return {
    add: (entry) => {
      if (isKnownEntry(entry)) evolve(state, entry);
    },
    span: () => spanOf(state),
    days: (range) => daysOf(state, range),
  };
}

function spanOf(state: State): { from: string; to: string } | undefined {
  const times = [...state.reports.values()].map(happenedMs);
  for (const boat of state.boats.values()) {
    times.push(Date.parse(boat.openedAt));
    if (boat.ending !== undefined) times.push(endedMs(state, boat.ending));
  }
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const timeMs of times) {
    first = Math.min(first, timeMs);
    last = Math.max(last, timeMs);
  }
  return times.length === 0 ? undefined : { from: dayOf(first), to: dayOf(last) };
}

function daysOf(state: State, range: { from: string; to: string }): DayFigures[] {
  const fromMs = Date.parse(`${range.from}T00:00:00Z`);
  const toMs = Date.parse(`${range.to}T00:00:00Z`);
  const count = (toMs - fromMs) / dayMs + 1;
  if (!(count >= 1 && count <= figuresDaysMax)) {
    const got = `${range.from} to ${range.to}`;
    throw new RangeError(`days: got ${got}, expected 1 to ${figuresDaysMax} days in order`);
  }
  const rows = Array.from({ length: count }, (_, i) => emptyDay(dayOf(fromMs + i * dayMs)));
  const byDate = new Map(rows.map((row) => [row.date, row]));
  for (const one of state.reports.values()) {
    const row = byDate.get(dayOf(happenedMs(one)));
    if (row !== undefined) row.reports += 1;
  }
  const firstMs = firstSigns(state);
  for (const boat of state.boats.values()) {
    const openedMs = Date.parse(boat.openedAt);
    const heard = byDate.get(dayOf(Math.min(openedMs, firstMs.get(boat.id) ?? openedMs)));
    if (heard !== undefined) {
      if (boat.ending?.evidence.kind === 'duplicate') heard.duplicateBoats += 1;
      else heard.boats += 1;
      if (boat.ending === undefined) heard.openBoats += 1;
    }
    if (boat.ending === undefined) continue;
    const ended = byDate.get(dayOf(endedMs(state, boat.ending)));
    if (ended !== undefined) countEnd(ended, boat.ending.evidence.kind, boat.ending.persons ?? 0);
  }
  return rows;
}

/** Milliseconds; when the last people of the evidence came off, or a search was ended. */
function endedMs(state: State, ending: Ending): number {
  const { evidence } = ending;
  if (!('reports' in evidence)) return Date.parse(ending.at);
  const proofs = evidence.reports.flatMap((id) => state.reports.get(id) ?? []);
  return proofs.length === 0 ? Date.parse(ending.at) : Math.max(...proofs.map(happenedMs));
}

function countEnd(row: DayFigures, kind: EvidenceKind, people: number): void {
  switch (kind) {
    case 'recovered':
      row.recoveredBoats += 1;
      row.recoveredPeople += people;
      break;
    case 'landed':
      row.landedBoats += 1;
      row.landedPeople += people;
      break;
    case 'returned':
      row.returnedBoats += 1;
      row.returnedPeople += people;
      break;
    case 'search-ended':
      row.searchEndedBoats += 1;
      break;
    case 'duplicate':
      // Counted with the day on which it was heard of.
      break;
  }
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

function emptyDay(date: string): DayFigures {
  return {
    date,
    reports: 0,
    boats: 0,
    duplicateBoats: 0,
    openBoats: 0,
    recoveredBoats: 0,
    recoveredPeople: 0,
    landedBoats: 0,
    landedPeople: 0,
    returnedBoats: 0,
    returnedPeople: 0,
    searchEndedBoats: 0,
  };
}
