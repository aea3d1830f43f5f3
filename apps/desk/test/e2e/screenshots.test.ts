/**
 * The pictures in docs/screenshots, taken of a simulated night when STRAITWATCH_SCREENSHOTS is set:
 * `STRAITWATCH_SCREENSHOTS=1 npx vitest run apps/desk/test/e2e/screenshots`. They are for people to look
 * at; what must hold is held by the other tests.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  closeDesks,
  type Desk,
  deskSize,
  endBrowser,
  openDemo,
  phoneSize,
} from './support/browser.js';
import { endCentres, startDemo } from './support/centre.js';
import { boatsInOrder, callForm, openStory, typeInto } from './support/ui.js';

const folder = fileURLToPath(new URL('../../../../docs/screenshots/', import.meta.url));
/** The chart without a graphics card is drawn within this. */
const drawnMs = 4_000;

const isAsked = process.env.STRAITWATCH_SCREENSHOTS === '1';
const title = isAsked
  ? 'pictures of the desk'
  : 'pictures of the desk: only drawn anew when STRAITWATCH_SCREENSHOTS=1 asks for it';

describe.runIf(isAsked)(title, () => {
  let url = '';
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    url = await startDemo();
  });
  afterEach(async () => expect(await closeDesks()).toEqual([]));
  afterAll(async () => {
    await endBrowser();
    await endCentres();
  });

  const shoot = async (desk: Desk, name: string): Promise<void> => {
    await desk.page.waitForTimeout(drawnMs);
    await desk.page.screenshot({ path: `${folder}${name}.png` });
  };

  for (const language of ['en', 'fr'] as const) {
    for (const theme of ['day', 'night'] as const) {
      it(`board, story and call in ${language} by ${theme}`, async () => {
        const desk = await openDemo(url, { language, theme, size: deskSize, chart: true });
        const { page, words } = desk;
        await shoot(desk, `desk-${theme}-${language}`);
        const [worst = ''] = await boatsInOrder(desk);
        await openStory(desk, worst);
        await shoot(desk, `story-${theme}-${language}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('c');
        await callForm(desk).waitFor();
        await page.keyboard.type('51 02.3 N 001 35.1 E');
        const people = callForm(desk).getByRole('textbox', { name: words.peopleColumn });
        await typeInto(page, people, '33');
        await shoot(desk, `call-${theme}-${language}`);
        expect(await boatsInOrder(desk)).not.toEqual([]);
      });

      it(`board and call on a telephone in ${language} by ${theme}`, async () => {
        const desk = await openDemo(url, { language, theme, size: phoneSize, chart: true });
        await shoot(desk, `phone-${theme}-${language}`);
        await desk.page.keyboard.press('c');
        await callForm(desk).waitFor();
        await desk.page.keyboard.type('51 02.3 N 001 35.1 E');
        await shoot(desk, `phone-call-${theme}-${language}`);
        expect(await boatsInOrder(desk)).not.toEqual([]);
      });
    }
  }
});
