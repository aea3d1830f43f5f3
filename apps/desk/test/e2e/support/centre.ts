/** A whole centre as a process of its own: the built `straitwatch serve` in a folder that goes afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BoatView, ReportView, Role, TaskView } from '@straitwatch/protocol';
import { until } from './until.js';

const bin = fileURLToPath(new URL('../../../../cli/dist/bin.js', import.meta.url));
const startWithinMs = 20_000;
const stopWithinMs = 10_000;

export interface Centre {
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  /** Ports of feeds that listen, by the name of their option. */
  readonly feeds: Readonly<Record<string, number>>;
  /** A token of a new officer; the names in the record are those given here. */
  officer(role: Role, name?: string): Promise<string>;
  /** A request as the supervisor made at first start, or as `token`. @throws when it is not done. */
  ask<T>(path: string, body?: object, token?: string): Promise<T>;
  boats(): Promise<BoatView[]>;
  boat(id: string): Promise<BoatView>;
  reports(): Promise<ReportView[]>;
  tasks(): Promise<TaskView[]>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Starts it again on the same folder and port. */
  again(more?: readonly string[]): Promise<void>;
}

interface Told {
  url: string;
  feeds: Record<string, number>;
}

const running = new Set<{ process: ChildProcess; dir: string }>();

/** Starts a centre on a free port. `more` are further options of `straitwatch serve`. */
export async function startCentre(more: readonly string[] = []): Promise<Centre> {
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-desk-'));
  let { process: child, told, said } = await launch('serve', dir, ['--port', '0', ...more]);
  const { url } = told;
  const port = Number(new URL(url).port);
  const supervisor = await printedToken(said);
  const ask = async <T>(path: string, body?: object, token = supervisor): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  return {
    url,
    port,
    dir,
    feeds: told.feeds,
    ask,
    officer: async (role, name = `Test ${role}`) =>
      (await ask<{ token: string }>('/api/officers', { name, role })).token,
    boats: async () => (await ask<{ boats: BoatView[] }>('/api/boats?limit=200')).boats,
    boat: (id) => ask<BoatView>(`/api/boats/${id}`),
    reports: async () => (await ask<{ reports: ReportView[] }>('/api/reports?limit=200')).reports,
    tasks: async () => (await ask<{ tasks: TaskView[] }>('/api/tasks')).tasks,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    again: async (options = more) => {
      ({
        process: child,
        told,
        said,
      } = await launch('serve', dir, ['--port', String(port), ...options]));
    },
  };
}

/** The demonstration, with its night played up to now. @returns its address. */
export async function startDemo(more: readonly string[] = []): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-desk-'));
  const { told, said } = await launch('demo', join(dir, 'demo'), ['--port', '0', ...more]);
  await until(async () => /on its clock/.test(said()));
  return told.url;
}

async function launch(command: 'serve' | 'demo', dir: string, options: readonly string[]) {
  const quiet = command === 'serve' ? ['--log', 'silent'] : [];
  const args = [bin, command, '--data', dir, ...quiet, ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add({ process: child, dir });
  let stderr = '';
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`straitwatch serve ended before it answered: ${stderr}`);
  });
  failed.catch(() => undefined);
  const line = once(createInterface({ input: child.stdout }), 'line', {
    signal: AbortSignal.timeout(startWithinMs),
  });
  const [text] = (await Promise.race([line, failed])) as [string];
  return { process: child, told: JSON.parse(text) as Told, said: () => stderr };
}

/** The link of the first start is printed just after the address. */
async function printedToken(said: () => string): Promise<string> {
  const token = (): string | undefined => /#sign-in=(\S+)\n/.exec(said())?.[1];
  await until(async () => token() !== undefined);
  return token() ?? '';
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await gone;
  clearTimeout(timer);
}

/** Ends every centre that a test file started, and removes their folders. For `afterAll`. */
export async function endCentres(): Promise<void> {
  for (const one of running) {
    await end(one.process, 'SIGKILL');
    rmSync(one.dir, { recursive: true, force: true });
  }
  running.clear();
}
