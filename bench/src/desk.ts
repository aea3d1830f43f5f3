/**
 * `npm run bench -- desk`: what an officer waits for. A built server has 60 boats and 2,000 ships on its
 * picture; Chromium opens the desk cold several times, and then follows the live line while ships move and
 * reports come in, with its main thread traced.
 *
 * First view: milliseconds from asking for the page until the frame in which every row of the board stands
 * and the coast is drawn. Update: all tasks of the page's main thread from one live message (those of one
 * flush of the server are one update) to the next, as processor time. Everything in between counts, frames
 * in which nothing happens too (`idleShareMs`); only the page's own clocks, which redraw ages once a
 * second whatever arrives, are held still meanwhile and measured by themselves (`clocksMsPerS`).
 *
 * Options: `--loads N` (7), `--seconds N` of live traffic for each load (20), `--rate N` AIS messages a
 * second of the heavy traffic (5000), `--settle N` seconds before (3).
 *
 * Traps: there is no graphics card here, so Chromium draws with the processor in another process and
 * fights with ours for the two cores: time on the clock holds those waits, processor time does not. Each
 * load is a context of its own: cold cache, warm browser. Signing in by the link is part of each load.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { OfficerStore } from '@straitwatch/server';
import type { Browser } from 'playwright-core';
import { median, percentile } from './bench-numbers.js';
import { serveBare } from './desk-bare.js';
import {
  coldContext,
  type FirstView,
  firstView,
  openBrowser,
  traced,
  watchScript,
} from './desk-page.js';
import { readWork, workNumbers } from './desk-trace.js';
import { ServerProcess } from './feed-process.js';
import { SHIPS, Traffic } from './feed-traffic.js';

type Numbers = Readonly<Record<string, number>>;

export interface BenchResult {
  readonly bench: string;
  /** First view, median of the cold loads. */
  readonly ours: number;
  readonly unit: string;
  readonly peers: Numbers;
  readonly ratios: Numbers;
  readonly details: Readonly<Record<string, number | Numbers>>;
}

export interface BenchOptions {
  readonly json: boolean;
  readonly options?: readonly string[];
}

const BOATS = 60;
const WRITE_EVERY_MS = 20;
const REPORT_EVERY_MS = 1_000;
/** Every ship says where it is about every seven seconds: what receivers in the Strait hear. */
const USUAL_RATE = 300;
const IDLE_MS = 5_000;
const bin = fileURLToPath(new URL('../../apps/cli/dist/bin.js', import.meta.url));

interface Settings {
  readonly loads: number;
  readonly seconds: number;
  readonly rate: number;
  readonly settle: number;
}

function settings(options: readonly string[]): Settings {
  const value = (name: string, fallback: number): number => {
    const at = options.indexOf(name);
    return at < 0 ? fallback : Number(options[at + 1]);
  };
  return {
    loads: value('--loads', 7),
    seconds: value('--seconds', 20),
    rate: value('--rate', 5_000),
    settle: value('--settle', 3),
  };
}

interface Centre {
  readonly url: string;
  readonly token: string;
  readonly line: Socket;
  readonly traffic: Traffic;
  close(): Promise<void>;
}

/** A server with every ship and every boat on its picture. */
async function startCentre(dir: string): Promise<Centre> {
  const radio = createServer();
  const called = once(radio, 'connection');
  radio.listen(0, '127.0.0.1');
  await once(radio, 'listening');
  const { port } = radio.address() as AddressInfo;
  const officer = { name: 'Bench', role: 'watch-officer', centre: 'uk' } as const;
  const { token } = new OfficerStore(dir).add(officer);
  const server = await ServerProcess.start([
    ...[bin, 'serve', '--data', dir, '--port', '0', '--log', 'error'],
    ...['--feed', `tcp://127.0.0.1:${port}`],
  ]);
  const { url }: { url: string } = JSON.parse(server.said);
  const [line] = (await called) as [Socket];
  const traffic = new Traffic();
  for (let i = 0; i < SHIPS; i += 1) line.write(traffic.next().text, 'latin1');
  for (let i = 0; i < BOATS; i += 1) await report({ url, token }, 'new', i);
  return {
    url,
    token,
    line,
    traffic,
    close: async () => {
      line.destroy();
      radio.close();
      await server.stop();
    },
  };
}

async function report(
  { url, token }: Pick<Centre, 'url' | 'token'>,
  boat: string,
  i: number,
): Promise<void> {
  const answer = await fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      time: new Date().toISOString(),
      centre: 'uk',
      channel: i % 3 === 0 ? 'vhf' : '999',
      persons: { count: 20 + (i % 40), quality: 'stated' },
      position: { lat: 50.8 + (i % 10) * 0.04, lon: 1.2 + (i % 6) * 0.12, radiusM: 800 },
      text: `bench call ${i}`,
      boat,
    }),
  });
  if (answer.status !== 201) throw new Error(`reports: got ${answer.status}, expected 201`);
  await answer.arrayBuffer();
}

