/** One line at the bottom: a new call, the calls put away, the last thing done, and the ways of looking. */
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';
import { LastDone } from './undo-list.js';

export interface Ways {
  theme: string;
  onTheme: () => void;
  onLanguage: () => void;
  onLookBack: () => void;
  onSearch: () => void;
}

export function FootLine(props: {
  ways: Ways;
  /** Calls that were put away, each with the way back to it. */
  kept: ReactNode;
  isChartShown: boolean;
  onCall: () => void;
  onChart: () => void;
  onKeys: () => void;
  onUndo: () => void;
}) {
  const { words } = useWords();
  return (
    <footer className="foot">
      <button type="button" className="new-call" onClick={props.onCall}>
        <kbd>C</kbd> <kbd>F2</kbd> {words.call}
      </button>
      {props.kept}
      <LastDone onUndo={props.onUndo} />
      <div className="tools">
        <WayButtons {...props.ways} />
        <button type="button" onClick={props.onKeys}>
          <kbd>?</kbd> {words.keys}
        </button>
      </div>
      <button type="button" className="only-narrow" onClick={props.onChart}>
        {props.isChartShown ? words.board : words.map}
      </button>
      <button type="button" className="only-narrow" onClick={props.onKeys}>
        {words.more}
      </button>
    </footer>
  );
}

/** On the line of a desk, and in the panel that a telephone opens. */
export function WayButtons(props: Ways) {
  const { words, language } = useWords();
  return (
    <>
      <button type="button" onClick={props.onSearch}>
        <kbd>/</kbd> {words.search}
      </button>
      <button type="button" onClick={props.onLookBack}>
        <kbd>W</kbd> {words.lookBack}
      </button>
      <button type="button" onClick={props.onTheme}>
        <kbd>D</kbd> {props.theme === 'night' ? words.day : words.night}
      </button>
      <button type="button" onClick={props.onLanguage} lang={language === 'en' ? 'fr' : 'en'}>
        {language === 'en' ? 'Français' : 'English'}
      </button>
    </>
  );
}
