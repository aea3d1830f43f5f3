/** Sentences of ships, and waiting for what they cause. */
import { type AisMessage, encodeSentences } from '@straitwatch/ais';

/** One position as a receiver sends it, or another message of that ship. */
export function ship(mmsi: number, more: Partial<AisMessage> = {}): string {
  const message = {
    type: 1,
    mmsi,
    lat: 50.95,
    lon: 1.45,
    sogKn: 12.3,
    cogDegTrue: 45,
    headingDegTrue: 44,
    ...more,
  };
  return `${encodeSentences(message as AisMessage).join('\r\n')}\r\n`;
}

export async function until(what: () => boolean, withinMs = 8_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!what()) {
    if (Date.now() > endMs) throw new Error(`never: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
