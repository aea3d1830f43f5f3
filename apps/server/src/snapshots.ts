/** The folded state as a snapshot in the journal's keeping: one text, so that its parts fit together. */
import type { Head, Journal } from '@straitwatch/journal';
import { parseState, type State, serializeState, stateVersion } from '@straitwatch/rules';
import { restoreViews, type Views, viewsVersion } from '@straitwatch/views';
import type { DoneCommand } from './command-index.js';

const name = 'centre';
/** Version of what is written here; the parts name theirs inside. */
const version = 1;
const partVersions = `${stateVersion} ${viewsVersion}`;

interface Folded {
  state: State;
  views: Views;
  commands: [string, DoneCommand][];
}

export async function saveSnapshot(journal: Journal, head: Head, folded: Folded): Promise<void> {
  const data = JSON.stringify({
    partVersions,
    state: serializeState(folded.state),
    views: folded.views.serialize(),
    commands: folded.commands,
  });
  await journal.saveSnapshot({ ...head, name, version, data });
}

/** The newest usable snapshot. @throws SyntaxError when it cannot be read back. */
export async function loadSnapshot(
  journal: Journal,
): Promise<(Folded & { n: number }) | undefined> {
  const found = await journal.latestSnapshot(name, version);
  if (found === undefined) return undefined;
  const parsed: unknown = JSON.parse(Buffer.from(found.data).toString('utf8'));
  if (parsed === null || typeof parsed !== 'object') throw new SyntaxError('snapshot: no object');
  // Written by another build: the journal is folded anew.
  if (Reflect.get(parsed, 'partVersions') !== partVersions) return undefined;
  const stateText: unknown = Reflect.get(parsed, 'state');
  const viewsText: unknown = Reflect.get(parsed, 'views');
  const commands: unknown = Reflect.get(parsed, 'commands');
  if (typeof stateText !== 'string' || typeof viewsText !== 'string' || !Array.isArray(commands)) {
    throw new SyntaxError('snapshot: parts missing');
  }
  return {
    n: found.n,
    state: parseState(stateText),
    views: restoreViews(viewsText, { centre: journal.centre, mode: journal.mode }),
    commands,
  };
}
