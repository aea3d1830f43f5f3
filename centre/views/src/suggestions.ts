/**
 * Suggestions for the reports that wait for a decision, kept up to date: when one boat changes,
 * only that boat is weighed again for each waiting report. The answer is the one `suggestBoats` of
 * the rules gives; the from-scratch twin asks it directly and a property test compares them.
 */
import {
  type BoatTraits,
  rankBoats,
  type State,
  suggestedFromMax,
  traitsOf,
  type WeighedBoat,
  weighBoat,
} from '@straitwatch/rules';
import { type SuggestionView, suggestionViews } from './items.js';

interface Waiter {
  weighed: Map<string, WeighedBoat>;
  suggestions: SuggestionView[];
  text: string;
}

export interface SuggestionCache {
  /**
   * Brings the suggestions of `pending` up to date. `boats` changed, `reports` changed themselves.
   * @returns reports whose suggestions read differently now
   */
  update(
    pending: readonly string[],
    boats: ReadonlySet<string>,
    reports: ReadonlySet<string>,
  ): string[];
  get(report: string): readonly SuggestionView[];
}

export function createSuggestionCache(state: State): SuggestionCache {
  const traits = new Map<string, BoatTraits>();
  const waiters = new Map<string, Waiter>();
  /** Open boats in the order in which they were opened. */
  let open: string[] | undefined;

  const refreshTraits = (boats: ReadonlySet<string>): void => {
    for (const id of boats) traits.delete(id);
    if (boats.size > 0 || open === undefined) {
      open = [];
      for (const boat of state.boats.values()) {
        if (boat.ending !== undefined) continue;
        open.push(boat.id);
        if (!traits.has(boat.id)) traits.set(boat.id, traitsOf(state, boat));
      }
    }
  };

  const weigh = (waiter: Waiter, reportId: string, boats: Iterable<string>): boolean => {
    const report = state.reports.get(reportId)?.report;
    if (report === undefined) return false;
    let isChanged = false;
    for (const id of boats) {
      const known = traits.get(id);
      const now = known === undefined ? undefined : weighBoat(known, report);
      const before = waiter.weighed.get(id);
      if (now === undefined) waiter.weighed.delete(id);
      else waiter.weighed.set(id, now);
      isChanged ||= !isSame(before, now);
    }
    return isChanged;
  };

  /** @returns true when the suggestions read differently */
  const rank = (waiter: Waiter, reportId: string): boolean => {
    const notBoats = state.reports.get(reportId)?.notBoats ?? [];
    const weighed: WeighedBoat[] = [];
    let looked = 0;
    for (const id of open ?? []) {
      if (notBoats.includes(id)) continue;
      looked += 1;
      if (looked > suggestedFromMax) break;
      const one = waiter.weighed.get(id);
      if (one !== undefined) weighed.push(one);
    }
    const suggestions = suggestionViews(rankBoats(weighed));
    const text = JSON.stringify(suggestions);
    if (text === waiter.text) return false;
    waiter.suggestions = suggestions;
    waiter.text = text;
    return true;
  };

  return {
    update(pending, boats, reports) {
      refreshTraits(boats);
      const changed: string[] = [];
      const isWaiting = new Set(pending);
      for (const [id, waiter] of waiters) {
        if (isWaiting.has(id)) continue;
        waiters.delete(id);
        if (waiter.suggestions.length > 0) changed.push(id);
      }
      // Past the bound a new boat pushes others out of the sum, though they have not changed.
      const isPastBound = (open ?? []).length > suggestedFromMax;
      for (const id of pending) {
        const before = waiters.get(id);
        const isNew = before === undefined || reports.has(id);
        const waiter = before ?? { weighed: new Map(), suggestions: [], text: '[]' };
        waiters.set(id, waiter);
        const isWeighed = weigh(waiter, id, isNew ? (open ?? []) : boats);
        const isToRank = isNew || isWeighed || (isPastBound && boats.size > 0);
        if (isToRank && rank(waiter, id)) changed.push(id);
      }
      return changed;
    },
    get: (report) => waiters.get(report)?.suggestions ?? [],
  };
}

function isSame(a: WeighedBoat | undefined, b: WeighedBoat | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.odds === b.odds &&
    a.reasons.length === b.reasons.length &&
    a.reasons.every((reason, at) => reason.text === b.reasons[at]?.text)
  );
}
