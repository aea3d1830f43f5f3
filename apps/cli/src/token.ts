/** `straitwatch token`: makes an officer and prints the token, once. */
import { OfficerStore, officerCentre, readCentre, roleByName } from '@straitwatch/server';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { needed, oneOf, parseOptions, UsageError } from './options.js';

const help = `straitwatch token --data DIR --name NAME --role ROLE [--centre uk|fr]

Makes an officer of the centre in DIR and prints the token as one JSON line. The token is not
kept anywhere and cannot be printed again. Works while the server runs.

  --role ROLE    watch-officer, supervisor, liaison (of the other centre) or read-only
  --centre uk|fr the centre of the server (the one that DIR was made for, else uk)
  --help         shows this text
`;

export async function tokenCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, { values: ['data', 'name', 'role', 'centre'] });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const dataDir = needed(options, 'data');
  const name = needed(options, 'name').trim();
  if (name.length < 1 || name.length > 80) {
    throw new UsageError(`--name: got ${name.length} characters, expected 1 to 80`);
  }
  const said = needed(options, 'role');
  const role = roleByName(said);
  if (role === undefined) {
    const expected = 'watch-officer, supervisor, liaison or read-only';
    throw new UsageError(`--role: got ${said.slice(0, 40)}, expected ${expected}`);
  }
  const known = readCentre(dataDir);
  const ownCentre = oneOf(options, 'centre', ['uk', 'fr'], known ?? 'uk');
  if (known !== undefined && ownCentre !== known) {
    throw new UsageError(`--centre: got ${ownCentre}, expected ${known}, as the folder is`);
  }
  const centre = officerCentre(role, ownCentre);
  const { token, officer } = new OfficerStore(dataDir).add({ name, role, centre });
  writeJson(io, { token, id: officer.id, name, role, centre });
  return exitCodes.done;
}
