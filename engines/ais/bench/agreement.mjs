// Compares our messages with gpsdecode's lines and libais's fields on all vectors.
// Run after a build: node engines/ais/bench/agreement.mjs  (PYTHON names a Python that has libais)
// With --write what was seen goes to test/vectors/agreement.json, and gpsdecode is asked anew what it
// prints for the made-up contents of gpsd-contents.json; test/agreement.test.ts holds both.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAisStream, createGpsdPrinter, gpsdJson, payloadOf } from '../dist/index.js';

const NAMES = [
  'norway-1000.nm4',
  'nais300-merrimac.log',
  'nais400-merrimac.log',
  'pyais-sample.nmea',
  'gatehouse.nmea',
  'libais-tagblock.nmea',
  'libais-typeexamples.nmea',
  'libais-test.aivdm',
];
const folder = new URL('../test/vectors/', import.meta.url);
const frozen = { recordings: {}, libais: {} };
const SIX = Array.from({ length: 64 }, (_, v) => String.fromCharCode(v < 40 ? v + 48 : v + 56));

/** Payload as armoured text: what libais takes. */
function armoured({ words, bits }) {
  let text = '';
  const chars = Math.ceil(bits / 6);
  for (let i = 0; i < chars; i++)
    text += SIX[(words[Math.floor(i / 5)] >>> (6 * (4 - (i % 5)))) & 63];
  return { text, fill: chars * 6 - bits };
}

function read(name) {
  const found = [];
  const printer = createGpsdPrinter();
  const stream = createAisStream({
    onMessage(message, reception, payload) {
      found.push({
        message,
        gpsd: printer.line(payload, reception.channel),
        ...armoured(payload),
      });
    },
  });
  stream.push(readFileSync(fileURLToPath(new URL(name, folder))));
  stream.end();
  return found;
}

function gpsdecode(name) {
  const input = Buffer.concat([
    readFileSync(fileURLToPath(new URL(name, folder))),
    Buffer.from('\n'),
  ]);
  const done = spawnSync('gpsdecode', ['-s'], { input, maxBuffer: 1 << 28 });
  if (done.status !== 0) return undefined;
  return done.stdout
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line.includes('"AIS"'));
}

function compareGpsd(name, ours) {
  const theirs = gpsdecode(name);
  if (theirs === undefined) return console.log(`${name}: gpsdecode is not here`);
  const printed = ours.flatMap(({ gpsd }) => gpsd ?? []);
  const inOrder = printed.join('\n') === theirs.join('\n');
  const sha256 = createHash('sha256').update(theirs.join('\n')).digest('hex');
  frozen.recordings[name] = { lines: theirs.length, sha256 };
  const bag = new Map();
  for (const line of theirs) bag.set(line, (bag.get(line) ?? 0) + 1);
  let same = 0;
  const only = {};
  for (const { gpsd, message } of ours) {
    const left = bag.get(gpsd) ?? 0;
    if (left > 0) {
      bag.set(gpsd, left - 1);
      same++;
    } else {
      const kind = gpsd === undefined ? `${message.type} (cut short)` : message.type;
      only[kind] = (only[kind] ?? 0) + 1;
    }
  }
  const theirOnly = {};
  for (const [line, count] of bag) {
    const { type } = JSON.parse(line);
    if (count > 0) theirOnly[type] = (theirOnly[type] ?? 0) + count;
  }
  console.log(
    `${name}: gpsdecode ${theirs.length} lines, the same to the byte ${same}, in order ${inOrder};`,
    'only ours by type',
    JSON.stringify(only),
    'only theirs',
    JSON.stringify(theirOnly),
  );
}

const PYTHON = `
import ais, json, sys
for line in sys.stdin:
    text, fill = json.loads(line)
    try:
        print(json.dumps(ais.decode(text, fill)))
    except Exception as error:
        print(json.dumps({'error': str(error)}))
`;

