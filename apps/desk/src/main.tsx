import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import './style/desk.css';
import './style/board.css';
import './style/story.css';
import './style/call.css';
import './style/panel.css';
import './style/sea.css';
import './style/linking.css';
import './style/narrow.css';
import './style/print.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followLinking } from './linking/feed.js';
import { request, type Session } from './live/api.js';
import { connect } from './live/socket.js';
import { store } from './live/store.js';
import { followSea } from './sea/feed.js';
import { SignIn } from './sign-in.js';
import { firstLanguage, keepLanguage, type Language, LanguageContext } from './words/index.js';

function Desk() {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [session, setSession] = useState<Session | 'unknown' | undefined>('unknown');
  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(language);
  }, [language]);
  useEffect(() => void whoAmI().then(setSession), []);
  const isIn = session !== undefined && session !== 'unknown';
  useEffect(() => {
    if (session !== 'unknown') keepSignedIn(isIn);
  }, [session, isIn]);
  useEffect(() => {
    if (!isIn) return undefined;
    const endSea = followSea(store);
    const endLinking = followLinking(store);
    const endLine = connect(store, () => setSession(undefined));
    return () => {
      endLine();
      endSea();
      endLinking();
    };
  }, [isIn]);
  if (session === 'unknown') return null;
  return (
    <LanguageContext value={language}>
      {session === undefined ? (
        <SignIn onDone={setSession} />
      ) : (
        <App onLanguage={() => setLanguage((before) => (before === 'en' ? 'fr' : 'en'))} />
      )}
    </LanguageContext>
  );
}

const signedInKey = 'straitwatch.signed-in';

/** The cookie itself cannot be read by the page; this says only whether asking is worth it. */
function wasSignedIn(): boolean {
  return localStorage.getItem(signedInKey) === 'yes';
}

function keepSignedIn(isIn: boolean): void {
  if (isIn) localStorage.setItem(signedInKey, 'yes');
  else localStorage.removeItem(signedInKey);
}

/** The session there is, the one in the printed link, or an open desk's own. */
async function whoAmI(): Promise<Session | undefined> {
  const linked = /^#sign-in=(.+)$/.exec(location.hash)?.[1];
  if (linked !== undefined) {
    // The token leaves the address at once, so that it is not kept in the history.
    history.replaceState(null, '', location.pathname);
    const answer = await request<Session>('POST', '/api/session', {
      token: decodeURIComponent(linked),
    });
    if (answer.ok) return answer.body;
  }
  if (!wasSignedIn()) return undefined;
  const answer = await request<Session>('GET', '/api/session');
  return answer.ok ? answer.body : undefined;
}

const place = document.getElementById('desk');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Desk />
    </StrictMode>,
  );
}
