import { describe, expect, it } from 'vitest';
import { ann } from './nights.js';
import { Screen } from './screen.js';

const at = (lat: number, radiusM?: number, source?: string) => ({
  position: {
    lat,
    lon: 1.5,
    ...(radiusM === undefined ? {} : { radiusM }),
    ...(source === undefined ? {} : { source }),
  },
});

describe('where a boat is believed to be', () => {
  it('is the newest position, by when it happened and not by when it arrived', () => {
    const night = new Screen();
    const { boat } = night.call(10, at(51.0, 100), 'new');
    night.call(30, { ...at(50.9, 100), time: night.time(5) }, boat);
    const view = night.boatAt(31, boat);
    expect(view.position).toMatchObject({ lat: 51.0, time: night.time(10) });
    expect(view.track.map((one) => one.lat)).toEqual([50.9, 51.0]);
  });

  it('cannot be from the future: a clock ahead counts as when the centre knew', () => {
    const night = new Screen();
    const { boat } = night.call(10, { ...at(51.0), time: night.time(190) }, 'new');
    night.call(20, at(51.1), boat);
    const view = night.boatAt(21, boat);
    expect(view.position?.lat).toBe(51.1);
    expect(view.track[0]?.time).toBe(night.time(10));
  });

  it('is that of its duplicates too', () => {
    const night = new Screen();
    const one = night.call(0, { caller: 'c1', ...at(51.0) }, 'new').boat;
    const two = night.call(5, { caller: 'c1', ...at(51.2) }, 'new').boat;
    night.must(ann, {
      type: 'boat.account-for',
      boat: two,
      kind: 'duplicate',
      of: one,
      proof: [{ kind: 'same-caller' }],
    });
    const view = night.boatAt(6, one);
    expect(view.position?.lat).toBe(51.2);
    expect(view.duplicates).toEqual([two]);
    expect(view.reports).toHaveLength(2);
  });

  it.each([
    ['999', 'aml', 'aboard', 100],
    ['999', 'voice', 'told', 1_852],
    ['112', undefined, 'told', 1_852],
    ['whatsapp', undefined, 'aboard', 100],
    ['whatsapp', 'text', 'told', 1_852],
    ['relay', undefined, 'told', 3_704],
    ['ngo', undefined, 'told', 3_704],
    ['radar', undefined, 'seen', 200],
    ['vessel', undefined, 'seen', 500],
    ['aircraft', undefined, 'seen', 500],
    ['camera', undefined, 'seen', 1_000],
  ] as const)(
    'by %s, source %s, is %s with a radius of %i m',
    (channel, source, basis, radiusM) => {
      const night = new Screen();
      const { boat } = night.call(0, { channel, ...at(51, undefined, source) }, 'new');
      expect(night.boatAt(1, boat).position).toMatchObject({ basis, radiusM });
    },
  );

  it('keeps the radius that the report gives', () => {
    const night = new Screen();
    const { boat } = night.call(0, at(51, 42), 'new');
    expect(night.boatAt(1, boat).position?.radiusM).toBe(42);
  });

  it.each([
    ['stopped', 1.0],
    ['Out of fuel ', 1.0],
    ['running', 2.6],
    ['running badly, failed once', 2.6],
    [undefined, 2.6],
  ])('grows with engine %s by %d m/s', (engine, growthMps) => {
    const night = new Screen();
    const craft = engine === undefined ? {} : { craft: { engine } };
    const { boat } = night.call(0, { ...at(51), ...craft }, 'new');
    expect(night.boatAt(1, boat).position?.growthMps).toBe(growthMps);
  });

  it('is absent when nobody gave one', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    const view = night.boatAt(1, boat);
    expect(view).not.toHaveProperty('position');
    expect(view.track).toEqual([]);
  });
});

describe('the last word', () => {
  it('is the newest with words; a radar plot says none', () => {
    const night = new Screen();
    const { boat } = night.call(0, { text: 'help', caller: 'c1' }, 'new');
    night.call(5, { channel: 'radar', ...at(51) }, boat);
    expect(night.boatAt(6, boat).lastWord).toEqual({
      report: 'D-r1',
      time: night.time(0),
      channel: '999',
      caller: 'c1',
      text: 'help',
      signs: [],
    });
  });

  it('of a live call is never old, though the caller has a clock that is behind', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.call(90, { time: night.time(-60), received: night.time(90) }, boat);
    expect(night.boatAt(91, boat).lastWord?.time).toBe(night.time(90));
  });
});

describe('the craft', () => {
  it('is described field by field by the newest that has it, confirmed first', () => {
    const night = new Screen();
    const { boat } = night.call(
      0,
      {
        craft: { colour: 'grey', engine: 'running' },
        languages: ['ku'],
        launch: { place: 'Loon' },
      },
      'new',
    );
    night.call(5, { craft: { engine: 'stopped' }, languages: ['ar'] }, boat);
    const { report } = night.call(6, { craft: { colour: 'orange', lengthM: 9 } }, null);
    night.must(
      { kind: 'system', part: 'linking' },
      { type: 'report.propose-link', report, boat, probability: 0.5, reasons: [] },
    );
    const view = night.boatAt(7, boat);
    expect(view.craft).toEqual({ colour: 'grey', engine: 'stopped', lengthM: 9 });
    expect(view.languages).toEqual(['ku', 'ar']);
    expect(view.launch).toEqual({ place: 'Loon' });
  });
});
