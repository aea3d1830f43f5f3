// A busy night from outside: several officers and one feed speak to a real server at once, and every
// acknowledged answer is kept, so that it can be asked of the record afterwards.
import { setTimeout as pause } from 'node:timers/promises';

/** A small seeded generator (mulberry32), so that a run replays. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the server has promised. */
export function createPromises() {
  return {
    reports: new Map(),
    entries: new Map(),
    keys: new Map(),
    refused: 0,
    unanswered: 0,
    /** Answers that said that the record could not be written, and the last of them. */
    notStored: 0,
    lastNotStored: undefined,
  };
}

function isoNow() {
  return new Date().toISOString();
}

function randomCommand(random, known) {
  const boat = known.boats[Math.floor(random() * known.boats.length)];
  const how = random();
  if (boat === undefined || how < 0.55) {
    // A boat for some fifty reports, as on a busy night; and some reports that nobody has placed yet.
    const isNew = boat === undefined || random() < 0.02;
    const near = isNew ? 'new' : random() < 0.95 ? boat : null;
    return {
      path: '/api/reports',
      body: {
        time: isoNow(),
        centre: 'uk',
        channel: random() < 0.5 ? '999' : 'vhf',
        persons: { count: 1 + Math.floor(random() * 60), quality: 'stated' },
        position: { lat: 50.8 + random() * 0.4, lon: 1.2 + random() * 0.6, radiusM: 500 },
        text: `call ${Math.floor(random() * 1e9)}`,
        boat: near,
      },
    };
  }
  const paths = [
    ['phase', { phase: random() < 0.5 ? 'alert' : 'distress', reason: 'as the caller says' }],
    ['note', { text: `note ${Math.floor(random() * 1e9)}` }],
    ['handover', {}],
    ['withdraw', {}],
    ['account-for', {}],
  ];
  const [action, body] = paths[Math.floor(random() * paths.length)];
  return { path: `/api/boats/${boat}/${action}`, body };
}

/**
 * Sends commands until `signal` says stop or the server is gone.
 * @param options url, token, random, promises, name (of this officer), signal, mayBeFull (then "not
 *   stored" is an answer like any other: the command may be sent again with its key)
 */
export async function speak({ url, token, random, promises, name, signal, mayBeFull }) {
  const known = { boats: [...(promises.boats ?? [])] };
  for (let i = 0; !signal.aborted; i += 1) {
    const { path, body } = randomCommand(random, known);
    const key = `${name}-${i}`;
    const sent = { path, body, token };
    promises.keys.set(key, { ...sent, state: 'sent' });
    let answer;
    try {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
        signal,
      });
      answer = { status: response.status, body: await response.json() };
    } catch {
      promises.unanswered += 1;
      if (signal.aborted) return;
      await pause(5);
      continue;
    }
    if (mayBeFull && answer.status === 503 && answer.body.error === 'not-stored') {
      promises.notStored += 1;
      promises.lastNotStored = answer.body;
      await pause(10);
      continue;
    }
    keep(promises, known, key, sent, answer);
  }
}

function keep(promises, known, key, sent, { status, body }) {
  if (status === 409 || status === 404) {
    promises.refused += 1;
    promises.keys.delete(key);
    return;
  }
  if (status !== 200 && status !== 201) {
    throw new Error(`${status} to ${sent.path}: ${JSON.stringify(body)}`);
  }
  promises.keys.set(key, { ...sent, state: 'done', answer: body });
  for (const n of body.entries) promises.entries.set(n, key);
  if (sent.path === '/api/reports') {
    promises.reports.set(body.id, sent.body);
    if (typeof body.boat === 'string' && !known.boats.includes(body.boat)) {
      known.boats.push(body.boat);
      if (known.boats.length > 40) known.boats.shift();
      promises.boats = known.boats;
    }
  }
}
