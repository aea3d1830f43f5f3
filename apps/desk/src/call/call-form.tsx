/**
 * A call in progress. It blocks nothing, keeps what was typed when it is put away, and says "stored" only
 * when the server has it on disk. When the server does not answer, the call is kept and sent again under
 * the same key, so that it can neither be lost nor stored twice.
 */
import { distanceM } from '@straitwatch/geo';
import { type BoatView, channels, type Sign, understandPosition } from '@straitwatch/protocol';
import { useEffect, useRef, useState } from 'react';
import { clock, miles, placeWords, radiusNowM } from '../format.js';
import { request, sentences } from '../live/api.js';
import { store, useLive } from '../live/store.js';
import { useWords } from '../words/index.js';

const retryMs = 3000;
interface Fields {
  where: string;
  count: string;
  children: string;
  craft: string;
  engine: string;
  said: string;
  speaks: string;
  phone: string;
  channel: string;
  signs: Sign[];
}
const blank: Fields = {
  where: '',
  count: '',
  children: '',
  craft: '',
  engine: '',
  said: '',
  speaks: '',
  phone: '',
  channel: '999',
  signs: [],
};
const asked: Sign[] = ['taking-water', 'people-in-water', 'capsized', 'medical'];

export function CallForm(props: {
  startedMs: number;
  isShown: boolean;
  onAway: () => void;
  onStored: () => void;
}) {
  const { words, say, language } = useWords();
  const [fields, setFields] = useState(blank);
  const [status, setStatus] = useState<{
    kind: 'open' | 'storing' | 'lost' | 'stored';
    text: string;
  }>({ kind: 'open', text: '' });
  const key = useRef(crypto.randomUUID());
  const first = useRef<HTMLTextAreaElement>(null);
  const boats = useLive('boats');
  useEffect(() => {
    if (props.isShown) first.current?.focus();
  }, [props.isShown]);
  const understood = fields.where.trim() === '' ? undefined : understandPosition(fields.where);
  const at = understood?.ok === true ? understood : undefined;
  const likely = likelyBoats(boats.values(), at, Number(fields.count) || undefined)[0];
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));

  const save = async (boat: string | null): Promise<void> => {
    if (status.kind === 'storing' || status.kind === 'stored') return;
    setStatus({ kind: 'storing', text: words.storing });
    const report = reportOf(fields, at, props.startedMs);
    for (;;) {
      const answer = await request<{ id: string; entry: number }>(
        'POST',
        '/api/reports',
        { ...report, boat },
        key.current,
      );
      if (answer.ok) {
        const { entry } = answer.body;
        setStatus({
          kind: 'stored',
          text: say('stored', { time: new Date(store.nowMs()).toISOString().slice(11, 19), entry }),
        });
        window.setTimeout(props.onStored, 1500);
        return;
      }
      if (!('lost' in answer)) {
        key.current = crypto.randomUUID();
        setStatus({ kind: 'open', text: sentences(answer, '').join(' ') });
        return;
      }
      setStatus({ kind: 'lost', text: words.notStored });
      await new Promise((resolve) => window.setTimeout(resolve, retryMs));
    }
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.key === 'F8' && likely !== undefined) void save(likely.id);
    else if (event.key === 'F9') void save('new');
    else if (event.key === 'F10') void save(null);
    else if (event.key === 'Escape') props.onAway();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the function keys work in every field
    <div className="call" hidden={!props.isShown} onKeyDown={onKey}>
      <p className="call-head">
        <b>{words.callTitle}</b> {clock(props.startedMs)}
        <select
          value={fields.channel}
          onChange={(event) => set({ channel: event.target.value })}
          aria-label={words.channel}
        >
          {channels.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <button type="button" onClick={props.onAway}>
          <kbd>Esc</kbd>
        </button>
      </p>
      <label>
        <span>{words.whereField}</span>
        <div>
          <textarea
            ref={first}
            rows={1}
            value={fields.where}
            onChange={(event) => set({ where: event.target.value })}
            name="where"
          />
          {understood !== undefined && (
            <small role="status" className={understood.ok ? '' : 'danger'}>
              {understood.ok ? (
                <>
                  {words.understood}: <b>{understood.understood}</b>{' '}
                  {say('within', { nm: miles(understood.radiusM, language) })} ·{' '}
                  {placeWords(understood, language)}
                  {understood.assumptions.length > 0 &&
                    ` · ${words.assumed}: ${understood.assumptions.join(', ')}`}
                </>
              ) : (
                say('notUnderstood', { expected: understood.error.expected })
              )}
            </small>
          )}
        </div>
      </label>
      <div className="pair">
        <Field
          name="count"
          label={words.peopleColumn}
          value={fields.count}
          onChange={(count) => set({ count })}
          isNumber
        />
        <Field
          name="children"
          label={words.childrenField}
          value={fields.children}
          onChange={(children) => set({ children })}
          isNumber
        />
        <Field
          name="phone"
          label={words.phone}
          value={fields.phone}
          onChange={(phone) => set({ phone })}
        />
      </div>
      <div className="pair checks">
        {asked.map((sign) => (
          <label key={sign}>
            <input
              type="checkbox"
              checked={fields.signs.includes(sign)}
              onChange={(event) =>
                set({
                  signs: event.target.checked
                    ? [...fields.signs, sign]
                    : fields.signs.filter((one) => one !== sign),
                })
              }
            />{' '}
            {words[sign as 'capsized']}
          </label>
        ))}
      </div>
      <div className="pair">
        <Field
          name="craft"
          label={words.boatField}
          value={fields.craft}
          onChange={(craft) => set({ craft })}
        />
        <Field
          name="engine"
          label={words.engine}
          value={fields.engine}
          onChange={(engine) => set({ engine })}
        />
        <Field
          name="speaks"
          label={words.speaks}
          value={fields.speaks}
          onChange={(speaks) => set({ speaks })}
        />
      </div>
      <label>
        <span>{words.said}</span>
        <textarea
          rows={2}
          name="said"
          value={fields.said}
          onChange={(event) => set({ said: event.target.value })}
        />
      </label>
      <p className={`status ${status.kind}`} role="status">
        {status.text}
      </p>
      <p className="saves">
        {likely !== undefined && (
          <button type="button" onClick={() => void save(likely.id)}>
            <kbd>F8</kbd> {say('saveTo', { boat: likely.id })}
          </button>
        )}
        <button type="button" onClick={() => void save('new')}>
          <kbd>F9</kbd> {words.saveNew}
        </button>
        <button type="button" onClick={() => void save(null)}>
          <kbd>F10</kbd> {words.saveLater}
        </button>
      </p>
    </div>
  );
}

