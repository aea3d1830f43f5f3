/** `straitwatch serve`: one centre, until it is told to stop. */
import {
  type FeedSpec,
  parseFeedSpec,
  type RunningServer,
  type ServeOptions,
  serve,
  speedMax,
} from '@straitwatch/server';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import {
  needed,
  oneOf,
  type ParsedOptions,
  parseOptions,
  UsageError,
  wholeNumber,
} from './options.js';

const help = `straitwatch serve --data DIR [options]

Runs one centre: the record in DIR, the desk and the API on one address. Prints one JSON line
with the address when it answers. SIGTERM or SIGINT stops it; what waits is finished first.

  --data DIR          folder of this centre; made on first start
  --port P            port (8080; 0 for any free one)
  --host H            address to listen on (127.0.0.1: this machine only)
  --centre uk|fr      uk is Dover, fr is Gris-Nez (uk)
  --feed FEED         a source of ships; may be given more than once:
                      tcp://HOST:PORT         AIS from a receiver that we call
                      tcp-listen://[HOST]:PORT  AIS from senders that call us
                      udp://[HOST]:PORT       AIS in datagrams
                      file:PATH[?speed=N]     a recording, N times as fast (1; 0 at once);
                                              N clock: each line by the centre's clock
                      csv:PATH[?speed=N]      positions as CSV
  --exercise FILE     plays reports in by their times, in a record that is marked as an exercise
  --demonstration     a record that is marked as a demonstration
  --speed N           how fast the clock of an exercise or demonstration runs (1)
  --start TIME        where the clock of a demonstration starts, ISO 8601 UTC
  --open-desk         anybody who reaches the address gets a desk (exercise, demonstration)
  --log LEVEL         debug, info, warn, error or silent (info), on standard error
  --help              shows this text

--peer and --nats, the line to the other centre and to a cluster, are refused: not in this version.
`;

const spec = {
  values: ['data', 'port', 'host', 'centre', 'exercise', 'speed', 'start', 'log', 'peer', 'nats'],
  lists: ['feed'],
  flags: ['demonstration', 'open-desk'],
} as const;

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export async function serveCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, spec);
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const server = await serve(serveOptions(options, io));
  announce(server, needed(options, 'data'), io);
  await untilTold();
  io.stderr.write('stopping: finishing what waits\n');
  await server.close();
  return exitCodes.done;
}

export function serveOptions(options: ParsedOptions, io: CommandIo): ServeOptions {
  for (const name of ['peer', 'nats'] as const) {
    const value = options.value(name);
    if (value === undefined) continue;
    const reason = 'expected it absent: not yet available, one centre runs on its own store';
    throw new UsageError(`--${name}: got ${value.slice(0, 60)}, ${reason}`);
  }
  const speed = options.value('speed');
  if (speed !== undefined && !(Number(speed) > 0 && Number(speed) <= speedMax)) {
    throw new UsageError(`--speed: got ${speed}, expected a number above 0, at most ${speedMax}`);
  }
  const start = options.value('start');
  if (start !== undefined && !Number.isFinite(Date.parse(start))) {
    throw new UsageError(`--start: got ${start}, expected an ISO 8601 time in UTC`);
  }
  const exerciseFile = options.value('exercise');
  const host = options.value('host');
  const level = oneOf(options, 'log', logLevels, 'info');
  return {
    dataDir: needed(options, 'data'),
    port: wholeNumber(options, 'port', { min: 0, max: 65_535, fallback: 8080 }),
    centre: oneOf(options, 'centre', ['uk', 'fr'], 'uk'),
    feeds: options.list('feed').map(feedOf),
    openDesk: options.flag('open-desk'),
    ...(host === undefined ? {} : { host }),
    ...(exerciseFile === undefined ? {} : { exerciseFile }),
    ...(options.flag('demonstration') ? { mode: 'demonstration' as const } : {}),
    ...(speed === undefined ? {} : { speed: Number(speed) }),
    ...(start === undefined ? {} : { startMs: Date.parse(start) }),
    ...(level === 'silent' ? {} : { log: { level, stream: io.stderr } }),
  };
}

function feedOf(text: string): FeedSpec {
  try {
    return parseFeedSpec(text);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function announce(server: RunningServer, dataDir: string, io: CommandIo): void {
  const { url, mode, centre, firstToken } = server;
  const feeds = Object.fromEntries(server.feedPorts);
  writeJson(io, { url, mode, centre, data: dataDir, head: server.loop.head, feeds });
  io.stderr.write(`Straitwatch, centre ${centre}, ${mode}: ${url}\n`);
  if (firstToken === undefined) return;
  io.stderr.write(
    `First start. Sign in as supervisor once with this link, then make officers of your own:\n` +
      `  ${url}/#sign-in=${firstToken}\n` +
      `The token is not kept anywhere. Another: straitwatch token --data ${dataDir} --name NAME --role ROLE\n`,
  );
}

/** Resolves at the first signal; a second one ends the process at once. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let isTold = false;
    const told = (): void => {
      if (isTold) process.exit(exitCodes.badInput);
      isTold = true;
      resolve();
    };
    process.on('SIGTERM', told);
    process.on('SIGINT', told);
  });
}
