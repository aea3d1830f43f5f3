/**
 * The time at the chart's foot: to the right where boats will have drifted, to the left what is known of
 * the past. It moves what the chart shows, never what the board says about now.
 */
import type { DriftDensity } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { clock } from '../format.js';
import { lookBack } from '../live/moment.js';
import { store, useLive } from '../live/store.js';
import type { SideProps } from '../map/chart-props.js';
import { useNow } from '../top/clock.js';
import { type Speech, useWords } from '../words/index.js';
import { aheadHoursMax } from './ahead.js';
import { number } from './number.js';

const hourMs = 3_600_000;
const stepH = 0.5;
/** A look back makes the server fold the record: it waits until the slider rests. */
const restMs = 400;

export function TimeSlider({
  selected,
  isStreamShown,
  onStream,
  isDensityShown,
  onDensity,
}: Pick<SideProps, 'selected' | 'isStreamShown' | 'onStream' | 'isDensityShown' | 'onDensity'>) {
  const speech = useWords();
  const { words, say } = speech;
  const density = useLive('density');
  const aheadH = useLive('aheadH');
  const moment = useLive('moment');
  const nowMs = useNow(10_000);
  const [pastH, setPastH] = useState(0);
  useEffect(() => {
    if (pastH === 0) return undefined;
    const timer = window.setTimeout(() => {
      void lookBack(store.liveNowMs() + pastH * hourMs, 'known');
    }, restMs);
    return () => window.clearTimeout(timer);
  }, [pastH]);
  useEffect(() => {
    if (moment === undefined) setPastH(0);
  }, [moment]);
  const value = pastH < 0 ? pastH : aheadH;
  const move = (hours: number): void => {
    if (hours < 0) {
      store.set('aheadH', 0);
      setPastH(hours);
      return;
    }
    if (pastH < 0 || moment !== undefined) store.showNow();
    setPastH(0);
    store.set('aheadH', hours);
  };
  const liveMs = moment === undefined ? nowMs : store.liveNowMs();
  const time = clock(liveMs + value * hourMs);
  const said =
    value === 0
      ? words.sliderNow
      : value > 0
        ? say('sliderAhead', { time, hours: value })
        : say('sliderPast', { time });
  return (
    <div className="time-slider">
      <span>{clock(liveMs - aheadHoursMax * hourMs)}</span>
      <input
        type="range"
        min={-aheadHoursMax}
        max={aheadHoursMax}
        step={stepH}
        value={value}
        aria-label={words.slider}
        aria-valuetext={said}
        onChange={(event) => move(Number(event.target.value))}
      />
      <span>{clock(liveMs + aheadHoursMax * hourMs)}</span>
      <button type="button" aria-pressed={isStreamShown} onClick={onStream}>
        <kbd>S</kbd> {words.stream}
      </button>
      <button type="button" aria-pressed={isDensityShown} onClick={onDensity}>
        <kbd>G</kbd> {words.densityGrid}
      </button>
      <output>
        {said}
        {isDensityShown && <small>{densityWords(density, selected, speech)}</small>}
      </output>
    </div>
  );
}

/** What the squares on the chart say, or why there are none. */
function densityWords(
  density: DriftDensity | undefined,
  selected: string | undefined,
  { words, say, language }: Speech,
): string {
  if (selected === undefined) return words.densityAsks;
  if (density === undefined) return say('densityNone', { boat: selected });
  const percent = number(Math.max(...density.share) * 100, language);
  return say('densityTold', { boat: density.boat, percent });
}
