/** `straitwatch decode`: AIS sentences to JSON, one message a line. */
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import {
  type AisMessage,
  alarmOf,
  applicationOf,
  createAisStream,
  createGpsdPrinter,
  type Reception,
  radioStateOf,
  type StreamCounts,
} from '@straitwatch/ais';
import { room } from './room.js';

export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

const HELP = `straitwatch decode [--format ndjson|gpsd] [--rejects FILE] FILE...

Reads AIS sentences (NMEA 0183) from files, or from standard input for "-", and writes
one message a line as JSON. A summary of what was read and rejected goes to standard error.

  --format ndjson   our names; a value that AIS marks "not available" is absent (the default)
  --format gpsd     names and scaled values of gpsd's AIS JSON, as gpsdecode -s prints them
  --rejects FILE    writes each rejected line with its reason to FILE, one JSON object a line
  --help            shows this text
`;

type Format = 'ndjson' | 'gpsd';

interface Arguments {
  readonly help: boolean;
  readonly format: Format;
  readonly rejects: string | undefined;
  readonly files: readonly string[];
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parse(argv: readonly string[]): Arguments {
  let format: Format = 'ndjson';
  let rejects: string | undefined;
  let help = false;
  let options = true;
  const files: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    const value = () => {
      const found = inline ?? argv[++i];
      if (found === undefined || found === '') throw new UsageError(`${name}: expected a value`);
      return found;
    };
    if (!options || word === '-' || !word.startsWith('-')) files.push(word);
    else if (word === '--') options = false;
    else if (word === '--help' || word === '-h') help = true;
    else if (name === '--format') {
      const found = value();
      if (found !== 'ndjson' && found !== 'gpsd') {
        throw new UsageError(`--format: got ${found}, expected ndjson or gpsd`);
      }
      format = found;
    } else if (name === '--rejects') rejects = value();
    else throw new UsageError(`option: got ${word}, expected --format, --rejects or --help`);
  }
  if (!help && files.length === 0) throw new UsageError('FILE: got none, expected files or -');
  return { help, format, rejects, files };
}

/** Text gathered until it is worth a write; waits when the reader is slower than we are. */
class Output {
  private text = '';
  private readonly target: NodeJS.WritableStream;
  constructor(target: NodeJS.WritableStream) {
    this.target = target;
  }
  line(text: string): void {
    this.text += `${text}\n`;
  }
  async flush(): Promise<void> {
    if (this.text === '') return;
    const { text } = this;
    this.text = '';
    if (!this.target.write(text)) await room(this.target);
  }
}

function ourJson(message: AisMessage, reception: Reception): string {
  const { talker, ownShip, channel, timeMs, source } = reception;
  const time = timeMs === undefined ? undefined : new Date(timeMs).toISOString();
  return JSON.stringify({
    ...message,
    radio: radioStateOf(message),
    application: applicationOf(message),
    alarm: alarmOf(message),
    received: { talker, ownShip, channel, time, source },
  });
}

function summary(counts: StreamCounts, unprinted: number): string {
  const byType: Record<string, number> = {};
  counts.byType.forEach((count, type) => {
    if (count > 0) byType[String(type)] = count;
  });
  const { lines, sentences, messages, rejected, ignored, tagBlocksDropped } = counts;
  return JSON.stringify({
    lines,
    sentences,
    messages,
    byType,
    rejected,
    ignored,
    tagBlocksDropped,
    ...(unprinted > 0 ? { unprinted } : {}),
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}

function openFailure(file: string, error: unknown): string {
  return `error: FILE: got ${file} (${codeOf(error)}), expected a readable file\n`;
}

/**
 * Runs the command and resolves with its exit code: 0, 1 for input that cannot be read, 2 for wrong
 * usage. Rejected lines are counted and do not change the exit code.
 */
export async function decodeCommand(argv: string[], io: CommandIo): Promise<number> {
  let args: Arguments;
  try {
    args = parse(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`error: ${error.message}\nusage: ${HELP.split('\n', 1)[0]}\n`);
    return 2;
  }
  if (args.help) {
    io.stdout.write(HELP);
    return 0;
  }
  return decodeFiles(args, io);
}

async function decodeFiles(args: Arguments, io: CommandIo): Promise<number> {
  const out = new Output(io.stdout);
  const rejectFile = args.rejects === undefined ? undefined : createWriteStream(args.rejects);
  let rejectError: unknown;
  rejectFile?.on('error', (error) => {
    rejectError = error;
  });
  const rejects = rejectFile === undefined ? undefined : new Output(rejectFile);
  let unprinted = 0;
  const printer = createGpsdPrinter();
  const stream = createAisStream({
    onMessage(message, reception, payload) {
      const text =
        args.format === 'gpsd'
          ? printer.line(payload, reception.channel)
          : ourJson(message, reception);
      if (text === undefined) unprinted++;
      else out.line(text);
    },
    ...(rejects === undefined
      ? {}
      : { onReject: (reject) => rejects.line(JSON.stringify(reject)) }),
  });
  let failure: string | undefined;
  for (const file of args.files) {
    try {
      const input = file === '-' ? io.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
      for await (const chunk of input) {
        stream.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
        await out.flush();
        if (rejectError === undefined) await rejects?.flush();
      }
      // A file's last line ends with the file, even when its end is missing.
      stream.end();
    } catch (error) {
      failure = openFailure(file, error);
      break;
    }
  }
  await out.flush();
  if (rejectError === undefined) await rejects?.flush();
  if (rejectFile !== undefined && rejectError === undefined) {
    rejectFile.end();
    await finished(rejectFile).catch((error: unknown) => {
      rejectError = error;
    });
  }
  if (rejectError !== undefined) {
    const name = `${args.rejects ?? ''} (${codeOf(rejectError)})`;
    failure ??= `error: --rejects: got ${name}, expected a file that can be written\n`;
  }
  if (failure !== undefined) {
    io.stderr.write(failure);
    return 1;
  }
  io.stderr.write(`${summary(stream.counts, unprinted)}\n`);
  return 0;
}
