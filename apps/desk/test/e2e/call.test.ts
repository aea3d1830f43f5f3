/**
 * Aim: a call is taken without a hand off the keyboard, and nothing of it is lost on the way to the end.
 * Method: the built centre as a process, Chromium, keys only.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, openDesk } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { addAssets, call } from './support/seed.js';
import {
  board,
  boatsInOrder,
  button,
  callForm,
  like,
  openStory,
  press,
  row,
  tabTo,
  takeCall,
  typeInto,
} from './support/ui.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
  await addAssets(centre);
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

/** One place in the forms people send it: N 51 02.3, E 001 35.1. */
const pasted: readonly [form: string, text: string, withinNm: string][] = [
  ['said by radio', '51 02.3 N 001 35.1 E', '0.1'],
  ['degrees, minutes and seconds', `51°02'18"N 1°35'06"E`, '0.1'],
  ['decimal degrees', '51.03833, 1.58500', '0.1'],
  ['decimal degrees with commas', '51,03833 1,58500', '0.1'],
  ['a link to a map', 'https://www.google.com/maps?q=51.03833,1.58500', '0.1'],
  ['a plus code with a town', '2HQP+82 Calais', '0.1'],
  ['MGRS', '31UDS00795503', '0.1'],
  ['what a telephone sends by itself', 'A"ML=1;lt=+51.03833;lg=+1.58500;rd=900;lc=95', '0.5'],
];

