/** Finding a boat, a report, an asset or a ship by anything known of it. */
import type { AssetView, BoatView, ReportView } from '@straitwatch/protocol';
import type { Ship } from '../live/store.js';

export interface Found {
  key: string;
  kind: 'boat' | 'report' | 'asset' | 'ship';
  name: string;
  detail: string;
  /** The boat to open, if it leads to one. */
  boat?: string | undefined;
  /** The place to show, if it has one. */
  at?: { lat: number; lon: number } | undefined;
}

export const foundMax = 20;

interface Everything {
  boats: Iterable<BoatView>;
  reports: Iterable<ReportView>;
  assets: Iterable<AssetView>;
  ships: Iterable<Ship>;
}

/** Lower case without accents, so that "Calais" finds "CALAIS" and "equihen" finds "Équihen". */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What holds every word of the question, boats first; at most `foundMax`. */
export function find(question: string, all: Everything): Found[] {
  const words = plain(question)
    .split(/\s+/)
    .filter((one) => one !== '');
  if (words.length === 0) return [];
  const found: Found[] = [];
  const offer = (one: Found, ...texts: (string | number | undefined)[]): void => {
    if (found.length >= foundMax) return;
    const text = plain(
      [one.name, one.detail, ...texts].filter((each) => each !== undefined).join(' '),
    );
    if (words.every((word) => text.includes(word))) found.push(one);
  };
  for (const boat of all.boats) {
    const { colour, type, engine } = boat.craft;
    offer(
      {
        key: `b ${boat.id}`,
        kind: 'boat',
        name: boat.id,
        detail: boat.lastWord?.text ?? '',
        boat: boat.id,
        at: boat.position,
      },
      colour,
      type,
      engine,
      boat.launch?.place,
      boat.duplicates.join(' '),
    );
  }
  for (const { report, link } of all.reports) {
    offer(
      {
        key: `r ${report.id}`,
        kind: 'report',
        name: report.id,
        detail: report.text ?? '',
        boat: link?.boat,
        at: report.position,
      },
      report.caller,
      report.vessel,
      report.launch?.place,
      report.channel,
      link?.boat,
    );
  }
  for (const one of all.assets) {
    offer(
      { key: `a ${one.id}`, kind: 'asset', name: one.name, detail: one.kind, at: one.position },
      one.id,
    );
  }
  for (const ship of all.ships) {
    offer({
      key: `s ${ship.mmsi}`,
      kind: 'ship',
      name: ship.name ?? '',
      detail: String(ship.mmsi),
      at: { lat: ship.lat, lon: ship.lon },
    });
  }
  return found;
}
