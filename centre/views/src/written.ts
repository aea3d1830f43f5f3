/**
 * The views as text: one line of head, then the state of the rules. The head says the version, the
 * centre and the mode, so that a snapshot of an exercise can never become a live picture.
 */
import type { LogLine } from '@straitwatch/protocol';
import { parseState, serializeState, stateVersion } from '@straitwatch/rules';
import { ViewsError } from './errors.js';
import { type Kept, keptOf } from './kept.js';
import type { LogRecord } from './lines.js';
import { createMarks } from './marks.js';
import type { ViewsOptions } from './options.js';

/**
 * Version of the written form and of the rules it was folded by; it also names that of the state in it.
 * 2: what counts as said after an end.
 */
export const viewsVersion = `2.${stateVersion}`;

interface Head {
  version: string;
  centre: string;
  mode: string;
  head: number;
  unknownEntries: number;
  lines: { plain: LogLine; undoUntilMs?: number }[];
  /** Ended boats with an open contrary report: they stay on the board however old. */
  contraryOpen: string[];
}

export function writeSnapshot(kept: Kept, options: ViewsOptions): string {
  const head: Head = {
    version: viewsVersion,
    centre: options.centre,
    mode: options.mode ?? 'live',
    head: kept.head,
    unknownEntries: kept.unknownEntries,
    lines: kept.lines.map(({ plain, undoUntilMs }) => ({
      plain,
      ...(undoUntilMs === undefined ? {} : { undoUntilMs }),
    })),
    contraryOpen: [...kept.standing].flatMap(([id, one]) => (one.isContraryOpen ? [id] : [])),
  };
  return `${JSON.stringify(head)}\n${serializeState(kept.state)}`;
}

export function readSnapshot(text: string, options: ViewsOptions): Kept {
  const at = text.indexOf('\n');
  try {
    const head = JSON.parse(text.slice(0, at)) as Partial<Head>;
    if (head.version !== viewsVersion) {
      throw unreadable('version', String(head.version), `"${viewsVersion}"`);
    }
    checkJournal('centre', String(head.centre), options.centre);
    checkJournal('mode', String(head.mode), options.mode ?? 'live');
    const kept = keptOf(parseState(text.slice(at + 1)));
    kept.head = head.head ?? kept.state.lastN;
    kept.unknownEntries = head.unknownEntries ?? 0;
    kept.lines = (head.lines ?? []).map(recordOf);
    stand(kept, new Set(head.contraryOpen ?? []));
    return kept;
  } catch (cause) {
    if (cause instanceof ViewsError) throw cause;
    throw unreadable('snapshot', 'a text that cannot be read', 'text as serialize wrote it', cause);
  }
}

function recordOf({ plain, undoUntilMs }: Head['lines'][number]): LogRecord {
  if (undoUntilMs === undefined) return { n: plain.n, plain };
  const undoableUntil = new Date(undoUntilMs).toISOString();
  return { n: plain.n, plain, undoUntilMs, undoable: { ...plain, undoableUntil } };
}

/** Ended boats need not be projected again: only those that may be on the board stay marked. */
function stand(kept: Kept, contraryOpen: ReadonlySet<string>): void {
  const boats = createMarks().boats;
  for (const boat of kept.state.boats.values()) {
    const isContraryOpen = contraryOpen.has(boat.id);
    const endedMs = boat.ending === undefined ? undefined : Date.parse(boat.ending.at);
    kept.standing.set(boat.id, { endedMs, isContraryOpen });
    if (endedMs === undefined || isContraryOpen) boats.add(boat.id);
  }
  kept.marks.boats = boats;
}

function checkJournal(field: 'centre' | 'mode', got: string, expected: string): void {
  if (got === expected) return;
  throw new ViewsError('snapshot-other-journal', {
    field,
    value: `"${got}"`,
    expected: `"${expected}"`,
  });
}

function unreadable(field: string, value: string, expected: string, cause?: unknown): ViewsError {
  return new ViewsError('snapshot-unreadable', {
    field,
    value,
    expected,
    ...(cause === undefined ? {} : { cause }),
  });
}
