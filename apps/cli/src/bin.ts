/** The program: `node apps/cli/dist/bin.js COMMAND`, started by scripts/straitwatch.mjs. */
import { main } from './index.js';

// A reader that has had enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), process);
