/**
 * Aim: exactly one centre coordinates a boat at any time, and both see which. Method: two desks in one
 * browser, a watch officer of Dover and a liaison officer of Gris-Nez.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, openDesk, troublesOf } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { call } from './support/seed.js';
import { alarm, button, like, openStory, press, row } from './support/ui.js';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

const refused = /status of 409/;

describe('a handover', () => {
  it('is offered at one side, held until it is accepted, and accepted by the other in French', async () => {
    const { boat } = await call(centre, { persons: { count: 20, quality: 'stated' } });
    const dover = await openDesk(centre, { name: 'Ann Marsh' });
    const grisNez = await openDesk(centre, { name: 'Luc Renard', role: 'liaison', language: 'fr' });
    await openStory(dover, boat);
    await dover.page.keyboard.press('h');
    await dover.page.keyboard.type('drifts into the French region');
    await dover.page.keyboard.press('Enter');
    await dover.page.getByText(like(dover.words.offered)).first().waitFor();
    expect((await centre.boat(boat)).coordinating).toBe('uk');
    await row(dover, boat).getByText(dover.words.dover).waitFor();

    const theirs = await openStory(grisNez, boat);
    await press(grisNez.page, button(theirs, grisNez.words.acceptHandover));
    await row(grisNez, boat).getByText(grisNez.words.grisNez).waitFor();
    await row(dover, boat).getByText(dover.words.grisNez).waitFor();
    expect((await centre.boat(boat)).coordinating).toBe('fr');
    expect((await centre.boat(boat)).handover).toBeUndefined();
  });

  it('that was accepted leaves the offering centre without a say, and the screen says who has it', async () => {
    const { boat } = await call(centre);
    await centre.ask(`/api/boats/${boat}/handover`, { reason: 'theirs now' });
    const liaison = await centre.officer('liaison');
    await centre.ask(`/api/boats/${boat}/accept`, {}, liaison);
    const desk = await openDesk(centre);
    const story = await openStory(desk, boat);
    await desk.page.keyboard.press('h');
    await desk.page.keyboard.type('once more');
    await desk.page.keyboard.press('Enter');
    await alarm(story).getByText(desk.words.grisNez).waitFor();
    expect(troublesOf(desk, refused)).toEqual([]);
  });

  it('is declined by the other side, and the boat stays where it was', async () => {
    const { boat } = await call(centre);
    await centre.ask(`/api/boats/${boat}/handover`, { reason: 'on the line' });
    const grisNez = await openDesk(centre, { role: 'liaison', language: 'fr' });
    const story = await openStory(grisNez, boat);
    await press(grisNez.page, button(story, grisNez.words.decline));
    await grisNez.page.keyboard.type('aucun moyen libre');
    await grisNez.page.keyboard.press('Enter');
    await expect.poll(async () => (await centre.boat(boat)).handover).toBeUndefined();
    expect((await centre.boat(boat)).coordinating).toBe('uk');
  });

  it('is withdrawn by the side that offered it', async () => {
    const { boat } = await call(centre);
    await centre.ask(`/api/boats/${boat}/handover`, { reason: 'on the line' });
    const desk = await openDesk(centre);
    const story = await openStory(desk, boat);
    await press(desk.page, button(story, desk.words.withdraw));
    await expect.poll(async () => (await centre.boat(boat)).handover).toBeUndefined();
    expect((await centre.boat(boat)).coordinating).toBe('uk');
  });
});
