/** The desk: the board on the left, the chart or a boat's story on the right, a call when there is one. */
import { useCallback, useEffect, useState } from 'react';
import { Board } from './board/board.js';
import { worstFirst } from './board/order.js';
import { CallForm } from './call/call-form.js';
import { age } from './format.js';
import { request } from './live/api.js';
import { store, useLive } from './live/store.js';
import { ChartSide } from './map/map.js';
import type { Theme } from './map/style.js';
import type { ActionName } from './story/actions.js';
import { Story } from './story/story.js';
import { TopLine } from './top/top-line.js';
import { UndoList } from './top/undo-list.js';
import { useWords } from './words/index.js';

const actionOf: Record<string, ActionName> = {
  t: 'task',
  r: 'recovery',
  h: 'handover',
  f: 'phase',
  e: 'end',
  n: 'note',
};

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
  const [panel, setPanel] = useState<'undo' | 'keys'>();
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
  const newCall = useCallback(() => {
    const startedMs = store.nowMs();
    setCalls((before) => [...before, startedMs]);
    setShownCall(startedMs);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') {
        if (action !== undefined) setAction(undefined);
        else if (panel !== undefined) setPanel(undefined);
        else setOpen(false);
        return;
      }
      if (target.matches('input, textarea, select')) return;
      const key = event.key.toLowerCase();
      const named = actionOf[key];
      if (key === 'c') newCall();
      else if (key === 'j' || key === 'k') {
        const order = worstFirst(store.get('boats').values());
        const i = selected === undefined ? -1 : order.indexOf(selected);
        const next = order[Math.min(order.length - 1, Math.max(0, i + (key === 'j' ? 1 : -1)))];
        if (next !== undefined) setSelected(next);
      } else if (key === 'enter' && selected !== undefined && !target.matches('button'))
        open(selected);
      else if (key === 'u') setPanel('undo');
      else if (key === '?') setPanel('keys');
      else if (key === 'd') changeTheme();
      else if (named !== undefined && selected !== undefined) {
        setOpen(true);
        setAction(named);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const done = (startedMs: number): void =>
    setCalls((before) => before.filter((one) => one !== startedMs));
  return (
    <div className={`desk ${isOpen ? 'shows-story' : ''}`}>
      <TopLine theme={theme} onTheme={changeTheme} onLanguage={props.onLanguage} />
      <LineLost />
      <main>
        <Board selected={selected} onOpen={open} />
        {isOpen && selected !== undefined ? (
          <Story
            id={selected}
            action={action}
            onAction={setAction}
            onClose={() => setOpen(false)}
          />
        ) : (
          <ChartSide theme={theme} selected={selected} onOpen={open} />
        )}
      </main>
      <div className="calls">
        <button type="button" className="new-call" onClick={newCall}>
          <kbd>C</kbd> {words.call}
        </button>
        {calls.map((startedMs) => (
          <span key={startedMs}>
            {shownCall !== startedMs && (
              <button type="button" className="kept-call" onClick={() => setShownCall(startedMs)}>
                {words.callTitle} {new Date(startedMs).toISOString().slice(11, 16)}
              </button>
            )}
            <CallForm
              startedMs={startedMs}
              isShown={shownCall === startedMs}
              onAway={() => setShownCall(undefined)}
              onStored={() => done(startedMs)}
            />
          </span>
        ))}
      </div>
      {panel === 'undo' && <UndoList onClose={() => setPanel(undefined)} />}
      {panel === 'keys' && (
        <div className="panel" role="status">
          {words.allKeys}
          <button
            type="button"
            onClick={() => void request('DELETE', '/api/session').then(() => location.reload())}
          >
            {words.signOut}
          </button>
        </div>
      )}
    </div>
  );
}

/** The page never shows old things as if they were new. */
function LineLost() {
  const { words, say } = useWords();
  const line = useLive('line');
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTick((n) => n + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  if (line.state === 'open') return null;
  const text =
    line.heardMs === 0 ? words.connecting : say('lost', { age: age(line.heardMs, Date.now()) });
  return (
    <div className="line-lost" role="alert">
      {text}
    </div>
  );
}
