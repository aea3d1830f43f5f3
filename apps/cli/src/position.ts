/** `straitwatch position`: what a pasted position means. */
import { understandPosition } from '@straitwatch/protocol';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { parseOptions, UsageError } from './options.js';

const help = `straitwatch position TEXT

Understands a position as people send it: degrees in any common form, map links, geo: URIs, plus
codes, MGRS, AML texts. Prints it with the radius that holds the true place with 95 % and what was assumed.
"-" reads the text from standard input.
`;

const textMax = 20_000;

export async function positionCommand(argv: string[], io: CommandIo): Promise<number> {
  // A position may start with a minus sign: everything but --help is text.
  if (argv.length === 1 && (argv[0] === '--help' || argv[0] === '-h')) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const options = parseOptions(['--', ...argv.filter((word) => word !== '--')], {
    wordsMax: 1_000,
  });
  if (options.words.length === 0) throw new UsageError('TEXT: got nothing, expected a position');
  const said = options.words.join(' ');
  const text = said === '-' ? await allOf(io.stdin) : said;
  const { ok, ...result } = understandPosition(text);
  if (ok) {
    writeJson(io, result);
    return exitCodes.done;
  }
  if ('error' in result) {
    const { field, value, expected } = result.error;
    io.stderr.write(`error: ${field}: got ${value}, expected ${expected}\n`);
  }
  return exitCodes.badInput;
}

async function allOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk.toString();
    if (text.length > textMax) break;
  }
  return text;
}
