/** A question asked in place: a button that becomes a short field. It blocks nothing else on the page. */
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.js';

export function Ask(props: {
  /** What the button says. */
  children: ReactNode;
  /** What is asked for. */
  question: string;
  onAnswer: (text: string) => void;
  /** Opened from outside, by a key. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
}) {
  const { words } = useWords();
  const [isOwnOpen, setOwnOpen] = useState(false);
  const [text, setText] = useState('');
  const isOpen = props.isOpen ?? isOwnOpen;
  const setOpen = props.onOpen ?? setOwnOpen;
  if (!isOpen) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {props.children}
      </button>
    );
  }
  const close = (): void => {
    setText('');
    setOpen(false);
  };
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        const answer = text.trim();
        if (answer === '') return;
        props.onAnswer(answer);
        close();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <label>
        {props.question}{' '}
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={1900}
          required
          autoFocus
        />
      </label>{' '}
      <button type="submit">{words.record}</button>{' '}
      <button type="button" onClick={close}>
        {words.cancel}
      </button>
    </form>
  );
}
