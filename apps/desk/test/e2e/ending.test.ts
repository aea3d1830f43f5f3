/**
 * Aim: a boat ends only by evidence, and a refusal says on the screen what is missing, in the officer's
 * language. Method: the built centre, Chromium; what the screen says is compared with the rules' sentences.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, type Desk, endBrowser, openDesk, troublesOf } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { addAssets, call, recovery } from './support/seed.js';
import { alarm, boatsInOrder, button, openStory, press, row } from './support/ui.js';

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

/** A refusal is a 409, which browsers write into their console of their own accord. */
const refused = /status of 409/;

/** Thirty people called, twenty were taken aboard, and somebody spoke of people in the water. */
async function doubtfulBoat(): Promise<string> {
  const { boat } = await call(centre, {
    persons: { count: 30, quality: 'stated' },
    position: { lat: 51.02, lon: 1.5, radiusM: 300 },
    minutesAgo: 40,
  });
  await call(centre, { boat, signs: ['people-in-water'], minutesAgo: 30 });
  await recovery(centre, boat, { count: 20, position: { lat: 51.02, lon: 1.5 } });
  return boat;
}

async function tryToEnd(desk: Desk, boat: string): Promise<string> {
  const { page, words } = desk;
  const story = await openStory(desk, boat);
  await page.keyboard.press('e');
  await press(page, button(story, `${words.accountFor}${words.colon}${words.recovered}`));
  const said = alarm(story);
  await said.waitFor();
  return said.innerText();
}

describe('accounting for a boat', () => {
  it('is refused while people are missing and a contrary report is open, with each reason in English', async () => {
    const boat = await doubtfulBoat();
    const desk = await openDesk(centre);
    const said = await tryToEnd(desk, boat);
    expect(said).toContain(desk.words.refused);
    expect(said).toMatch(/30 people and 20/);
    expect(said).toMatch(/people in the water/);
    expect((await centre.boat(boat)).status).toBe('open');
    await row(desk, boat).getByText(desk.words.distress).waitFor();
    expect(troublesOf(desk, refused)).toEqual([]);
  });

  it('is refused in French with the same reasons', async () => {
    const boat = await doubtfulBoat();
    const desk = await openDesk(centre, { language: 'fr' });
    const said = await tryToEnd(desk, boat);
    expect(said).toContain(desk.words.refused);
    expect(said).toMatch(/30\s*personnes\s*; 20 ont été/);
    expect(said).toMatch(/parle de personnes à l’eau/);
    expect(said).not.toMatch(/people|boat|report/i);
    expect((await centre.boat(boat)).status).toBe('open');
    expect(troublesOf(desk, refused)).toEqual([]);
  });

  it('shows what is missing before anybody tries', async () => {
    const boat = await doubtfulBoat();
    const desk = await openDesk(centre);
    const story = await openStory(desk, boat);
    await story.getByRole('heading', { name: desk.words.toEnd }).waitFor();
    const missing = await story.getByRole('listitem').allInnerTexts();
    expect(missing.join('\n')).toMatch(/30 people and 20/);
    expect(missing.join('\n')).toMatch(/people in the water/);
    expect(missing.join('\n')).not.toContain(desk.words.canEnd);
  });

  it('is done once the missing are found and the contrary report is explained by name', async () => {
    const boat = await doubtfulBoat();
    const desk = await openDesk(centre, { name: 'Ben Ward' });
    const { page, words } = desk;
    await recovery(centre, boat, {
      count: 10,
      vessel: 'BF Ranger',
      position: { lat: 51.02, lon: 1.5 },
    });
    const story = await openStory(desk, boat);
    await press(page, button(story, words.explain).first());
    await page.keyboard.type('all were pulled out by RNLI Dover, counted twice');
    await page.keyboard.press('Enter');
    await story.getByText('Ben Ward').first().waitFor();
    await page.keyboard.press('e');
    await press(page, button(story, `${words.accountFor}${words.colon}${words.recovered}`));
    await row(desk, boat).getByText(words.recovered, { exact: true }).waitFor();
    expect((await centre.boat(boat)).ending?.persons).toBe(30);
  });

  it('that a later call contradicts comes back to the top and says so', async () => {
    const own = await startCentre();
    const open = await call(own, { persons: { count: 40, quality: 'stated' } });
    const { boat } = await call(own, {
      persons: { count: 8, quality: 'stated' },
      phone: '+33612345678',
      minutesAgo: 20,
    });
    await recovery(own, boat, { count: 8, minutesAgo: 10 });
    await own.ask(`/api/boats/${boat}/account-for`, { kind: 'recovered' });
    const desk = await openDesk(own);
    await row(desk, boat).getByText(desk.words.recovered, { exact: true }).waitFor();
    expect(await boatsInOrder(desk)).toEqual([open.boat, boat]);
    await call(own, {
      boat: null,
      phone: '+33612345678',
      minutesAgo: 0,
      text: 'we are still here',
    });
    await row(desk, boat).getByText(desk.words['contrary-after-end']).waitFor();
    await expect.poll(() => boatsInOrder(desk)).toEqual([boat, open.boat]);
  });

  it('that was wrong is undone by reopening with a reason, and the boat is in distress again', async () => {
    const { boat } = await call(centre, {
      persons: { count: 5, quality: 'stated' },
      minutesAgo: 20,
    });
    await recovery(centre, boat, { count: 5, minutesAgo: 10 });
    await centre.ask(`/api/boats/${boat}/account-for`, { kind: 'recovered' });
    const desk = await openDesk(centre);
    const story = await openStory(desk, boat);
    await press(desk.page, button(story, desk.words.reopen));
    await desk.page.keyboard.type('the crew counted another boat');
    await desk.page.keyboard.press('Enter');
    await row(desk, boat).getByText(desk.words.distress).waitFor();
    expect((await centre.boat(boat)).status).toBe('open');
  });
});
