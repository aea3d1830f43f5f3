/**
 * Distress devices that speak AIS: search and rescue transmitters (MMSI 970), man-overboard
 * devices (972) and EPIRBs (974). They send message 1 with navigational status 14 and message 14
 * saying ACTIVE or TEST (ITU-R M.1371-5 annex 9, M.585; IMO MSC.246(83)).
 */
import type { AisMessage } from './generated/messages.js';

export type DistressDevice = 'sart' | 'mob' | 'epirb';

/** A distress signal, or the test of a device. */
export interface DistressAlarm {
  readonly device: DistressDevice;
  /** A device under test says so; whatever does not say that it is a test is taken as real. */
  readonly state: 'active' | 'test';
  readonly mmsi: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly text?: string;
  /** The sender's MMSI is none of a distress device, though what it says is. */
  readonly oddIdentity?: true;
}

const DEVICES: Readonly<Record<number, DistressDevice>> = { 970: 'sart', 972: 'mob', 974: 'epirb' };
const STATUS_DISTRESS = 14;

function deviceOf(mmsi: number): DistressDevice | undefined {
  return DEVICES[Math.floor(mmsi / 1_000_000)];
}

/** What a text says of a device: `SART ACTIVE`, `MOB TEST` and the like. */
function textClaim(text: string): { device: DistressDevice; state: 'active' | 'test' } | undefined {
  const match = /\b(SART|MOB|EPIRB)\s+(ACTIVE|TEST)\b/.exec(text.toUpperCase());
  if (match === null) return undefined;
  const device = match[1] === 'SART' ? 'sart' : match[1] === 'MOB' ? 'mob' : 'epirb';
  return { device, state: match[2] === 'TEST' ? 'test' : 'active' };
}

/**
 * The alarm that a message raises, or undefined. Position messages (1, 2, 3) and safety texts (14)
 * can raise one. A device's position with status 14 is real; with status "not defined" it is a
 * test, as the standards have it; with any other status it is taken as real.
 */
export function alarmOf(message: AisMessage): DistressAlarm | undefined {
  const device = deviceOf(message.mmsi);
  if (message.type === 14) {
    const text = message.text ?? '';
    const claim = textClaim(text);
    if (device === undefined && claim === undefined) return undefined;
    const test = claim?.state === 'test' || (claim === undefined && /\bTEST\b/i.test(text));
    return {
      device: device ?? claim?.device ?? 'sart',
      state: test ? 'test' : 'active',
      mmsi: message.mmsi,
      ...(text === '' ? {} : { text }),
      ...(device === undefined ? { oddIdentity: true } : {}),
    };
  }
  if (message.type !== 1 && message.type !== 2 && message.type !== 3) return undefined;
  if (device === undefined && message.navStatus !== STATUS_DISTRESS) return undefined;
  const cut = message.truncated === true;
  return {
    device: device ?? 'sart',
    state: message.navStatus === undefined && !cut ? 'test' : 'active',
    mmsi: message.mmsi,
    ...(message.lat === undefined || message.lon === undefined
      ? {}
      : { lat: message.lat, lon: message.lon }),
    ...(device === undefined ? { oddIdentity: true } : {}),
  };
}
