/** The other decoders that the AIS benchmark runs beside ours, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A peer reads a file of sentences and prints the milliseconds it took and its messages. */
export interface Peer {
  readonly name: string;
  /** What it makes of a message, so that like is compared with like. */
  readonly makes: string;
  /** Slow peers get a part of the lines; their rate is a rate all the same. */
  readonly lines: number;
  readonly command: readonly string[];
  /** Environment that its packages need. */
  readonly env?: Readonly<Record<string, string>>;
}

const JS_PACKAGES = [
  'ggencoder@1.0.10',
  'ais-stream-decoder@2.1.2',
  '@signalk/nmea0183-signalk@3.20.1',
];

/** Reads the lines before the clock starts: that is no part of a JavaScript peer's time. */
const JS_HEAD = `
const { readFileSync } = require('node:fs');
const lines = readFileSync(process.argv[2], 'latin1').split(/\\r?\\n/);
let count = 0;
const done = (start) => console.log(JSON.stringify({ ms: performance.now() - start, messages: count }));
`;

const JS_SCRIPTS: Readonly<Record<string, string>> = {
  ggencoder: `${JS_HEAD}
const { AisDecode } = require('ggencoder');
const session = {};
const start = performance.now();
for (const line of lines) {
  const at = line.indexOf('!');
  if (at < 0) continue;
  const message = new AisDecode(at > 0 ? line.slice(at) : line, session);
  if (message.valid) count++;
}
done(start);
`,
  'ais-stream-decoder': `${JS_HEAD}
const AisDecoder = require('ais-stream-decoder').default;
const decoder = new AisDecoder();
decoder.on('error', () => undefined);
decoder.on('data', () => { count++; });
const start = performance.now();
let i = 0;
const more = () => {
  const stop = Math.min(lines.length, i + 1000);
  for (; i < stop; i++) {
    const at = lines[i].indexOf('!');
    if (at >= 0) decoder.write(at > 0 ? lines[i].slice(at) : lines[i]);
  }
  if (i < lines.length) setImmediate(more);
  else setImmediate(() => done(start));
};
more();
`,
  '@signalk/nmea0183-signalk': `${JS_HEAD}
const Parser = require('@signalk/nmea0183-signalk');
const parser = new Parser();
const start = performance.now();
for (const line of lines) {
  try {
    if (line !== '' && parser.parse(line)) count++;
  } catch {}
}
done(start);
`,
};

const PYTHON_SCRIPTS: Readonly<Record<string, string>> = {
  libais: `
import ais, json, sys, time
start = time.perf_counter()
count = 0
parts = {}
for line in open(sys.argv[1], encoding='latin1'):
    at = line.find('!')
    if at < 0:
        continue
    f = line[at:].split(',')
    if len(f) < 7:
        continue
    try:
        fill = int(f[6][0])
        if f[1] == '1':
            ais.decode(f[5], fill)
            count += 1
        else:
            key = (f[1], f[3], f[4])
            if f[2] == '1':
                parts[key] = f[5]
            else:
                whole = parts.get(key, '') + f[5]
                parts[key] = whole
                if f[2] == f[1]:
                    ais.decode(whole, fill)
                    count += 1
    except Exception:
        pass
print(json.dumps({'ms': (time.perf_counter() - start) * 1000, 'messages': count}))
`,
  pyais: `
import json, sys, time
from pyais.stream import FileReaderStream
start = time.perf_counter()
count = 0
for message in FileReaderStream(sys.argv[1]):
    try:
        message.decode()
        count += 1
    except Exception:
        pass
print(json.dumps({'ms': (time.perf_counter() - start) * 1000, 'messages': count}))
`,
  'aiscat (C++ alone)': `
import aiscat, json, sys, time
data = open(sys.argv[1], 'rb').read().split(b'\\n')
blocks = [b'\\n'.join(data[i:i + 50000]) + b'\\n' for i in range(0, len(data), 50000)]
start = time.perf_counter()
count = 0
for block in blocks:
    decoder = aiscat.Decoder()
    decoder.feed(block)
    count += decoder.pending()
print(json.dumps({'ms': (time.perf_counter() - start) * 1000, 'messages': count}))
`,
  'aiscat (Python dicts)': `
import aiscat, json, sys, time
start = time.perf_counter()
count = 0
for message in aiscat.from_file(sys.argv[1]):
    count += 1
print(json.dumps({'ms': (time.perf_counter() - start) * 1000, 'messages': count}))
`,
};

const LINES: Readonly<Record<string, number>> = {
  pyais: 50_000,
  'ais-stream-decoder': 200_000,
  '@signalk/nmea0183-signalk': 100_000,
  ggencoder: 300_000,
  'aiscat (Python dicts)': 300_000,
};

/** A Python in which the packages are, by `STRAITWATCH_BENCH_PYTHON` or on the path. */
function python(): string {
  return process.env.STRAITWATCH_BENCH_PYTHON ?? 'python3';
}

function hasPython(module: string): boolean {
  return spawnSync(python(), ['-c', `import ${module}`]).status === 0;
}

function jsPeers(folder: string): Peer[] {
  const packages = join(folder, 'js');
  mkdirSync(packages, { recursive: true });
  writeFileSync(join(packages, 'package.json'), '{"private":true,"type":"commonjs"}');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...JS_PACKAGES], {
    cwd: packages,
    stdio: 'ignore',
  });
  return Object.entries(JS_SCRIPTS).flatMap(([name, script]) => {
    if (!existsSync(join(packages, 'node_modules', name))) return [];
    const file = join(packages, `${name.replace(/\W/g, '-')}.cjs`);
    writeFileSync(file, script);
    const lines = LINES[name] ?? 1_000_000;
    return [{ name, makes: 'objects', lines, command: [process.execPath, file] }];
  });
}

function pythonPeers(folder: string): Peer[] {
  return Object.entries(PYTHON_SCRIPTS).flatMap(([name, script]) => {
    const module = name === 'libais' ? 'ais' : (name.split(' ')[0] ?? name);
    if (!hasPython(module)) return [];
    // The prefix keeps the script from being taken for the package it imports.
    const file = join(folder, `peer-${name.replace(/\W/g, '-')}.py`);
    writeFileSync(file, script);
    const makes = name.includes('alone') ? 'C++ structures' : 'Python dicts';
    return [{ name, makes, lines: LINES[name] ?? 1_000_000, command: [python(), file] }];
  });
}

export const PEER_NAMES: readonly string[] = [
  'gpsdecode',
  ...Object.keys(JS_SCRIPTS),
  ...Object.keys(PYTHON_SCRIPTS),
];

/** The peers that are here; JavaScript ones are installed into `folder`. */
export function findPeers(folder: string): Peer[] {
  const gpsd = spawnSync('gpsdecode', ['-V']).status === 0;
  const gpsdecode: Peer[] = gpsd
    ? [{ name: 'gpsdecode', makes: 'JSON text', lines: 1_000_000, command: ['gpsdecode'] }]
    : [];
  return [...gpsdecode, ...jsPeers(folder), ...pythonPeers(folder)];
}
