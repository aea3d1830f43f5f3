import { describe, expect, it } from 'vitest';
import { limits } from '../src/index.js';
import { ann, system } from './nights.js';
import { Screen } from './screen.js';

type Quality = 'stated' | 'counted' | 'estimated';
const said = (count: number, quality?: Quality) => ({
  persons: { count, ...(quality === undefined ? {} : { quality }) },
});

describe('people aboard', () => {
  it('range from the smallest to the largest number said, best is the newest stated', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(30), 'new');
    night.call(5, said(40), boat);
    night.call(9, said(33), boat);
    expect(night.boatAt(10, boat).people).toEqual({ best: 33, low: 30, high: 40 });
  });

  it('are best counted, then stated, then estimated, whichever came last', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(33, 'counted'), 'new');
    night.call(5, said(50, 'stated'), boat);
    night.call(9, said(20, 'estimated'), boat);
    expect(night.boatAt(10, boat).people.best).toBe(33);
  });

  it('have a fifth either way when estimated', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(30, 'estimated'), 'new');
    expect(night.boatAt(1, boat).people).toEqual({ best: 30, low: 24, high: 36 });
  });

  it('widen by a proposed link, which never moves the best', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(30), 'new');
    const { report } = night.call(1, said(60), null);
    night.must(system, {
      type: 'report.propose-link',
      report,
      boat,
      probability: 0.6,
      reasons: [],
    });
    expect(night.boatAt(2, boat).people).toEqual({ best: 30, low: 30, high: 60 });
  });

  it('are not invented when nobody said a number: no best, from one to what boats hold', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    expect(night.boatAt(1, boat).people).toEqual({ low: 1, high: limits.peopleUnknownHigh });
  });

  it('may be as many as the largest number said tonight when nobody said one of this boat', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.call(1, said(112), 'new');
    expect(night.boatAt(2, boat).people).toEqual({ low: 1, high: 112 });
  });

  it('are never fewer than came off the sea', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(20), 'new');
    night.recovery(30, 26, 'Defender', boat);
    const view = night.boatAt(31, boat);
    expect(view.people).toEqual({ best: 26, low: 26, high: 26 });
    expect(view.recovered).toBe(26);
  });

  it('recovered by one vessel that reports twice count once, by two vessels both', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(60), 'new');
    night.recovery(30, 20, 'Defender', boat);
    night.recovery(40, 20, 'Defender', boat);
    expect(night.boatAt(41, boat).recovered).toBe(20);
    night.recovery(50, 15, 'Ranger', boat);
    expect(night.boatAt(51, boat).recovered).toBe(35);
  });

  it('are not recovered by a link that nobody has decided', () => {
    const night = new Screen();
    const { boat } = night.call(0, said(20), 'new');
    night.at(30);
    const { report } = night.must(ann, {
      type: 'report.receive',
      report: {
        time: night.time(30),
        centre: 'uk',
        channel: 'vessel',
        vessel: 'Defender',
        persons: { count: 20, quality: 'counted' },
        signs: ['recovered'],
      },
      boat: null,
    });
    night.must(system, {
      type: 'report.propose-link',
      report,
      boat,
      probability: 0.9,
      reasons: [],
    });
    expect(night.boatAt(31, boat).recovered).toBe(0);
  });

  it('with children: the largest number of children confirmed', () => {
    const night = new Screen();
    const { boat } = night.call(0, { persons: { count: 30, children: 3 } }, 'new');
    night.call(1, { persons: { count: 30, children: 5 } }, boat);
    expect(night.boatAt(2, boat).children).toBe(5);
  });
});
