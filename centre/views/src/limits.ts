/**
 * Every time limit, bound and provisional number of the views, with its reason, in one place. A
 * watch that wants other limits changes them here and nowhere else.
 */
import type { Phase, TaskStatus } from '@straitwatch/protocol';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * An ended boat stays on the board for one watch of twelve hours, so that who takes over sees it.
 */
export const boardKeptMs = 12 * hourMs;

/** Unlinked reports on the screen, newest first: far more than one watch can leave undecided. */
export const unlinkedShownMax = 1_000;
/** Reports that wait for a decision and get suggestions, newest first. */
export const suggestedForMax = 1_000;
/** Lines of the log on the screen. */
export const logLinesMax = 200;
/** Reports in one list; the total stands in the counts, so a cut list is seen to be cut. */
export const reportsListMax = 10_000;

/** A report older than this is no sign of a boat at sea now: longer than nearly every crossing. */
export const atSeaMaxMs = 24 * hourMs;
/** From this probability on, a boat that is known explains an unlinked report. */
export const explainedFrom = 0.5;

/** Without an officer's action or an active task. In distress, minutes decide in cold water. */
export const noActionMs: Readonly<Record<Phase, number>> = {
  distress: 10 * minuteMs,
  alert: 20 * minuteMs,
  uncertainty: 60 * minuteMs,
};
/** The other centre answers a telephone at once; five minutes mean that it was not seen. */
export const handoverUnansweredMs = 5 * minuteMs;
/** At 5 kn a boat goes 1.7 NM in this time: more than a lookout sees a dinghy at night. */
export const positionStaleMs = 20 * minuteMs;
/** People in trouble call often; half an hour without any word is a change for the worse. */
export const silentMs = 30 * minuteMs;
/** A crew that has been paged answers within this or has not heard. */
export const taskUnansweredMs = 3 * minuteMs;
/** A proposed link may hide a second boat for as long as nobody looks at it. */
export const linkUndecidedMs = 5 * minuteMs;
/** The second officer is on the same watch; longer means that it was forgotten. */
export const searchEndUnsecondedMs = 15 * minuteMs;

/** Steps of a task during which somebody is going or there. */
export const activeStatuses: ReadonlySet<TaskStatus> = new Set([
  'tasked',
  'acknowledged',
  'proceeding',
  'on-scene',
]);

/**
 * People aboard at most when nobody has said a number: in the Home Office daily figures of 2025 and
 * 2026 (data/crossings.csv) the mean number of people a boat was at most 84 on 95 % of days with
 * boats.
 */
export const peopleUnknownHigh = 85;
/** An estimate from the air or a camera may be off by a fifth either way. Provisional. */
export const estimateSlack = 0.2;

/**
 * How fast the area of a position grows: with wind and stream when nothing drives the boat.
 * Provisional.
 */
export const growthAdriftMps = 1.0;
/** The same under way, or when nobody knows: about 5 kn. Provisional until drift is computed. */
export const growthUnderWayMps = 2.6;
