/**
 * The night of 24 November 2021, worked at a real desk. Aim: the boat in distress cannot be closed by the
 * mistake that was made. Method: the exercise of this repository plays in at once; an officer at the
 * screen puts each report where it truly belonged, except that a recovery of another boat is first put to
 * the boat in distress, and tries to account for it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReportView } from '@straitwatch/protocol';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, type Desk, endBrowser, openDesk, troublesOf } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { alarm, boatsInOrder, button, openStory, press, row, tabTo } from './support/ui.js';
import { until } from './support/until.js';

const folder = new URL('../../../../data/exercises/november-2021/', import.meta.url);
const reportsFile = fileURLToPath(new URL('reports.ndjson', folder));
const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as {
  boats: { id: string; reports: string[] }[];
};
const inExercise = 41;
const refused = /status of 409/;

let centre: Centre;
beforeAll(async () => {
  const playing = ['--exercise', reportsFile, '--speed'];
  centre = await startCentre([...playing, '3600']);
  await until(async () => (await centre.reports()).length === inExercise);
  // The night is over: from here on its clock runs like any other.
  await centre.stop();
  await centre.again([...playing, '1']);
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  await endBrowser();
  await endCentres();
});

/** The number that a report of the exercise has in this record. */
async function numbers(): Promise<Map<string, ReportView>> {
  const all = await centre.reports();
  return new Map(all.map((one) => [String(one.report.exerciseReport), one]));
}

/** Opens a boat for a report, with the key + on the report itself. @returns the boat. */
async function openBoatFor(desk: Desk, view: ReportView): Promise<string> {
  const { id } = view.report;
  const before = new Set((await centre.boats()).map((boat) => boat.id));
  const article = desk.page.getByRole('article', { name: new RegExp(`\\b${id}$`) });
  await tabTo(desk.page, article);
  await desk.page.keyboard.press('+');
  await article.waitFor({ state: 'detached' });
  await expect.poll(async () => (await centre.boats()).length).toBe(before.size + 1);
  const boat = (await centre.boats()).find((one) => !before.has(one.id));
  expect(boat?.reports).toEqual([id]);
  return boat?.id ?? '';
}

/** Puts a report to the boat whose story is open: L, the report, Enter on the button. */
async function link(desk: Desk, story: Locator, report: string): Promise<void> {
  const { page, words } = desk;
  await page.keyboard.press('l');
  await story.getByRole('combobox', { name: words.whichReport }).selectOption(report);
  await press(page, button(story, words.link).last());
  await story.getByText(new RegExp(`· ${report}$`)).waitFor();
}

async function tryToEnd(desk: Desk, story: Locator): Promise<void> {
  await desk.page.keyboard.press('e');
  await press(
    desk.page,
    button(story, `${desk.words.accountFor}${desk.words.colon}${desk.words.recovered}`),
  );
}

describe('the exercise of November 2021', () => {
  it('says on the screen that it is one', async () => {
    const desk = await openDesk(centre);
    await desk.page.getByText(desk.words.exercise).waitFor();
  });

  it('shows every report that waits, the first call of that night too', async () => {
    const desk = await openDesk(centre);
    const { page } = desk;
    await page.getByRole('article').first().waitFor();
    const more = page.getByRole('button', { name: /earlier reports?/ });
    while ((await more.count()) > 0) await more.first().click();
    expect(await page.getByRole('article').count()).toBe(inExercise);
    await page.getByRole('article').filter({ hasText: 'about 33 people' }).waitFor();
  });

  it('ends with the boat in distress still open, at the top, and refused to be closed', async () => {
    const desk = await openDesk(centre);
    const { page, words } = desk;
    const boats = new Map<string, string>();
    const known = await numbers();
    const idOf = (name: string): string => known.get(name)?.report.id ?? '';
    // Each boat is opened on the screen for a call about it; most other reports are put to it as by a
    // colleague at the next desk.
    const onScreen = new Set(['r32', 'r34', 'r38']);
    for (const { id, reports } of truth.boats) {
      const calls = reports.flatMap((name) => known.get(name) ?? []);
      const called = calls.findLast(({ report }) => report.caller !== undefined);
      if (called === undefined) throw new Error(`nobody called about boat ${id}`);
      const boat = await openBoatFor(desk, called);
      boats.set(id, boat);
      for (const name of reports) {
        if (onScreen.has(name) || idOf(name) === called.report.id) continue;
        await centre.ask(`/api/boats/${boat}/link`, { report: idOf(name) });
      }
    }
    const inDistress = boats.get('X') ?? '';

    const story = await openStory(desk, inDistress);
    await link(desk, story, idOf('r34'));
    await link(desk, story, idOf('r32'));
    // The mistake of that night: somebody else's recovery is taken for this boat's.
    await link(desk, story, idOf('r38'));
    await tryToEnd(desk, story);
    const said = alarm(story);
    await said.waitFor();
    expect(await said.innerText()).toMatch(/people in the water/);
    expect((await centre.boat(inDistress)).status).toBe('open');
    await page.keyboard.press('Escape');

    // The mistake is put right: the recovery goes to the boat it was of.
    await centre.ask(`/api/boats/${inDistress}/unlink`, {
      report: idOf('r38'),
      reason: 'another boat, seen by the crew',
    });
    await centre.ask(`/api/boats/${boats.get('A')}/link`, { report: idOf('r38') });
    for (const name of ['A', 'B', 'C', 'E']) {
      const boat = boats.get(name) ?? '';
      for (const one of (await centre.boat(boat)).contrary) {
        await centre.ask(`/api/boats/${boat}/resolve`, {
          report: one.report,
          why: one.why,
          reason: 'the crew counted twice and saw the craft empty',
        });
      }
      const found = await openStory(desk, boat);
      await tryToEnd(desk, found);
      await row(desk, boat).getByText(words.recovered, { exact: true }).waitFor();
    }

    // Once more, with every other boat found: nothing closes it.
    const again = await openStory(desk, inDistress);
    await tryToEnd(desk, again);
    await alarm(again).waitFor();
    const left = await centre.boat(inDistress);
    expect(left.status).toBe('open');
    expect(left.phase).toBe('distress');
    await page.mouse.move(1200, 500);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await boatsInOrder(desk))[0]).toBe(inDistress);
    await row(desk, inDistress).getByText(words.distress).waitFor();
    expect(troublesOf(desk, refused)).toEqual([]);
  });
});
