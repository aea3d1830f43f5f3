/** `straitwatch verify`: proves a record from its first entry to its last. */
import { existsSync } from 'node:fs';
import { type Head, verifyJournal } from '@straitwatch/journal';
import { journalDir } from '@straitwatch/server';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { parseOptions, UsageError } from './options.js';

const help = `straitwatch verify DIR [--head N:HASH]...

Proves the record in DIR (the folder of a centre, or of its journal): every hash, link, number
and signature. Reads only; the server may be running. Prints {"entries":N,"head":"HASH","ok":true},
or exits with 1 and names the first entry that is wrong.

  --head N:HASH   a head known from elsewhere (the other centre, a printout): the record must pass
                  it. Only this can show that the end of a record was cut off.
  --help          shows this text
`;

export async function verifyCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, { lists: ['head'], wordsMax: 1 });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const [dir] = options.words;
  if (dir === undefined) throw new UsageError('DIR: got nothing, expected the folder of a centre');
  const inside = journalDir(dir);
  const isTerminal = Reflect.get(io.stderr, 'isTTY') === true;
  const verdict = await verifyJournal(existsSync(inside) ? inside : dir, {
    known: options.list('head').map(headOf),
    ...(isTerminal
      ? { onProgress: (entries: number) => io.stderr.write(`\rverified ${entries}`) }
      : {}),
  });
  if (isTerminal) io.stderr.write('\n');
  if (verdict.ok) {
    const { entries, head, signedHeads, unsignedEntries } = verdict;
    writeJson(io, { entries, head: head.hash, ok: true, signedHeads, unsignedEntries });
    return exitCodes.done;
  }
  const { entries, firstBad, field, got, expected } = verdict;
  writeJson(io, { entries, ok: false, firstBad, field, got, expected });
  io.stderr.write(`error: entry ${firstBad} ${field}: got ${got}, expected ${expected}\n`);
  return exitCodes.badInput;
}

function headOf(text: string): Head {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (found !== null) return { n: Number(found[1]), hash: found[2] ?? '' };
  throw new UsageError(`--head: got ${text.slice(0, 80)}, expected NUMBER:HASH`);
}
