/** `/`: find anything, open it or show where it is. */
import { useState } from 'react';
import { store, useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { type Found, find } from './find.js';

export function SearchPanel(props: {
  onClose: () => void;
  onOpen: (boat: string) => void;
  onShow: (at: { lat: number; lon: number }) => void;
}) {
  const { words, say } = useWords();
  const [question, setQuestion] = useState('');
  // Read again when something arrives, so that a report stored just now is found.
  const boats = useLive('boats');
  const reports = useLive('reports');
  const found = find(question, {
    boats: boats.values(),
    reports: reports.values(),
    assets: store.get('assets').values(),
    ships: store.get('ships').values(),
  });
  const choose = (one: Found): void => {
    if (one.boat !== undefined) props.onOpen(one.boat);
    else if (one.at !== undefined) props.onShow(one.at);
    props.onClose();
  };
  const first = found[0];
  return (
    <search className="panel search" aria-label={words.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) choose(first);
        }}
      >
        <label>
          <small>{words.searchHelp}</small>
          <input
            type="search"
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            autoFocus
          />
        </label>
      </form>
      <small role="status">
        {question.trim() !== '' &&
          (found.length === 0 ? words.searchEmpty : say('found', { n: found.length }))}
      </small>
      <ul>
        {found.map((one) => (
          <li key={one.key}>
            <button type="button" onClick={() => choose(one)}>
              <b>{one.name === '' ? words.noName : one.name}</b> <small>{words[one.kind]}</small>{' '}
              {one.detail}
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}
