/** One line on top: how many are out there, what is not known, who is in step, what time it is. */
import { age, localClock } from '../format.js';
import { useLive } from '../live/store.js';
import { SeaCell } from '../sea/sea-cell.js';
import { useWords } from '../words/index.js';
import { useNow } from './clock.js';

export function TopLine({ onSea }: { onSea: () => void }) {
  const { words, say } = useWords();
  const hello = useLive('hello');
  const counts = useLive('counts');
  const linking = useLive('linking');
  const moment = useLive('moment');
  const boats = useLive('boats');
  // Where nobody has said a number, the sum is what is known at least.
  const isUnsaid = [...boats.values()].some(
    (boat) => boat.status === 'open' && boat.people.best === undefined,
  );
  const nowMs = useNow();
  // The record gives what is on the list; all reports together say how many there may be. The wider one is told.
  const listed = counts?.boatsAtSea;
  const worked = moment === undefined ? linking?.boatsAtSea : undefined;
  const likely = listed && {
    low: Math.min(listed.low, worked?.low ?? listed.low),
    high: Math.max(listed.high, worked?.high ?? listed.high),
  };
  const mode = hello?.mode ?? 'live';
  const [loud, rest = ''] = words[mode].split(' · ');
  return (
    <header className="top">
      <div className="cell">
        <strong className="centre">{hello?.centre === 'fr' ? words.grisNez : words.dover}</strong>
        <span className={`mode mode-${mode}`}>
          {loud}
          {rest !== '' && <span className="mode-more"> · {rest}</span>}
        </span>
      </div>
      <Count
        value={counts?.boatsAtSea.best}
        name={words.boatsAtSea}
        short={words.boatsShort}
        range={say('likely', {
          low: likely?.low ?? '?',
          high: likely?.high ?? '?',
        })}
      />
      <Count
        value={counts?.people.best}
        isAtLeast={isUnsaid}
        name={words.people}
        short={words.peopleColumn}
        range={`${counts?.people.low ?? '?'}–${counts?.people.high ?? '?'}`}
      />
      <Count
        value={counts?.unlinked}
        name={words.unlinked}
        short={words.unlinkedShort}
        range=""
        isAsking
      />
      <Feeds nowMs={nowMs} />
      <SeaCell onOpen={onSea} />
      {/* Between here and the clock stands the other centre, once there is a line to it. */}
      <div className={moment === undefined ? 'cell clock' : 'cell clock is-past'}>
        <b className="time">{new Date(nowMs).toISOString().slice(11, 19)}</b>
        <small>
          {words.sea}
          <br />
          <span className="local">
            {say('local', {
              dover: localClock(nowMs, 'Europe/London'),
              calais: localClock(nowMs, 'Europe/Paris'),
            })}
          </span>
        </small>
      </div>
    </header>
  );
}

function Count(props: {
  value: number | undefined;
  name: string;
  /** The name where there is little room. */
  short: string;
  range: string;
  isAsking?: boolean;
  isAtLeast?: boolean;
}) {
  const asks = props.isAsking === true && (props.value ?? 0) > 0;
  return (
    <div className={props.range === '' ? 'cell count is-plain' : 'cell count'}>
      <b className={asks ? 'asks' : ''}>
        {props.value === undefined ? '–' : Math.round(props.value)}
        {props.isAtLeast === true && '+'}
      </b>
      <small>
        <span className="long">{props.name}</span>
        <span className="short">{props.short}</span>
        <br />
        {props.range !== '' && ' '}
        {props.range}
      </small>
    </div>
  );
}

/** Feeds told one by one when something is wrong. */
const toldMax = 3;

/** A feed that has died is loud; those that speak are quiet, and are told as one. */
function Feeds({ nowMs }: { nowMs: number }) {
  const { words, say, language } = useWords();
  const feeds = useLive('feeds');
  if (feeds.length === 0) {
    return (
      <div className="cell feeds" title={words.noFeed}>
        {words.noFeedShort}
      </div>
    );
  }
  const good = feeds.filter((one) => one.state === 'connected');
  const heardMs = Math.max(...good.map((one) => Date.parse(one.lastMessageAt ?? '') || 0));
  return (
    <div className="cell feeds">
      {feeds
        .filter((one) => one.state !== 'connected')
        .slice(0, toldMax)
        .map((feed) => {
          const since =
            feed.lastMessageAt === undefined ? '–' : age(feed.lastMessageAt, nowMs, language);
          const facts = { name: shortName(feed.name), age: since };
          const isOver = feed.state === 'ended';
          const key = isOver ? 'feedEnded' : feed.state === 'silent' ? 'silent' : 'feedLost';
          return (
            <span
              key={feed.name}
              className={isOver ? '' : 'loud'}
              title={`${feed.name} ${feed.detail ?? ''}`}
            >
              {say(key, facts)}
            </span>
          );
        })}
      {good.length > 0 && (
        <span title={good.map((one) => one.name).join(', ')}>
          {say('feedGood', {
            n: good.length,
            age: heardMs > 0 ? age(heardMs, nowMs, language) : '–',
          })}
        </span>
      )}
    </div>
  );
}

/** The end of a feed's name is what tells it from others. */
function shortName(name: string): string {
  return name.replace(/^\w[\w-]*:\/\//, '').slice(-18);
}
