/** A command in this process with streams of its own: what it says, and the code it ends with. */
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/index.js';
import type { CommandIo, CommandRun } from '../../src/io.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `straitwatch` with these words, and this on its standard input. */
export function run(argv: readonly string[], input: string | Buffer = ''): Promise<Ran> {
  return collected((io) => main(argv, io), input);
}

/** One command by itself, without what `main` makes of its errors. */
export function runCommand(
  command: CommandRun,
  argv: string[],
  input: string | Buffer = '',
): Promise<Ran> {
  return collected((io) => command(argv, io), input);
}

async function collected(
  act: (io: CommandIo) => Promise<number>,
  input: string | Buffer,
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [gathered(stdout), gathered(stderr)];
  const code = await act({ stdin: Readable.from([input]), stdout, stderr });
  // What was written last may still be on its way.
  await new Promise((resolve) => setImmediate(resolve));
  return { code, stdout: out(), stderr: err() };
}

/** Bytes, not pieces of text: a letter may be cut in two. */
function gathered(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Each line of NDJSON. */
export function linesOf(text: string) {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}
