// What the fault programs share: a real server as a process, officers who speak to it, and the questions
// that are asked of it afterwards.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { verifyJournal } from '@straitwatch/journal';
import { OfficerStore } from '@straitwatch/server';
import { foldViews } from '@straitwatch/views';
import WebSocketClient from 'ws';
import { seeded, speak } from './load.mjs';

const bin = fileURLToPath(new URL('../../../cli/dist/bin.js', import.meta.url));
const startWithinMs = 60_000;

/** Starts a server on `dataDir`; resolves with its address when it answers. */
export async function startServer(dataDir, more = []) {
  const child = spawn(
    process.execPath,
    [bin, 'serve', '--data', dataDir, '--port', '0', '--log', 'error', ...more],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (bytes) => {
    said = (said + bytes).slice(-4_000);
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    exited.then((code) => Promise.reject(new Error(`server ended with ${code}: ${said}`))),
    pause(startWithinMs, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`server silent: ${said}`)),
    ),
  ]);
  const { url, feeds } = JSON.parse(line);
  return { child, exited, url, feeds, said: () => said };
}

async function allEntries(url, token) {
  const entries = [];
  let from = 1;
  while (from !== undefined) {
    const response = await fetch(`${url}/api/entries?from=${from}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = await response.json();
    entries.push(...page.entries);
    from = page.next;
  }
  return entries;
}

/** Hello and snapshot as a new screen gets them. */
function firstSnapshot(url, token) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocketClient(`${url.replace('http', 'ws')}/api/live`, [
      'straitwatch',
      `bearer.${token}`,
    ]);
    socket.onerror = () => reject(new Error('live line not opened'));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type !== 'snapshot') return;
      socket.close();
      resolve(message);
    };
  });
}
export function check(isRight, what) {
  if (!isRight) throw new Error(what);
}

/** Every promise against the record. */
export async function checkPromises({ url, token, promises, dataDir }) {
  const verdict = await verifyJournal(join(dataDir, 'journal'), { signatures: 'last' });
  check(verdict.ok, `record does not verify: ${JSON.stringify(verdict)}`);
  const snapshot = await firstSnapshot(url, token);
  const entries = await allEntries(url, token);
  check(entries.length >= snapshot.head, `record shorter than the views' head ${snapshot.head}`);
  const stored = new Map();
  for (const entry of entries) {
    if (entry.kind === 'report.received') stored.set(entry.body.report.id, entry.body.report);
  }
  for (const [id, sent] of promises.reports) {
    const report = stored.get(id);
    check(report !== undefined, `acknowledged report ${id} is not in the record`);
    check(report.text === sent.text, `report ${id} is not as it was sent`);
  }
  const byKey = new Map();
  for (const entry of entries) {
    const key = entry.command?.replace(/:[0-9a-f]{12}$/, '');
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), entry.n]);
  }
  for (const [n, key] of promises.entries) {
    check(byKey.get(key)?.includes(n) === true, `acknowledged entry ${n} of ${key} is not there`);
  }
  const folded = foldViews(entries.slice(0, snapshot.head)).snapshot(snapshot.nowMs);
  for (const part of ['boats', 'reports', 'tasks', 'assets', 'counts', 'log']) {
    const same = isDeepStrictEqual(snapshot[part], JSON.parse(JSON.stringify(folded[part])));
    check(same, `${part} shown differ from those folded from the first entry`);
  }
  return { entries: entries.length };
}

/** Commands whose answer was lost are sent again with their keys; each is there once in the end. */
export async function sendAgain({ url, promises, random }) {
  let again = 0;
  for (const [key, one] of promises.keys) {
    const isLost = one.state === 'sent';
    if (!isLost && random() > 0.02) continue;
    const response = await fetch(url + one.path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${one.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(one.body),
    });
    const body = await response.json();
    again += 1;
    if (isLost) {
      if (response.ok) {
        promises.keys.set(key, { ...one, state: 'done', answer: body });
        for (const n of body.entries) promises.entries.set(n, key);
        if (one.path === '/api/reports') promises.reports.set(body.id, one.body);
      } else {
        const isRefused = response.status === 409 || response.status === 404;
        check(isRefused, `${response.status} to ${key}: ${JSON.stringify(body)}`);
        promises.keys.delete(key);
      }
    } else {
      check(response.ok && body.repeated === true, `${key} was carried out twice`);
      const same = isDeepStrictEqual(body.entries, one.answer.entries);
      check(same, `${key} gave another answer: ${JSON.stringify([one.answer, body])}`);
    }
  }
  return again;
}

/** Tokens of so many watch officers. */
export function makeOfficers(dataDir, count) {
  const store = new OfficerStore(dataDir);
  return Array.from({ length: count }, (_, i) => {
    const officer = { name: `Officer ${i}`, role: 'watch-officer', centre: 'uk' };
    return store.add(officer).token;
  });
}

/** All officers speak at once until `signal`; the promise rejects at the first unclear answer. */
export function startLoad({ url, tokens, promises, seed, round, signal, mayBeFull = false }) {
  const speakers = tokens.map((token, i) =>
    speak({
      url,
      token,
      random: seeded(seed * 1_000_003 + round * 101 + i),
      promises,
      name: `r${round}o${i}`,
      signal,
      mayBeFull,
    }),
  );
  const all = Promise.all(speakers);
  all.catch(() => undefined);
  return all;
}
