/** Nights as files: AIS sentences with tag blocks, and reports as lines of JSON. */
import { type AisMessage, encodeSentences } from '@straitwatch/ais';

/** Makes sentences; keeps the sequence number that ties the parts of a long message together. */
export function createSentenceWriter(
  source: string,
): (message: AisMessage, timeMs: number) => string {
  let sequence = 0;
  return (message, timeMs) => {
    const lines = encodeSentences(message, { timeMs, source, sequence });
    if (lines.length > 1) sequence = (sequence + 1) % 10;
    return lines.map((line) => `${line}\r\n`).join('');
  };
}
