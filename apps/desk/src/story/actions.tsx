/** The short forms of a boat's actions. None of them blocks a call. */
import { distanceM } from '@straitwatch/geo';
import { type BoatView, phases, type ReportView } from '@straitwatch/protocol';
import { useState } from 'react';
import { clock, duration, miles } from '../format.js';
import { store, useLive } from '../live/store.js';
import { useWords, wordFor } from '../words/index.js';
import type { Act } from './act.js';
import { EndForm } from './end-form.js';
import { sent } from './sent.js';

const hourMs = 3_600_000;

export type ActionName = 'link' | 'task' | 'recovery' | 'handover' | 'phase' | 'end' | 'note';

export function ActionForm(props: {
  name: ActionName;
  boat: BoatView;
  act: Act;
  onCancel: () => void;
}) {
  const { words } = useWords();
  const form = {
    link: <LinkForm {...props} />,
    task: <TaskForm {...props} />,
    recovery: <RecoveryForm {...props} />,
    handover: <HandoverForm {...props} />,
    phase: <PhaseForm {...props} />,
    end: <EndForm {...props} />,
    note: <NoteForm {...props} />,
  }[props.name];
  return (
    <div className="action" data-action={props.name}>
      {form}
      <button type="button" onClick={props.onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

interface FormProps {
  boat: BoatView;
  act: Act;
}

/** Puts a waiting report, or one of another boat, to this boat. */
function LinkForm({ boat, act }: FormProps) {
  const { words, quote } = useWords();
  const reports = useLive('reports');
  const waiting = [...reports.values()]
    .filter(({ link, notBoats }) => link?.status !== 'confirmed' && !notBoats.includes(boat.id))
    .sort((a, b) => oddsFor(b, boat.id) - oddsFor(a, boat.id) || b.entry - a.entry);
  const [chosen, setChosen] = useState(waiting[0]?.report.id ?? '');
  if (waiting.length === 0) return <p>{words.nothingToLink}</p>;
  return (
    <form onSubmit={sent(() => void act(`/api/boats/${boat.id}/link`, { report: chosen }))}>
      <label>
        {words.whichReport}{' '}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)} autoFocus>
          {waiting.map((one) => (
            <option key={one.report.id} value={one.report.id}>
              {one.report.id} · {clock(one.report.time)} · {wordFor(words, one.report.channel)}
              {one.report.text !== undefined && ` · ${quote(one.report.text.slice(0, 60))}`}
              {oddsFor(one, boat.id) > 0 && ` · ${Math.round(oddsFor(one, boat.id) * 100)} %`}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">{words.link}</button>
    </form>
  );
}

function oddsFor(one: ReportView, boat: string): number {
  if (one.link?.boat === boat) return one.link.probability ?? 1;
  return one.suggestions.find((each) => each.boat === boat)?.score ?? 0;
}

function TaskForm({ boat, act }: FormProps) {
  const { words, language } = useWords();
  const assets = useLive('assets');
  const centre = useLive('hello')?.officer.centre;
  const [order, setOrder] = useState('rescue');
  const own = [...assets.values()]
    .filter((one) => one.centre === centre)
    .map((one) => {
      const at = one.position ?? one.base;
      const awayM =
        at === undefined || boat.position === undefined ? undefined : distanceM(at, boat.position);
      const hours = awayM === undefined || !one.speedKn ? undefined : awayM / 1852 / one.speedKn;
      return { one, awayM, hours };
    })
    .sort((a, b) => (a.hours ?? 99) - (b.hours ?? 99));
  const [chosen, setChosen] = useState(own[0]?.one.id ?? '');
  const pick = own.find((each) => each.one.id === chosen);
  const send = (): void => {
    const eta =
      pick?.hours === undefined
        ? undefined
        : new Date(store.nowMs() + pick.hours * hourMs).toISOString();
    void act('/api/tasks', {
      asset: chosen,
      order,
      boat: boat.id,
      ...(eta === undefined ? {} : { eta }),
    });
  };
  if (own.length === 0) return <p>{words.noAssets}</p>;
  const orders = {
    rescue: words.rescue,
    search: words.searchOrder,
    look: words.lookOrder,
    escort: words.escort,
    transfer: words.transfer,
    'stand-by': words.standBy,
  };
  return (
    <form onSubmit={sent(send)}>
      <label>
        {words.asset}
        <select value={chosen} onChange={(event) => setChosen(event.target.value)} autoFocus>
          {own.map(({ one, awayM, hours }) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {awayM !== undefined && ` · ${miles(awayM, language)}\u00a0NM`}
              {hours !== undefined && ` · ${duration(hours * hourMs, language)}`}
              {one.task !== undefined && ` · ${words.tasked}`}
            </option>
          ))}
        </select>
      </label>{' '}
      <label>
        {words.order}{' '}
        <select value={order} onChange={(event) => setOrder(event.target.value)}>
          {Object.entries(orders).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">{words.assign}</button>
    </form>
  );
}

/** A recovery, landing or return is a report like any other: it is stored, then judged. */
function RecoveryForm({ boat, act }: FormProps) {
  const { words } = useWords();
  const hello = useLive('hello');
  const [sign, setSign] = useState<'recovered' | 'landed' | 'returned'>('recovered');
  const [vessel, setVessel] = useState('');
  const [count, setCount] = useState(String(boat.people.best ?? ''));
  const send = (): void =>
    void act('/api/reports', {
      time: new Date(store.nowMs()).toISOString(),
      centre: hello?.officer.centre ?? 'uk',
      channel: 'vessel',
      vessel,
      persons: { count: Number(count), quality: 'counted' },
      signs: [sign],
      boat: boat.id,
    });
  return (
    <form onSubmit={sent(send)}>
      <select
        aria-label={words.recovery}
        value={sign}
        onChange={(event) => setSign(event.target.value as 'recovered')}
      >
        <option value="recovered">{words.recovered}</option>
        <option value="landed">{words.landed}</option>
        <option value="returned">{words.returned}</option>
      </select>{' '}
      <label>
        {words.vessel}
        <input
          value={vessel}
          onChange={(event) => setVessel(event.target.value)}
          required
          autoFocus
        />
      </label>{' '}
      <label>
        {words.count}{' '}
        <input
          value={count}
          onChange={(event) => setCount(event.target.value)}
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          size={4}
          required
        />
      </label>{' '}
      <button type="submit">{words.record}</button>
    </form>
  );
}

function HandoverForm({ boat, act }: FormProps) {
  const { words } = useWords();
  const [reason, setReason] = useState('');
  return (
    <form onSubmit={sent(() => void act(`/api/boats/${boat.id}/handover`, { reason }))}>
      <label>
        {words.reason}
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          size={40}
          autoFocus
        />
      </label>{' '}
      <button type="submit">{words.handover}</button>
    </form>
  );
}

function PhaseForm({ boat, act }: FormProps) {
  const { words } = useWords();
  const [phase, setPhase] = useState<(typeof phases)[number]>(
    boat.phase === 'distress' ? 'alert' : 'distress',
  );
  const [reason, setReason] = useState('');
  return (
    <form onSubmit={sent(() => void act(`/api/boats/${boat.id}/phase`, { phase, reason }))}>
      <select
        aria-label={words.phase}
        value={phase}
        onChange={(event) => setPhase(event.target.value as 'alert')}
      >
        {phases.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>{' '}
      <label>
        {words.reason}
        <input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          size={40}
          autoFocus
        />
      </label>{' '}
      <button type="submit">{words.record}</button>
    </form>
  );
}

function NoteForm({ boat, act }: FormProps) {
  const { words } = useWords();
  const [text, setText] = useState('');
  return (
    <form onSubmit={sent(() => void act(`/api/boats/${boat.id}/note`, { text }))}>
      <label>
        {words.note}
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          size={50}
          required
          autoFocus
        />
      </label>{' '}
      <button type="submit">{words.record}</button>
    </form>
  );
}
