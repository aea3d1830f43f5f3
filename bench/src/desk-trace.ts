/** What the main thread of a page did, read from a Chromium trace. */
import { percentile } from './bench-numbers.js';

/** Set in the page when a message of the live line arrives, before anything handles it. */
export const LIVE_MARK = 'straitwatch live message';
/** Set in the page when the trace begins: it tells which thread is the page's. */
export const TRACE_MARK = 'straitwatch trace';
/** Messages that arrive closer together than this were sent by one flush of the server: one update. */
const TOGETHER_US = 50_000;

/** The fields of a trace event that are needed; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

interface Task {
  readonly startUs: number;
  /** On the clock, waiting for the graphics process included. */
  readonly wallUs: number;
  /** On the processor. */
  readonly cpuUs: number;
}

export interface Work {
  readonly updates: number;
  readonly seconds: number;
  /** Milliseconds of main-thread work for one update, everything until the next one charged to it. */
  readonly cpuMs: readonly number[];
  readonly wallMs: readonly number[];
  /** Milliseconds a second, whatever caused it. */
  readonly cpuMsPerS: number;
  readonly longestTaskMs: number;
}

/** @throws Error when the trace has no tasks: a wrong category must not look like no work. */
export function readWork(trace: Buffer): Work {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString('utf8'));
  const marks = traceEvents.filter((one) => one.name === LIVE_MARK && one.ph !== 'e');
  const threads = new Map<string, Task[]>();
  for (const { name, ph, pid, tid, ts, dur, tdur } of traceEvents) {
    if (name !== 'RunTask' || ph !== 'X') continue;
    const key = `${pid} ${tid}`;
    const tasks = threads.get(key) ?? [];
    tasks.push({ startUs: ts, wallUs: dur ?? 0, cpuUs: tdur ?? dur ?? 0 });
    threads.set(key, tasks);
  }
  const main = traceEvents.find((one) => one.name === TRACE_MARK);
  const tasks = threads.get(`${main?.pid} ${main?.tid}`) ?? [];
  if (tasks.length === 0) throw new Error('trace: got no tasks of the page, expected some');
  tasks.sort((a, b) => a.startUs - b.startUs);
  const first = tasks[0]?.startUs ?? 0;
  const last = tasks.at(-1);
  const seconds = ((last?.startUs ?? 0) + (last?.wallUs ?? 0) - first) / 1e6;
  const begins = updatesOf(marks.map((one) => one.ts));
  return {
    updates: Math.max(0, begins.length - 1),
    seconds,
    ...perUpdate(tasks, begins),
    cpuMsPerS: tasks.reduce((sum, one) => sum + one.cpuUs, 0) / 1_000 / seconds,
    longestTaskMs: tasks.reduce((most, one) => Math.max(most, one.wallUs), 0) / 1_000,
  };
}

/** When each update began. */
function updatesOf(marksUs: readonly number[]): number[] {
  const sorted = [...marksUs].sort((a, b) => a - b);
  return sorted.filter((at, i) => i === 0 || at - (sorted[i - 1] ?? 0) > TOGETHER_US);
}

/** The task that a mark stands in has begun before it, so a window begins with that task. */
function perUpdate(tasks: readonly Task[], begins: readonly number[]) {
  const cpuMs: number[] = [];
  const wallMs: number[] = [];
  let at = 0;
  for (let i = 0; i + 1 < begins.length; i += 1) {
    const from = begins[i] ?? 0;
    const to = begins[i + 1] ?? 0;
    while (endUs(tasks[at]) <= from) at += 1;
    let cpuUs = 0;
    let wallUs = 0;
    for (; at < tasks.length && endUs(tasks[at]) <= to; at += 1) {
      cpuUs += tasks[at]?.cpuUs ?? 0;
      wallUs += tasks[at]?.wallUs ?? 0;
    }
    cpuMs.push(cpuUs / 1_000);
    wallMs.push(wallUs / 1_000);
  }
  return { cpuMs, wallMs };
}

function endUs(task: Task | undefined): number {
  return task === undefined ? Number.POSITIVE_INFINITY : task.startUs + task.wallUs;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The numbers that are shown; `idleMsPerS` is what the page does when nothing arrives. */
export function workNumbers(work: Work, idleMsPerS: number): Record<string, number> {
  const perUpdateIdleMs = (work.seconds / Math.max(1, work.updates)) * idleMsPerS;
  return {
    updates: work.updates,
    updatesPerS: tenth(work.updates / work.seconds),
    cpuP50Ms: tenth(percentile(work.cpuMs, 50)),
    cpuP95Ms: tenth(percentile(work.cpuMs, 95)),
    cpuMaxMs: tenth(percentile(work.cpuMs, 100)),
    wallP50Ms: tenth(percentile(work.wallMs, 50)),
    wallP95Ms: tenth(percentile(work.wallMs, 95)),
    idleShareMs: tenth(perUpdateIdleMs),
    cpuMsPerS: tenth(work.cpuMsPerS),
    longestTaskMs: tenth(work.longestTaskMs),
  };
}
