/** The program: `node apps/cli/dist/bin.js COMMAND`, started by scripts/straitwatch.mjs. */
import { main } from './index.js';

// A reader that has had enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  const got = error.code ?? error.message;
  process.stderr.write(`error: standard output: got ${got}, expected a place to write\n`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2), process);
