/** The desk: the board on the left, the chart or a boat's story on the right, a call when there is one. */
import { useCallback, useEffect, useState } from 'react';
import { Board } from './board/board.js';
import { shownOrder } from './board/shown-order.js';
import { CallForm } from './call/call-form.js';
import { age, clock } from './format.js';
import { request } from './live/api.js';
import { store, useLive } from './live/store.js';
import type { PlaceOnChart } from './map/chart-props.js';
import { ChartSide } from './map/chart-side.js';
import type { Theme } from './map/style.js';
import { SeaPanel } from './sea/sea-panel.js';
import { SearchPanel } from './search/search-panel.js';
import type { ActionName } from './story/actions.js';
import { Story } from './story/story.js';
import { Announcer } from './top/announcer.js';
import { FootLine, WayButtons, type Ways } from './top/foot-line.js';
import { LookBackPanel, MomentBanner } from './top/look-back.js';
import { TopLine } from './top/top-line.js';
import { UndoList } from './top/undo-list.js';
import { useWords } from './words/index.js';

type Panel = 'undo' | 'keys' | 'search' | 'look-back' | 'sea';
const actionOf: Record<string, ActionName> = {
  l: 'link',
  t: 'task',
  r: 'recovery',
  h: 'handover',
  f: 'phase',
  e: 'end',
  n: 'note',
};
const panelOf: Record<string, Panel> = { u: 'undo', '?': 'keys', '/': 'search', w: 'look-back' };

