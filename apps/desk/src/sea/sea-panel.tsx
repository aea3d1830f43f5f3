/** The sea in one panel: the curve at Dover, the turns of the stream, and where each number comes from. */
import type { SeaSource, TideCurve } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { clock } from '../format.js';
import { request, sentences } from '../live/api.js';
import { store, useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { ForcingFiles } from './forcing-files.js';
import { number } from './number.js';
import { RouteDangers } from './route-danger.js';
import { wavesLong, windLong } from './wind-words.js';

const widthPx = 520;
const heightPx = 150;
const marginPx = 22;
const hourMs = 3_600_000;

export function SeaPanel({ onClose }: { onClose: () => void }) {
  const speech = useWords();
  const { words, say, language } = speech;
  const sea = useLive('sea');
  const [curve, setCurve] = useState<TideCurve>();
  const [trouble, setTrouble] = useState<string[]>([]);
  useEffect(() => {
    void request<TideCurve>('GET', '/api/sea/tide').then((answer) => {
      if (answer.ok) setCurve(answer.body);
      setTrouble(sentences(answer, words.notAnswered));
    });
  }, [words]);
  const sources = [
    sea?.tide.source,
    sea?.stream?.source,
    sea?.wind?.source,
    sea?.waves?.source,
    sea?.seaTemperature?.source,
  ];
  return (
    <section className="panel sea-panel" aria-label={words.seaPanel}>
      <h2>
        {words.seaPanel}{' '}
        <button type="button" onClick={onClose} autoFocus>
          <kbd>{words.esc}</kbd> {words.close}
        </button>
      </h2>
      {trouble.map((one) => (
        <p key={one} className="refusal" role="alert">
          {one}
        </p>
      ))}
      <p>{sea?.wind === undefined ? words.noWind : windLong(sea.wind, speech)}</p>
      <p>{sea?.waves === undefined ? words.noWaves : wavesLong(sea.waves, speech)}</p>
      <RouteDangers />
      {curve !== undefined && <Curve curve={curve} nowMs={store.nowMs()} />}
      <table className="sea-table">
        <tbody>
          {(curve?.extremes ?? []).map((one) => (
            <tr key={one.time}>
              <th scope="row">{one.kind === 'high' ? words.high : words.low}</th>
              <td>{clock(one.time)}</td>
              <td>{say('metres', { m: number(one.heightM, language) })}</td>
            </tr>
          ))}
          {(sea?.stream?.turns ?? []).map((one) => (
            <tr key={one}>
              <th scope="row">{words.streamTurns}</th>
              <td>{clock(one)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <small>{words.heightsAbove}</small>
      </p>
      <ForcingFiles files={sea?.forcing ?? []} />
      <h3>{words.whereFrom}</h3>
      <Sources sources={sources.filter((one) => one !== undefined)} />
    </section>
  );
}

export function Sources({ sources }: { sources: readonly SeaSource[] }) {
  return (
    <ul className="sources">
      {sources.map((one) => (
        <li key={one.id}>
          <small lang="en">{one.text}</small>
        </li>
      ))}
    </ul>
  );
}

/** Heights over time, with now and the hours. */
function Curve({ curve, nowMs }: { curve: TideCurve; nowMs: number }) {
  const { words } = useWords();
  const times = curve.points.map((one) => Date.parse(one.time));
  const heights = curve.points.map((one) => one.heightM);
  const fromMs = times[0] ?? 0;
  const toMs = times.at(-1) ?? 1;
  const top = Math.max(...heights);
  const bottom = Math.min(...heights);
  const x = (ms: number): number => ((ms - fromMs) / (toMs - fromMs)) * widthPx;
  const y = (m: number): number =>
    marginPx + ((top - m) / Math.max(0.1, top - bottom)) * (heightPx - 2 * marginPx);
  const path = times.map((ms, i) => `${x(ms).toFixed(1)},${y(heights[i] ?? 0).toFixed(1)}`);
  const hours: number[] = [];
  for (let ms = Math.ceil(fromMs / (6 * hourMs)) * 6 * hourMs; ms < toMs; ms += 6 * hourMs) {
    hours.push(ms);
  }
  return (
    <svg
      className="tide-curve"
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={words.tideCurve}
    >
      {hours.map((ms) => (
        <g key={ms}>
          <line className="grid" x1={x(ms)} x2={x(ms)} y1={0} y2={heightPx - 14} />
          <text x={x(ms)} y={heightPx - 3} textAnchor="middle">
            {clock(ms)}
          </text>
        </g>
      ))}
      <polyline points={path.join(' ')} />
      {curve.extremes.map((one) => (
        <text
          key={one.time}
          className="extreme"
          x={x(Date.parse(one.time))}
          y={y(one.heightM) + (one.kind === 'high' ? -6 : 14)}
          textAnchor="middle"
        >
          {clock(one.time)}
        </text>
      ))}
      <line className="now" x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={heightPx - 14} />
    </svg>
  );
}
