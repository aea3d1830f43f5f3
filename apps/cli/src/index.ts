/** @packageDocumentation `straitwatch`: every command from a terminal. */
import { type CommandIo, type CommandRun, exitCodes } from './io.js';
import { UsageError } from './options.js';

export { type CommandIo, exitCodes } from './io.js';

interface CommandEntry {
  summary: string;
  /** Loaded when it is asked for: `decode` must not wait for the server's libraries. */
  load: () => Promise<CommandRun>;
}

const commands: Readonly<Record<string, CommandEntry>> = {
  serve: {
    summary: 'run a centre',
    load: async () => (await import('./serve.js')).serveCommand,
  },
  demo: {
    summary: 'a demonstration night in the Strait, running',
    load: async () => (await import('./demo.js')).demoCommand,
  },
  simulate: {
    summary: 'write a simulated night with its truth',
    load: async () => (await import('./simulate.js')).simulateCommand,
  },
  token: {
    summary: 'make an officer and print the token',
    load: async () => (await import('./token.js')).tokenCommand,
  },
  verify: {
    summary: 'prove a record from its first entry to its last',
    load: async () => (await import('./verify.js')).verifyCommand,
  },
  figures: {
    summary: 'daily counts, each with the head of the record',
    load: async () => (await import('./figures.js')).figuresCommand,
  },
  decode: {
    summary: 'AIS sentences to JSON',
    load: async () => (await import('./decode.js')).decodeCommand,
  },
  position: {
    summary: 'what a pasted position means',
    load: async () => (await import('./position.js')).positionCommand,
  },
  link: {
    summary: 'which boat each report is about, and who is not accounted for',
    load: async () => (await import('./link.js')).linkCommand,
  },
  drift: {
    summary: 'where something adrift will be, and how sure that is',
    load: async () => (await import('./drift.js')).driftCommand,
  },
  danger: {
    summary: 'how dangerous a crossing is, hour by hour',
    load: async () => (await import('./danger.js')).dangerCommand,
  },
  tide: {
    summary: 'heights, high and low waters at a station',
    load: async () => (await import('./tide.js')).tideCommand,
  },
  stream: {
    summary: 'the tidal stream at a place, and when it turns',
    load: async () => (await import('./stream.js')).streamCommand,
  },
  forcing: {
    summary: 'what a file of currents, winds or waves holds',
    load: async () => (await import('./forcing.js')).forcingCommand,
  },
};

/** The help of the whole, with one line for each command. */
export function helpText(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return `straitwatch COMMAND [options]\n\n${lines.join('\n')}\n\nstraitwatch COMMAND --help tells more.\n`;
}

/**
 * Runs one command. Errors become one line on standard error: exit code 1 for bad input, 2 for wrong
 * usage; a stack is shown for a fault of our own only.
 */
export async function main(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.stderr : io.stdout).write(helpText());
    return name === undefined ? exitCodes.badUsage : exitCodes.done;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    const known = Object.keys(commands).join(', ');
    io.stderr.write(`error: command: got ${name.slice(0, 60)}, expected one of ${known}\n`);
    return exitCodes.badUsage;
  }
  try {
    const run = await entry.load();
    return await run(rest, io);
  } catch (error) {
    return tell(error, io);
  }
}

/** Errors with a code are the caller's or the machine's; one without is ours and shows its stack. */
function tell(error: unknown, io: CommandIo): number {
  if (error instanceof UsageError) {
    io.stderr.write(`error: ${error.message}\n`);
    return exitCodes.badUsage;
  }
  if (error instanceof Error && 'code' in error) {
    const remedy: unknown = Reflect.get(error, 'remedy');
    const more = typeof remedy === 'string' ? `\n${remedy}` : '';
    io.stderr.write(`error: ${error.message}${more}\n`);
    return exitCodes.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`error: internal: ${text}\n`);
  return exitCodes.badInput;
}
