/** In the sea panel: how dangerous a crossing is now and through the coming day, from a few places. */
import type { DangerRange, RouteDanger } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { clock } from '../format.js';
import { request, sentences } from '../live/api.js';
import { useWords } from '../words/index.js';
import { DangerLine, DangerReasons } from './danger-part.js';
import { rangeDigits, rangeWords } from './danger-words.js';

const lookEveryMs = 60_000;
/** Hours told as one: the worst of them. */
const blockHours = 3;

export function RouteDangers() {
  const { words, say } = useWords();
  const [routes, setRoutes] = useState<readonly RouteDanger[]>([]);
  const [trouble, setTrouble] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const answer = await request<{ routes: RouteDanger[] }>('GET', '/api/danger');
      if (isGone) return;
      if (answer.ok) setRoutes(answer.body.routes);
      setTrouble(sentences(answer, words.notAnswered));
    };
    void ask();
    const timer = window.setInterval(() => void ask(), lookEveryMs);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [words]);
  const [first, ...rest] = routes;
  if (first === undefined) {
    const isWaiting = trouble.length === 0;
    return <p role={isWaiting ? 'status' : 'alert'}>{isWaiting ? words.dangerWaits : trouble}</p>;
  }
  const worst = rest.reduce((a, b) => (isWorse(b.now.level, a.now.level) ? b : a), first);
  return (
    <section className="danger-part" aria-label={words.dangerNow}>
      <h3>{say('dangerCrossing', { from: worst.from.name, to: worst.to.name })}</h3>
      <p>
        <DangerLine level={worst.now.level} />
      </p>
      <button
        type="button"
        className="quiet"
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {words.dangerWhy}
      </button>
      {isAsked && <DangerReasons moment={worst.now} />}
      <DangerTable routes={routes} />
    </section>
  );
}

function isWorse(a: DangerRange, b: DangerRange): boolean {
  return a.high === b.high ? a.low > b.low : a.high > b.high;
}

interface Block {
  readonly time: string;
  readonly level: DangerRange;
}

/** The worst of each few hours. */
export function blocksOf(hours: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i + blockHours <= hours.length; i += blockHours) {
    const part = hours.slice(i, i + blockHours);
    const [first] = part;
    if (first === undefined) break;
    blocks.push({
      time: first.time,
      level: {
        low: Math.max(...part.map((one) => one.level.low)),
        high: Math.max(...part.map((one) => one.level.high)),
      },
    });
  }
  return blocks;
}

function DangerTable({ routes }: { routes: readonly RouteDanger[] }) {
  const { words, language } = useWords();
  const rows = routes.map((one) => ({ route: one, blocks: blocksOf(one.hours) }));
  return (
    <>
      <table className="danger-table">
        <thead>
          <tr>
            <th scope="col">{words.dangerHours}</th>
            {rows[0]?.blocks.map(({ time }) => (
              <th key={time} scope="col">
                {clock(time)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ route, blocks }) => (
            <tr key={route.route}>
              <th scope="row">{route.from.name}</th>
              {blocks.map(({ time, level }) => (
                <td key={time} title={rangeWords(level, language)}>
                  {rangeDigits(level)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <small>{words.dangerScale}</small>
      </p>
    </>
  );
}
