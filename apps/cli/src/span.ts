/** Times, spans and steps of a command line. */
import { needed, type ParsedOptions, UsageError } from './options.js';
import { room } from './room.js';

const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;
/** Lines that one command prints at most: 19 years of ten minutes. */
const linesMax = 1_000_000;

/** A time that must be there. */
export function timeOption(options: ParsedOptions, name: string): number {
  const text = needed(options, name);
  const timeMs = timeForm.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  const isReal =
    Number.isFinite(timeMs) && new Date(timeMs).toISOString().startsWith(text.slice(0, 10));
  if (isReal) return timeMs;
  throw new UsageError(
    `--${name}: got ${text.slice(0, 40)}, expected a time in UTC as 2026-01-10T01:12:00Z`,
  );
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

/** `--from`, `--to` and `--step-min`, both ends counted. */
export function spanOptions(options: ParsedOptions, stepMinFallback: number): Span {
  const fromMs = timeOption(options, 'from');
  const toMs = timeOption(options, 'to');
  const text = options.value('step-min');
  const stepMin = text === undefined ? stepMinFallback : Number(text);
  if (!(stepMin >= 0.1 && stepMin <= 1_440)) {
    throw new UsageError(`--step-min: got ${text}, expected minutes, 0.1 to 1440`);
  }
  if (toMs < fromMs) {
    throw new UsageError(`--to: got ${timeText(toMs)}, expected a time not before --from`);
  }
  const stepMs = Math.round(stepMin * 60_000);
  const lines = Math.floor((toMs - fromMs) / stepMs) + 1;
  if (lines > linesMax) {
    throw new UsageError(`--to: got ${lines} steps after --from, expected at most ${linesMax}`);
  }
  return { fromMs, toMs, stepMs };
}

/** To the second, as people write it. */
export function timeText(timeMs: number): string {
  return new Date(Math.round(timeMs / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}

export function rounded(value: number, digits: number): number {
  const sure = Number(value.toFixed(digits));
  return sure === 0 ? 0 : sure;
}

/** Prints many lines, waiting when the reader is slower. */
export async function writeLines(
  stdout: NodeJS.WritableStream,
  lines: Iterable<unknown>,
): Promise<void> {
  let text = '';
  const flush = async (): Promise<void> => {
    const part = text;
    text = '';
    if (!stdout.write(part)) await room(stdout);
  };
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length > 65_536) await flush();
  }
  if (text !== '') await flush();
}
