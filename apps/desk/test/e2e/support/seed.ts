/** Boats, reports and assets put in through the doors of the centre, for tests that begin with a picture. */
import type { Asset, ReportInput } from '@straitwatch/protocol';
import type { Page } from 'playwright-core';
import type { Centre } from './centre.js';
import { until } from './until.js';

type Said = Partial<ReportInput> & { boat?: string | null; phone?: string; minutesAgo?: number };

/** A call of some minutes ago; opens a boat unless told otherwise. @returns its number and boat. */
export async function call(
  centre: Centre,
  said: Said = {},
  token?: string,
): Promise<{ id: string; entry: number; boat: string }> {
  const { minutesAgo = 5, boat = 'new', ...report } = said;
  const time = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return centre.ask(
    '/api/reports',
    {
      time,
      received: time,
      centre: 'uk',
      channel: '999',
      ...report,
      boat,
    },
    token,
  );
}

/** People counted on board of a vessel. */
export function recovery(
  centre: Centre,
  boat: string | null,
  more: Said & { count: number },
): Promise<{ id: string; entry: number; boat: string }> {
  const { count, ...said } = more;
  return call(centre, {
    channel: 'vessel',
    vessel: 'RNLI Dover',
    persons: { count, quality: 'counted' },
    signs: ['recovered'],
    minutesAgo: 1,
    ...said,
    boat,
  });
}

export const lifeboats: readonly Asset[] = [
  {
    id: 'rnli-dover',
    name: 'RNLI Dover',
    kind: 'lifeboat',
    centre: 'uk',
    speedKn: 25,
    survivorsMax: 185,
    base: { name: 'Dover', lat: 51.1175, lon: 1.3194 },
  },
  {
    id: 'ranger',
    name: 'BF Ranger',
    kind: 'cutter',
    centre: 'uk',
    speedKn: 24,
    survivorsMax: 100,
    base: { name: 'Ramsgate', lat: 51.3289, lon: 1.4194 },
  },
  {
    id: 'abeille',
    name: 'Abeille Normandie',
    kind: 'patrol-boat',
    centre: 'fr',
    speedKn: 19,
    base: { name: 'Boulogne', lat: 50.7266, lon: 1.598 },
  },
];

/** Registers the assets of both sides, each by an officer who may. */
export async function addAssets(centre: Centre, assets = lifeboats): Promise<void> {
  const liaison = await centre.officer('liaison', 'Luc Renard');
  for (const asset of assets) {
    await centre.ask('/api/assets', asset, asset.centre === 'fr' ? liaison : undefined);
  }
}

/** Texts as callers say them, in a language that is not the page's, so that they never count as its words. */
const said = ['moteur en panne', 'il fait très froid', 'eau jusqu’aux genoux', 'on voit un navire'];

/**
 * A board with everything on it: boats in each phase, one being rescued, one offered, one accounted for,
 * one contradicted, reports that wait with and without a likely boat. @returns the worst boat.
 */
export async function busyNight(centre: Centre): Promise<string> {
  await addAssets(centre);
  const boats: string[] = [];
  for (let i = 0; i < 8; i += 1) {
    const { boat } = await call(centre, {
      minutesAgo: 55 - 5 * i,
      persons: { count: 18 + 5 * i, quality: 'stated', ...(i % 3 === 0 ? { children: 4 } : {}) },
      position: { lat: 50.92 + i / 40, lon: 1.35 + i / 20, radiusM: 150 + 150 * i },
      signs: i === 2 ? ['taking-water', 'medical'] : i === 5 ? ['people-in-water'] : [],
      craft: { type: 'pneumatique', colour: 'noir', engine: i % 2 === 0 ? 'arrêté' : 'en marche' },
      languages: ['ku', 'ar'],
      launch: { place: 'Gravelines' },
      phone: `+3360000000${i}`,
      text: said[i % said.length] ?? '',
    });
    boats.push(boat);
  }
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = boats;
  const reason = 'vu par le navire sur zone';
  await centre.ask(`/api/boats/${a}/phase`, { phase: 'alert', reason });
  await centre.ask(`/api/boats/${b}/phase`, { phase: 'uncertainty', reason });
  const { task } = await centre.ask<{ task: string }>('/api/tasks', {
    asset: 'rnli-dover',
    order: 'rescue',
    boat: c,
    eta: new Date(Date.now() + 20 * 60_000).toISOString(),
  });
  await centre.ask(`/api/tasks/${task}/status`, { status: 'acknowledged', answeredBy: 'Reed' });
  await centre.ask(`/api/boats/${d}/handover`, { reason: 'dérive vers le sud' });
  await recovery(centre, e, { count: 38 });
  await centre.ask(`/api/boats/${e}/account-for`, { kind: 'recovered' });
  await recovery(centre, f, { count: 20 });
  await call(centre, { boat: null, phone: '+33600000002', text: said[0] ?? '', minutesAgo: 2 });
  await call(centre, { boat: null, phone: '+33699999999', text: said[3] ?? '', minutesAgo: 1 });
  await call(centre, { boat: null, phone: '+33600000004', text: said[1] ?? '', minutesAgo: 0 });
  return f;
}

/** Until the odds of all reports so far have been worked out, and the page has had time to show them. */
export async function oddsAreShown(centre: Centre, page: Page): Promise<void> {
  await until(async () => {
    const { head } = await centre.ask<{ head: number }>('/api/health');
    const { linking } = await centre.ask<{ linking: { head: number } | null }>('/api/linking');
    return (linking?.head ?? -1) >= head;
  });
  await page.waitForTimeout(1_000);
}