/** Our field beside libais's, with libais's number for "not available". */
const PAIRS = [
  ['mmsi', 'mmsi'],
  ['repeat', 'repeat_indicator'],
  ['navStatus', 'nav_status', 15],
  ['sogKn', 'sog', 102.3],
  ['sogKn', 'sog', 1023],
  ['lon', 'x', 181],
  ['lat', 'y', 91],
  ['cogDegTrue', 'cog', 360],
  ['headingDegTrue', 'true_heading', 511],
  ['second', 'timestamp', 60],
  ['shipName', 'name', ''],
  ['callSign', 'callsign', ''],
  ['destination', 'destination', ''],
  ['imoNumber', 'imo_num', 0],
  ['shipType', 'type_and_cargo', 0],
  ['dimToBowM', 'dim_a', 0],
  ['dimToSternM', 'dim_b', 0],
  ['dimToPortM', 'dim_c', 0],
  ['dimToStarboardM', 'dim_d', 0],
  ['draughtM', 'draught', 0],
  ['etaMonth', 'eta_month', 0],
  ['etaDay', 'eta_day', 0],
  ['etaHour', 'eta_hour', 24],
  ['etaMinute', 'eta_minute', 60],
  ['year', 'year', 0],
  ['month', 'month', 0],
  ['day', 'day', 0],
  ['hour', 'hour', 24],
  ['minute', 'minute', 60],
  ['altitudeM', 'alt', 4095],
  ['rotDegPerMin', 'rot'],
  ['raim', 'raim'],
  ['accuracyHigh', 'position_accuracy'],
  ['text', 'text', ''],
  ['destinationMmsi', 'dest_mmsi'],
  ['areaCode', 'dac'],
  ['functionId', 'fi'],
  ['atonName', 'name', ''],
  ['atonType', 'aton_type', 0],
  ['offPosition', 'off_pos'],
  ['specialManoeuvre', 'special_manoeuvre', 0],
  ['epfdType', 'fix_type', 0],
  ['dteNotReady', 'dte'],
  ['aisVersion', 'ais_version'],
  ['longRangeRequested', 'transmission_ctl'],
  ['sequence', 'seq'],
  ['sequence', 'seq_num'],
  ['retransmitted', 'retransmit'],
  ['retransmitted', 'retransmitted'],
  ['destinationMmsi', 'mmsi_dest'],
  ['altitudeBarometric', 'alt_sensor'],
  ['assigned', 'assigned_mode'],
  ['assigned', 'mode_flag'],
  ['carrierSense', 'unit_flag'],
  ['display', 'display_flag'],
  ['dsc', 'dsc_flag'],
  ['wholeBand', 'band_flag'],
  ['acceptsMessage22', 'm22_flag'],
  ['radioItdma', 'commstate_flag'],
  ['statusBits', 'aton_status'],
  ['virtual', 'virtual_aton'],
  ['channelA', 'chan_a'],
  ['channelB', 'chan_b'],
  ['txRxMode', 'txrx_mode'],
  ['powerLow', 'power_low'],
  ['lonEast', 'x1', 181],
  ['latNorth', 'y1', 91],
  ['lonWest', 'x2', 181],
  ['latSouth', 'y2', 91],
  ['bandANarrow', 'chan_a_bandwidth'],
  ['bandBNarrow', 'chan_b_bandwidth'],
  ['zoneSizeNm', 'zone_size'],
  ['stationType', 'station_type'],
  ['reportInterval', 'interval_raw', 11],
  ['quietMin', 'quiet', 0],
  ['vendorId', 'vendor_id', ''],
];

/** Lists of both, as one text each: only the parts that both give. */
const LISTS = [
  ['acknowledged', (one) => `${one.mmsi}:${one.sequence}`, 'acks', (one) => one.join(':')],
  [
    'reservations',
    (one) =>
      [one.offsetSlots ?? 0, one.slots ?? 0, one.timeoutMin ?? 0, one.incrementSlots ?? 0].join(
        ':',
      ),
    'reservations',
    (one) => [one.offset, one.num_slots, one.timeout, one.incr].join(':'),
  ],
];

