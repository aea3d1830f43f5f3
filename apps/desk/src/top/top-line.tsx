/** One line on top: how many are out there, what is not known, who is in step, what time it is. */
import { age, localClock } from '../format.js';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { useNow } from './clock.js';

export function TopLine(props: { onTheme: () => void; onLanguage: () => void; theme: string }) {
  const { words, say, language } = useWords();
  const hello = useLive('hello');
  const counts = useLive('counts');
  const nowMs = useNow();
  const mode = hello?.mode ?? 'live';
  return (
    <header className="top">
      <div className="cell">
        <strong className="centre">{hello?.centre === 'fr' ? words.grisNez : words.dover}</strong>
        <span className={`mode mode-${mode}`}>{words[mode]}</span>
      </div>
      <Count
        value={counts?.boatsAtSea.best}
        name={words.boatsAtSea}
        range={say('likely', {
          low: counts?.boatsAtSea.low ?? '?',
          high: counts?.boatsAtSea.high ?? '?',
        })}
      />
      <Count
        value={counts?.people.best}
        name={words.people}
        range={`${counts?.people.low ?? '?'}–${counts?.people.high ?? '?'}`}
      />
      <Count value={counts?.unlinked} name={words.unlinked} range="" isAsking />
      <Feeds nowMs={nowMs} />
      <div className="cell clock">
        <b className="time">{new Date(nowMs).toISOString().slice(11, 19)}</b>
        <small>
          {words.sea}
          <br />
          {say('local', {
            dover: localClock(nowMs, 'Europe/London'),
            calais: localClock(nowMs, 'Europe/Paris'),
          })}
        </small>
      </div>
      <div className="cell tools">
        <button type="button" onClick={props.onTheme}>
          {props.theme === 'night' ? words.day : words.night}
        </button>
        <button type="button" onClick={props.onLanguage} lang={language === 'en' ? 'fr' : 'en'}>
          {language === 'en' ? 'Français' : 'English'}
        </button>
      </div>
    </header>
  );
}

function Count(props: {
  value: number | undefined;
  name: string;
  range: string;
  isAsking?: boolean;
}) {
  const asks = props.isAsking === true && (props.value ?? 0) > 0;
  return (
    <div className="cell count">
      <b className={asks ? 'asks' : ''}>
        {props.value === undefined ? '–' : Math.round(props.value)}
      </b>
      <small>
        {props.name}
        <br />
        {props.range}
      </small>
    </div>
  );
}

/** A feed that has died is loud; one that speaks is quiet. */
function Feeds({ nowMs }: { nowMs: number }) {
  const { words, say } = useWords();
  const feeds = useLive('feeds');
  if (feeds.length === 0) return <div className="cell feeds">{words.noFeed}</div>;
  return (
    <div className="cell feeds">
      {feeds.slice(0, 3).map((feed) => {
        const since = feed.lastMessageAt === undefined ? '–' : age(feed.lastMessageAt, nowMs);
        const name = feed.name.replace(/^\w[\w-]*:\/\//, '').slice(-18);
        const isGood = feed.state === 'connected';
        return (
          <span key={feed.name} className={isGood ? '' : 'loud'} title={feed.detail ?? feed.name}>
            AIS{' '}
            {isGood
              ? say('feedGood', { name, age: since })
              : feed.state === 'silent'
                ? say('silent', { age: since })
                : say('feedLost', { name, age: since })}
          </span>
        );
      })}
    </div>
  );
}
