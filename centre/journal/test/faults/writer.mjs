// A journal writer that is made to be killed: many callers append groups without pause, and every
// acknowledged group is printed before the next is sent. Arguments: base URL of the built package,
// folder, seed. Each line: `ack FIRST LAST HASH`, or `fail CODE SQLITE`.
import { writeSync } from 'node:fs';

const [, , base, dir, seedText, clients = '16'] = process.argv;
const { openJournal } = await import(new URL('index.js', base).href);

/** A small seeded generator (xorshift32): the same seed sends the same groups. */
function generator(seed) {
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const random = generator(Number(seedText));
const journal = await openJournal({
  dir,
  centre: 'uk',
  mode: 'exercise',
  create: true,
  clock: Date.now,
  software: 'straitwatch fault test',
});
writeSync(1, `open ${journal.head.n} ${journal.head.hash}\n`);

let group = 0;
/** Whole lines, also when the pipe is full for a moment because its reader is slow. */
function tell(line) {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

async function client(id) {
  for (;;) {
    group += 1;
    const count = 1 + random(4);
    const mine = `${process.pid}-${group}`;
    const text = 'x'.repeat(random(50) === 0 ? 60_000 : random(900));
    const drafts = Array.from({ length: count }, (_, part) => ({
      kind: 'report.received',
      kv: 1,
      at: new Date().toISOString(),
      by: { officer: `o-${id}` },
      body: { group: mine, part, count, text },
    }));
    try {
      const entries = await journal.append(drafts);
      const last = entries[entries.length - 1];
      tell(`ack ${entries[0].n} ${last.n} ${last.hash}\n`);
      if (random(200) === 0) {
        const data = JSON.stringify({ n: last.n, text });
        await journal.saveSnapshot({ name: 'view', version: 1, n: last.n, hash: last.hash, data });
      }
    } catch (error) {
      tell(`fail ${error.code} ${error.value}\n`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

await Promise.all(Array.from({ length: Number(clients) }, (_, id) => client(id)));
