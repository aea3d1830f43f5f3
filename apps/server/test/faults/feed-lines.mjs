// A million mutated lines through a real server's TCP door, with screens that watch, and how much memory
// it holds meanwhile.
//
//   node apps/server/test/faults/feed-lines.mjs --lines 1000000 --seed 1
//
// Asks: the server answers to the end; every line is counted (lines = what was sent, each a message, a
// part of one, ignored or kept aside by its reason); what is kept aside stays within its files; memory is
// flat: the last half of the run holds no more than the first and an allowance. Needs a build.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '@straitwatch/maths';
import WebSocketClient from 'ws';
import { check, makeOfficers, startServer } from './centre.mjs';
import { mutated, rightSentences } from './lines.mjs';

const chunkLines = 1_000;
const samples = 20;
/** What the second half may hold more than the first, MB: a heap breathes by more than nothing. */
const growthMaxMB = 40;
const screens = 3;
function rssMB(pid) {
  const [, kB] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kB) / 1024);
}

/** Sums of the feed metrics by name, and of what was kept aside by reason. */
export async function feedMetrics(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const sums = {};
  for (const [, name, labels, value] of text.matchAll(
    /^straitwatch_feed_(\w+?)(?:_total)?\{([^}]*)\} (\d+)$/gm,
  )) {
    const reason = /reason="(\w+)"/.exec(labels)?.[1];
    const key = reason === undefined ? name : `${name}.${reason}`;
    sums[key] = (sums[key] ?? 0) + Number(value);
  }
  return sums;
}

async function send({ socket, rng, base, lines }) {
  let sent = 0;
  for (let done = 0; done < lines; done += chunkLines) {
    let text = '';
    for (let i = 0; i < chunkLines; i += 1) {
      text += `${mutated(rng, base[Math.floor(rng.uniform() * base.length)] ?? '')}\r\n`;
    }
    sent += text.split(/\r\n|\r|\n/).length - 1;
    if (!socket.write(Buffer.from(text, 'latin1'))) await once(socket, 'drain');
  }
  return sent;
}

/** @returns counts and memory. @throws Error naming what was not as it must be. */
export async function feedLines({ lines, seed, dataDir, tell = () => undefined }) {
  const [token] = makeOfficers(dataDir, 1);
  const server = await startServer(dataDir, ['--feed', 'tcp-listen://127.0.0.1:0']);
  try {
    const { url, child, feeds } = server;
    const [port] = Object.values(feeds);
    const protocols = ['straitwatch', `bearer.${token}`];
    let frames = 0;
    for (let i = 0; i < screens; i += 1) {
      const screen = new WebSocketClient(`${url.replace('http', 'ws')}/api/live`, protocols);
      screen.on('message', () => {
        frames += 1;
      });
      await once(screen, 'open');
    }
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const rng = createRng(seed);
    const base = rightSentences(rng);
    const rss = [];
    let sent = 0;
    for (let i = 0; i < samples; i += 1) {
      sent += await send({ socket, rng, base, lines: lines / samples });
      rss.push(rssMB(child.pid));
      tell({ sent, rssMB: rss.at(-1) });
    }
    socket.end();
    let counted = await feedMetrics(url);
    for (let i = 0; i < 200 && counted.lines < sent; i += 1) {
      await pause(50);
      counted = await feedMetrics(url);
    }
    check(counted.lines === sent, `sent ${sent} lines, counted ${counted.lines}`);
    const reasons = Object.entries(counted).filter(([name]) => name.startsWith('rejected.'));
    const rejected = reasons.reduce((sum, [, count]) => sum + count, 0);
    check(
      rejected === counted.kept_aside + counted.counted_only,
      'rejected, but not accounted for',
    );
    const health = await fetch(`${url}/api/health`);
    check(health.status === 200, `health: ${health.status}`);
    const half = rss.length / 2;
    const growthMB = Math.max(...rss.slice(half)) - Math.max(...rss.slice(0, half));
    check(growthMB <= growthMaxMB, `memory grew by ${growthMB} MB: ${rss.join(' ')}`);
    const folder = join(dataDir, 'rejects');
    const files = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    check(files.length <= 3 && Math.max(...files) < 5 * 1024 * 1024, `kept aside: ${files}`);
    child.kill('SIGTERM');
    check((await server.exited) === 0, `the stop: ${server.said()}`);
    return { lines, seed, sent, frames, counted, rssMB: rss, growthMB, keptBytes: files };
  } finally {
    server.child.kill('SIGKILL');
    await server.exited;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { lines: { type: 'string' }, seed: { type: 'string' } },
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'straitwatch-lines-'));
  const result = await feedLines({
    lines: Number(values.lines ?? 1_000_000),
    seed: Number(values.seed ?? 1),
    dataDir,
    tell: ({ sent, rssMB: held }) => process.stderr.write(`${sent} lines, ${held} MB\n`),
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  rmSync(dataDir, { recursive: true, force: true });
}
