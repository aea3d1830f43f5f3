/** The communication state that closes messages 1 to 4, 9, 11, 18 and 26 (M.1371-5, annex 2). */
import type { AisMessage } from './generated/messages.js';

/** What a station says about its place on the data link. */
export interface RadioState {
  readonly scheme: 'sotdma' | 'itdma';
  /** 0 UTC direct, 1 UTC indirect, 2 base station, 3 other station. */
  readonly syncState: number;
  /** Frames until a new slot is chosen (SOTDMA). */
  readonly slotTimeoutFrames?: number;
  /** Stations heard, when the timeout is 3, 5 or 7. */
  readonly receivedStations?: number;
  /** Slot of this message, when the timeout is 2, 4 or 6. */
  readonly slotNumber?: number;
  /** UTC, when the timeout is 1. */
  readonly utcHour?: number;
  readonly utcMinute?: number;
  /** Slots to the next message, when the timeout is 0. */
  readonly slotOffset?: number;
  /** ITDMA: slots to the next message, slots wanted, and whether the slot is kept. */
  readonly slotIncrement?: number;
  readonly slotsToAllocate?: number;
  readonly keep?: boolean;
}

/** The communication state of a message; undefined when it has none. */
export function radioStateOf(message: AisMessage): RadioState | undefined {
  if (!('radioBits' in message) || message.radioBits === undefined) return undefined;
  const bits = message.radioBits;
  const syncState = bits >>> 17;
  const selected = 'radioItdma' in message && message.radioItdma === true;
  if (message.type === 3 || selected) {
    return {
      scheme: 'itdma',
      syncState,
      slotIncrement: (bits >>> 4) & 8191,
      slotsToAllocate: (bits >>> 1) & 7,
      keep: (bits & 1) === 1,
    };
  }
  const slotTimeoutFrames = (bits >>> 14) & 7;
  const state = { scheme: 'sotdma', syncState, slotTimeoutFrames } as const;
  const sub = bits & 16383;
  if (slotTimeoutFrames === 0) return { ...state, slotOffset: sub };
  if (slotTimeoutFrames === 1) {
    const utcHour = sub >>> 9;
    const utcMinute = (sub >>> 2) & 127;
    return utcHour < 24 && utcMinute < 60 ? { ...state, utcHour, utcMinute } : state;
  }
  if (slotTimeoutFrames % 2 === 0) return { ...state, slotNumber: sub };
  return { ...state, receivedStations: sub };
}
