import { describe, expect, it } from 'vitest';
import { type AisMessage, alarmOf, decodePayload, encodePayload } from '../src/index.js';

const through = (message: AisMessage) => {
  const back = decodePayload(encodePayload(message));
  return back === undefined ? undefined : alarmOf(back);
};

describe('distress devices raise alarms, their tests raise tests', () => {
  const at = { lat: 51.01, lon: 1.6 };
  const table: [string, AisMessage, object | undefined][] = [
    [
      'SART position',
      { type: 1, mmsi: 970012345, navStatus: 14, ...at },
      { device: 'sart', state: 'active', mmsi: 970012345 },
    ],
    [
      'SART position under test',
      { type: 1, mmsi: 970012345, ...at },
      { device: 'sart', state: 'test' },
    ],
    [
      'MOB position',
      { type: 1, mmsi: 972012345, navStatus: 14 },
      { device: 'mob', state: 'active' },
    ],
    [
      'EPIRB position',
      { type: 1, mmsi: 974012345, navStatus: 14 },
      { device: 'epirb', state: 'active' },
    ],
    [
      'EPIRB with a wrong status is real',
      { type: 1, mmsi: 974012345, navStatus: 0 },
      { state: 'active' },
    ],
    [
      'SART ACTIVE',
      { type: 14, mmsi: 970012345, text: 'SART ACTIVE' },
      { state: 'active', text: 'SART ACTIVE' },
    ],
    ['SART TEST', { type: 14, mmsi: 970012345, text: 'SART TEST' }, { state: 'test' }],
    ['MOB TEST', { type: 14, mmsi: 972012345, text: 'MOB TEST' }, { device: 'mob', state: 'test' }],
    [
      'any other text of a device is real',
      { type: 14, mmsi: 974012345, text: 'HELP' },
      { state: 'active' },
    ],
    [
      'status 14 of a ship',
      { type: 3, mmsi: 235070762, navStatus: 14 },
      { state: 'active', oddIdentity: true },
    ],
    [
      'EPIRB ACTIVE from a ship',
      { type: 14, mmsi: 235070762, text: 'EPIRB ACTIVE' },
      { device: 'epirb', oddIdentity: true },
    ],
    ['an ordinary ship', { type: 1, mmsi: 235070762, navStatus: 0, ...at }, undefined],
    ['an ordinary text', { type: 14, mmsi: 2320702, text: 'GALE WARNING' }, undefined],
    ['a text about a test', { type: 14, mmsi: 2320702, text: 'RADIO TEST' }, undefined],
  ];
  for (const [title, message, expected] of table) {
    it(title, () => {
      const alarm = through(message);
      if (expected === undefined) expect(alarm).toBeUndefined();
      else expect(alarm).toMatchObject(expected);
    });
  }
  it('carries the position', () => {
    const alarm = through({ type: 1, mmsi: 972012345, navStatus: 14, ...at });
    expect(alarm?.lat).toBeCloseTo(51.01, 5);
    expect(alarm?.lon).toBeCloseTo(1.6, 5);
  });
  it('a cut position of a device is never taken for a test', () => {
    const payload = encodePayload({ type: 1, mmsi: 970012345, navStatus: 14 });
    payload.bits = 40;
    const message = decodePayload(payload);
    expect(message && alarmOf(message)).toMatchObject({ state: 'active' });
  });
});
