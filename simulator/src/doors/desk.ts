/** The centre's own door, from outside: HTTP with a token, each command with a key so that it may be repeated. */
import type {
  Asset,
  AssetView,
  BoatView,
  RefusalReason,
  ReportInput,
  ReportView,
  TaskView,
} from '@straitwatch/protocol';
import { SimulatorError } from '../errors.js';

/** What the centre answered to a command. A refusal is an answer, not an error. */
export interface DeskAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly id?: string;
  readonly boat?: string | null;
  readonly task?: string;
  readonly reasons: readonly RefusalReason[];
}

export interface Desk {
  postReport(report: ReportInput, boat: string | null | undefined): Promise<DeskAnswer>;
  /** A command on one boat: `link`, `handover`, `account-for` ... */
  boat(id: string, action: string, body: object): Promise<DeskAnswer>;
  assign(body: object): Promise<DeskAnswer>;
  taskStatus(id: string, body: object): Promise<DeskAnswer>;
  register(asset: Asset): Promise<DeskAnswer>;
  position(asset: string, body: object): Promise<DeskAnswer>;
  boats(): Promise<BoatView[]>;
  tasks(): Promise<TaskView[]>;
  assets(): Promise<AssetView[]>;
  report(id: string): Promise<ReportView | undefined>;
}

function noAnswer(field: string, value: string, cause?: unknown): SimulatorError {
  const expected = 'an answer of the centre';
  return new SimulatorError({ code: 'SIMULATOR_DESK', field, value, expected, cause });
}

const triesMax = 6;
const pageSize = 500;
/** Pages of one list: a hundred nights of boats. */
const pagesMax = 40;

/**
 * A desk at `baseUrl` with an officer's token. A busy centre (429, 503) or a cut line is tried again
 * with the same key, so that a command is carried out once.
 * @throws SimulatorError SIMULATOR_DESK from its methods, when the centre cannot be reached or cannot understand
 */
export function createDesk(options: { baseUrl: string; token: string; keyPrefix: string }): Desk {
  const { baseUrl, token, keyPrefix } = options;
  let keyCount = 0;

  async function send(path: string, body: object | undefined): Promise<Response> {
    keyCount += 1;
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['idempotency-key'] = `${keyPrefix}-${keyCount}`;
    }
    let cause: unknown;
    for (let tries = 0; tries < triesMax; tries++) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
      try {
        const response = await fetch(`${baseUrl}${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(15_000),
        });
        if (response.status !== 429 && response.status !== 503) return response;
        cause = new Error(`status ${response.status}`);
        await response.arrayBuffer();
      } catch (error) {
        cause = error;
      }
    }
    throw noAnswer(path, cause instanceof Error ? cause.message : 'nothing', cause);
  }

  async function command(path: string, body: object): Promise<DeskAnswer> {
    const response = await send(path, body);
    const { status } = response;
    const told = (await response.json()) as Partial<DeskAnswer> & { message?: string };
    if (status === 200 || status === 201) return { reasons: [], ...told, ok: true, status };
    if (status === 403 || status === 404 || status === 409) {
      return { ok: false, status, reasons: told.reasons ?? [] };
    }
    throw noAnswer(path, `status ${status} ${told.message ?? ''}`.trim());
  }

  async function read<T>(path: string): Promise<T | undefined> {
    const response = await send(path, undefined);
    if (response.status === 404) {
      await response.arrayBuffer();
      return undefined;
    }
    if (!response.ok) throw noAnswer(path, `status ${response.status}`);
    return (await response.json()) as T;
  }

  async function allBoats(): Promise<BoatView[]> {
    const out: BoatView[] = [];
    let after = '';
    for (let page = 0; page < pagesMax; page++) {
      const path = `/api/boats?limit=${pageSize}${after === '' ? '' : `&after=${after}`}`;
      const got = await read<{ boats: BoatView[]; next?: string }>(path);
      out.push(...(got?.boats ?? []));
      if (got?.next === undefined) break;
      after = got.next;
    }
    return out;
  }

  return {
    postReport: (report, boat) =>
      command('/api/reports', boat === undefined ? report : { ...report, boat }),
    boat: (id, action, body) => command(`/api/boats/${id}/${action}`, body),
    assign: (body) => command('/api/tasks', body),
    taskStatus: (id, body) => command(`/api/tasks/${id}/status`, body),
    register: (asset) => command('/api/assets', asset),
    position: (asset, body) => command(`/api/assets/${asset}/position`, body),
    boats: allBoats,
    tasks: async () => (await read<{ tasks: TaskView[] }>('/api/tasks'))?.tasks ?? [],
    assets: async () => (await read<{ assets: AssetView[] }>('/api/assets'))?.assets ?? [],
    report: (id) => read<ReportView>(`/api/reports/${id}`),
  };
}
