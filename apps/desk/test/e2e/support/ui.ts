/** The page as an officer speaks of it: by roles and words. */
import type { Locator, Page } from 'playwright-core';
import type { Desk } from './browser.js';

/** As a pattern. Any space fits any other: names are read with plain ones. */
const escaped = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');

/** A button by its words; the key it shows before them does not matter. */
export function button(scope: Page | Locator, words: string | RegExp): Locator {
  const pattern = typeof words === 'string' ? escaped(words) : words.source;
  return scope.getByRole('button', { name: new RegExp(`(?:^|\\s)${pattern}$`) });
}

/** A sentence of the word lists as a pattern: its facts may be anything. */
export function like(words: string): RegExp {
  const parts = words.split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/);
  return new RegExp(parts.map(escaped).join('.+?'));
}

export function board(desk: Desk): Locator {
  return desk.page.getByRole('region', { name: desk.words.board, exact: true });
}

/** The row of a boat on the board. */
export function row(desk: Desk, boat: string): Locator {
  return board(desk).getByRole('button', { name: new RegExp(`^${boat}\\b`) });
}

/** Boats on the board, from the top. */
export async function boatsInOrder(desk: Desk): Promise<string[]> {
  const names = await board(desk)
    .getByRole('button', { name: /^[A-Z]\d+\s/ })
    .allInnerTexts();
  return names.flatMap((text) => /\b[A-Z]\d+\b/.exec(text)?.[0] ?? []);
}

/** The story of a boat that is open. */
export function story(desk: Desk, boat: string): Locator {
  return desk.page.getByRole('region', { name: new RegExp(`(?:^|\\s)${boat}$`) });
}

/** What was refused, as it stands on the screen. */
export function alarm(scope: Page | Locator): Locator {
  return scope.getByRole('alert');
}

/** What has the focus: its role-like name, for sentences of failures. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return 'nothing';
    const name = at.getAttribute('aria-label') ?? at.getAttribute('name') ?? at.textContent ?? '';
    return `${at.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`;
  });
}

/** Stops of the Tab key before it is clear that something cannot be reached. */
const tabsMax = 150;

/** Goes to something with the Tab key alone. @throws when Tab never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < tabsMax; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Goes to a field with the Tab key and types into it, over what stood there. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Reaches a button with the Tab key and presses it with Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Opens a boat's story by keyboard: J and K to its row, then Enter. */
export async function openStory(desk: Desk, boat: string): Promise<Locator> {
  const { page } = desk;
  const wanted = row(desk, boat);
  await wanted.waitFor();
  for (let i = 0; i < tabsMax; i += 1) {
    if ((await wanted.getAttribute('aria-current')) === 'true') break;
    await page.keyboard.press(i < tabsMax / 2 ? 'j' : 'k');
  }
  await page.keyboard.press('Enter');
  const opened = story(desk, boat);
  await opened.waitFor();
  return opened;
}

/** A call as it is written down: what stands on the form, and the key that stores it. */
export interface Call {
  where?: string;
  people?: string;
  said?: string;
  phone?: string;
  sign?: string;
}

export function callForm(desk: Desk): Locator {
  return desk.page.getByRole('region', { name: desk.words.callTitle });
}

/** Takes a call with the keyboard alone: C, the fields, and the key that stores it. */
export async function takeCall(desk: Desk, call: Call, saveKey: 'F8' | 'F9' | 'F10') {
  const { page, words } = desk;
  await page.keyboard.press('c');
  const form = callForm(desk);
  const field = (name: string): Locator => form.getByRole('textbox', { name, exact: true });
  await field(words.whereField).waitFor();
  if (call.where !== undefined) await page.keyboard.insertText(call.where);
  if (call.people !== undefined) await typeInto(page, field(words.peopleColumn), call.people);
  if (call.phone !== undefined) await typeInto(page, field(words.phone), call.phone);
  if (call.sign !== undefined) {
    await tabTo(page, form.getByRole('checkbox', { name: call.sign }));
    await page.keyboard.press('Space');
  }
  if (call.said !== undefined) await typeInto(page, field(words.said), call.said);
  // The key for a known boat works from the moment that the boat is named on the form.
  if (saveKey === 'F8') await button(form, like(words.saveTo)).waitFor();
  await page.keyboard.press(saveKey);
  await form.getByText(like(words.stored)).waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
}
