/** A real browser on the desk, and when its first view can be used. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { LIVE_MARK, TRACE_MARK } from './desk-trace.js';

const SIZE = { width: 1_440, height: 900 };
const VIEW_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 20;
/** A trace of twenty seconds is some tens of megabytes, written by a busy browser. */
const TRACE_WITHIN_MS = 60_000;
/** On the canvas of the map a background needs two triangles; a draw of so many corners is the coast. */
const COAST_INDICES = 600;

export async function openBrowser(): Promise<Browser> {
  const found: { findBrowser(): string | undefined } = await import(
    new URL('../../scripts/browser.mjs', import.meta.url).href
  );
  const executablePath = found.findBrowser();
  if (executablePath === undefined) {
    throw new Error('browser: got none, expected Chromium (Debian package `chromium`)');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-dev-shm-usage',
    ],
  });
}

/** A context of its own has nothing in its cache: each load is cold. */
export function coldContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: SIZE, locale: 'en-GB', reducedMotion: 'reduce' });
}

/**
 * Runs in the page before its own code. It notes, in milliseconds since the page was asked for, when the
 * frame with the coast was handed over, and when all rows of the board stood in a frame; and it puts a
 * mark on each message of the live line. `rows` 0 stands for a page without a board.
 */
export function watchScript(rows: number): string {
  return `{
    const seen = {};
    globalThis.straitwatchSeen = seen;
    const note = (name) => {
      if (name in seen) return;
      seen[name] = undefined;
      requestAnimationFrame(() => { seen[name] = performance.now(); });
    };
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
      draw.apply(this, args);
      const isChart = this.canvas.classList?.contains('maplibregl-canvas') === true;
      if (isChart && args[1] >= ${COAST_INDICES}) note('chart');
    };
    const look = () => {
      const all = document.querySelectorAll('button[aria-current] b').length;
      if (all >= ${rows}) note('board');
      else requestAnimationFrame(look);
    };
    if (${rows} > 0) requestAnimationFrame(look);
    // The page's own clocks can be held still, so that what is left is the work of the updates.
    const every = globalThis.setInterval;
    globalThis.setInterval = (run, ...rest) =>
      every(() => { if (globalThis.straitwatchStill !== true) run(); }, ...rest);
    const Line = globalThis.WebSocket;
    globalThis.WebSocket = class extends Line {
      constructor(...args) {
        super(...args);
        this.addEventListener('message', () => performance.mark(${JSON.stringify(LIVE_MARK)}));
      }
    };
  }`;
}

export interface FirstView {
  readonly chartMs: number;
  readonly boardMs: number;
}

/** Opens the address. @returns when its parts were first to be seen. @throws Error when they never are. */
export async function firstView(page: Page, url: string, hasBoard: boolean): Promise<FirstView> {
  await page.goto(url, { waitUntil: 'commit' });
  const endMs = performance.now() + VIEW_WITHIN_MS;
  while (performance.now() < endMs) {
    const seen = await page.evaluate<{ chart?: number; board?: number }>(
      'globalThis.straitwatchSeen ?? {}',
    );
    const boardMs = hasBoard ? seen.board : 0;
    if (seen.chart !== undefined && boardMs !== undefined) return { chartMs: seen.chart, boardMs };
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  throw new Error(`${url}: got no view in ${VIEW_WITHIN_MS} ms, expected chart and board`);
}

/**
 * What the page does for so many milliseconds, its own clocks held still or not.
 * @throws Error when the page crashes or the browser keeps the trace: a wait without end would hide it.
 */
export async function traced(
  browser: Browser,
  page: Page,
  how: { forMs: number; isStill: boolean },
): Promise<Buffer> {
  const given = new AbortController();
  const { signal } = given;
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('crash', () => reject(new Error('page: got a crash, expected it to live')));
  });
  const late = pause(how.forMs + TRACE_WITHIN_MS, undefined, { signal }).then(() => {
    throw new Error(`trace: got none ${TRACE_WITHIN_MS} ms after its end, expected one`);
  });
  try {
    return await Promise.race([trace(browser, page, how), crashed, late]);
  } finally {
    given.abort();
    await late.catch(() => undefined);
  }
}

async function trace(
  browser: Browser,
  page: Page,
  how: { forMs: number; isStill: boolean },
): Promise<Buffer> {
  await page.evaluate(`globalThis.straitwatchStill = ${how.isStill}`);
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'],
  });
  await page.evaluate(`performance.mark(${JSON.stringify(TRACE_MARK)})`);
  await page.waitForTimeout(how.forMs);
  return browser.stopTracing();
}
