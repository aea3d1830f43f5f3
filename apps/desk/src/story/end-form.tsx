/** The five kinds of evidence that end a boat, and the form for each. */
import type { BoatView, DuplicateProof } from '@straitwatch/protocol';
import { useState } from 'react';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import type { Act } from './act.js';
import { sent } from './sent.js';

export function EndForm({ boat, act }: { boat: BoatView; act: Act }) {
  const { words } = useWords();
  const [pos, setPos] = useState('');
  const [hours, setHours] = useState('');
  const [reason, setReason] = useState('');
  const path = `/api/boats/${boat.id}`;
  return (
    <div className="ends">
      <p>
        {(['recovered', 'landed', 'returned'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            onClick={() => void act(`${path}/account-for`, { kind })}
          >
            {words.accountFor}
            {words.colon}
            {words[kind]}
          </button>
        ))}
      </p>
      <DuplicateForm boat={boat} act={act} />
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

/** Two boats are one only with a proof, and each proof is checked against the record. */
function DuplicateForm({ boat, act }: { boat: BoatView; act: Act }) {
  const { words } = useWords();
  const boats = useLive('boats');
  const [of, setOf] = useState('');
  const [isSameCaller, setSameCaller] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [sighting, setSighting] = useState('');
  const others = [...boats.values()].filter((one) => one.id !== boat.id);
  const proof: DuplicateProof[] = [
    ...(isSameCaller ? [{ kind: 'same-caller' as const }] : []),
    ...(isEmpty ? [{ kind: 'no-report-left' as const }] : []),
    ...(sighting === '' ? [] : [{ kind: 'sighting' as const, report: sighting }]),
  ];
  const send = (): void =>
    void act(`/api/boats/${boat.id}/account-for`, { kind: 'duplicate', of, proof });
  return (
    <form onSubmit={sent(send)}>
      <label>
        {words.sameAs}{' '}
        <select value={of} onChange={(event) => setOf(event.target.value)} required>
          <option value="" />
          {others.map((one) => (
            <option key={one.id}>{one.id}</option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={isSameCaller}
          onChange={(event) => setSameCaller(event.target.checked)}
        />{' '}
        {words.sameCaller}
      </label>
      <label>
        <input
          type="checkbox"
          checked={isEmpty}
          onChange={(event) => setEmpty(event.target.checked)}
        />{' '}
        {words.noReportLeft}
      </label>
      <label>
        {words.proofSeen}{' '}
        <input value={sighting} onChange={(event) => setSighting(event.target.value)} size={8} />
      </label>
      <button type="submit" disabled={proof.length === 0}>
        {words.merge}
      </button>
    </form>
  );
}
