/** Radio of a busy Strait for the feed benchmark: two thousand ships at a steady rate of messages. */
import { type AisMessage, encodeSentences } from '@straitwatch/ais';

export const SHIPS = 2_000;
/** Degrees east that a ship moves with each position: exact on the wire and on the screen. */
const STEP_DEG = 2e-5;
const FIRST_MMSI = 219_000_000;
const COLUMNS = 50;

/** Of a hundred messages so many are names and voyages (5, two sentences) and names (24). */
const VOYAGES = 6;
const NAMES = 3;

export interface Sent {
  readonly text: string;
  /** Ship and how many positions it has sent, for a position; nothing for other messages. */
  readonly ship?: number;
  readonly step?: number;
}

function startLat(ship: number): number {
  return 50.6 + Math.floor(ship / COLUMNS) * 0.01;
}

function startLon(ship: number): number {
  return 1 + (ship % COLUMNS) * 0.02;
}

/** The ship with this identity; nothing when it is none of ours. */
export function shipOf(mmsi: number): number | undefined {
  const ship = mmsi - FIRST_MMSI;
  return Number.isInteger(ship) && ship >= 0 && ship < SHIPS ? ship : undefined;
}

/** Which of its positions a ship shows, read back from where it is. */
export function stepAt(ship: number, lon: number): number {
  return Math.round((lon - startLon(ship)) / STEP_DEG);
}

/** Messages one after the other, always the same. */
export class Traffic {
  readonly steps = new Int32Array(SHIPS);
  #made = 0;

  /** The next message. A ship's first is a position, so that every ship is on the picture. */
  next(): Sent {
    const n = this.#made;
    this.#made += 1;
    // A step that shares no factor with the number of ships visits all of them in turn.
    const ship = (n * 1_237) % SHIPS;
    const mmsi = FIRST_MMSI + ship;
    const turn = n < SHIPS ? 99 : (n * 37 + Math.floor(n / SHIPS)) % 100;
    if (turn < VOYAGES) {
      const shipName = `BENCH ${ship}`;
      return textOf({ type: 5, mmsi, shipName, shipType: 70, destination: 'ROTTERDAM' });
    }
    if (turn < VOYAGES + NAMES) {
      return textOf({ type: 24, part: 'A', mmsi, shipName: `BENCH ${ship}` });
    }
    const step = (this.steps[ship] ?? 0) + 1;
    this.steps[ship] = step;
    const at = { lat: startLat(ship), lon: startLon(ship) + step * STEP_DEG };
    const moving = { sogKn: 10 + (ship % 100) / 10, cogDegTrue: 90, headingDegTrue: 89 };
    const { text } = textOf({ type: ship % 5 === 0 ? 18 : 1, mmsi, ...at, ...moving });
    return { text, ship, step };
  }
}

function textOf(message: AisMessage): Sent {
  return { text: `${encodeSentences(message).join('\r\n')}\r\n` };
}
