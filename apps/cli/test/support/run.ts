/** Runs a command with streams of its own and gives what it wrote. */
import { PassThrough } from 'node:stream';
import { main } from '../../src/index.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function run(argv: readonly string[], input = ''): Promise<Ran> {
  const out = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => {
    const pipe = new PassThrough();
    pipe.on('data', (chunk) => {
      out[name] += String(chunk);
    });
    return pipe;
  };
  const stdin = new PassThrough();
  stdin.end(input);
  const io = { stdin, stdout: stream('stdout'), stderr: stream('stderr') };
  const code = await main([...argv], io);
  return { code, ...out };
}