/** Ships and reports go on until told to stop. */
async function live(centre: Centre, rate: number, signal: AbortSignal): Promise<void> {
  const begunMs = performance.now();
  const reports = (async () => {
    for (let i = 0; !signal.aborted; i += 1) {
      await report(centre, `D${1 + (i % BOATS)}`, i);
      await pause(REPORT_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  let sent = 0;
  while (!signal.aborted) {
    const due = Math.ceil(((performance.now() - begunMs) / 1_000) * rate);
    let text = '';
    for (; sent < due; sent += 1) text += centre.traffic.next().text;
    if (text !== '' && !centre.line.write(text, 'latin1')) await once(centre.line, 'drain');
    await pause(WRITE_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await reports;
}

/** One cold load. `rows` 0 stands for a page without a board. */
async function load(browser: Browser, url: string, rows: number): Promise<FirstView> {
  const context = await coldContext(browser);
  await context.addInitScript({ content: watchScript(rows) });
  const page = await context.newPage();
  const seen = await firstView(page, url, rows > 0);
  await context.close();
  return seen;
}

/** The desk and the bare page turn about, so that both see the same machine. */
async function loads(browser: Browser, centre: Centre, times: number) {
  const bare = await serveBare();
  const ours: FirstView[] = [];
  const bareMs: number[] = [];
  for (let i = 0; i < times; i += 1) {
    ours.push(await load(browser, `${centre.url}/#sign-in=${centre.token}`, BOATS));
    bareMs.push((await load(browser, bare.url, 0)).chartMs);
  }
  bare.server.close();
  return { ours, bareMs };
}

const whole = (value: number): number => Math.round(value);

function viewNumbers(found: readonly FirstView[]): Numbers {
  const viewMs = found.map((one) => Math.max(one.boardMs, one.chartMs));
  return {
    viewP50Ms: whole(median(viewMs)),
    viewLeastMs: whole(Math.min(...viewMs)),
    viewMostMs: whole(percentile(viewMs, 100)),
    boardP50Ms: whole(median(found.map((one) => one.boardMs))),
    chartP50Ms: whole(median(found.map((one) => one.chartMs))),
  };
}

/** The page's main thread at rest, then with usual and with heavy traffic. */
async function updates(browser: Browser, centre: Centre, set: Settings) {
  const context = await coldContext(browser);
  await context.addInitScript({ content: watchScript(BOATS) });
  const page = await context.newPage();
  await firstView(page, `${centre.url}/#sign-in=${centre.token}`, true);
  await page.waitForTimeout(set.settle * 1_000);
  const idle = readWork(await traced(browser, page, { forMs: IDLE_MS, isStill: false }));
  const still = readWork(await traced(browser, page, { forMs: IDLE_MS, isStill: true }));
  const found: Record<string, Numbers> = {};
  for (const rate of [USUAL_RATE, set.rate]) {
    const stop = new AbortController();
    const going = live(centre, rate, stop.signal);
    await page.waitForTimeout(set.settle * 1_000);
    const forMs = set.seconds * 1_000;
    const work = readWork(await traced(browser, page, { forMs, isStill: true }));
    stop.abort();
    await going;
    found[`at${rate}PerS`] = workNumbers(work, still.cpuMsPerS);
  }
  await context.close();
  // The clocks of the page, once a second: what they cost when nothing arrives.
  const clocksMsPerS = whole((idle.cpuMsPerS - still.cpuMsPerS) * 10) / 10;
  return { clocksMsPerS, clocksLongestTaskMs: whole(idle.longestTaskMs), ...found };
}

export async function run(options: BenchOptions): Promise<BenchResult> {
  const set = settings(options.options ?? []);
  const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'straitwatch-bench-desk-'));
  const browser = await openBrowser();
  let centre: Centre | undefined;
  try {
    say(
      `desk: ${SHIPS} ships, ${BOATS} boats, ${set.loads} cold loads, Chromium ${browser.version()}`,
    );
    centre = await startCentre(join(folder, 'data'));
    const found = await loads(browser, centre, set.loads);
    const view = viewNumbers(found.ours);
    const bareMs = whole(median(found.bareMs));
    say(`first view: ${JSON.stringify(view)}`);
    say(`bare MapLibre page, coast only: ${bareMs} ms`);
    const work = await updates(browser, centre, set);
    say(`main thread: ${JSON.stringify(work)}`);
    const viewMs = view.viewP50Ms ?? 0;
    return {
      bench: 'desk',
      ours: viewMs,
      unit: 'ms to the first view',
      peers: { 'bare MapLibre page': bareMs },
      ratios: { 'ours / bare MapLibre page': Math.round((viewMs / bareMs) * 100) / 100 },
      details: { ...view, ...work },
    };
  } finally {
    await browser.close();
    await centre?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