describe('a call', () => {
  it('is taken by keyboard alone, and its boat stands on the board', async () => {
    const desk = await openDesk(centre);
    await takeCall(
      desk,
      {
        where: '51 02.3 N 001 35.1 E',
        people: '33',
        phone: '+447700900123',
        sign: desk.words['taking-water'],
        said: 'water to the knees, engine stopped',
      },
      'F9',
    );
    await row(desk, 'D1').waitFor();
    const text = await row(desk, 'D1').innerText();
    expect(text).toContain('33');
    expect(text).toContain('water to the knees, engine stopped');
    const [report] = (await centre.boat('D1')).reports;
    const kept = (await centre.reports()).find((one) => one.report.id === report)?.report;
    expect(kept).toMatchObject({
      channel: '999',
      persons: { count: 33 },
      signs: ['taking-water'],
      text: 'water to the knees, engine stopped',
    });
    expect(kept?.position?.lat).toBeCloseTo(51.0383, 3);
    expect(kept?.position?.lon).toBeCloseTo(1.585, 3);
    // The number itself is not kept: the same number gives the same hash.
    expect(kept?.caller).toMatch(/^\w+$/);
    expect(JSON.stringify(kept)).not.toContain('7700900123');
  });

  it('shows what it understood of a pasted position, and how exact that is', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    await page.keyboard.press('c');
    const form = callForm(desk);
    const where = form.getByRole('textbox', { name: new RegExp(`^${words.whereField}`) });
    for (const [, text, withinNm] of pasted) {
      await tabTo(page, where);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
      const understood = form.getByRole('status').filter({ hasText: words.understood });
      await understood.filter({ hasText: `within ${withinNm} NM` }).waitFor();
      expect(await understood.innerText()).toMatch(/51\D{1,2}02\.3\d?\D{1,2}N\s001\D{1,2}35\.1/);
    }
  });

  it('that names no place says what was expected, and is stored with the words all the same', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    await takeCall(desk, { where: 'somewhere near the light', people: '7' }, 'F10');
    const waiting = page.getByRole('article').filter({ hasText: 'somewhere near the light' });
    await waiting.waitFor();
    await page.keyboard.press('c');
    await typeInto(
      page,
      callForm(desk).getByRole('textbox', { name: new RegExp(`^${words.whereField}`) }),
      'somewhere near the light',
    );
    await callForm(desk).getByText(like(words.notUnderstood)).waitFor();
  });

  it('about a boat that is known is put to it with one key', async () => {
    const desk = await openDesk(centre);
    const known = await call(centre, {
      position: { lat: 50.95, lon: 1.4, radiusM: 200 },
      persons: { count: 41, quality: 'stated' },
      phone: '+447700900555',
      text: 'black boat',
    });
    await row(desk, known.boat).waitFor();
    await takeCall(
      desk,
      { where: '50 57.0 N 001 24.0 E', people: '41', phone: '+447700900555', said: 'still here' },
      'F8',
    );
    await row(desk, known.boat).getByText('still here').waitFor();
    expect((await centre.boat(known.boat)).reports).toHaveLength(2);
  });

  it('that waits is put to its boat, or opens one, or is refused with a reason, each by one key', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const known = await call(centre, { phone: '+33600000001', text: 'blue boat' });
    await call(centre, { boat: null, phone: '+33600000001', text: 'same voice again' });
    await call(centre, { boat: null, phone: '+33600000002', text: 'another voice' });
    await call(centre, { boat: null, phone: '+33600000001', text: 'the third call' });
    const article = (text: string) => page.getByRole('article').filter({ hasText: text });
    await tabTo(page, article('same voice again'));
    await page.keyboard.press('Enter');
    await article('same voice again').waitFor({ state: 'detached' });
    expect((await centre.boat(known.boat)).reports).toHaveLength(2);
    const boatsBefore = (await centre.boats()).length;
    await tabTo(page, article('another voice'));
    await page.keyboard.press('+');
    await article('another voice').waitFor({ state: 'detached' });
    expect(await centre.boats()).toHaveLength(boatsBefore + 1);
    await tabTo(page, article('the third call'));
    await page.keyboard.press('n');
    await page.keyboard.type('he speaks of another launch');
    await page.keyboard.press('Enter');
    const refusing = article('the third call').getByText(like(words.accept));
    await expect.poll(() => refusing.filter({ hasText: known.boat }).count()).toBe(0);
    const third = (await centre.reports()).find((one) => one.report.text === 'the third call');
    expect(third?.notBoats).toEqual([known.boat]);
    expect(third?.link).toBeUndefined();
  });

  it('goes all the way by keyboard: boat, task, recovery, accounted for, off the sea', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    await takeCall(desk, { where: '51 05.0 N 001 30.0 E', people: '12', said: 'grey boat' }, 'F9');
    await board(desk).getByRole('button').filter({ hasText: 'grey boat' }).waitFor();
    const boat = (await centre.boats()).at(-1)?.id ?? '';
    const atSea = Number(
      (await centre.ask<{ boatsAtSea: { best: number } }>('/api/counts')).boatsAtSea.best,
    );
    const story = await openStory(desk, boat);

    await page.keyboard.press('t');
    await tabTo(page, story.getByRole('combobox', { name: words.asset }));
    await page.keyboard.press('Enter');
    await press(page, button(story, words.assign));
    await row(desk, boat).getByText('RNLI Dover').waitFor();

    await press(page, button(story, words.acknowledged));
    await page.keyboard.type('Coxswain Reed');
    await page.keyboard.press('Enter');
    await press(page, button(story, words.proceeding));
    await press(page, button(story, words['on-scene']));
    await press(page, button(story, words.done));
    await expect.poll(async () => (await centre.tasks()).at(-1)?.status).toBe('done');

    await page.keyboard.press('r');
    await typeInto(page, story.getByRole('textbox', { name: words.vessel }), 'RNLI Dover');
    await typeInto(page, story.getByRole('textbox', { name: words.count }), '12');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await centre.boat(boat)).recovered).toBe(12);

    await page.keyboard.press('e');
    await press(page, button(story, `${words.accountFor}${words.colon}${words.recovered}`));
    await row(desk, boat).getByText(words.recovered, { exact: true }).waitFor();
    expect((await centre.boat(boat)).ending?.by).toMatchObject({ name: 'Ann Marsh' });
    const counts = await centre.ask<{ boatsAtSea: { best: number } }>('/api/counts');
    expect(counts.boatsAtSea.best).toBe(atSea - 1);
    // It stays to be seen for the watch, below every boat that is still out there.
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await boatsInOrder(desk)).at(-1)).toBe(boat);
  });
});
