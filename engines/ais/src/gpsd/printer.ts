/** gpsd's lines of a stream: a part B of message 24 bears the name of the part A before it. */
import { type Payload, readUint } from '../bits.js';
import { readText } from '../sixbit.js';
import { gpsdJson } from './json.js';

/** Parts A that gpsd keeps of each channel (MAX_TYPE24_INTERLEAVE in its driver). */
const MAX_NAMES = 8;
const TYPE_STATIC_B = 24;

/** A ring of names: a new one takes the place of the oldest, whatever has been used since. */
interface Ring {
  next: number;
  readonly names: ({ readonly mmsi: number; readonly shipName: string } | undefined)[];
}

/** Makes the lines that `gpsdecode -s` prints for the messages of a stream. */
export interface GpsdPrinter {
  /**
   * The line of a message received on a channel, without its end; undefined for a length that gpsd
   * refuses.
   */
  line(payload: Payload, channel?: string): string | undefined;
}

/** gpsd takes an empty channel and 1 for A, and 2 for B. */
function placeOf(channel: string | undefined): string {
  if (channel === undefined || channel === '1') return 'A';
  return channel === '2' ? 'B' : channel;
}

/** A printer that remembers the last eight names of each channel, as gpsd does. */
export function createGpsdPrinter(): GpsdPrinter {
  const kept = new Map<string, Ring>();
  function nameOf(payload: Payload, channel: string): string | undefined {
    const ring = kept.get(channel) ?? { next: 0, names: new Array(MAX_NAMES).fill(undefined) };
    kept.set(channel, ring);
    const mmsi = readUint(payload.words, 8, 30);
    if (readUint(payload.words, 38, 2) === 0) {
      ring.names[ring.next] = { mmsi, shipName: readText(payload.words, 40, 20) ?? '' };
      ring.next = (ring.next + 1) % MAX_NAMES;
      return undefined;
    }
    const found = ring.names.findIndex((name) => name?.mmsi === mmsi);
    const shipName = ring.names[found]?.shipName;
    // Used once: a part B that comes again stands alone.
    if (found >= 0) ring.names[found] = undefined;
    return shipName;
  }
  return {
    line(payload, channel) {
      const line = gpsdJson(payload);
      if (line === undefined || readUint(payload.words, 0, 6) !== TYPE_STATIC_B) return line;
      const shipName = nameOf(payload, placeOf(channel));
      return shipName === undefined ? line : gpsdJson(payload, { shipName });
    },
  };
}
