/** Where a command reads and writes. Tests give their own. */
export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Exit codes of every command. */
export const exitCodes = { done: 0, badInput: 1, badUsage: 2 } as const;

/** One command: the words after its name in, an exit code out. */
export type CommandRun = (argv: string[], io: CommandIo) => Promise<number>;

export function writeJson(io: CommandIo, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value)}\n`);
}
