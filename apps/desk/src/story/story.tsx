/** The story of a boat: every report with why it belongs here, who goes, and the way to the end. */
import type { BoatView, ReportView } from '@straitwatch/protocol';
import { contraryText, linkReasonText } from '@straitwatch/protocol';
import { useState } from 'react';
import { phaseMark } from '../board/row.js';
import { actorName, age, clock, peopleText, placeWords } from '../format.js';
import { type Answer, request, sentences } from '../live/api.js';
import { useLive } from '../live/store.js';
import { useNow } from '../top/clock.js';
import { Ask } from '../ui/ask.js';
import { useWords, wordFor } from '../words/index.js';
import type { Act } from './act.js';
import { ActionForm, type ActionName } from './actions.js';
import { Ending } from './ending.js';

export function Story(props: {
  id: string;
  action: ActionName | undefined;
  onAction: (name: ActionName | undefined) => void;
  onClose: () => void;
}) {
  const { words } = useWords();
  const boats = useLive('boats');
  const nowMs = useNow();
  const moment = useLive('moment');
  const [trouble, setTrouble] = useState<string[]>([]);
  const boat = boats.get(props.id);
  if (boat === undefined) return null;
  const act: Act = async (path, body) => {
    const answer: Answer<unknown> = await request('POST', path, body);
    setTrouble(sentences(answer, words.notAnswered));
    if (answer.ok) props.onAction(undefined);
    return answer.ok;
  };
  return (
    <section
      className={moment === undefined ? 'story-side' : 'story-side is-past'}
      aria-label={boat.id}
    >
      <Head boat={boat} onClose={props.onClose} onAction={props.onAction} act={act} />
      {trouble.length > 0 && (
        <div className="refusal" role="alert">
          <b>{words.refused}</b>
          {trouble.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {props.action !== undefined && moment === undefined && (
        <ActionForm
          key={`${boat.id} ${props.action}`}
          name={props.action}
          boat={boat}
          act={act}
          onCancel={() => props.onAction(undefined)}
        />
      )}
      <div className="two">
        <Reports boat={boat} act={act} />
        <div>
          <Ending boat={boat} act={act} />
          <Tasks boat={boat} act={act} nowMs={nowMs} />
        </div>
      </div>
    </section>
  );
}

function Head(props: {
  boat: BoatView;
  act: Act;
  onClose: () => void;
  onAction: (name: ActionName) => void;
}) {
  const { words, say, language } = useWords();
  const { boat, act } = props;
  const me = useLive('hello')?.officer;
  const people = peopleText(boat.people);
  const { colour, type, engine } = boat.craft;
  const names = { uk: words.dover, fr: words.grisNez };
  const isEnded = boat.status === 'ended';
  const facts = [
    `${people.best} ${words.peopleLong} (${people.range})`,
    boat.children === undefined ? '' : `${boat.children} ${words.children}`,
    [colour, type, engine].filter((one) => one !== undefined).join(', '),
    boat.launch?.place ?? '',
    boat.languages.join(', '),
    `${words.coordinates}: ${names[boat.coordinating]}`,
  ];
  const offer = boat.handover;
  return (
    <header className="story-head">
      <h1>
        <span className={isEnded ? '' : boat.phase}>
          {isEnded ? '✓' : phaseMark[boat.phase]} {boat.id}
        </span>{' '}
        <small className={isEnded ? '' : boat.phase}>
          {isEnded ? words.ended : words[boat.phase]}
        </small>
        <button type="button" className="close" onClick={props.onClose}>
          <kbd>{words.esc}</kbd> {words.back}
        </button>
      </h1>
      <p>{facts.filter((one) => one !== '').join(' · ')}</p>
      {boat.position !== undefined && <p>{placeWords(boat.position, language)}</p>}
      {offer !== undefined && (
        <p className="asks">
          {say('offered', { to: names[offer.to] })}{' '}
          {me?.centre === offer.to ? (
            <>
              <button type="button" onClick={() => void act(`/api/boats/${boat.id}/accept`, {})}>
                {words.acceptHandover}
              </button>{' '}
              <Ask
                question={words.reason}
                onAnswer={(reason) => void act(`/api/boats/${boat.id}/decline`, { reason })}
              >
                {words.decline}
              </Ask>
            </>
          ) : (
            <button type="button" onClick={() => void act(`/api/boats/${boat.id}/withdraw`, {})}>
              {words.withdraw}
            </button>
          )}
        </p>
      )}
      <p className="actions">
        {(['link', 'task', 'recovery', 'handover', 'phase', 'end', 'note'] as const).map((name) => (
          <button key={name} type="button" onClick={() => props.onAction(name)}>
            <kbd>{actionKeys[name]}</kbd> {words[name]}
          </button>
        ))}
        <button type="button" className="print" onClick={() => window.print()}>
          {words.print}
        </button>
      </p>
    </header>
  );
}

export const actionKeys = {
  link: 'L',
  task: 'T',
  recovery: 'R',
  handover: 'H',
  phase: 'F',
  end: 'E',
  note: 'N',
};

function Reports({ boat, act }: { boat: BoatView; act: Act }) {
  const reports = useLive('reports');
  const own = boat.reports
    .flatMap((id) => reports.get(id) ?? [])
    .sort((a, b) => Date.parse(b.report.time) - Date.parse(a.report.time));
  return (
    <ol className="reports">
      {own.map((one) => (
        <ReportLine key={one.report.id} one={one} boat={boat} act={act} />
      ))}
    </ol>
  );
}

function ReportLine({ one, boat, act }: { one: ReportView; boat: BoatView; act: Act }) {
  const { words, language, say, quote } = useWords();
  const { report, link } = one;
  const against = boat.contrary.filter(
    (each) => each.report === report.id && each.resolved === undefined,
  );
  const isConfirmed = link?.status === 'confirmed';
  const refuse = (reason: string): void =>
    void act(`/api/boats/${boat.id}/refuse`, { report: report.id, reason });
  return (
    <li className={isConfirmed ? '' : 'is-proposed'}>
      <time>{clock(report.time)}</time>
      <div>
        <b>
          {wordFor(words, report.channel)}{' '}
          {report.caller !== undefined && `…${report.caller.slice(-3)}`} {report.vessel}
        </b>{' '}
        {report.text !== undefined && <>{quote(report.text)} </>}
        {report.persons !== undefined && <>{say('nPeople', { n: report.persons.count })} </>}
        {(report.signs ?? []).map((sign) => words[sign]).join(', ')}
        {report.position !== undefined && <small> {placeWords(report.position, language)}</small>}
        <small className="why">
          {isConfirmed ? words.confirmed : words.proposed} ·{' '}
          {link === undefined ? '' : actorName(link.by)}
          {link?.reasons.map((reason) => ` · ${linkReasonText(reason, language)}`)} · {report.id}
        </small>
        {against.map((each) => (
          <small key={each.why} className="danger">
            {words.contradicts}: {contraryText(each, language)}
          </small>
        ))}
        {!isConfirmed && (
          <button
            type="button"
            onClick={() => void act(`/api/boats/${boat.id}/link`, { report: report.id })}
          >
            {words.confirm}
          </button>
        )}{' '}
        <Ask question={words.because} onAnswer={refuse}>
          {words.notThis}
        </Ask>
      </div>
      <span className="odds">
        {link?.probability === undefined || isConfirmed
          ? ''
          : `${Math.round(link.probability * 100)} %`}
      </span>
    </li>
  );
}

function Tasks({ boat, act, nowMs }: { boat: BoatView; act: Act; nowMs: number }) {
  const { words } = useWords();
  const tasks = useLive('tasks');
  const assets = useLive('assets');
  const own = boat.tasks.flatMap((id) => tasks.get(id) ?? []);
  const next = {
    tasked: 'acknowledged',
    acknowledged: 'proceeding',
    proceeding: 'on-scene',
    'on-scene': 'done',
  } as const;
  return (
    <>
      <h2>{words.tasks}</h2>
      {own.length === 0 && <p className="danger">{words.nobody}</p>}
      {own.map((task) => {
        const step =
          task.status === 'done' || task.status === 'stood-down' ? undefined : next[task.status];
        const move = (status: string, answeredBy?: string): void =>
          void act(`/api/tasks/${task.id}/status`, {
            status,
            ...(answeredBy === undefined ? {} : { answeredBy }),
          });
        return (
          <p key={task.id} className="task">
            <b>{assets.get(task.asset)?.name ?? task.asset}</b> {words[task.status]}{' '}
            <small>
              {age(task.statusAt, nowMs)} {task.answeredBy}
            </small>
            {step !== undefined && (
              <>
                {step === 'acknowledged' ? (
                  <Ask question={words.whoAnswered} onAnswer={(who) => move(step, who)}>
                    {words[step]}
                  </Ask>
                ) : (
                  <button type="button" onClick={() => move(step)}>
                    {words[step]}
                  </button>
                )}
                <button type="button" onClick={() => move('stood-down')}>
                  {words['stood-down']}
                </button>
              </>
            )}
          </p>
        );
      })}
    </>
  );
}
