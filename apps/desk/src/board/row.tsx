/** One boat: three short lines that answer where, what was last said, and what is missing. */
import type { BoatView, TaskView } from '@straitwatch/protocol';
import { memo, useEffect, useRef } from 'react';
import { age, ageClass, clock, miles, peopleText, placeWords, radiusNowM } from '../format.js';
import { useLive } from '../live/store.js';
import { engineWords } from '../words/craft-words.js';
import { type Speech, useWords, wordFor } from '../words/index.js';
import { refusalText } from '../words/sentences.js';

/** Marks that are not told apart by colour alone: whole where the boat was seen, hollow where told. */
const marks = {
  distress: { seen: '▲', told: '△' },
  alert: { seen: '◆', told: '◇' },
  uncertainty: { seen: '●', told: '◌' },
} as const;

export function phaseMark(boat: BoatView): string {
  return marks[boat.phase][boat.position?.basis === 'seen' ? 'seen' : 'told'];
}

interface RowProps {
  boat: BoatView;
  nowMs: number;
  isSelected: boolean;
  /** Many boats are out: each gets fewer lines, so that more of them are in sight at once. */
  isDense: boolean;
  onOpen: (id: string) => void;
}

export const Row = memo(function Row({ boat, nowMs, isSelected, isDense, onOpen }: RowProps) {
  const { words, language } = useWords();
  const isEnded = boat.status === 'ended';
  const people = peopleText(boat.people);
  const isQuiet = isEnded && !boat.waiting.some((one) => one.overdue);
  const classes = ['row', isEnded ? 'is-ended' : boat.phase];
  if (isQuiet) classes.push('is-quiet');
  if (isSelected) classes.push('is-selected');
  if (isDense) classes.push('is-dense');
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <button
      ref={row}
      type="button"
      className={classes.join(' ')}
      onClick={() => onOpen(boat.id)}
      aria-current={isSelected}
      data-boat={boat.id}
    >
      <span className="mark" aria-hidden="true">
        {isEnded ? (isQuiet ? '✓' : '!') : phaseMark(boat)}
      </span>
      <span className="name">
        <b>{boat.id}</b>
        <small>{isEnded ? words.ended : words[boat.phase]}</small>
      </span>
      <span className="people">
        <b>{people.best}</b>
        <small>{people.range}</small>
      </span>
      <span className="story">
        <Where boat={boat} nowMs={nowMs} />
        {isDense ? (
          // How the people fare comes first: what is cut off at the line's end is what was said.
          <span className="line">
            <Condition boat={boat} /> <LastWord boat={boat} />
          </span>
        ) : (
          <>
            <span className="line">
              <LastWord boat={boat} />
            </span>
            <span className="line">
              <Condition boat={boat} />
            </span>
          </>
        )}
      </span>
      <span className="heard">
        <b className={heardClass(boat, nowMs)}>
          {boat.lastWord === undefined ? '–' : age(boat.lastWord.time, nowMs, language)}
        </b>
        <small>{boat.coordinating === 'uk' ? words.dover : words.grisNez}</small>
      </span>
      <span className="going">
        <Going boat={boat} nowMs={nowMs} />
        <Missing boat={boat} />
      </span>
      <Asking boat={boat} nowMs={nowMs} />
    </button>
  );
});

function heardClass(boat: BoatView, nowMs: number): string {
  if (boat.lastWord === undefined || boat.status === 'ended') return '';
  return ageClass(boat.lastWord.time, nowMs);
}

function Where({ boat, nowMs }: { boat: BoatView; nowMs: number }) {
  const { language, words, say } = useWords();
  const { position } = boat;
  if (position === undefined) return <span className="line place">{words.noPosition}</span>;
  const within = say('within', { nm: miles(radiusNowM(position, nowMs), language) });
  const old = ageClass(position.time, nowMs);
  const when = say('saidAt', { age: age(position.time, nowMs, language) });
  return (
    <span className={boat.status === 'open' ? `line place ${old}` : 'line place'}>
      {placeWords(position, language)}, {within}, <span className="when">{when}</span>
    </span>
  );
}

