/** "To end this boat": what is missing, always in sight, and the explanation of what contradicts. */
import type { BoatView } from '@straitwatch/protocol';
import { actorName, clock } from '../format.js';
import { Ask } from '../ui/ask.js';
import { useWords } from '../words/index.js';
import { contraryText, refusalText } from '../words/sentences.js';
import type { Act } from './act.js';

export function Ending({ boat, act }: { boat: BoatView; act: Act }) {
  const { words, say, language } = useWords();
  if (boat.ending !== undefined) {
    const { evidence, by, at, persons } = boat.ending;
    const reopen = (reason: string): void => void act(`/api/boats/${boat.id}/reopen`, { reason });
    return (
      <>
        <h2>{say('endedBy', { kind: words[evidence.kind] })}</h2>
        <p>
          {persons !== undefined && `${say('nPeople', { n: persons })} · `}
          {actorName(by)} · {clock(at)}
        </p>
        <Ask question={words.reason} onAnswer={reopen}>
          {words.reopen}
        </Ask>
        <Contraries boat={boat} act={act} />
      </>
    );
  }
  // What contradicts is listed below, with the way to explain it.
  const against = new Set(
    boat.contrary
      .filter((one) => one.resolved === undefined)
      .map((one) => contraryText(one, language)),
  );
  const missing = boat.missing.filter((reason) => !against.has(refusalText(reason, language)));
  return (
    <>
      <h2>{words.toEnd}</h2>
      <ul className="missing">
        {missing.map((reason) => (
          <li key={`${reason.code} ${reason.facts.report ?? ''} ${reason.facts.why ?? ''}`}>
            <span aria-hidden="true">✕</span> {refusalText(reason, language)}
          </li>
        ))}
      </ul>
      <Contraries boat={boat} act={act} />
      <p>{boat.missing.length === 0 ? words.canEnd : words.nothingElse}</p>
    </>
  );
}

function Contraries({ boat, act }: { boat: BoatView; act: Act }) {
  const { words, say, language } = useWords();
  return (
    <ul className="contraries">
      {boat.contrary.map((one) => {
        const explain = (reason: string): void =>
          void act(`/api/boats/${boat.id}/resolve`, { report: one.report, why: one.why, reason });
        return (
          <li key={`${one.report} ${one.why}`}>
            {one.resolved === undefined && <span aria-hidden="true">✕</span>}{' '}
            {contraryText(one, language)}{' '}
            {one.resolved === undefined ? (
              one.why !== 'undecided' && (
                <Ask question={words.reason} onAnswer={explain}>
                  {words.explain}
                </Ask>
              )
            ) : (
              <small>
                {say('explained', {
                  name: actorName(one.resolved.by),
                  reason: one.resolved.reason,
                })}
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
