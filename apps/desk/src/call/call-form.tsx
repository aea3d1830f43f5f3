/**
 * A call in progress. It blocks nothing, keeps what was typed when it is put away, and says "stored" only
 * when the server has it on disk. When the server does not answer, the call is kept and sent again under
 * the same key, so that it can neither be lost nor stored twice.
 */
import { formatPosition } from '@straitwatch/geo';
import { channels, type Sign, understandPosition } from '@straitwatch/protocol';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { offeredFrom } from '../board/offer.js';
import { clock, miles, placeWords } from '../format.js';
import { request, sentences } from '../live/api.js';
import { store, useLive } from '../live/store.js';
import { useWords, wordFor } from '../words/index.js';
import { linkReasonText } from '../words/sentences.js';
import { blank, type Fields, reportOf } from './fields.js';
import { assumptionWords, positionErrorWords } from './position-words.js';
import { useSuggestions } from './suggestions.js';

const retryMs = 3000;
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
  const centre = useLive('hello')?.officer.centre ?? 'uk';
  const report = reportOf(fields, at, { startedMs: props.startedMs, centre });
  const suggestions = useSuggestions(report, props.isShown && status.kind === 'open');
  // Without a reason it is only one boat among those out there, and no key puts a call to it.
  const likely = suggestions.find((one) => one.reasons.length > 0);
  const isOffered = likely !== undefined && likely.score >= offeredFrom;
  const open = [...boats.values()].filter((boat) => boat.status === 'open');
  const set = (change: Partial<Fields>): void => setFields((before) => ({ ...before, ...change }));

  const save = async (boat: string | null): Promise<void> => {
    if (status.kind === 'storing' || status.kind === 'stored') return;
    setStatus({ kind: 'storing', text: words.storing });
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
          text: say('stored', {
            time: new Date(store.liveNowMs()).toISOString().slice(11, 19),
            entry,
          }),
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
    if (event.key === 'F8' && likely !== undefined && isOffered) void save(likely.boat);
    else if (event.key === 'F9') void save('new');
    else if (event.key === 'F10') void save(null);
    else if (event.key === 'Escape') props.onAway();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      className="call"
      aria-label={words.callTitle}
      hidden={!props.isShown}
      onKeyDown={onKey}
    >
      <p className="call-head">
        <b>{words.callTitle}</b> {clock(props.startedMs)}
        <select
          value={fields.channel}
          onChange={(event) => set({ channel: event.target.value })}
          aria-label={words.channel}
        >
          {channels.map((one) => (
            <option key={one} value={one}>
              {wordFor(words, one)}
            </option>
          ))}
        </select>
        <button type="button" onClick={props.onAway}>
          <kbd>{words.esc}</kbd> {words.putAway}
        </button>
      </p>
      <WhereField
        value={fields.where}
        understood={understood}
        field={first}
        onChange={(where) => set({ where })}
      />
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
      {likely !== undefined && (
        <p className="proposal" role="status">
          <b>
            {say(isOffered ? 'likelyBoat' : 'maybeBoat', {
              boat: likely.boat,
              odds: String(Math.round(likely.score * 100)),
            })}
          </b>{' '}
          {likely.reasons.map((reason) => linkReasonText(reason, language)).join(' · ')}
          {suggestions.length > 1 &&
            ` · ${say('orBoats', {
              boats: suggestions
                .filter((one) => one !== likely)
                .slice(0, 2)
                .map((one) => `${one.boat}\u00a0${Math.round(one.score * 100)}\u00a0%`)
                .join(', '),
            })}`}
        </p>
      )}
      <p className={`status ${status.kind}`} role="status">
        {status.text}
      </p>
      <p className="saves">
        {likely !== undefined && isOffered && (
          <button type="button" onClick={() => void save(likely.boat)}>
            <kbd>F8</kbd> {say('saveTo', { boat: likely.boat })}
          </button>
        )}
        <button type="button" onClick={() => void save('new')}>
          <kbd>F9</kbd> {words.saveNew}
        </button>
        <button type="button" onClick={() => void save(null)}>
          <kbd>F10</kbd> {words.saveLater}
        </button>
        {open.length > 0 && (
          <select
            value=""
            onChange={(event) => void save(event.target.value)}
            aria-label={words.otherBoat}
          >
            <option value="">{words.otherBoat}…</option>
            {open.map((boat) => (
              <option key={boat.id} value={boat.id}>
                {say('saveTo', { boat: boat.id })}
              </option>
            ))}
          </select>
        )}
      </p>
    </section>
  );
}

/** Any pasted position, and beneath it what was understood with its uncertainty. */
function WhereField(props: {
  value: string;
  understood: PositionReading | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
}) {
  const { words, say, language } = useWords();
  const { understood } = props;
  const id = useId();
  return (
    <div className="where">
      <label htmlFor={id}>{words.whereField}</label>
      <div>
        <textarea
          id={id}
          ref={props.field}
          rows={1}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          name="where"
          aria-describedby={`${id}-said`}
        />
        <small id={`${id}-said`} role="status" className={understood?.ok === false ? 'danger' : ''}>
          {understood?.ok === true && (
            <>
              {words.understood}
              {words.colon}
              <b>{formatPosition(understood, { style: 'plain', language })}</b>{' '}
              {say('within', { nm: miles(understood.radiusM, language) })} ·{' '}
              {placeWords(understood, language)}
              {understood.assumptions.length > 0 &&
                ` · ${words.assumed}${words.colon}${understood.assumptions
                  .map((one) => assumptionWords(one, language))
                  .join(', ')}`}
            </>
          )}
          {understood?.ok === false &&
            say('notUnderstood', { expected: positionErrorWords(understood.error.code, language) })}
        </small>
      </div>
    </div>
  );
}

type PositionReading = ReturnType<typeof understandPosition>;

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
        size={props.isNumber === true ? 4 : 10}
      />
    </label>
  );
}
