/**
 * The incremental views: each entry marks what it may change, and only that is made again when
 * somebody looks. The answers are those of the from-scratch twin (fold.ts); a property test holds
 * them together.
 */
import { isKnownEntry } from '@straitwatch/protocol';
import { createState, evolve, type FoldedEntry } from '@straitwatch/rules';
import { changesSince, nothingTaken, type ViewsChange } from './changes.js';
import { ViewsError } from './errors.js';
import { createKeptSource, type Kept, keptOf } from './kept.js';
import { addLine } from './lines.js';
import { addDependents, markEntry } from './marks.js';
import type { ViewsOptions } from './options.js';
import { type Readings, readingsOf } from './readings.js';
import { unsortedSnapshotOf } from './snapshot.js';
import { readSnapshot, writeSnapshot } from './written.js';

export interface Views extends Readings {
  /** Entries of a kind or version this build does not know: kept in the log, not folded. */
  readonly unknownEntries: number;
  /**
   * Folds one entry. Cheap: what it changes is only marked.
   * @throws ViewsError `entry-out-of-order` when its number is not above the last one's; nothing is
   * folded then
   */
  apply(entry: FoldedEntry): void;
  /**
   * What changed since the last take, by entries or by time alone. The first take has everything.
   * @param nowMs milliseconds since 1970
   */
  takeChanges(nowMs: number): ViewsChange;
  /** The views as text, to start from without reading the whole journal. */
  serialize(): string;
}

/** Views of an empty journal. */
export function createViews(options: ViewsOptions): Views {
  return viewsOf(options, keptOf(createState()));
}

/**
 * Views as `serialize` wrote them.
 * @throws ViewsError `snapshot-unreadable` for a damaged text or one of another version (fold the
 * journal anew), `snapshot-other-journal` for one of another centre or mode
 */
export function restoreViews(text: string, options: ViewsOptions): Views {
  return viewsOf(options, readSnapshot(text, options));
}

function viewsOf(options: ViewsOptions, kept: Kept): Views {
  const source = createKeptSource(kept);
  const readings = readingsOf(source);
  const taken = nothingTaken();
  return {
    ...readings,
    // A spread copies the value of a getter once; these must stay live.
    get head() {
      return kept.head;
    },
    get unknownEntries() {
      return kept.unknownEntries;
    },
    apply(entry) {
      if (entry.n <= kept.head) {
        throw new ViewsError('entry-out-of-order', {
          field: 'n',
          value: String(entry.n),
          expected: `a number above ${kept.head}`,
        });
      }
      fold(kept, entry);
    },
    takeChanges(nowMs) {
      const change = changesSince(taken, unsortedSnapshotOf(source, nowMs));
      source.forgetAllBut(taken);
      return change;
    },
    serialize: () => {
      source.refresh();
      return writeSnapshot(kept, options);
    },
  };
}

function fold(kept: Kept, entry: FoldedEntry): void {
  if (isKnownEntry(entry)) {
    markEntry(kept.marks, kept.state, kept.dependents, entry);
    evolve(kept.state, entry);
    addDependents(kept.dependents, entry);
    markEntry(kept.marks, kept.state, kept.dependents, entry);
  } else {
    kept.unknownEntries += 1;
  }
  addLine(kept.lines, entry, kept.state);
  kept.head = entry.n;
}