function agree(ours, theirs, none) {
  if (typeof ours === 'boolean') return ours === Boolean(theirs);
  if (ours === undefined)
    return theirs === none || (typeof none === 'number' && Math.abs(theirs - none) < 0.05);
  if (typeof ours === 'string') return ours === String(theirs).replace(/@.*$/, '').trimEnd();
  return (
    Math.abs(ours - theirs) < 0.002 * Math.max(1, Math.abs(ours)) && Math.abs(ours - theirs) < 0.06
  );
}

function compareLibais(all) {
  const input = all.map(({ text, fill }) => JSON.stringify([text, fill])).join('\n');
  const done = spawnSync(process.env.PYTHON ?? 'python3', ['-c', PYTHON], {
    input,
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) return console.log('libais is not here');
  const theirs = done.stdout
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  let fields = 0;
  const differ = {};
  const refused = {};
  all.forEach(({ message, text, fill }, i) => {
    const other = theirs[i];
    if (other.error !== undefined) {
      const key = `${message.type}: ${other.error}`;
      refused[key] = (refused[key] ?? 0) + 1;
      return;
    }
    for (const [name, field, none] of PAIRS) {
      if (!(field in other) || !(name in message)) continue;
      if (name === 'sogKn' && (message.type === 9) !== (none === 1023)) continue;
      fields++;
      if (agree(message[name], other[field], none)) continue;
      const key = `${message.type} ${name}`;
      differ[key] ??= [];
      differ[key].push(`${message[name]} / ${other[field]}`);
      frozen.libais[key] ??= [];
      const list = frozen.libais[key];
      const pair = { ours: message[name] ?? null, theirs: other[field] };
      if (list.some((old) => old.ours === pair.ours && old.theirs === pair.theirs)) continue;
      list.push({ armoured: text, fill, ...pair });
    }
    for (const [name, mine, field, yours] of LISTS) {
      if (!(field in other) || !Array.isArray(message[name])) continue;
      fields++;
      const pair = [message[name].map(mine).join(' '), other[field].map(yours).join(' ')];
      if (pair[0] === pair[1]) continue;
      const key = `${message.type} ${name}`;
      differ[key] ??= [];
      differ[key].push(pair.join(' / '));
    }
  });
  console.log(`libais: ${all.length} messages, ${fields} fields compared`);
  for (const [key, list] of Object.entries(differ)) {
    console.log(`  ${key}: ${list.length} differ (ours / theirs): ${list.slice(0, 6).join(', ')}`);
  }
  for (const [key, count] of Object.entries(refused))
    console.log(`  refused by libais ${count}: ${key}`);
}

/** What gpsdecode prints for one payload, without its line end. */
function gpsdecodeOne({ armoured: payload, fill }) {
  const body = `AIVDM,1,1,,A,${payload},${fill}`;
  let sum = 0;
  for (const char of body) sum ^= char.charCodeAt(0);
  const input = `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}\n`;
  const done = spawnSync('gpsdecode', ['-s'], { input });
  return done.status === 0 ? done.stdout.toString('utf8').trimEnd() : undefined;
}

/** The made-up contents, with what gpsdecode prints for them now. */
function askContents() {
  const file = fileURLToPath(new URL('gpsd-contents.json', folder));
  const contents = JSON.parse(readFileSync(file, 'utf8'));
  let changed = 0;
  for (const one of contents) {
    const now = gpsdecodeOne(one);
    if (now === undefined) return console.log('gpsdecode is not here');
    if (now !== one.gpsdecode) changed += 1;
    one.gpsdecode = now;
  }
  console.log(`contents: ${contents.length}, of which gpsdecode prints ${changed} otherwise now`);
  if (process.argv.includes('--write'))
    writeFileSync(file, `${JSON.stringify(contents, null, 2)}\n`);
}

/** Whole numbers below n from a seed (Numerical Recipes' linear congruence). */
function below(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
}

/** Lengths in bits around those that gpsd takes, by type; bits of any kind. */
const LENGTHS = {
  1: [160, 170],
  2: [162, 168],
  3: [163, 168],
  4: [166, 170],
  5: [418, 426],
  6: [86, 400],
  7: [70, 170],
  8: [54, 400],
  9: [166, 170],
  10: [70, 74],
  11: [166, 170],
  12: [70, 300],
  13: [70, 170],
  14: [38, 300],
  15: [86, 170],
  16: [94, 170],
  17: [78, 200],
  18: [166, 170],
  19: [310, 316],
  20: [70, 188],
  21: [270, 361],
  22: [166, 170],
  23: [158, 164],
  24: [158, 170],
  25: [40, 170],
  26: [58, 300],
  27: [94, 98],
};
const RANDOM_A_TYPE = 20;

/** Random payloads of each type, and a mark of the line that gpsdecode prints for each. */
function askRandom() {
  const random = below(1371);
  const list = [];
  for (const [type, [least, most]] of Object.entries(LENGTHS)) {
    for (let i = 0; i < RANDOM_A_TYPE; i++) {
      const bits = least + random(most - least + 1);
      let text = '';
      for (let at = 0; at < bits; at += 6) {
        const kept = Math.min(6, bits - at);
        text += SIX[at === 0 ? Number(type) : random(2 ** kept) << (6 - kept)];
      }
      list.push([text, text.length * 6 - bits]);
    }
  }
  const input = list.map(([text, fill], i) => sentences(text, fill, i)).join('');
  const done = spawnSync('gpsdecode', ['-s'], { input, maxBuffer: 1 << 28 });
  if (done.status !== 0) return console.log('gpsdecode is not here');
  const said = done.stdout.toString('utf8').split(/\r?\n/).filter(Boolean);
  let next = 0;
  let same = 0;
  for (const one of list) {
    const ours = gpsdJson(payloadOf(one[0], one[1]));
    // Refused lengths have no line: the lines that are there come in the order of the payloads.
    const theirs = said[next]?.startsWith(headOf(one)) ? said[next++] : undefined;
    if (theirs === ours) same++;
    else console.log(`random: ours ${ours}\n      theirs ${theirs}`);
    one.push(theirs === undefined ? null : markOf(theirs));
  }
  console.log(
    `random payloads: ${list.length}, the same to the byte ${same}, lines left ${said.length - next}`,
  );
  frozen.random = list;
}

/** What a line begins with: type, repeat indicator and sender. */
function headOf([text, fill]) {
  const { words } = payloadOf(text, fill);
  const mmsi = ((words[0] & 0x3fffff) * 256 + (words[1] >>> 22)) % 2 ** 30;
  const head = `"type":${words[0] >>> 24},"repeat":${(words[0] >>> 22) & 3},"mmsi":${mmsi},`;
  return `{"class":"AIS","device":"stdin",${head}`;
}

function markOf(line) {
  return createHash('sha256').update(line).digest('hex').slice(0, 16);
}

/** Sentences of a payload. Groups follow one another, so that a number may come again. */
function sentences(text, fill, number) {
  const total = Math.ceil(text.length / 60);
  let out = '';
  for (let part = 1; part <= total; part++) {
    const chars = text.slice(60 * (part - 1), 60 * part);
    const sequence = total > 1 ? number % 10 : '';
    const body = `AIVDM,${total},${part},${sequence},A,${chars},${part === total ? fill : 0}`;
    let sum = 0;
    for (const char of body) sum ^= char.charCodeAt(0);
    out += `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}\n`;
  }
  return out;
}

const all = NAMES.map((name) => [name, read(name)]);
for (const [name, ours] of all) compareGpsd(name, ours);
compareLibais(all.flatMap(([, ours]) => ours));
askContents();
askRandom();
if (process.argv.includes('--write')) {
  const file = fileURLToPath(new URL('../test/vectors/agreement.json', import.meta.url));
  const { random, ...rest } = frozen;
  const lines = (random ?? []).map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const text = JSON.stringify(rest, null, 2).slice(0, -2);
  writeFileSync(file, `${text},\n  "random": [\n${lines}\n  ]\n}\n`);
}
