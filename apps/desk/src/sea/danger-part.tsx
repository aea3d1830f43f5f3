/** The danger on the desk: one line with its level as a range, and one click away what it rests on. */
import { levelText } from '@straitwatch/danger';
import type { BoatDanger, BoatView, DangerMoment, DangerRange } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { clock } from '../format.js';
import { request } from '../live/api.js';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { typeset } from '../words/typeset.js';
import { componentWords, figureWords, levelAt, rangeMark, rangeWords } from './danger-words.js';

const lookEveryMs = 60_000;

/** The level of all as one sentence, with its shape. */
export function DangerLine({ level }: { level: DangerRange }) {
  const { language } = useWords();
  const range = { low: levelAt(level.low), high: levelAt(level.high) };
  return (
    <span className="danger-line">
      <span className="danger-mark" aria-hidden="true">
        {rangeMark(level)}
      </span>{' '}
      {typeset(levelText(range, language), language)}
    </span>
  );
}

/** The components, each with its level, its figures, and what is not known. */
export function DangerReasons({ moment }: { moment: DangerMoment }) {
  const { words, language } = useWords();
  const sources = new Set(
    moment.components.flatMap((one) => one.figures.map(({ source }) => source)),
  );
  return (
    <div className="inputs danger-reasons">
      <table>
        <tbody>
          {moment.components.map((one) => (
            <tr key={one.component}>
              <th scope="row">{componentWords(one.component, language)}</th>
              <td>
                <span className="danger-mark" aria-hidden="true">
                  {rangeMark(one.level)}
                </span>{' '}
                {rangeWords(one.level, language)}
                {one.figures.map((figure) => (
                  <small key={`${figure.name} ${figure.source}`}>
                    {typeset(figureWords(figure, language), language)}
                  </small>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {moment.notes[language].map((note) => (
          <li key={note}>{typeset(note, language)}</li>
        ))}
      </ul>
      <p>{words.dangerPlan}</p>
      <h3>{words.whereFrom}</h3>
      <ul className="sources">
        {[...sources].map((source) => (
          <li key={source}>
            <small lang="en">{source}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In a boat's story: where it may be now, and in the next hours. */
export function BoatDangerPart({ boat }: { boat: BoatView }) {
  const { words, say, language } = useWords();
  const moment = useLive('moment');
  const danger = useBoatDanger(boat.id);
  const [isAsked, setAsked] = useState(false);
  const [now, ...later] = danger?.hours ?? [];
  if (boat.status === 'ended' || moment !== undefined || now === undefined) return null;
  // Hours that are as bad as the one before say nothing new.
  const changes = later.filter((one, i) => {
    const before = later[i - 1] ?? now;
    return one.level.low !== before.level.low || one.level.high !== before.level.high;
  });
  return (
    <section className="danger-part">
      <h2>{words.dangerWhere}</h2>
      <p>
        <DangerLine level={now.level} />
      </p>
      {changes.map((one) => (
        <p key={one.time}>
          <small>
            {say('dangerFrom', { time: clock(one.time), level: rangeWords(one.level, language) })}
          </small>
        </p>
      ))}
      <button
        type="button"
        className="quiet"
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {words.dangerWhy}
      </button>
      {isAsked && <DangerReasons moment={now} />}
    </section>
  );
}

/** Asked for when the story is opened, when the drift is new, and once a minute. */
function useBoatDanger(boat: string): BoatDanger | undefined {
  const drift = useLive('drifts').get(boat);
  const [danger, setDanger] = useState<BoatDanger>();
  useEffect(() => {
    if (drift === undefined) {
      setDanger(undefined);
      return undefined;
    }
    let isGone = false;
    const ask = async (): Promise<void> => {
      const answer = await request<BoatDanger>('GET', `/api/boats/${boat}/danger`);
      if (!isGone) setDanger(answer.ok ? answer.body : undefined);
    };
    void ask();
    const timer = window.setInterval(() => void ask(), lookEveryMs);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [boat, drift]);
  return danger;
}
