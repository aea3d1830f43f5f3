/**
 * Aim: a slip of the hand is taken back at once, and it is seen what that brings back. Method: real
 * commands at the desk, then U.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, openDesk, troublesOf } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { addAssets, call } from './support/seed.js';
import { alarm, button, like, openStory, press, row } from './support/ui.js';

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

const refused = /status of 409/;

describe('undo', () => {
  it('is in sight after a command, says what it brings back, and brings it back', async () => {
    const { boat } = await call(centre);
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const story = await openStory(desk, boat);
    await page.keyboard.press('t');
    await press(page, button(story, words.assign));
    await row(desk, boat).getByText('RNLI Dover').waitFor();
    const last = page.getByRole('contentinfo').filter({ has: button(page, words.undo) });
    await last.filter({ hasText: boat }).waitFor();
    await page.keyboard.press('u');
    const panel = page.getByRole('region', { name: words.history });
    const line = panel.getByRole('listitem').filter({ hasText: boat }).first();
    await line.getByText(like(words.bringsBack)).waitFor();
    await press(page, button(line, like(words.undoUntil)));
    await row(desk, boat).getByText(words.nobody).waitFor();
    const [task] = (await centre.boat(boat)).tasks;
    const kept = (await centre.tasks()).find((one) => one.id === task);
    expect(kept?.status ?? 'gone').not.toBe('tasked');
  });

  it('of a link puts the report back among those that wait', async () => {
    const { boat } = await call(centre, { phone: '+33611111111' });
    await call(centre, { boat: null, phone: '+33611111111', text: 'put here by mistake' });
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const waiting = page.getByRole('article').filter({ hasText: 'put here by mistake' });
    await press(page, button(waiting, `${words.accept.replace('{boat}', boat)}`));
    await waiting.waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    const panel = page.getByRole('region', { name: words.history });
    await press(page, button(panel.getByRole('listitem').first(), like(words.undoUntil)));
    await waiting.waitFor();
    expect((await centre.boat(boat)).reports).toHaveLength(1);
  });

  it('that came too late or was built upon is refused with the reason', async () => {
    const { boat } = await call(centre);
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const { entry } = await centre.ask<{ entry: number }>(
      `/api/boats/${boat}/phase`,
      { phase: 'alert', reason: 'engine runs again' },
      desk.token,
    );
    await row(desk, boat).getByText(words.alert).waitFor();
    await page.keyboard.press('u');
    const panel = page.getByRole('region', { name: words.history });
    const line = panel.getByRole('button', { name: new RegExp(`\\b${entry}$`) });
    await line.waitFor();
    await centre.ask(`/api/boats/${boat}/phase`, { phase: 'distress', reason: 'it stopped' });
    await press(page, line);
    await alarm(panel).waitFor();
    expect((await centre.boat(boat)).phase).toBe('distress');
    expect(troublesOf(desk, refused)).toEqual([]);
  });
});
