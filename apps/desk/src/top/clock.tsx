import { useEffect, useState } from 'react';
import { store } from '../live/store.js';

/** The centre's time, redrawn every second; ages count by it. */
export function useNow(everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(() => store.nowMs());
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(store.nowMs()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
