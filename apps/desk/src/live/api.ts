/** Requests to the server. What is refused comes back as reasons, what is wrong as a problem. */
import type { Officer, Problem, Refusal } from '@straitwatch/protocol';
import { typeset } from '../words/typeset.js';

export type Answer<T> =
  | { ok: true; body: T }
  | { ok: false; refusal: Refusal }
  | { ok: false; problem: Problem }
  /** The server did not answer: nothing is known to be stored. */
  | { ok: false; lost: true };

/** Sends once. `key` makes sending again harmless. */
export async function request<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  key?: string,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, lost: true };
  }
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = text === '' ? {} : JSON.parse(text);
  } catch {
    parsed = { error: 'unreadable', message: text.slice(0, 200) };
  }
  if (response.ok) return { ok: true, body: parsed as T };
  if (response.status === 409) return { ok: false, refusal: parsed as Refusal };
  // 503: the disk or the queue is full. The call must be sent again, so it counts as not answered.
  if (response.status === 503) return { ok: false, lost: true };
  return { ok: false, problem: parsed as Problem };
}

/** What went wrong, in sentences. Empty when nothing did. */
export function sentences(answer: Answer<unknown>, lost: string): string[] {
  const language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
  return written(answer, lost).map((one) => typeset(one, language));
}

function written(answer: Answer<unknown>, lost: string): string[] {
  if (answer.ok) return [];
  if ('refusal' in answer) {
    const { reasons, message } = answer.refusal;
    return reasons?.length > 0 ? reasons.map((one) => one.text) : [message];
  }
  if ('problem' in answer) return [answer.problem.message];
  return [lost];
}

export interface Session {
  officer: Officer;
  mode: 'live' | 'exercise' | 'demonstration';
  centre: 'uk' | 'fr';
}
