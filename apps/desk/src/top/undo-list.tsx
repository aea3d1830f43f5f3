/** What was done, newest first; what can still be taken back, and what that brings back. */
import type { LogLine } from '@straitwatch/protocol';
import { useState } from 'react';
import { actorName, age, clock } from '../format.js';
import { request, sentences } from '../live/api.js';
import { useLive } from '../live/store.js';
import { entryWords } from '../log/entry-words.js';
import { type Speech, useWords } from '../words/index.js';
import { useNow } from './clock.js';

const shownMax = 40;

export function canUndo(line: LogLine, nowMs: number): boolean {
  const { undoableUntil, undoneBy } = line;
  return undoableUntil !== undefined && undoneBy === undefined && Date.parse(undoableUntil) > nowMs;
}

export function UndoList({ onClose }: { onClose: () => void }) {
  const { words, say, language } = useWords();
  const log = useLive('log');
  const nowMs = useNow();
  const [trouble, setTrouble] = useState<string[]>([]);
  const undo = async (entry: number): Promise<void> => {
    const answer = await request('POST', '/api/undo', { entry });
    setTrouble(sentences(answer, words.notAnswered));
  };
  const lines = log.filter((one) => canUndo(one, nowMs));
  return (
    <section className="panel" aria-label={words.history}>
      <h2>
        {words.history}{' '}
        <button type="button" onClick={onClose} autoFocus>
          <kbd>{words.esc}</kbd> {words.close}
        </button>
      </h2>
      {lines.length === 0 && <p>{words.nothingToUndo}</p>}
      <ol className="undo-lines">
        {lines.slice(0, shownMax).map((one) => (
          <li key={one.n}>
            <time>{clock(one.known)}</time>
            <span>
              <b>
                {one.boat} {one.report}
              </b>{' '}
              {entryWords(one.kind, language).name} · {actorName(one.by)}
              <small>
                {say('bringsBack', { what: entryWords(one.kind, language).undone ?? '' })}
              </small>
            </span>
            <small>{left(one, nowMs, say)}</small>
            <button type="button" onClick={() => void undo(one.n)}>
              {say('undoUntil', { n: String(one.n) })}
            </button>
          </li>
        ))}
      </ol>
      {trouble.map((sentence) => (
        <p key={sentence} className="refusal" role="alert">
          {sentence}
        </p>
      ))}
    </section>
  );
}

/** The newest thing this officer did that can be taken back stays in sight. */
export function LastDone({ onUndo }: { onUndo: () => void }) {
  const { words, say, language } = useWords();
  const log = useLive('log');
  const me = useLive('hello')?.officer;
  const nowMs = useNow();
  const last = log.find((one) => canUndo(one, nowMs) && isBy(one, me?.id));
  if (last === undefined) return null;
  const subject = last.boat ?? last.report ?? '';
  const what = `${subject} ${entryWords(last.kind, language).name}`.trim();
  const { undone } = entryWords(last.kind, language);
  return (
    <p className="last-done">
      <button type="button" onClick={onUndo}>
        <kbd>U</kbd> {words.undo}
      </button>{' '}
      {say('lastDone', { what, age: age(last.known, nowMs, language) })}
      {undone !== undefined && ` · ${say('bringsBack', { what: undone })}`}
      {` · ${left(last, nowMs, say)}`}
    </p>
  );
}

/** How long it can still be taken back, in whole minutes begun. */
function left(line: LogLine, nowMs: number, say: Speech['say']): string {
  const leftMs = Date.parse(line.undoableUntil ?? '') - nowMs;
  return say('undoLeft', { minutes: Math.max(1, Math.ceil(leftMs / 60_000)) });
}

function isBy(line: LogLine, officer: string | undefined): boolean {
  return officer !== undefined && line.by.kind === 'officer' && line.by.id === officer;
}
