/**
 * Aim: an officer sees the sea and where a boat will drift, and where those numbers come from. Method: a
 * real centre; the clouds are made in its own thread.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeaNow } from '@straitwatch/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gribFile, gribWaves, gribWind } from '../../../../scripts/made-forcing.mjs';
import { closeDesks, endBrowser, openDesk, phoneSize } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { call } from './support/seed.js';
import { button, like, openStory, press } from './support/ui.js';
import { until } from './support/until.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

describe('the sea', () => {
  for (const language of ['en', 'fr'] as const) {
    it(`is on the top line and explains itself (${language})`, async () => {
      const desk = await openDesk(centre, { language });
      const { page, words } = desk;
      await press(page, button(page, like(words.highWater)));
      const panel = page.getByRole('region', { name: words.seaPanel });
      await panel.getByRole('img', { name: words.tideCurve }).waitFor();
      await panel.getByText('shallow-water model').waitFor();
      await panel.getByText('CC BY 4.0').first().waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });
  }

  it('carries a boat: its story says where to, how sure, and from what', async () => {
    const { boat } = await call(centre, {
      position: { lat: 51.0, lon: 1.5, radiusM: 500 },
    });
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const story = await openStory(desk, boat);
    await story.getByText(words.ifNobodyComes).waitFor();
    await story.getByText(like(words.inHours.replace('{hours}', '3'))).waitFor();
    await press(page, button(story, words.whereFrom));
    await story.getByText(words.driftAs).waitFor();
    await story.getByText(words.noWind).waitFor();
    await story.getByText('Built-in tidal stream').waitFor();
  });

  it('is moved through time by the keyboard, and the board stays at now', async () => {
    const { boat } = await call(centre, {
      position: { lat: 51.0, lon: 1.5, radiusM: 500 },
    });
    const desk = await openDesk(centre, { chart: true });
    const { page, words } = desk;
    const slider = page.getByRole('slider', { name: words.slider });
    await slider.waitFor();
    await slider.focus();
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toContain('3 h');
    await page.locator(`[data-boat="${boat}"]`).waitFor();
    await page.keyboard.press('s');
    await page.locator('.time-slider [aria-pressed="true"]').waitFor();
  });
});

describe('the danger', () => {
  for (const language of ['en', 'fr'] as const) {
    it(`of a crossing is one line in the sea panel, with reasons behind a key (${language})`, async () => {
      const { page, words } = await openDesk(centre, { language });
      await press(page, button(page, like(words.highWater)));
      const panel = page.getByRole('region', { name: words.seaPanel });
      await panel.getByText(words.noWind).waitFor();
      const danger = panel.getByRole('region', { name: words.dangerNow });
      // Wind and sea are not known: the worst cannot be ruled out, and it is said in a word and a shape.
      await danger.getByText(language === 'en' ? /possibly deadly/ : /peut-être mortel/).waitFor();
      await danger.getByText('■■■□').waitFor();
      await danger.getByRole('row', { name: /^Gravelines/ }).waitFor();
      await press(page, button(danger, words.dangerWhy));
      const notKnown = language === 'en' ? 'The wind is not known' : 'Le vent n’est pas connu';
      await danger.getByText(notKnown).waitFor();
      await danger.getByText(words.dangerPlan).waitFor();
      await danger.getByText('Cols Bleus').waitFor();
    });

    it(`of a boat stands in its story, on a telephone too (${language})`, async () => {
      const { boat } = await call(centre, { position: { lat: 51.0, lon: 1.5, radiusM: 500 } });
      const desk = await openDesk(centre, { language, size: phoneSize });
      const { page, words } = desk;
      const story = await openStory(desk, boat);
      await story.getByRole('heading', { name: words.dangerWhere }).waitFor();
      await press(page, button(story, words.dangerWhy));
      await story.getByRole('row', { name: language === 'en' ? /^cold/ : /^froid/ }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(phoneSize.width);
    });
  }
});

describe('files of the sea', () => {
  const seaWhere = (holds: (sea: SeaNow) => boolean): Promise<void> =>
    until(async () => holds(await centre.ask<SeaNow>('/api/sea')));

  it('put into the folder are on the top line, in the panel and under a boat; one refused says why', async () => {
    const { boat } = await call(centre, { position: { lat: 51.0, lon: 1.5, radiusM: 500 } });
    const dir = join(centre.dir, 'forcing');
    mkdirSync(dir, { recursive: true });
    const hourMs = 3_600_000;
    const fromMs = Math.floor(Date.now() / hourMs) * hourMs - 3 * hourMs;
    const wind = [...gribWind(5, 5), ...gribWaves(0.9, 4, 225)];
    writeFileSync(join(dir, 'model.grib2'), gribFile({ fromMs, hours: 36 }, wind));
    writeFileSync(join(dir, 'table.csv'), 'time,lat,lon\n');
    await seaWhere((sea) => sea.wind !== undefined && sea.forcing.length === 2);
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const cell = button(page, /SW 4 · 0\.9 m.*/);
    await cell.waitFor();
    await press(page, cell);
    const panel = page.getByRole('region', { name: words.seaPanel });
    await panel.getByText(like(words.windLong)).waitFor();
    const files = panel.getByRole('region', { name: words.seaFiles });
    await files.getByText(`model.grib2: ${words.fileUsed}`).waitFor();
    await files.getByText(`table.csv: ${words.fileRefused}`).waitFor();
    await files.getByText(/NetCDF \(classic or 4\) and GRIB2 are/).waitFor();
    await page.keyboard.press('Escape');
    const story = await openStory(desk, boat);
    await press(page, button(story, words.whereFrom));
    await story.getByText(like(words.driftWind)).waitFor();
    await story.getByText(/^model\.grib2/).waitFor();
    rmSync(dir, { recursive: true });
    await seaWhere((sea) => sea.wind === undefined);
  });

  it('or none: the cloud of a boat lies on squares of a minute, now and later', async () => {
    const { boat } = await call(centre, { position: { lat: 51.0, lon: 1.5, radiusM: 500 } });
    const desk = await openDesk(centre, { chart: true });
    const { page, words } = desk;
    await page.keyboard.press('g');
    await page.getByText(words.densityAsks).waitFor();
    const row = page.locator(`[data-boat="${boat}"]`);
    await row.waitFor();
    for (let i = 0; i < 20; i += 1) {
      if ((await row.getAttribute('aria-current')) === 'true') break;
      await page.keyboard.press('j');
    }
    const told = page.getByText(like(words.densityTold.replace('{boat}', boat)));
    await told.waitFor();
    const percent = async (): Promise<number> =>
      Number(/([\d.]+) %/.exec(await told.innerText())?.[1]);
    const now = await percent();
    // In six hours the cloud lies over many more squares: the darkest holds less of it.
    await page.getByRole('slider', { name: words.slider }).focus();
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
    await until(async () => (await percent()) < now / 2);
  });
});
