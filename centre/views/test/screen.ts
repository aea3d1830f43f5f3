/** A night and the incremental views that follow it, for tests that look at one boat. */
import type { BoatView } from '@straitwatch/protocol';
import { createViews, type Views } from '../src/index.js';
import { Night } from './nights.js';

export class Screen extends Night {
  readonly views: Views = createViews({ centre: 'uk' });
  private shown = 0;

  /** The views with everything applied that was written. */
  now(): Views {
    for (const entry of this.entries.slice(this.shown)) this.views.apply(entry);
    this.shown = this.entries.length;
    return this.views;
  }

  /** The boat as it reads at this minute. */
  boatAt(minute: number, id: string): BoatView {
    const boat = this.now().boat(id, this.at(minute).nowMs);
    if (boat === undefined) throw new Error(`no boat ${id}`);
    return boat;
  }

  /** What waits at this minute: `code`, or `code!` when overdue. */
  waitingAt(minute: number, id: string): string[] {
    return this.boatAt(minute, id)
      .waiting.map((one) => `${one.code}${one.overdue ? '!' : ''}`)
      .sort();
  }
}
