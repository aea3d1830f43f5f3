/**
 * What a screen reader says by itself: a new boat, what begins to wait too long, a feed that falls
 * silent. Ages that count every second are left out of it.
 */
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../live/store.js';
import { type Speech, useWords } from '../words/index.js';

/** Sentences said at once; the rest is counted by the board itself. */
const saidMax = 3;

export function Announcer() {
  const speech = useWords();
  const boats = useLive('boats');
  const feeds = useLive('feeds');
  const isRead = useLive('counts') !== undefined;
  const known = useRef<ReadonlySet<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // Before the first picture there is nothing to compare with.
    if (!isRead) return;
    const { say, words } = speech;
    const now = new Map<string, string>();
    for (const boat of boats.values()) {
      if (boat.status === 'ended') continue;
      now.set(boat.id, say('newlyOpened', { boat: boat.id }));
      for (const { code, overdue } of boat.waiting) {
        if (overdue) now.set(`${boat.id} ${code}`, asks(boat.id, code, speech));
      }
    }
    for (const { name, state } of feeds) {
      if (state === 'silent' || state === 'disconnected') {
        now.set(`${name} ${state}`, `${words.feedDown}${words.colon}${name}`);
      }
    }
    const before = known.current;
    known.current = new Set(now.keys());
    // What was there when the page came is read on the board, not called out.
    if (before === undefined) return;
    const fresh = [...now].flatMap(([key, text]) => (before.has(key) ? [] : [text]));
    if (fresh.length > 0) setSaid(fresh.slice(0, saidMax).join('. '));
  }, [boats, feeds, speech, isRead]);
  return (
    <p className="unseen" aria-live="polite">
      {said}
    </p>
  );
}

const short = {
  'no-action': 'asksOfficer',
  'handover-unanswered': 'asksHandover',
  'position-stale': 'asksPosition',
  silent: 'asksSilent',
  'task-unanswered': 'asksTask',
  'link-undecided': 'asksLink',
  'contrary-after-end': 'contrary-after-end',
  'search-end-unseconded': 'asksSecond',
} as const;

function asks(boat: string, code: keyof typeof short, { say, words }: Speech): string {
  return say('nowAsks', { boat, what: words[short[code]] });
}
