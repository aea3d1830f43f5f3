import type { AssetView, BoatView, ReportView } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import type { Ship } from '../src/live/store.js';
import { find, foundMax } from '../src/search/find.js';

const boat = (id: string, more: object = {}): BoatView =>
  ({ id, craft: {}, duplicates: [], ...more }) as unknown as BoatView;
const report = (id: string, more: object = {}, link?: object): ReportView =>
  ({ report: { id, channel: '999', ...more }, link }) as unknown as ReportView;
const ship = (mmsi: number, name: string): Ship => ({ mmsi, name, lat: 51, lon: 1.5 }) as Ship;
const none = { boats: [], reports: [], assets: [] as AssetView[], ships: [] };

describe('search', () => {
  it('finds a boat by its short name and by what was last said of it', () => {
    const boats = [boat('D4', { lastWord: { text: 'water over the knees' } }), boat('D7')];
    expect(find('d4', { ...none, boats }).map((one) => one.boat)).toEqual(['D4']);
    expect(find('knees water', { ...none, boats }).map((one) => one.boat)).toEqual(['D4']);
  });

  it('leads from a caller or a word in a report to its boat', () => {
    const reports = [report('D-r3', { caller: 'c9f2', text: 'à Équihen' }, { boat: 'D4' })];
    expect(find('c9f2', { ...none, reports })[0]?.boat).toBe('D4');
    expect(find('equihen', { ...none, reports })[0]?.name).toBe('D-r3');
  });

  it('shows where a ship is, by name or MMSI', () => {
    const ships = [ship(227006760, 'ABEILLE NORMANDIE')];
    expect(find('abeille', { ...none, ships })[0]?.at).toEqual({ lat: 51, lon: 1.5 });
    expect(find('22700', { ...none, ships })).toHaveLength(1);
  });

  it('finds nothing for nothing, and stops at its maximum', () => {
    const ships = Array.from({ length: 100 }, (_unused, i) => ship(100 + i, 'MV'));
    expect(find('  ', { ...none, ships })).toEqual([]);
    expect(find('mv', { ...none, ships })).toHaveLength(foundMax);
  });
});
