/** `straitwatch forcing check`: what files of currents, winds and waves hold, and why they are refused. */
import { checkForcing, type ForcingReport, type OpenOptions } from '@straitwatch/forcing';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { type ParsedOptions, parseOptions, UsageError } from './options.js';

const HELP = `straitwatch forcing check [--window W,S,E,N] [--from TIME] [--to TIME] [--lang en|fr] FILE...

Reads files of currents, winds, waves and sea temperature (CF-NetCDF, classic or NetCDF-4; GRIB2) through, and
writes one JSON object a file: what it holds, what of it would be used, and why the rest is refused, in English
and French. Sentences for people go to standard error.

  --window W,S,E,N  only this part of the world, in degrees: -1.5,49.5,4.5,52.5
  --from TIME       only times from here on, such as 2026-01-10T00:00:00Z
  --to TIME         only times up to here
  --lang en|fr      the language of the sentences on standard error (the default is en)
  --help            shows this text

Exit code 1 when a file, or a quantity that it has, cannot be used.
`;

/** Files of one call. */
const filesMax = 1000;

export async function forcingCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: ['window', 'from', 'to', 'lang'],
    wordsMax: filesMax + 1,
  });
  if (options.help) {
    io.stdout.write(HELP);
    return exitCodes.done;
  }
  const [verb, ...files] = options.words;
  if (verb !== 'check') {
    throw new UsageError(`forcing: got ${verb ?? 'nothing'}, expected check`);
  }
  if (files.length === 0) throw new UsageError('FILE: got none, expected at least one');
  const lang = options.value('lang') ?? 'en';
  if (lang !== 'en' && lang !== 'fr') {
    throw new UsageError(`--lang: got ${lang.slice(0, 40)}, expected en or fr`);
  }
  const asked = askedOf(options);
  let isAllGood = true;
  for (const file of files) {
    const report = await checkForcing(file, asked);
    writeJson(io, report);
    tell(report, lang, io);
    if (!report.usable || report.refusals.length > 0) isAllGood = false;
  }
  return isAllGood ? exitCodes.done : exitCodes.badInput;
}

function askedOf(options: ParsedOptions): OpenOptions {
  const fromMs = timeOf(options, 'from');
  const toMs = timeOf(options, 'to');
  const text = options.value('window');
  const numbers = text?.split(',').map(Number);
  const [westDeg, southDeg, eastDeg, northDeg] = numbers ?? [];
  if (numbers !== undefined && (numbers.length !== 4 || !numbers.every(Number.isFinite))) {
    throw new UsageError(`--window: got ${text?.slice(0, 60)}, expected W,S,E,N in degrees`);
  }
  return {
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(toMs === undefined ? {} : { toMs }),
    ...(westDeg === undefined ||
    southDeg === undefined ||
    eastDeg === undefined ||
    northDeg === undefined
      ? {}
      : { window: { westDeg, southDeg, eastDeg, northDeg } }),
  };
}

function timeOf(options: ParsedOptions, name: string): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  const timeMs = Date.parse(text);
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(text) && Number.isFinite(timeMs)) return timeMs;
  const expected = 'a time such as 2026-01-10T00:00:00Z';
  throw new UsageError(`--${name}: got ${text.slice(0, 40)}, expected ${expected}`);
}

/** What stands in the JSON, for a person: refusals as every command tells them. */
function tell(report: ForcingReport, lang: 'en' | 'fr', io: CommandIo): void {
  for (const { field, value, expected, ...refusal } of report.refusals) {
    io.stderr.write(`error: ${field}: got ${value}, expected ${expected}\n`);
    io.stderr.write(`  ${refusal[lang]}\n`);
  }
  for (const note of report.notes) io.stderr.write(`${report.file}: ${note[lang]}\n`);
  for (const { quantity, from, to, source } of report.fields) {
    io.stderr.write(`${report.file}: ${quantity}, ${from} to ${to} (${source})\n`);
  }
}
