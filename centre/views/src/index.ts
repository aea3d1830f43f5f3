/**
 * @packageDocumentation Folds of the journal for screens: boats, reports, tasks, assets, counts,
 * log.
 */

export type { ViewsChange } from './changes.js';
export { ViewsError, type ViewsErrorCode } from './errors.js';
export {
  type DayFigures,
  type FiguresReader,
  figuresDaysMax,
  figuresReader,
} from './figures.js';
export { foldViews } from './fold.js';
export { asKnownAbout, asShownAt } from './history.js';
export * as limits from './limits.js';
export type { ViewsOptions } from './options.js';
export { type RankCode, type RankReason, rankCodes, rankPoints } from './rank.js';
export type { Readings } from './readings.js';
export type { Snapshot } from './snapshot.js';
export {
  createViews,
  restoreViews,
  type Views,
} from './views.js';
export { viewsVersion } from './written.js';
