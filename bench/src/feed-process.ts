/** A server as a process of its own, and what it costs the machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const CLOCK_TICKS_PER_S = 100;
const SAMPLE_EVERY_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

export class ServerProcess {
  readonly #child: ChildProcess;
  /** Its first line on standard output. */
  readonly said: string;
  #timer: NodeJS.Timeout | undefined;
  #begunMs = 0;
  #begunCpuS = 0;
  rssMaxMB = 0;

  private constructor(child: ChildProcess, said: string) {
    this.#child = child;
    this.said = said;
  }

  /** Starts it and waits for its first line. @throws Error when it ends before. */
  static async start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${args[0]}: ended with ${String(code)} before it was ready`);
    });
    ended.catch(() => undefined);
    const line = once(createInterface({ input: child.stdout }), 'line');
    const [said] = await Promise.race([line, ended]);
    return new ServerProcess(child, String(said));
  }

  /** From here on processor time and memory count. */
  measure(): void {
    this.#begunMs = performance.now();
    this.#begunCpuS = this.#cpuS();
    this.rssMaxMB = this.#rssMB();
    this.#timer = setInterval(() => {
      this.rssMaxMB = Math.max(this.rssMaxMB, this.#rssMB());
    }, SAMPLE_EVERY_MS);
  }

  /** Processor time since `measure`, percent of one core. All its threads count. */
  cpuPercent(): number {
    const tookS = (performance.now() - this.#begunMs) / 1_000;
    return ((this.#cpuS() - this.#begunCpuS) / tookS) * 100;
  }

  /** User and system time of the process (proc(5): fields 14 and 15 of stat). */
  #cpuS(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_S;
  }

  #rssMB(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
  }

  /** @returns how long the stop took, milliseconds. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    if (this.#child.exitCode !== null) return 0;
    const begunMs = performance.now();
    const exited = once(this.#child, 'exit');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    this.#child.kill('SIGTERM');
    await exited;
    clearTimeout(force);
    return performance.now() - begunMs;
  }
}
