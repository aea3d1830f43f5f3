/**
 * Aim: nothing lies on what an officer reads, a call on a telephone is the whole page, paper says what
 * is needed, and the desk works where no chart can be drawn. Method: boxes and points are measured.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, deskSize, endBrowser, openDesk, phoneSize } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { busyNight } from './support/seed.js';
import { board, button, callForm, openStory, row, story } from './support/ui.js';

let centre: Centre;
let worst = '';
beforeAll(async () => {
  centre = await startCentre();
  worst = await busyNight(centre);
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

/** Points of the window, on a grid, at which something else than `wanted` or its own is on top. */
async function foreignPoints(page: Page, wanted: Locator): Promise<string[]> {
  const whole = await wanted.elementHandle();
  return page.evaluate((one) => {
    const found: string[] = [];
    const stepPx = 24;
    for (let x = 4; x < innerWidth; x += stepPx) {
      for (let y = 4; y < innerHeight; y += stepPx) {
        const top = document.elementFromPoint(x, y);
        if (top !== null && one?.contains(top) !== true) found.push(`${x},${y} ${top.className}`);
      }
    }
    return found;
  }, whole);
}

interface Sides {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(one: Locator): Promise<Sides> {
  const box = await one.boundingBox();
  if (box === null) throw new Error(`not on the page: ${one}`);
  return box;
}

const meet = (a: Sides, b: Sides): boolean =>
  a.x < b.x + b.width - 1 &&
  b.x < a.x + a.width - 1 &&
  a.y < b.y + b.height - 1 &&
  b.y < a.y + a.height - 1;

describe('the page', () => {
  it('has its line of keys and calls below the board and the story, on neither', async () => {
    const desk = await openDesk(centre, { size: deskSize });
    const { page } = desk;
    const foot = await boxOf(page.getByRole('contentinfo'));
    expect(meet(foot, await boxOf(board(desk)))).toBe(false);
    const opened = await openStory(desk, worst);
    expect(meet(foot, await boxOf(opened))).toBe(false);
    await page.keyboard.press('c');
    await callForm(desk).waitFor();
    expect(meet(foot, await boxOf(callForm(desk)))).toBe(false);
    expect(meet(await boxOf(callForm(desk)), await boxOf(board(desk)))).toBe(false);
  });

  it('on a telephone begins with two lines, and scrolls clear of its buttons', async () => {
    const desk = await openDesk(centre, { size: phoneSize, language: 'fr' });
    const { page } = desk;
    await row(desk, worst).waitFor();
    expect((await boxOf(page.getByRole('banner'))).height).toBeLessThanOrEqual(60);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const last = page.getByRole('article').last();
    const foot = await boxOf(page.getByRole('contentinfo'));
    await expect.poll(async () => meet(foot, await boxOf(last))).toBe(false);
    for (const one of await page.getByRole('contentinfo').getByRole('button').all()) {
      if (await one.isVisible()) expect((await boxOf(one)).height).toBeGreaterThanOrEqual(32);
    }
  });

  it('on a telephone is a call and nothing else, with everything to press large and in reach', async () => {
    const desk = await openDesk(centre, { size: phoneSize });
    const { page, words } = desk;
    await row(desk, worst).waitFor();
    await button(page, words.call).click();
    const form = callForm(desk);
    await form.waitFor();
    expect(await foreignPoints(page, form)).toEqual([]);
    const small: string[] = [];
    for (const one of await form
      .locator('button, select, textarea, input[name], label:has(input[type=checkbox])')
      .all()) {
      if ((await boxOf(one)).height < 44) small.push(await one.innerHTML());
    }
    expect(small).toEqual([]);
    const save = await boxOf(button(form, words.saveNew));
    expect(save.y + save.height).toBeLessThanOrEqual(phoneSize.height);
    await button(form, words.putAway).click();
    await form.waitFor({ state: 'hidden' });
  });
});

describe('where no chart can be drawn', () => {
  it('the desk says so, and board, story and call work', async () => {
    const desk = await openDesk(centre);
    await desk.page.getByText(desk.words.noChart).waitFor();
    await openStory(desk, worst);
    await desk.page.keyboard.press('c');
    await callForm(desk).waitFor();
  });

  it('a telephone makes the chart only when it is asked for', { timeout: 120_000 }, async () => {
    const desk = await openDesk(centre, { size: phoneSize, chart: true });
    const { page, words } = desk;
    await row(desk, worst).waitFor();
    expect(await page.locator('canvas').count()).toBe(0);
    await button(page, words.map).click();
    await page.locator('canvas').first().waitFor();
    await button(page, words.board).click();
    await row(desk, worst).waitFor();
  });
});

describe('on paper', () => {
  for (const language of ['en', 'fr'] as const) {
    it(`stand the tasking sheet, the handover brief and the log, alone, in ${language}`, async () => {
      const desk = await openDesk(centre, { language });
      const { page, words } = desk;
      const opened = await openStory(desk, worst);
      // The window's own dialog would stop the test; what it is given is what counts.
      await page.evaluate(() => {
        window.print = () => undefined;
      });
      await page.emulateMedia({ media: 'print' });
      const seen: Record<string, string> = {};
      for (const name of ['taskingSheet', 'handoverBrief', 'logSheet'] as const) {
        await page.emulateMedia({ media: 'screen' });
        await button(opened, words[name]).click();
        await page.emulateMedia({ media: 'print' });
        const sheet = page.getByRole('region', { name: words[name], exact: true });
        await sheet.waitFor();
        expect(await board(desk).isVisible()).toBe(false);
        expect(await story(desk, worst).isVisible()).toBe(false);
        seen[name] = await sheet.innerText();
        await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        await sheet.waitFor({ state: 'detached' });
      }
      const boat = await centre.boat(worst);
      const degrees = /\d\d \d\d[.,]\d N 00\d \d\d[.,]\d E/;
      for (const name of ['taskingSheet', 'handoverBrief']) {
        expect(seen[name]).toMatch(degrees);
        expect(seen[name]).toContain(`${boat.people.best} (`);
        expect(seen[name]).toContain(words['people-in-water']);
      }
      for (const report of boat.reports) {
        expect(seen.handoverBrief).toContain(report);
        expect(seen.logSheet).toContain(report);
      }
    });
  }
});

describe('what is said in codes', () => {
  it('stands in the words of the officer: craft, engine and languages', async () => {
    const told = {
      en: ['black inflatable', 'engine running', 'Kurdish', 'Arabic'],
      fr: ['pneumatique noir', 'moteur en marche', 'kurde', 'arabe'],
    };
    for (const language of ['en', 'fr'] as const) {
      const desk = await openDesk(centre, { language });
      const opened = await openStory(desk, worst);
      for (const word of told[language]) await opened.getByText(word).first().waitFor();
    }
  });
});
