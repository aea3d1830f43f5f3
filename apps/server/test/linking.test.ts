/** Odds of waiting reports: worked out for an officer, who decides; an officer's word is kept; bounded in a flood. */
import { linkingNowSchema } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkJob, reportsMost } from '../src/linking/linkings.js';
import { callFromBoat, createTestDesk, newBoat, type TestDesk } from './desk.js';

describe('the odds of a report', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createTestDesk();
  });
  afterEach(() => desk.close());

  const odds = async () => {
    await desk.parts.linkings.look();
    return linkingNowSchema.parse((await desk.call('GET', '/api/linking')).body.linking);
  };

  it('are null until they have been worked out', async () => {
    const { status, body } = await desk.call('GET', '/api/linking');
    expect([status, body]).toEqual([200, { linking: null }]);
    expect((await desk.call('GET', '/api/reports/r1/proposals')).status).toBe(404);
  });

  it('name the boat with reasons, and link nothing by themselves', async () => {
    const { boat } = await newBoat(desk);
    const first = (await desk.call('GET', '/api/reports')).body.reports as {
      report: { id: string };
    }[];
    await desk.call('POST', `/api/boats/${boat}/link`, { report: first[0]!.report.id });
    desk.clock.advanceS(300);
    const sent = await desk.call(
      'POST',
      '/api/reports',
      callFromBoat({ time: new Date(desk.clock.nowMs()).toISOString() }),
    );
    const now = await odds();
    const mine = now.reports.find((one) => one.report === sent.body.id);
    expect(mine?.proposals[0]).toMatchObject({ boat });
    expect(mine!.proposals[0]!.probability).toBeGreaterThan(0.5);
    expect(mine!.proposals[0]!.evidence.length).toBeGreaterThan(0);
    expect(now.boatsAtSea.high).toBeGreaterThanOrEqual(1);
    const view = (await desk.call('GET', `/api/reports`)).body.reports as {
      report: { id: string };
      link?: { status: string };
    }[];
    const link = view.find((one) => one.report.id === sent.body.id)?.link;
    expect(link?.status).not.toBe('confirmed');
    const alone = await desk.call('GET', `/api/reports/${sent.body.id}/proposals`);
    expect(alone.body.proposals).toEqual(mine!.proposals);
  });

  it('are told on the live line once they are new, and not without news', async () => {
    let told = 0;
    desk.parts.linkings.onChange(() => {
      told += 1;
    });
    await newBoat(desk);
    await desk.parts.linkings.look();
    await desk.parts.linkings.look();
    expect(told).toBe(1);
  });

  it('never go against an officer who has confirmed a link', async () => {
    const { boat } = await newBoat(desk);
    const far = callFromBoat({
      caller: '+33 6 00 00 00 99',
      position: { lat: 50.3, lon: 1.2, radiusM: 200, source: 'aml' },
    });
    const sent = await desk.call('POST', '/api/reports', far);
    await desk.call('POST', `/api/boats/${boat}/link`, { report: sent.body.id });
    const now = await odds();
    expect(now.reports.map((one) => one.report)).not.toContain(sent.body.id);
    const job = linkJob(desk.parts.loop.state, desk.clock.nowMs(), 0);
    expect(job.boats.find((one) => one.id === boat)?.reports).toContain(sent.body.id);
  });

  it('weigh the newest reports only when there is a flood', () => {
    const known = new Date(desk.clock.nowMs()).toISOString();
    const reports = new Map(
      Array.from({ length: reportsMost + 500 }, (_, k) => {
        const id = `r${k + 1}`;
        const report = { id, time: known, centre: 'uk', channel: '999' };
        return [id, { report, entry: k, known, notBoats: [], corrections: 0, correctedEntry: 0 }];
      }),
    );
    const state = { ...desk.parts.loop.state, reports } as never;
    const job = linkJob(state, desk.clock.nowMs(), 1);
    expect(job.reports).toHaveLength(reportsMost);
    expect(job.reports.at(-1)?.id).toBe(`r${reportsMost + 500}`);
    expect(job.waiting.length).toBeLessThan(reportsMost);
  });
});
