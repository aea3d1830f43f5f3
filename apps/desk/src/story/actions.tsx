/** The short forms of a boat's actions. None of them blocks a call. */
import { distanceM } from '@straitwatch/geo';
import { type BoatView, phases } from '@straitwatch/protocol';
import { type FormEvent, useState } from 'react';
import { store, useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import type { Act } from './act.js';

export type ActionName = 'task' | 'recovery' | 'handover' | 'phase' | 'end' | 'note';

export function ActionForm(props: {
  name: ActionName;
  boat: BoatView;
  act: Act;
  onCancel: () => void;
}) {
  const { words } = useWords();
  const form = {
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

function sent(run: () => void): (event: FormEvent) => void {
  return (event) => {
    event.preventDefault();
    run();
  };
}

function TaskForm({ boat, act }: FormProps) {
  const { words } = useWords();
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
        : new Date(store.nowMs() + pick.hours * 3_600_000).toISOString();
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
              {awayM !== undefined && ` · ${(awayM / 1852).toFixed(1)} NM`}
              {hours !== undefined && ` · ${Math.round(hours * 60)} min`}
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
      <select value={sign} onChange={(event) => setSign(event.target.value as 'recovered')}>
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
      <select value={phase} onChange={(event) => setPhase(event.target.value as 'alert')}>
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

function EndForm({ boat, act }: FormProps) {
  const { words } = useWords();
  const boats = useLive('boats');
  const [of, setOf] = useState('');
  const [pos, setPos] = useState('');
  const [hours, setHours] = useState('');
  const [reason, setReason] = useState('');
  const path = `/api/boats/${boat.id}`;
  const others = [...boats.values()].filter((one) => one.id !== boat.id);
  return (
    <div className="ends">
      <p>
        {(['recovered', 'landed', 'returned'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            onClick={() => void act(`${path}/account-for`, { kind })}
          >
            {words.accountFor}: {words[kind]}
          </button>
        ))}
      </p>
      <form
        onSubmit={sent(
          () =>
            void act(`${path}/account-for`, {
              kind: 'duplicate',
              of,
              proof: [{ kind: 'same-caller' }, { kind: 'no-report-left' }],
            }),
        )}
      >
        <label>
          {words.sameAs}{' '}
          <select value={of} onChange={(event) => setOf(event.target.value)} required>
            <option value="" />
            {others.map((one) => (
              <option key={one.id}>{one.id}</option>
            ))}
          </select>
        </label>{' '}
        <button type="submit">{words.merge}</button>
      </form>
      {boat.searchEnd === undefined ? (
        <form
          onSubmit={sent(
            () =>
              void act(`${path}/search-end`, {
                search: { pos: Number(pos), survivalTimeH: Number(hours), reason },
              }),
          )}
        >
          <label>
            {words.pos}{' '}
            <input value={pos} onChange={(event) => setPos(event.target.value)} size={4} required />
          </label>{' '}
          <label>
            {words.survival}{' '}
            <input
              value={hours}
              onChange={(event) => setHours(event.target.value)}
              size={4}
              required
            />
          </label>{' '}
          <label>
            {words.reason}{' '}
            <input value={reason} onChange={(event) => setReason(event.target.value)} required />
          </label>{' '}
          <button type="submit">{words.proposeEnd}</button>
        </form>
      ) : (
        <button
          type="button"
          onClick={() => void act(`${path}/account-for`, { kind: 'search-ended' })}
        >
          {words.secondEnd}
        </button>
      )}
    </div>
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
