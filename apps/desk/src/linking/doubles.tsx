/** Boats that may be one and the same: told, with both a click away; an officer merges them, or not. */
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';

/** Less likely ones are not worth an officer's time. */
const toldFrom = 0.3;
const toldMost = 4;

export function SuspectedDoubles({ onOpen }: { onOpen: (boat: string) => void }) {
  const { words, say } = useWords();
  const linking = useLive('linking');
  const moment = useLive('moment');
  const boats = useLive('boats');
  const doubles = (linking?.doubles ?? []).filter(
    ({ boats: [a, b], probability }) => probability >= toldFrom && boats.has(a) && boats.has(b),
  );
  if (doubles.length === 0 || moment !== undefined) return null;
  return (
    <ul className="doubles" aria-label={words.suspectedDoubles}>
      {doubles.slice(0, toldMost).map(({ boats: [a, b], probability }) => (
        <li key={`${a} ${b}`}>
          <span aria-hidden="true">⧉</span>{' '}
          {say('mayBeOne', { a, b, percent: Math.round(probability * 100) })}{' '}
          <button type="button" className="link" onClick={() => onOpen(a)}>
            {say('seeBoat', { boat: a })}
          </button>{' '}
          <button type="button" className="link" onClick={() => onOpen(b)}>
            {say('seeBoat', { boat: b })}
          </button>
        </li>
      ))}
    </ul>
  );
}
