/** Boats, reports and assets put in through the doors of the centre, for tests that begin with a picture. */
import type { Asset, ReportInput } from '@straitwatch/protocol';
import type { Centre } from './centre.js';

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
