/** Which boats a report may be of: odds in figures, the strongest reasons in words, their weights one click away. */
import type { LinkEvidence, LinkProposal } from '@straitwatch/protocol';
import { useState } from 'react';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { evidenceText, timesLikelier } from './evidence-words.js';

/** Reasons told at once; the rest is one click away. */
const reasonsTold = 3;
/** Bits that fill the bar. */
const fullBits = 12;

/** Odds of a report that waits, as the centre last worked them out; empty while they are not known. */
export function useProposals(report: string): readonly LinkProposal[] {
  const linking = useLive('linking');
  return linking?.reports.find((one) => one.report === report)?.proposals ?? [];
}

/** Of a hundred; what nobody has confirmed is never told as certain. */
export function percentOf(probability: number): number {
  return Math.min(99, Math.round(probability * 100));
}

/** Why a report may be of a boat: the strongest reasons, and all of them with their weights when asked. */
export function OddsReasons({ evidence }: { evidence: readonly LinkEvidence[] }) {
  const { words } = useWords();
  const [isAsked, setAsked] = useState(false);
  if (evidence.length === 0) return null;
  return (
    <div className="link-odds">
      <span>
        {evidence
          .slice(0, reasonsTold)
          .map((one) => evidenceText(one, words))
          .join(' · ')}{' '}
        <button
          type="button"
          className="link"
          aria-expanded={isAsked}
          onClick={() => setAsked(!isAsked)}
        >
          {words.why}
        </button>
      </span>
      {isAsked && <Weights evidence={evidence} />}
    </div>
  );
}

/** Each kind of evidence with how much likelier it makes the boat, and which reports it rests on. */
function Weights({ evidence }: { evidence: readonly LinkEvidence[] }) {
  const { words } = useWords();
  return (
    <table className="weights">
      <tbody>
        {evidence.map((one) => (
          <tr key={`${one.kind} ${one.bits}`}>
            <th scope="row">{evidenceText(one, words)}</th>
            <td>
              <span
                className={one.bits > 0 ? 'weight is-for' : 'weight is-against'}
                style={{ inlineSize: `${Math.min(1, Math.abs(one.bits) / fullBits) * 4}rem` }}
                aria-hidden="true"
              />
            </td>
            <td>{timesLikelier(one.bits)}</td>
            <td>
              <small>{one.reports.join(' ')}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
