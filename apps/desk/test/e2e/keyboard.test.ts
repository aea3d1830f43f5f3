/**
 * Aim: the whole desk by keyboard, with the focus always in sight, and nothing in the way of a call.
 * Method: real keys; what has the focus, and how it is marked, is read from the page.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, type Desk, endBrowser, openDesk } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { clickable, walkWithTab } from './support/focus.js';
import { addAssets, call, oddsAreShown } from './support/seed.js';
import {
  board,
  boatsInOrder,
  button,
  callForm,
  focused,
  like,
  openStory,
  row,
  story,
  tabTo,
} from './support/ui.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
  await addAssets(centre);
  for (let i = 0; i < 14; i += 1) {
    await call(centre, {
      minutesAgo: 60 - i,
      persons: { count: 10 + i, quality: 'stated' },
      position: { lat: 50.9 + i / 50, lon: 1.4 + i / 50, radiusM: 400 },
      text: i === 7 ? 'the engine is on fire' : 'cold',
    });
  }
  for (let i = 0; i < 3; i += 1) await call(centre, { boat: null, text: `unknown voice ${i}` });
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

const current = async (desk: Desk): Promise<string | undefined> => {
  const names = await board(desk)
    .getByRole('button', { name: /^[A-Z]\d+\s/ })
    .evaluateAll((rows) =>
      rows
        .filter((one) => one.getAttribute('aria-current') === 'true')
        .map((one) => one.textContent ?? ''),
    );
  return /[A-Z]\d+/.exec(names[0] ?? '')?.[0];
};

describe('the keyboard', () => {
  it('goes down and up the board in the order that is shown, the row always in sight', async () => {
    const desk = await openDesk(centre);
    const { page } = desk;
    const order = await boatsInOrder(desk);
    expect(order).toHaveLength(14);
    for (const boat of order) {
      await page.keyboard.press('j');
      expect(await current(desk)).toBe(boat);
    }
    const last = await row(desk, order.at(-1) ?? '').boundingBox();
    expect((last?.y ?? 9999) + (last?.height ?? 0)).toBeLessThanOrEqual(900);
    await page.keyboard.press('k');
    expect(await current(desk)).toBe(order.at(-2));
  });

  it('opens and closes a story, and each action has its key and puts the focus into its form', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const [boat = ''] = await boatsInOrder(desk);
    const opened = await openStory(desk, boat);
    const entries = (await centre.ask<{ head: number }>('/api/health')).head;
    const first = {
      l: opened.getByRole('combobox', { name: words.whichReport }),
      t: opened.getByRole('combobox', { name: words.asset }),
      r: opened.getByRole('textbox', { name: words.vessel }),
      h: opened.getByRole('textbox', { name: words.reason }),
      f: opened.getByRole('textbox', { name: words.reason }),
      n: opened.getByRole('textbox', { name: words.note }),
    };
    for (const [key, field] of Object.entries(first)) {
      await page.keyboard.press(key);
      await field.waitFor();
      expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await field.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('e');
    await button(opened, `${words.accountFor}${words.colon}${words.landed}`).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
    expect((await centre.ask<{ head: number }>('/api/health')).head).toBe(entries);
  });

  it('finds what was said and opens its boat, shows all keys, and Escape closes one thing at a time', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    await page.keyboard.press('/');
    await page.keyboard.type('engine is on fire');
    const panel = page.getByRole('search', { name: words.search });
    await panel.getByRole('listitem').filter({ hasText: 'fire' }).first().waitFor();
    await page.keyboard.press('Enter');
    const found = (await centre.reports()).find((one) => one.report.text?.includes('fire'));
    const boat = found?.link?.boat ?? '';
    await story(desk, boat).waitFor();
    await page.keyboard.press('?');
    const keys = page.getByRole('region', { name: words.keys });
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    expect(await story(desk, boat).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await story(desk, boat).waitFor({ state: 'hidden' });
  });

  it('typing into a field commands nothing', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const [boat = ''] = await boatsInOrder(desk);
    await openStory(desk, boat);
    await page.keyboard.press('n');
    const note = story(desk, boat).getByRole('textbox', { name: words.note });
    await tabTo(page, note);
    await page.keyboard.type('cjktlrhfend/?u');
    expect(await note.inputValue()).toBe('cjktlrhfend/?u');
    expect(await callForm(desk).isVisible()).toBe(false);
  });

  it('an open form never goes over to another boat', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const [boat = '', other = ''] = await boatsInOrder(desk);
    const opened = await openStory(desk, boat);
    await page.keyboard.press('h');
    await page.keyboard.type('meant for the first boat');
    await tabTo(page, button(opened, words.cancel));
    await page.keyboard.press('j');
    expect(await story(desk, other).getByText(words.reason, { exact: true }).isVisible()).toBe(
      false,
    );
    const typed = await page.evaluate(() =>
      [...document.querySelectorAll('input')].map((one) => one.value),
    );
    expect(typed).not.toContain('meant for the first boat');
  });

  it('reaches with Tab everything that can be pressed, and shows where it is', {
    timeout: 120_000,
  }, async () => {
    const desk = await openDesk(centre, { chart: true });
    const { page } = desk;
    const [boat = ''] = await boatsInOrder(desk);
    for (const open of [
      async () => undefined,
      async () => {
        await openStory(desk, boat);
        await page.keyboard.press('e');
      },
      async () => {
        await page.keyboard.press('c');
        await callForm(desk).waitFor();
      },
    ]) {
      await open();
      // Odds that come in while the keys walk would change what there is to reach.
      await oddsAreShown(centre, page);
      const wanted = await clickable(page);
      expect(wanted.length).toBeGreaterThan(15);
      const { reached, unmarked } = await walkWithTab(page);
      expect(wanted.filter((one) => !reached.has(one))).toEqual([]);
      expect(unmarked).toEqual([]);
    }
  });
});

describe('a call in progress', () => {
  it('is blocked by nothing: every panel and form opens beside it, and it keeps what was typed', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const [boat = ''] = await boatsInOrder(desk);
    await openStory(desk, boat);
    await page.keyboard.press('c');
    const where = callForm(desk).getByRole('textbox', { name: words.whereField });
    await where.waitFor();
    await page.keyboard.type('51 01 N 001 31 E');
    await page.keyboard.press('Escape');
    for (const key of ['t', 'r', 'h', 'e', '/', '?', 'u', 'w']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Escape');
    }
    for (const key of ['e', 'u']) await page.keyboard.press(key);
    await tabTo(
      page,
      button(page, like(words.callTitle)).or(page.getByText(words.callTitle)).first(),
    );
    await page.keyboard.press('Enter');
    await where.waitFor();
    expect(await where.inputValue()).toBe('51 01 N 001 31 E');
    expect(await focused(page)).toContain('where');
    const before = (await centre.reports()).length;
    await page.keyboard.press('F10');
    await expect.poll(async () => (await centre.reports()).length).toBe(before + 1);
  });

  it('leaves room for a second one, and both are stored, each once', async () => {
    const desk = await openDesk(centre);
    const { page } = desk;
    const before = (await centre.reports()).length;
    await page.keyboard.press('c');
    await callForm(desk).waitFor();
    await page.keyboard.type('first caller');
    await page.keyboard.press('F2');
    await expect.poll(() => callForm(desk).getByRole('textbox').first().inputValue()).toBe('');
    await page.keyboard.type('second caller');
    await page.keyboard.press('F10');
    await expect.poll(async () => (await centre.reports()).length).toBe(before + 1);
    await tabTo(page, button(page, like('Call in progress {time}')).first());
    await page.keyboard.press('Enter');
    await page.keyboard.press('F10');
    await expect.poll(async () => (await centre.reports()).length).toBe(before + 2);
    const texts = (await centre.reports()).map((one) => one.report.text);
    expect(texts.filter((text) => text === 'first caller')).toHaveLength(1);
    expect(texts.filter((text) => text === 'second caller')).toHaveLength(1);
  });
});
