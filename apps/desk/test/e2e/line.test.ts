/**
 * Aim: what is old is never shown as if it were new, and a call survives a cut line. Method: feeds that
 * fall silent or are cut, and a server that is killed while the desk is open.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { encodeSentences } from '@straitwatch/ais';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDesks, endBrowser, lineCut, openDesk, troublesOf } from './support/browser.js';
import { type Centre, endCentres, startCentre } from './support/centre.js';
import { call } from './support/seed.js';
import { alarm, boatsInOrder, callForm, like, row } from './support/ui.js';

/** A connected feed that says nothing for so long is silent (apps/server/src/feeds/feed.ts). */
const silentAfterMs = 30_000;
const feedOptions = ['--feed', 'tcp-listen://127.0.0.1:0'];

let centre: Centre;
let sender: Socket;
beforeAll(async () => {
  centre = await startCentre(feedOptions);
  // The silence of the first test begins now, while the others run.
  sender = connect(Object.values(centre.feeds)[0] ?? 0, '127.0.0.1');
  await once(sender, 'connect');
  sender.write(`${shipAt(51, 1.5)}\r\n`);
});
afterEach(async () => expect(await closeDesks()).toEqual([]));
afterAll(async () => {
  sender.destroy();
  await endBrowser();
  await endCentres();
});

function shipAt(lat: number, lon: number): string {
  const message = { type: 1, mmsi: 235_000_001, lat, lon, sogKn: 12, cogDegTrue: 45 } as const;
  return encodeSentences(message).join('\r\n');
}

describe('the line to the server', () => {
  it('that is cut is loud, keeps what was seen with its age, and heals by itself', async () => {
    const own = await startCentre();
    const { boat } = await call(own, { text: 'seen before the cut' });
    const desk = await openDesk(own);
    await row(desk, boat).waitFor();
    await own.kill();
    await alarm(desk.page)
      .filter({ hasText: like(desk.words.lost) })
      .waitFor();
    expect(await boatsInOrder(desk)).toEqual([boat]);
    await own.again();
    await alarm(desk.page).waitFor({ state: 'detached' });
    const later = await call(own, { text: 'after the cut' });
    await row(desk, later.boat).waitFor();
    expect(troublesOf(desk, lineCut)).toEqual([]);
  });

  it('that is cut loses no call: it is kept, says that it is not stored, and is stored once', async () => {
    const own = await startCentre();
    const desk = await openDesk(own);
    const { page, words } = desk;
    await page.keyboard.press('c');
    await callForm(desk).waitFor();
    await page.keyboard.type('51 02.3 N 001 35.1 E');
    await own.kill();
    await alarm(page).waitFor();
    await page.keyboard.press('F9');
    await callForm(desk).getByText(words.notStored).waitFor();
    await own.again();
    await row(desk, 'D1').waitFor();
    await callForm(desk).waitFor({ state: 'hidden' });
    expect(await own.reports()).toHaveLength(1);
    expect(await own.boats()).toHaveLength(1);
    expect(troublesOf(desk, lineCut)).toEqual([]);
  });

  it('that is cut after the server has stored, before it has answered, stores the call once', async () => {
    const own = await startCentre();
    const desk = await openDesk(own);
    const { page } = desk;
    // The request arrives and is stored; the answer never reaches the page.
    let cuts = 0;
    await page.route('**/api/reports', async (route) => {
      cuts += 1;
      if (cuts > 1) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.keyboard.press('c');
    await callForm(desk).waitFor();
    await page.keyboard.type('51 02.3 N 001 35.1 E');
    await page.keyboard.press('F9');
    await callForm(desk).getByText(like(desk.words.stored)).waitFor();
    expect(cuts).toBeGreaterThan(1);
    expect(await own.reports()).toHaveLength(1);
    expect(await own.boats()).toHaveLength(1);
    expect(troublesOf(desk, lineCut)).toEqual([]);
  });
});

describe('a feed', () => {
  it('that is cut is loud, with the age of its last word', async () => {
    const own = await startCentre(feedOptions);
    const socket = connect(Object.values(own.feeds)[0] ?? 0, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${shipAt(51, 1.5)}\r\n`);
    const desk = await openDesk(own, { language: 'fr' });
    await desk.page.getByText(/AIS .*\d+\ss/).waitFor();
    socket.destroy();
    await desk.page.getByText(like(desk.words.feedLost)).waitFor();
  });

  it('that says nothing more is loud though its line is open, and quiet again when it speaks', async () => {
    const desk = await openDesk(centre);
    const silent = desk.page.getByText(like(desk.words.silent));
    await silent.waitFor({ timeout: silentAfterMs + 20_000 });
    sender.write(`${shipAt(51.01, 1.51)}\r\n`);
    await silent.waitFor({ state: 'detached' });
  });
});
