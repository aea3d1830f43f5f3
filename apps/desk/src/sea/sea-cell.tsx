/** The sea on the top line: wind and waves, high water Dover, the stream and when it turns. Opens the sea panel. */
import { compassPoint, compassWord } from '@straitwatch/geo';
import { clock } from '../format.js';
import { useLive } from '../live/store.js';
import { useWords } from '../words/index.js';
import { flowWords } from './ahead.js';
import { isFileWrong } from './forcing-files.js';
import { number } from './number.js';
import { windAndWaves } from './wind-words.js';

export function SeaCell({ onOpen }: { onOpen: () => void }) {
  const speech = useWords();
  const { words, say, language } = speech;
  const sea = useLive('sea');
  const moment = useLive('moment');
  if (sea === undefined || moment !== undefined) return null;
  const hours = sea.tide.hoursFromHighWater;
  const highMs = Date.parse(sea.time) - hours * 3_600_000;
  const minutes = Math.round(Math.abs(hours) * 60);
  const from = `${hours < 0 ? '−' : '+'}${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  const stream = sea.stream === undefined ? undefined : flowWords(sea.stream);
  const turn = sea.stream?.turns[0];
  const wrong = sea.forcing.filter(isFileWrong).length;
  return (
    <>
      <button type="button" className="cell sea-cell wind-cell" onClick={onOpen}>
        <b>{windAndWaves(sea, speech)}</b>
        <small>
          {sea.seaTemperature !== undefined &&
            say('seaDeg', { deg: Math.round(sea.seaTemperature.degC) })}
          <br />
          {wrong > 0 ? <span className="asks">{say('filesRefused', { n: wrong })}</span> : ' '}
        </small>
      </button>
      <button type="button" className="cell sea-cell" onClick={onOpen} title={words.seaPanel}>
        <b>{say('highWater', { time: clock(highMs) })}</b>
        <small>
          {`${from} · `}
          {stream !== undefined &&
            say('streamNow', {
              to: compassWord(compassPoint(stream.towardsDegTrue), language),
              kn: number(stream.kn, language),
            })}
          <br />
          {turn !== undefined && say('turns', { time: clock(turn) })}
        </small>
      </button>
    </>
  );
}
