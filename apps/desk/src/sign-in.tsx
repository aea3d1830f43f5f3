/** Signing in: by token, by the printed link, or with one key where the desk is open to anybody. */
import { useEffect, useState } from 'react';
import { request, type Session, sentences } from './live/api.js';
import { useWords } from './words/index.js';

export function SignIn({ onDone }: { onDone: (session: Session) => void }) {
  const { words } = useWords();
  const [token, setToken] = useState('');
  const [trouble, setTrouble] = useState<string[]>([]);
  const [mode, setMode] = useState<string>();
  useEffect(() => {
    void request<{ mode?: string }>('GET', '/api/health').then((answer) => {
      if (answer.ok) setMode(answer.body.mode);
    });
  }, []);
  const finish = async (path: string, body: object): Promise<void> => {
    const answer = await request<Session>('POST', path, body);
    if (answer.ok) onDone(answer.body);
    else setTrouble(sentences(answer, words.notStored));
  };
  return (
    <main className="sign-in">
      <h1>Straitwatch</h1>
      {mode !== undefined && mode !== 'live' && (
        <>
          <p className={`mode mode-${mode}`}>{words[mode as 'exercise']}</p>
          <p>
            <button
              type="button"
              onClick={() => void finish('/api/demonstration/session', { role: 'watch-officer' })}
            >
              {words.asOfficer}
            </button>{' '}
            <button
              type="button"
              onClick={() => void finish('/api/demonstration/session', { role: 'liaison' })}
            >
              {words.asLiaison}
            </button>
          </p>
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void finish('/api/session', { token: token.trim() });
        }}
      >
        <p>{words.signInHelp}</p>
        <label>
          {words.token}{' '}
          <input
            type="password"
            autoComplete="current-password"
            value={token}
            onChange={(event) => setToken(event.target.value)}
            required
          />
        </label>{' '}
        <button type="submit">{words.signIn}</button>
      </form>
      {trouble.map((sentence) => (
        <p key={sentence} className="refusal" role="alert">
          {sentence}
        </p>
      ))}
    </main>
  );
}
