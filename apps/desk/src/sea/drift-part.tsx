/** In a boat's story: where it will be, how sure that is, and where those numbers come from. */
import { compassPoint, compassWord } from '@straitwatch/geo';
import type { BoatDrift, BoatView, DriftFrameView } from '@straitwatch/protocol';
import { useState } from 'react';
import { clock, miles, placeWords } from '../format.js';
import { useLive } from '../live/store.js';
import { useNow } from '../top/clock.js';
import { type Speech, useWords } from '../words/index.js';
import { flowWords, frameAt, within95M } from './ahead.js';
import { engineRunWords } from './engine-words.js';
import { number } from './number.js';
import { Sources } from './sea-panel.js';

const hoursTold = [1, 3, 6];
const hourMs = 3_600_000;
/** Below this a coming ashore is not worth a line. */
const toldFrom = 0.02;

export function DriftPart({ boat }: { boat: BoatView }) {
  const speech = useWords();
  const { words, say } = speech;
  const drift = useLive('drifts').get(boat.id);
  const moment = useLive('moment');
  const nowMs = useNow(30_000);
  const [isAsked, setAsked] = useState(false);
  if (boat.status === 'ended' || moment !== undefined || drift === undefined) return null;
  const rows = hoursTold.flatMap((hours) => {
    const frame = frameAt(drift, nowMs + hours * hourMs);
    return frame === undefined ? [] : [{ hours, frame }];
  });
  const ashore = drift.stranding.probability;
  return (
    <section className="drift-part">
      <h2>{words.ifNobodyComes}</h2>
      <table>
        <tbody>
          {rows.map(({ hours, frame }) => (
            <tr key={hours}>
              <th scope="row">{say('inHours', { hours, time: clock(frame.time) })}</th>
              <td>{frameWords(frame, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ashore >= toldFrom && (
        <p>
          {say('ashore', {
            percent: Math.round(ashore * 100),
            hours: number(drift.stranding.hours50 ?? 0, speech.language, 0),
          })}
        </p>
      )}
      <button
        type="button"
        className="quiet"
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {words.whereFrom}
      </button>
      {isAsked && <Inputs drift={drift} />}
    </section>
  );
}

function frameWords(frame: DriftFrameView, { words, say, language }: Speech): string {
  const { lat, lon } = frame;
  const radiusM = within95M(frame);
  if (lat === undefined || lon === undefined || radiusM === undefined) return words.outOfModel;
  return `${placeWords({ lat, lon }, language)}, ${say('within', { nm: miles(radiusM, language) })}`;
}

function Inputs({ drift }: { drift: BoatDrift }) {
  const speech = useWords();
  const { words, say, language } = speech;
  const { inputs } = drift;
  return (
    <div className="inputs">
      <p>{say('driftFrom', { report: inputs.report, time: clock(inputs.time) })}</p>
      <p>
        {inputs.engine === undefined
          ? words.engineNotRunning
          : engineRunWords(inputs.engine, speech)}
      </p>
      <p>{words.driftAs}</p>
      <ul>
        {inputs.objects.map((one) => (
          <li key={one.class}>
            <small>
              {Math.round(one.weight * 100)} % {one.class}: <span lang="en">{one.why}</span>
            </small>
          </li>
        ))}
      </ul>
      <p>{say('currentSd', { sd: number(inputs.current.sdMps * (3_600 / 1_852), language) })}</p>
      <p>
        {inputs.wind.known
          ? say('driftWind', {
              hours: inputs.wind.knownHours,
              all: inputs.wind.ofHours,
              kn: Math.round(flowWords(inputs.wind).kn),
              from: compassWord(
                compassPoint((flowWords(inputs.wind).towardsDegTrue + 180) % 360),
                language,
              ),
            })
          : words.noWind}
      </p>
      <Sources sources={[inputs.current, inputs.wind]} />
    </div>
  );
}
