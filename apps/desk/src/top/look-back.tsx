/** What was shown at 03:00, and what is true about 03:00: both have an answer. */
import { useState } from 'react';
import { clock } from '../format.js';
import { sentences } from '../live/api.js';
import { lastTimeOfDay, lookBack, type MomentKind } from '../live/moment.js';
import { store, useLive } from '../live/store.js';
import { useWords } from '../words/index.js';

const stepMs = 600_000;

/** Asks which moment. */
export function LookBackPanel({ onClose }: { onClose: () => void }) {
  const { words } = useWords();
  const [text, setText] = useState(() => clock(store.nowMs() - stepMs));
  const [trouble, setTrouble] = useState<string[]>([]);
  const go = async (kind: MomentKind): Promise<void> => {
    const atMs = lastTimeOfDay(text, store.liveNowMs());
    if (atMs === undefined) return;
    const answer = await lookBack(atMs, kind);
    setTrouble(sentences(answer, words.notAnswered));
    if (answer.ok) onClose();
  };
  return (
    <section className="panel" aria-label={words.lookBack}>
      <h2>{words.lookBack}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go('shown');
        }}
      >
        <label>
          UTC{' '}
          <input
            value={text}
            onChange={(event) => setText(event.target.value)}
            size={6}
            pattern="([01]?[0-9]|2[0-3])[:h.]?[0-5][0-9]"
            required
            autoFocus
          />
        </label>{' '}
        <button type="submit">{words.asShown}</button>{' '}
        <button type="button" onClick={() => void go('known')}>
          {words.asKnown}
        </button>{' '}
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </form>
      <small>{words.lookBackHelp}</small>
      {trouble.map((sentence) => (
        <p key={sentence} className="refusal" role="alert">
          {sentence}
        </p>
      ))}
    </section>
  );
}

/** Loud for as long as the page shows another moment than now. */
export function MomentBanner() {
  const { words, say } = useWords();
  const moment = useLive('moment');
  if (moment === undefined) return null;
  const { atMs, kind } = moment;
  const move = (byMs: number): void => {
    const toMs = atMs + byMs;
    if (toMs >= store.liveNowMs()) store.showNow();
    else void lookBack(toMs, kind);
  };
  const time = new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
  return (
    <div className="moment" role="alert">
      <b>{say(kind === 'shown' ? 'shownThen' : 'knownThen', { time })}</b>
      <button type="button" onClick={() => move(-stepMs)}>
        {words.earlier}
      </button>
      <button type="button" onClick={() => move(stepMs)}>
        {words.later}
      </button>
      <button type="button" onClick={() => store.showNow()}>
        {words.now}
      </button>
    </div>
  );
}
