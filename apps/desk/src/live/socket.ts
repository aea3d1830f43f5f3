/** Keeps the live line open: connects, connects again with growing pauses, and says when it is lost. */
import type { LiveMessage } from '@straitwatch/protocol';
import type { LiveStore } from './store.js';

const firstPauseMs = 500;
const longestPauseMs = 10_000;

export function connect(store: LiveStore, onSignedOut: () => void): () => void {
  let pauseMs = firstPauseMs;
  let socket: WebSocket | undefined;
  let timer: number | undefined;
  let isStopped = false;
  let heardMs = 0;

  const open = (): void => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    socket = new WebSocket(`${scheme}://${location.host}/api/live`);
    socket.onmessage = (event: MessageEvent<string>) => {
      pauseMs = firstPauseMs;
      store.take(JSON.parse(event.data) as LiveMessage);
      heardMs = Date.now();
      // Told when the line opens, not with each message: nothing on the page counts from the last one.
      if (store.get('line').state !== 'open') store.set('line', { state: 'open', heardMs });
    };
    socket.onclose = (event) => {
      if (isStopped) return;
      store.set('line', { state: 'lost', heardMs });
      // 4401: the session is over. Trying again would only fail again.
      if (event.code === 4401) {
        onSignedOut();
        return;
      }
      timer = window.setTimeout(open, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
  };
  open();
  return () => {
    isStopped = true;
    window.clearTimeout(timer);
    socket?.close();
  };
}
