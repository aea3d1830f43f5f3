/** One sheet of paper about a boat. It is on the page only while it is printed. */
import { formatPosition } from '@straitwatch/geo';
import type { BoatView, phases } from '@straitwatch/protocol';
import type { ReactNode } from 'react';
import { actorName, clock, miles, peopleText, placeWords } from '../format.js';
import { store, useLive } from '../live/store.js';
import { entryWords } from '../log/entry-words.js';
import { engineWords, hullWords, languageWords } from '../words/craft-words.js';
import { useWords, wordFor } from '../words/index.js';
import { reportFacts } from '../words/report-words.js';
import { contraryText, refusalText } from '../words/sentences.js';
import { newestFirst, speaker } from './reports.js';

export const sheetNames = ['taskingSheet', 'handoverBrief', 'logSheet'] as const;
export type SheetName = (typeof sheetNames)[number];

export function Sheet({ name, boat }: { name: SheetName; boat: BoatView }) {
  const { words, say } = useWords();
  const hello = useLive('hello');
  const centre = hello?.centre === 'fr' ? words.grisNez : words.dover;
  const time = new Date(store.nowMs()).toISOString().slice(0, 16).replace('T', ' ');
  const mode = hello?.mode ?? 'live';
  return (
    <section className="sheet" aria-label={words[name]}>
      <header>
        <span>{say('sheet', { centre, time })}</span>
        {mode !== 'live' && <b>{words[mode]}</b>}
      </header>
      <h1>
        {words[name]} · {boat.id} ·{' '}
        {boat.status === 'ended' ? words.ended : words[boat.phase as (typeof phases)[number]]}
      </h1>
      {name === 'logSheet' ? (
        <LogLines boat={boat} />
      ) : (
        <>
          <Facts boat={boat} />
          <Sent boat={boat} isForCrew={name === 'taskingSheet'} />
          {name === 'handoverBrief' && <Open boat={boat} />}
          <Said boat={boat} max={name === 'taskingSheet' ? 5 : 40} />
        </>
      )}
      <footer>{words.signature}</footer>
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

/** What a crew needs on one look: where, how many, in what, how they fare, what they speak. */
function Facts({ boat }: { boat: BoatView }) {
  const { words, say, language } = useWords();
  const people = peopleText(boat.people);
  const { position } = boat;
  const names = { uk: words.dover, fr: words.grisNez };
  const children = boat.children === undefined ? '' : say('nChildren', { n: boat.children });
  return (
    <table>
      <tbody>
        <Line name={words.position}>
          {position === undefined ? (
            words.noPosition
          ) : (
            <>
              <b>{formatPosition(position, { style: 'plain', language })}</b> ·{' '}
              {placeWords(position, language)} ·{' '}
              {say('uncertain', {
                nm: miles(position.radiusM, language),
                time: clock(position.time),
              })}
            </>
          )}
        </Line>
        <Line name={words.peopleLong}>
          {[`${people.best} (${people.range})`, children].filter((one) => one !== '').join(' · ')}
          {` · ${say('missingPeople', { recovered: boat.recovered, people: people.best })}`}
        </Line>
        <Line name={words.boat}>
          {[
            hullWords(boat.craft, language),
            engineWords(boat.craft, language),
            ...boat.signs.map((sign) => wordFor(words, sign)),
          ]
            .filter((one) => one !== '')
            .join(' · ')}
        </Line>
        <Line name={words.speaks}>
          {boat.languages.length === 0 ? '–' : languageWords(boat.languages, language)}
        </Line>
        <Line name={words.coordinates}>
          {names[boat.coordinating]}
          {boat.handover !== undefined && ` · ${say('offered', { to: names[boat.handover.to] })}`}
        </Line>
      </tbody>
    </table>
  );
}

function Sent({ boat, isForCrew }: { boat: BoatView; isForCrew: boolean }) {
  const { words, say } = useWords();
  const tasks = useLive('tasks');
  const assets = useLive('assets');
  const own = boat.tasks.flatMap((id) => tasks.get(id) ?? []);
  return (
    <>
      <h2>{words.tasks}</h2>
      {own.length === 0 && <p>{words.nobody}</p>}
      <table>
        <tbody>
          {own.map((task) => (
            <Line key={task.id} name={assets.get(task.asset)?.name ?? task.asset}>
              {wordFor(words, orderWords[task.order] ?? task.order)} · {words[task.status]}{' '}
              {clock(task.statusAt)}
              {task.eta !== undefined && ` · ${say('due', { time: clock(task.eta) })}`}
              {task.answeredBy !== undefined && ` · ${task.answeredBy}`}
              {isForCrew && ` · ${words.answer}${words.colon}………………`}
            </Line>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Orders whose word on the page has another key, because that key is taken. */
const orderWords: Record<string, string> = {
  look: 'lookOrder',
  search: 'searchOrder',
  'stand-by': 'standBy',
};

/** What the other centre takes over: what is missing to the end, and what speaks against. */
function Open({ boat }: { boat: BoatView }) {
  const { words, language } = useWords();
  const against = boat.contrary.filter((one) => one.resolved === undefined);
  // What contradicts is often what is missing too: each sentence stands once.
  const all = new Set([
    ...boat.missing.map((reason) => refusalText(reason, language)),
    ...against.map((one) => contraryText(one, language)),
  ]);
  return (
    <>
      <h2>{words.toEnd}</h2>
      <ul>
        {[...all].map((text) => (
          <li key={text}>{text}</li>
        ))}
        {all.size === 0 && <li>{words.canEnd}</li>}
      </ul>
    </>
  );
}

function Said({ boat, max }: { boat: BoatView; max: number }) {
  const speech = useWords();
  const { words, quote, say } = speech;
  const reports = useLive('reports');
  const own = newestFirst(boat.reports.flatMap((id) => reports.get(id) ?? []));
  return (
    <>
      <h2>{words.lastSaid}</h2>
      <table>
        <tbody>
          {own.slice(0, max).map((one) => (
            <Line key={one.report.id} name={clock(one.report.time)}>
              <b>{speaker(one, words)}</b>
              {one.report.text !== undefined && ` ${quote(one.report.text)}`}{' '}
              {reportFacts(one.report, speech)} · {one.report.id}
            </Line>
          ))}
        </tbody>
      </table>
      {own.length > max && <p>{say('earlierReports', { n: own.length - max })}</p>}
    </>
  );
}

function LogLines({ boat }: { boat: BoatView }) {
  const { language, say } = useWords();
  const all = useLive('log');
  const log = all.filter((one) => one.boat === boat.id);
  // The page holds the newest entries only: the sheet says from where on.
  const from = all.at(-1)?.n ?? 0;
  return (
    <>
      {from > 1 && <p>{say('logFrom', { n: String(from) })}</p>}
      <table>
        <tbody>
          {log.map((one) => (
            <Line key={one.n} name={`${one.n} · ${clock(one.known)}`}>
              {entryWords(one.kind, language).name}
              {one.report !== undefined && ` · ${one.report}`} · {actorName(one.by)}
            </Line>
          ))}
        </tbody>
      </table>
    </>
  );
}
