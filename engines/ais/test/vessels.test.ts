import { describe, expect, it } from 'vitest';
import { type AisMessage, VesselTable } from '../src/index.js';
import { hear, vector } from './help.js';

const T0 = Date.UTC(2026, 0, 10, 1);
const at = (lat: number, lon: number, more: object = {}): AisMessage => ({
  type: 1,
  mmsi: 235070762,
  lat,
  lon,
  ...more,
});

describe('vessel table', () => {
  it('joins static and dynamic messages by MMSI; what is absent leaves what is known', () => {
    const table = new VesselTable();
    table.update({ type: 5, mmsi: 235070762, shipName: 'DOVER SEAWAYS', draughtM: 6.5 }, T0);
    table.update(at(51, 1.5, { sogKn: 18 }), T0 + 1000);
    table.update(
      { type: 5, mmsi: 235070762, shipName: 'DOVER SEAWAYS', destination: 'CALAIS' },
      T0 + 2000,
    );
    expect(table.get(235070762)).toMatchObject({
      shipName: 'DOVER SEAWAYS',
      destination: 'CALAIS',
      draughtM: 6.5,
      sogKn: 18,
      lat: 51,
      positionMs: T0 + 1000,
      staticMs: T0 + 2000,
      messages: 3,
    });
  });

  it('joins parts A and B of message 24', () => {
    const table = new VesselTable();
    table.update({ type: 24, mmsi: 1, part: 'A', shipName: 'YACHT' }, T0);
    table.update({ type: 24, mmsi: 1, part: 'B', callSign: 'MABC' }, T0);
    expect(table.get(1)).toMatchObject({ shipName: 'YACHT', callSign: 'MABC' });
  });

  it('an impossible jump is flagged and not believed until the next position agrees', () => {
    const table = new VesselTable();
    table.update(at(51, 1.5), T0);
    expect(table.update(at(52, 1.5), T0 + 10_000).raised).toEqual(['impossible-jump']);
    expect(table.get(235070762)?.lat).toBe(51);
    expect(table.update(at(51.0003, 1.5), T0 + 20_000).raised).toEqual([]);
    table.update(at(52, 1.5), T0 + 30_000);
    table.update(at(52.0003, 1.5), T0 + 40_000);
    expect(table.get(235070762)).toMatchObject({ lat: 52.0003, flags: { 'impossible-jump': 3 } });
  });

  it('a long silence makes a long way possible', () => {
    const table = new VesselTable();
    table.update(at(51, 1.5), T0);
    expect(table.update(at(51.3, 1.5), T0 + 3_000_000).raised).toEqual([]);
  });

  it('a fast aircraft is no jump', () => {
    const table = new VesselTable();
    table.update({ type: 9, mmsi: 111232506, lat: 51, lon: 1.5 }, T0);
    expect(
      table.update({ type: 9, mmsi: 111232506, lat: 51.03, lon: 1.5 }, T0 + 20_000).raised,
    ).toEqual([]);
  });

  it('two names in turn under one MMSI are a conflict', () => {
    const table = new VesselTable();
    const named = (shipName: string) => ({ type: 5, mmsi: 1, shipName }) as const;
    expect(table.update(named('A'), T0).raised).toEqual([]);
    expect(table.update(named('B'), T0).raised).toEqual(['identity-change']);
    expect(table.update(named('A'), T0).raised).toEqual(['identity-conflict']);
    expect(table.get(1)?.flags).toEqual({ 'identity-change': 1, 'identity-conflict': 1 });
  });

  it('the table is bounded: the one silent longest gives way, and that is counted', () => {
    const table = new VesselTable({ maxVessels: 3 });
    for (const mmsi of [1, 2, 3, 1, 4]) table.update({ type: 14, mmsi, text: 'X' }, T0);
    expect([...table.all()].map((vessel) => vessel.mmsi)).toEqual([3, 1, 4]);
    expect(table.evicted).toBe(1);
  });

  it('a vessel silent for too long is forgotten', () => {
    const table = new VesselTable({ maxAgeMs: 60_000 });
    table.update(at(51, 1.5), T0);
    table.update({ type: 14, mmsi: 2, text: 'X' }, T0 + 61_000);
    expect(table.size).toBe(1);
    expect(table.expired).toBe(1);
  });

  it('a late message does not turn the position back', () => {
    const table = new VesselTable();
    table.update(at(51.01, 1.5), T0 + 60_000);
    table.update(at(51, 1.5), T0);
    expect(table.get(235070762)?.lat).toBe(51.01);
  });

  it('options out of range are refused', () => {
    expect(() => new VesselTable({ maxVessels: 0 })).toThrowError(/maxVessels: got 0, expected/);
  });

  it('a real recording gives vessels with names and few jumps', () => {
    const table = new VesselTable();
    let raised = 0;
    const heard = hear([vector('nais400-merrimac.log')]);
    heard.messages.forEach((message, i) => {
      raised += table.update(message, T0 + i * 100).raised.length;
    });
    const all = [...table.all()];
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((vessel) => vessel.shipName !== undefined).length).toBeGreaterThan(20);
    expect(raised).toBeLessThan(10);
  });
});
