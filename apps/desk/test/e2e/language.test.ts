/**
 * Aim: a French officer reads French, and nothing is cut off in either language. Method: every text in
 * sight, and every name for screen readers, is compared with the words of the other language; each box
 * is measured against what it holds.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/words/en.js';
import { fr } from '../../src/words/fr.js';
import {
  closeDesks,
  type Desk,
  deskSize,
  endBrowser,
  openDesk,
  phoneSize,
} from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { busyNight, lifeboats } from './support/seed.js';
import { cutTexts, wordsInSight } from './support/texts.js';
import { callForm, openStory, row } from './support/ui.js';

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

const tokens = (text: string): string[] =>
  text
    .replaceAll(/\{(\w+)(?:, plural)?|\b(?:one|other) \{/g, ' ')
    .toLowerCase()
    .match(/[\p{L}’]{3,}/gu) ?? [];

/** English words that the sentences of refusals and reasons are made of, and French never. */
const smallWords =
  'the and with this that from are was has have for not people boat boats report reports ago said ' +
  'within before after caller here least last only same above below';
const names = new Set(
  tokens(
    `${lifeboats.map((one) => `${one.name} ${one.base?.name}`).join(' ')} Ann Marsh First supervisor Reed ` +
      'Straitwatch Français Goodwin South Sandettie Varne Bank buoy OpenStreetMap contributors GSHHG',
  ),
);

/** What callers and officers said in the picture of these tests is French. */
const saidInFrench =
  /vers le phare|moteur|froid|jusqu’aux|navire|dérive|pneumatique|arrêté|en marche/;

/** Words of one list that the other does not have. */
function foreign(own: object, other: object, more: string): Set<string> {
  const known = new Set(Object.values(own).flatMap(tokens));
  const all = [...Object.values(other).flatMap(tokens), ...tokens(more)];
  return new Set(all.filter((word) => !known.has(word) && !names.has(word)));
}

/** Calls `look` in each state that the page has. */
async function everywhere(desk: Desk, look: (state: string) => Promise<void>): Promise<void> {
  const { page } = desk;
  await row(desk, worst).waitFor();
  await look('board');
  await openStory(desk, worst);
  for (const key of ['l', 't', 'r', 'h', 'f', 'e', 'n']) {
    await page.keyboard.press(key);
    await look(`story, key ${key}`);
    await page.keyboard.press('Escape');
  }
  for (const key of ['u', '/', '?', 'w']) {
    await page.keyboard.press(key);
    await look(`panel, key ${key}`);
    await page.keyboard.press('Escape');
  }
  for (const text of ['51.03833, 1.58500', 'vers le phare']) {
    await page.keyboard.press('c');
    await callForm(desk).waitFor();
    await page.keyboard.insertText(text);
    await callForm(desk).getByRole('status').first().waitFor();
    await look(`call about ${text}`);
    await page.keyboard.press('Escape');
    await callForm(desk).waitFor({ state: 'hidden' });
  }
}

interface Found {
  looked: number;
  foreign: Set<string>;
  cut: Set<string>;
}

async function lookEverywhere(
  desk: Desk,
  wrong: ReadonlySet<string>,
  leaveOut?: RegExp,
): Promise<Found> {
  const found: Found = { looked: 0, foreign: new Set(), cut: new Set() };
  await everywhere(desk, async (state) => {
    for (const text of await wordsInSight(desk.page)) {
      if (leaveOut?.test(text) === true) continue;
      found.looked += 1;
      const bad = tokens(text).filter((word) => wrong.has(word));
      if (bad.length > 0) found.foreign.add(`${state}: ${bad.join(' ')} in "${text}"`);
    }
    for (const one of await cutTexts(desk.page)) found.cut.add(`${state}: ${one}`);
  });
  return found;
}

describe('the words on the page', () => {
  for (const [name, size] of Object.entries({ desk: deskSize, phone: phoneSize })) {
    it(`are French for a French officer, and nowhere cut off, at ${name} size`, async () => {
      const desk = await openDesk(centre, { language: 'fr', size });
      const wrong = foreign(fr, en, smallWords);
      expect(wrong.size).toBeGreaterThan(150);
      const found = await lookEverywhere(desk, wrong);
      expect(found.looked).toBeGreaterThan(500);
      expect([...found.foreign, ...found.cut]).toEqual([]);
    });

    it(`are English for an English officer, and nowhere cut off, at ${name} size`, async () => {
      const desk = await openDesk(centre, { language: 'en', size });
      const wrong = foreign(en, fr, '');
      const found = await lookEverywhere(desk, wrong, saidInFrench);
      expect([...found.foreign, ...found.cut]).toEqual([]);
    });
  }
});
