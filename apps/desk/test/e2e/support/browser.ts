/** A real browser on the desk. What is on the page is found by its role and its words, never by a class. */
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../../../scripts/browser.mjs';
import { catalogues, type Language } from '../../../src/words/index.js';
import type { Centre } from './centre.js';

export const deskSize = { width: 1440, height: 900 };
export const phoneSize = { width: 390, height: 844 };
/** Longest wait for anything on the page; a busy machine that draws the chart itself is slow. */
const waitMs = 25_000;
const chartWaitMs = 50_000;

export interface DeskOptions {
  language?: Language;
  theme?: 'day' | 'night';
  size?: { width: number; height: number };
  /** Draws the chart too. Without a graphics card that is slow, so only tests about the chart ask for it. */
  chart?: boolean;
  /** Name in the record of the officer at this desk. */
  name?: string;
  role?: 'watch-officer' | 'supervisor' | 'liaison' | 'read-only';
}

export interface Desk {
  page: Page;
  context: BrowserContext;
  language: Language;
  words: (typeof catalogues)['en'];
  token: string;
  /** What the browser complained about: errors, warnings of the page's own, refused by the policy. */
  troubles: string[];
}

const browsers = new Map<boolean, Browser>();
const open = new Set<Desk>();

const drawing = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
const notDrawing = ['--disable-3d-apis'];

async function theBrowser(hasChart: boolean): Promise<Browser> {
  const running = browsers.get(hasChart);
  if (running !== undefined) return running;
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium: see scripts/browser.mjs');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...(hasChart ? drawing : notDrawing)],
  });
  browsers.set(hasChart, browser);
  return browser;
}

/** Signs an officer in by the link that the centre prints, and waits until the board shows what is. */
export async function openDesk(centre: Centre, options: DeskOptions = {}): Promise<Desk> {
  const token = await centre.officer(options.role ?? 'watch-officer', options.name ?? 'Ann Marsh');
  const desk = await openPage(options, token);
  await desk.page.goto(`${centre.url}/#sign-in=${token}`);
  await boardIsRead(desk);
  return desk;
}

/** Until the first picture has come the board is busy, and what it shows says nothing. */
async function boardIsRead({ page, words }: Desk): Promise<void> {
  const board = page.getByRole('region', { name: words.board, exact: true });
  await board.and(page.locator('[aria-busy="false"]')).waitFor();
}

/** The desk of a demonstration, which anybody may enter. */
export async function openDemo(url: string, options: DeskOptions = {}): Promise<Desk> {
  const desk = await openPage(options, '');
  await desk.page.goto(url);
  await desk.page.getByRole('button', { name: desk.words.asOfficer }).click();
  await boardIsRead(desk);
  return desk;
}

async function openPage(options: DeskOptions, token: string): Promise<Desk> {
  const { language = 'en', theme = 'day', size = deskSize } = options;
  const context = await (await theBrowser(options.chart === true)).newContext({
    viewport: size,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(options.chart === true ? chartWaitMs : waitMs);
  await context.addInitScript((chosen) => {
    localStorage.setItem('straitwatch.theme', chosen);
  }, theme);
  const page = await context.newPage();
  const desk: Desk = { page, context, language, words: catalogues[language], token, troubles: [] };
  open.add(desk);
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (fromSoftwareDrawing.test(message.text())) return;
    desk.troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => desk.troubles.push(`thrown: ${error.stack ?? error.message}`));
  page.on('dialog', (dialog) => {
    desk.troubles.push(`a dialog blocks the page: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return desk;
}

/** Chromium says this of the software drawing of this machine, not of the page. */
const fromSoftwareDrawing = /GPU stall due to ReadPixels|software WebGL|swiftshader/i;

/** What a browser says when the server has gone: expected where a test takes it away. */
export const lineCut =
  /ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)|ERR_CONTENT_LENGTH_MISMATCH|ERR_EMPTY_RESPONSE|WebSocket/;

/** Troubles so far, without those that the test made itself; the list begins anew. */
export function troublesOf(desk: Desk, expected?: RegExp): string[] {
  return desk.troubles.splice(0).filter((one) => expected?.test(one) !== true);
}

/** Closes the desks of one test. @returns what their browsers complained about. For `afterEach`. */
export async function closeDesks(): Promise<string[]> {
  const troubles: string[] = [];
  for (const desk of open) {
    troubles.push(...troublesOf(desk));
    await desk.context.close();
  }
  open.clear();
  return troubles;
}

/** For `afterAll`. */
export async function endBrowser(): Promise<void> {
  for (const browser of browsers.values()) await browser.close();
  browsers.clear();
}

export const axeFile = fileURLToPath(
  new URL('../../../../../node_modules/axe-core/axe.min.js', import.meta.url),
);