export function App(props: { onLanguage: () => void }) {
  const { words } = useWords();
  const [theme, setTheme] = useState<Theme>(
    localStorage.getItem('straitwatch.theme') === 'day' ? 'day' : 'night',
  );
  const [selected, setSelected] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [action, setAction] = useState<ActionName>();
  const [calls, setCalls] = useState<number[]>([]);
  const [shownCall, setShownCall] = useState<number>();
  const [panel, setPanel] = useState<Panel>();
  const [place, setPlace] = useState<PlaceOnChart>();
  const [isChartShown, setChartShown] = useState(false);
  const [isStreamShown, setStreamShown] = useState(false);
  const [isDensityShown, setDensityShown] = useState(false);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('straitwatch.theme', theme);
  }, [theme]);
  const open = useCallback((id: string) => {
    setSelected(id);
    setOpen(true);
    setAction(undefined);
  }, []);
  const changeTheme = (): void => setTheme((before) => (before === 'night' ? 'day' : 'night'));
  const showChart = useCallback(() => {
    setOpen(false);
    setChartShown((before) => !before);
  }, []);
  const newCall = useCallback(() => {
    const startedMs = store.liveNowMs();
    setCalls((before) => [...before, startedMs]);
    setShownCall(startedMs);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') {
        // The newest thing goes first; what is under it stays.
        if (panel !== undefined) setPanel(undefined);
        else if (action !== undefined) setAction(undefined);
        else if (isOpen) setOpen(false);
        else store.showNow();
        return;
      }
      // From anywhere, also out of a field.
      if (event.key === 'F2') {
        newCall();
        event.preventDefault();
        return;
      }
      if (target.matches('input:not([type=range]), textarea, select')) return;
      const key = event.key.toLowerCase();
      const named = actionOf[key];
      const wanted = panelOf[key];
      if (key === 'c') newCall();
      else if (key === 'm') showChart();
      else if (key === 'j' || key === 'k') {
        // Enter opens the boat that J or K chose, and never presses what had the focus before.
        target.blur();
        const order = shownOrder();
        const i = selected === undefined ? -1 : order.indexOf(selected);
        const next = order[Math.min(order.length - 1, Math.max(0, i + (key === 'j' ? 1 : -1)))];
        if (next !== undefined && next !== selected) {
          setSelected(next);
          // A form belongs to the boat that it was opened for.
          setAction(undefined);
        }
      } else if (key === 'enter' && selected !== undefined && !target.matches('button'))
        open(selected);
      else if (wanted !== undefined) setPanel(wanted);
      else if (key === 'd') changeTheme();
      else if (key === 's') setStreamShown((before) => !before);
      else if (key === 'g') setDensityShown((before) => !before);
      else if (named !== undefined && selected !== undefined) {
        setOpen(true);
        setAction(named);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const closePanel = (): void => setPanel(undefined);
  const done = (startedMs: number): void =>
    setCalls((before) => before.filter((one) => one !== startedMs));
  const ways: Ways = {
    theme,
    onTheme: changeTheme,
    onLanguage: props.onLanguage,
    onLookBack: () => setPanel('look-back'),
    onSearch: () => setPanel('search'),
  };
  return (
    <div className={`desk ${isOpen ? 'shows-story' : isChartShown ? 'shows-chart' : ''}`}>
      <TopLine onSea={() => setPanel('sea')} />
      <div className="banners">
        <LineLost />
        <MomentBanner />
        <Announcer />
      </div>
      <main>
        <div className="left">
          <Board selected={selected} onOpen={open} />
        </div>
        {isOpen && selected !== undefined && (
          <Story
            key={selected}
            id={selected}
            action={action}
            onAction={setAction}
            onClose={() => setOpen(false)}
          />
        )}
        {/* The chart stays when a story covers it: making it anew takes a second and forgets the view. */}
        <ChartSide
          theme={theme}
          selected={selected}
          place={place}
          isShown={!isOpen || selected === undefined}
          isAsked={isChartShown}
          isStreamShown={isStreamShown}
          onStream={() => setStreamShown((before) => !before)}
          isDensityShown={isDensityShown}
          onDensity={() => setDensityShown((before) => !before)}
          onOpen={open}
        />
      </main>
      <FootLine
        ways={ways}
        kept={calls
          .filter((startedMs) => startedMs !== shownCall)
          .map((startedMs) => (
            <button
              key={startedMs}
              type="button"
              className="kept-call"
              onClick={() => setShownCall(startedMs)}
            >
              {words.callTitle} {clock(startedMs)}
            </button>
          ))}
        isChartShown={isChartShown && !isOpen}
        onCall={newCall}
        onChart={showChart}
        onKeys={() => setPanel('keys')}
        onUndo={() => setPanel('undo')}
      />
      <div className="calls">
        {calls.map((startedMs) => (
          <CallForm
            key={startedMs}
            startedMs={startedMs}
            isShown={shownCall === startedMs}
            onAway={() => setShownCall(undefined)}
            onStored={() => done(startedMs)}
          />
        ))}
      </div>
      {panel === 'undo' && <UndoList onClose={closePanel} />}
      {panel === 'sea' && <SeaPanel onClose={closePanel} />}
      {panel === 'look-back' && <LookBackPanel onClose={closePanel} />}
      {panel === 'search' && (
        <SearchPanel
          onClose={closePanel}
          onOpen={open}
          onShow={(at) => {
            setOpen(false);
            setChartShown(true);
            setPlace({ ...at });
          }}
        />
      )}
      {panel === 'keys' && <KeysPanel ways={ways} onClose={closePanel} />}
    </div>
  );
}

function KeysPanel({ ways, onClose }: { ways: Ways; onClose: () => void }) {
  const { words } = useWords();
  return (
    <section className="panel" aria-label={words.keys}>
      <h2>
        {words.keys}{' '}
        <button type="button" onClick={onClose} autoFocus>
          <kbd>{words.esc}</kbd> {words.close}
        </button>
      </h2>
      <p className="ways">
        <WayButtons {...ways} />
      </p>
      <ul className="keys">
        {words.allKeys.split(/\s·\s/).map((one) => {
          const [key, ...rest] = one.split(' ');
          return (
            <li key={one}>
              <kbd>{key}</kbd> {rest.join(' ')}
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        onClick={() => void request('DELETE', '/api/session').then(() => location.reload())}
      >
        {words.signOut}
      </button>
    </section>
  );
}

/** The page never shows old things as if they were new. */
function LineLost() {
  const { words, say, language } = useWords();
  const line = useLive('line');
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTick((n) => n + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  if (line.state === 'open') return null;
  const text =
    line.heardMs === 0
      ? words.connecting
      : say('lost', { age: age(line.heardMs, Date.now(), language) });
  return (
    <div className="line-lost" role="alert">
      {text}
    </div>
  );
}
