/**
 * Aim: an officer sees the sea and where a boat will drift, and where those numbers come from. Method: a
 * real centre; the clouds are made in its own thread.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, openDesk } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { call } from './support/seed.js';
import { button, like, openStory, press } from './support/ui.js';

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
