/**
 * Aim: an officer sees which boat a report may be of, with odds and reasons, and decides with one key. Method: real
 * calls at a real centre, decided at the desk from the keyboard.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, openDesk } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { call } from './support/seed.js';
import { button } from './support/ui.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

describe.each(['en', 'fr'] as const)('the odds of a waiting report, %s', (language) => {
  const phone = language === 'en' ? '+33612345601' : '+33612345602';
  const said = language === 'en' ? 'we called before' : 'nous avons déjà appelé';
  const near = { lat: language === 'en' ? 50.95 : 51.1, lon: 1.5, radiusM: 200 };

  it('stand under it with their reasons, and the weights are one click away', async () => {
    const { boat } = await call(centre, { phone, position: near, minutesAgo: 20 });
    await call(centre, { boat: null, phone, position: near, text: said, minutesAgo: 2 });
    const { page, words } = await openDesk(centre, { language });
    const waiting = page.getByRole('article').filter({ hasText: said });
    await waiting.getByText(`+ ${words.evidenceCaller}`).waitFor();
    await waiting
      .getByText(/\d\s%\s/)
      .first()
      .waitFor();
    await button(waiting, words.why).click();
    const weights = waiting.getByRole('table');
    await weights.getByText(/× \d/).first().waitFor();
    expect(await weights.getByRole('row').count()).toBeGreaterThan(0);
    await waiting.focus();
    await page.keyboard.press('Enter');
    await waiting.waitFor({ state: 'detached' });
    expect((await centre.boat(boat)).reports).toHaveLength(2);
  });

  it('are only odds: nothing is linked until somebody says so, and N refuses', async () => {
    const other = `${said} 2`;
    const { boat } = await call(centre, { phone: `${phone}9`, position: near, minutesAgo: 30 });
    await call(centre, { boat: null, phone: `${phone}9`, text: other, minutesAgo: 1 });
    const { page, words } = await openDesk(centre, { language });
    const waiting = page.getByRole('article').filter({ hasText: other });
    await waiting.getByText(`+ ${words.evidenceCaller}`).waitFor();
    expect((await centre.boat(boat)).reports).toHaveLength(1);
    await waiting.focus();
    await page.keyboard.press('n');
    await page.keyboard.type('another boat');
    await page.keyboard.press('Enter');
    await button(waiting, words.accept.replace('{boat}', boat)).waitFor({ state: 'detached' });
    expect((await centre.boat(boat)).reports).toHaveLength(1);
  });
});