function Field(props: {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  isNumber?: boolean;
}) {
  return (
    <label>
      <span>{props.label}</span>
      <input
        name={props.name}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        inputMode={props.isNumber === true ? 'numeric' : 'text'}
        size={props.isNumber === true ? 4 : 12}
      />
    </label>
  );
}

function reportOf(
  fields: Fields,
  at: { lat: number; lon: number; radiusM: number; form: string } | undefined,
  startedMs: number,
): object {
  const count = /\d{1,3}/.exec(fields.count)?.[0];
  const children = /\d{1,3}/.exec(fields.children)?.[0];
  const text = [fields.said.trim(), at === undefined ? fields.where.trim() : '']
    .filter((one) => one !== '')
    .join(' | ');
  const { engine, craft } = fields;
  return {
    time: new Date(startedMs).toISOString(),
    centre: store.get('hello')?.officer.centre ?? 'uk',
    channel: fields.channel,
    ...(at === undefined
      ? {}
      : {
          position: { lat: at.lat, lon: at.lon, radiusM: Math.round(at.radiusM), source: at.form },
        }),
    ...(count === undefined
      ? {}
      : {
          persons: {
            count: Number(count),
            quality: 'stated',
            ...(children === undefined ? {} : { children: Number(children) }),
          },
        }),
    ...(craft === '' && engine === ''
      ? {}
      : {
          craft: { ...(craft === '' ? {} : { type: craft }), ...(engine === '' ? {} : { engine }) },
        }),
    ...(fields.signs.length === 0 ? {} : { signs: fields.signs }),
    ...(fields.speaks === ''
      ? {}
      : {
          languages: fields.speaks
            .split(/[,; ]+/)
            .filter((one) => one !== '')
            .map((one) => one.slice(0, 16)),
        }),
    ...(fields.phone === '' ? {} : { phone: fields.phone }),
    ...(text === '' ? {} : { text }),
  };
}

/** Open boats that a call may be about, by place and number; the server knows the caller, we do not. */
function likelyBoats(
  boats: Iterable<BoatView>,
  at: { lat: number; lon: number; radiusM: number } | undefined,
  count: number | undefined,
): BoatView[] {
  const nowMs = store.nowMs();
  return [...boats]
    .filter((boat) => boat.status === 'open')
    .map((boat) => {
      let score = 0;
      if (at !== undefined && boat.position !== undefined) {
        const slackM = radiusNowM(boat.position, nowMs) + at.radiusM;
        score += distanceM(at, boat.position) <= slackM ? 2 : -4;
      }
      if (count !== undefined && boat.people.best !== undefined) {
        score += Math.abs(count - boat.people.best) <= 0.2 * boat.people.best ? 1 : -1;
      }
      return { boat, score };
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || b.boat.rank - a.boat.rank)
    .map((one) => one.boat);
}
