/** The story of a boat: every report with why it belongs here, who goes, and the way to the end. */
import type { BoatView } from '@straitwatch/protocol';
import { useState } from 'react';
import { phaseMark } from '../board/row.js';
import { age, clock, miles, peopleText, placeWords, radiusNowM } from '../format.js';
import { type Answer, request, sentences } from '../live/api.js';
import { useLive } from '../live/store.js';
import { BoatDangerPart } from '../sea/danger-part.js';
import { DriftPart } from '../sea/drift-part.js';
import { useNow } from '../top/clock.js';
import { Ask } from '../ui/ask.js';
import { engineWords, hullWords, languageWords } from '../words/craft-words.js';
import { type Speech, useWords } from '../words/index.js';
import type { Act } from './act.js';
import { ActionForm, type ActionName } from './actions.js';
import { Ending } from './ending.js';
import { PrintMenu } from './print-menu.js';
import { Reports } from './reports.js';

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
      <Head boat={boat} nowMs={nowMs} onClose={props.onClose} onAction={props.onAction} act={act} />
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
          <BoatDangerPart boat={boat} />
          <DriftPart boat={boat} />
          <PrintMenu boat={boat} />
        </div>
      </div>
    </section>
  );
}

function Head(props: {
  boat: BoatView;
  nowMs: number;
  act: Act;
  onClose: () => void;
  onAction: (name: ActionName) => void;
}) {
  const speech = useWords();
  const { words, say, language } = speech;
  const { boat, act, nowMs } = props;
  const me = useLive('hello')?.officer;
  const people = peopleText(boat.people);
  const names = { uk: words.dover, fr: words.grisNez };
  const isEnded = boat.status === 'ended';
  const left = [boat.launch?.place ?? '', launchedAt(boat)].filter((one) => one !== '').join(' ');
  const facts = [
    `${people.best} ${words.peopleLong} (${people.range})`,
    boat.children === undefined ? '' : say('nChildren', { n: boat.children }),
    hullWords(boat.craft, language),
    engineWords(boat.craft, language),
    left === '' ? '' : say('leftFrom', { place: left }),
    languageWords(boat.languages, language),
    `${words.coordinates}${words.colon}${names[boat.coordinating]}`,
  ];
  const offer = boat.handover;
  return (
    <header className="story-head">
      <h1>
        <span className={isEnded ? '' : boat.phase}>
          {isEnded ? '✓' : phaseMark(boat)} {boat.id}
        </span>{' '}
        <small className={isEnded ? '' : boat.phase}>
          {isEnded ? words.ended : words[boat.phase]}
        </small>
        <button type="button" className="close" onClick={props.onClose}>
          <kbd>{words.esc}</kbd> {words.back}
        </button>
      </h1>
      <p>{facts.filter((one) => one !== '').join(' · ')}</p>
      {boat.position !== undefined && <p>{whereWords(boat.position, nowMs, speech)}</p>}
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
      </p>
    </header>
  );
}

/** "3.7 NM WSW of Équihen, within 0.2 NM, 1 min ago". */
export function whereWords(
  position: NonNullable<BoatView['position']>,
  nowMs: number,
  { say, language }: Speech,
): string {
  const within = say('within', { nm: miles(radiusNowM(position, nowMs), language) });
  const when = say('saidAt', { age: age(position.time, nowMs, language) });
  return `${placeWords(position, language)}, ${within}, ${when}`;
}

function launchedAt(boat: BoatView): string {
  return boat.launch?.time === undefined ? '' : clock(boat.launch.time);
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

function Tasks({ boat, act, nowMs }: { boat: BoatView; act: Act; nowMs: number }) {
  const { words, language } = useWords();
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
              {age(task.statusAt, nowMs, language)}
              {task.answeredBy !== undefined && ` · ${task.answeredBy}`}
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
