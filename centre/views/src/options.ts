/** What a fold is told when it begins. */
import type { Centre, Mode } from '@straitwatch/protocol';

export interface ViewsOptions {
  /** Whose journal this is. */
  centre: Centre;
  /**
   * Live, exercise or demonstration; a snapshot of one is never read as another. Absent means live.
   */
  mode?: Mode;
}
