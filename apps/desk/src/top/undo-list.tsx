/** What can still be taken back, newest first, and what that brings back. */
import { useState } from 'react';
import { actorName, clock } from '../format.js';
import { request, sentences } from '../live/api.js';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { useNow } from './clock.js';

export function UndoList({ onClose }: { onClose: () => void }) {
  const { words, say } = useWords();
  const log = useLive('log');
  const nowMs = useNow();
  const [trouble, setTrouble] = useState<string[]>([]);
  const lines = log.filter(
    (one) =>
      one.undoableUntil !== undefined &&
      one.undoneBy === undefined &&
      Date.parse(one.undoableUntil) > nowMs,
  );
  const undo = async (entry: number): Promise<void> => {
    const answer = await request('POST', '/api/undo', { entry });
    setTrouble(sentences(answer, words.notStored));
  };
  return (
    <div className="panel" role="dialog" aria-label={words.history}>
      <h2>{words.history}</h2>
      {lines.length === 0 && <p>{words.nothingToUndo}</p>}
      {lines.slice(0, 15).map((one) => (
        <p key={one.n}>
          <button type="button" onClick={() => void undo(one.n)}>
            {say('undoUntil', { n: one.n })}
          </button>{' '}
          {clock(one.known)} {one.kind} {one.boat} {one.report} · {actorName(one.by)}
        </p>
      ))}
      {trouble.map((sentence) => (
        <p key={sentence} className="refusal" role="alert">
          {sentence}
        </p>
      ))}
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
    </div>
  );
}