function LastWord({ boat }: { boat: BoatView }) {
  const { words, quote } = useWords();
  const { lastWord } = boat;
  if (lastWord === undefined) return <>{words.noWord}</>;
  const signs = lastWord.signs.map((one) => wordFor(words, one));
  const said = lastWord.text === undefined ? signs.join(', ') : quote(lastWord.text);
  const caller = lastWord.caller === undefined ? '' : ` …${lastWord.caller.slice(-3)}`;
  return (
    <>
      {said === '' ? words.noWord : said}{' '}
      <small>
        {wordFor(words, lastWord.channel)}
        {caller}
      </small>
    </>
  );
}

/** Water, people and engine, as the reports together have it; the worst first, should the line be cut. */
function Condition({ boat }: { boat: BoatView }) {
  const { words, language } = useWords();
  if (boat.status === 'ended') return null;
  const told = [
    ...boat.signs.filter((one) => atRisk.has(one)).map((one) => wordFor(words, one)),
    engineWords(boat.craft, language),
  ].filter((one) => one !== '');
  if (told.length === 0) return null;
  return <small className="condition">{told.join(' · ')}</small>;
}

/** Signs that say how the people fare; the others say how far the rescue is. */
const atRisk = new Set(['taking-water', 'people-in-water', 'capsized', 'medical']);

/** What waits too long, in words. */
function Asking({ boat, nowMs }: { boat: BoatView; nowMs: number }) {
  const { say, language } = useWords();
  const overdue = boat.waiting.filter((one) => one.overdue);
  const first = overdue[0];
  if (first === undefined) return null;
  const key = first.code === 'silent' ? 'silentBoat' : first.code;
  const more = overdue.length > 1 ? ` +${overdue.length - 1}` : '';
  return (
    <span className="line asks">
      {say(key, { age: age(first.since, nowMs, language) })}
      {more}
    </span>
  );
}

function Going({ boat, nowMs }: { boat: BoatView; nowMs: number }) {
  const speech = useWords();
  const { words } = speech;
  const tasks = useLive('tasks');
  const assets = useLive('assets');
  if (boat.status === 'ended') return <b>–</b>;
  const active = boat.tasks
    .flatMap((id) => tasks.get(id) ?? [])
    .filter((task: TaskView) => task.status !== 'done' && task.status !== 'stood-down');
  const best = active.find((task) => task.status === 'on-scene') ?? active.at(-1);
  if (best === undefined)
    return <b className={boat.phase === 'distress' ? 'danger' : ''}>{words.nobody}</b>;
  const more = active.length > 1 ? ` +${active.length - 1}` : '';
  return (
    <>
      <b>
        {assets.get(best.asset)?.name ?? best.asset}
        {more}
      </b>
      <small>{taskWords(best, nowMs, speech)}</small>
    </>
  );
}

/** How far the task is, and when it gets there or how late it is. */
function taskWords(task: TaskView, nowMs: number, { words, say, language }: Speech): string {
  if (task.status === 'on-scene')
    return say('onSceneFor', { age: age(task.statusAt, nowMs, language) });
  if (task.eta === undefined) return words[task.status];
  const isLate = Date.parse(task.eta) < nowMs;
  const time = clock(task.eta);
  const due = isLate
    ? say('late', { time, age: age(task.eta, nowMs, language) })
    : say('due', { time });
  return `${words[task.status]} · ${due}`;
}

function Missing({ boat }: { boat: BoatView }) {
  const { language, words, say } = useWords();
  if (boat.ending !== undefined) {
    return <small>{words[boat.ending.evidence.kind]}</small>;
  }
  const first = boat.missing[0];
  if (first === undefined) return <small className="ready">{words.canEnd}</small>;
  const people = boat.people.best ?? '?';
  if (first.code === 'no-recovery') {
    return <small>{say('missingPeople', { recovered: boat.recovered, people })}</small>;
  }
  return <small title={refusalText(first, language)}>{refusalText(first, language)}</small>;
}
