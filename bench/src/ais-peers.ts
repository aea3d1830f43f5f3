/** The other decoders that the AIS benchmark runs beside ours, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './ais-measured.js';
import { NATIVE_NAME, nativePeer } from './ais-native.js';

const JS_PACKAGES = [
  'ggencoder@1.0.10',
  'ais-stream-decoder@2.1.2',
  '@signalk/nmea0183-signalk@3.20.1',
];

/**
 * Reads the lines and decodes the first tenth before the clock starts: reading and warming up are no
 * part of a JavaScript peer's time.
 */
const JS_HEAD = `
const { readFileSync } = require('node:fs');
const all = readFileSync(process.argv[2], 'latin1').split(/\\r?\\n/).filter((line) => line !== '');
let count = 0;
async function measure(decode) {
  await decode(all.slice(0, all.length / 10));
  count = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  await decode(all);
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, processorMs: (user + system) / 1000, messages: count }));
}
`;

const JS_SCRIPTS: Readonly<Record<string, string>> = {
  ggencoder: `${JS_HEAD}
const { AisDecode } = require('ggencoder');
measure((lines) => {
  const session = {};
  for (const line of lines) {
    const at = line.indexOf('!');
    if (at < 0) continue;
    const message = new AisDecode(at > 0 ? line.slice(at) : line, session);
    if (message.valid) count++;
  }
});
`,
  'ais-stream-decoder': `${JS_HEAD}
const AisDecoder = require('ais-stream-decoder').default;
measure((lines) => new Promise((resolve) => {
  // Silent, or else its stream is over with the first bad line.
  const decoder = new AisDecoder({ silent: true });
  decoder.on('data', () => { count++; });
  let i = 0;
  const more = () => {
    const stop = Math.min(lines.length, i + 1000);
    for (; i < stop; i++) {
      const at = lines[i].indexOf('!');
      if (at >= 0) decoder.write(at > 0 ? lines[i].slice(at) : lines[i]);
    }
    if (i < lines.length) setImmediate(more);
    else setImmediate(resolve);
  };
  more();
}));
`,
  '@signalk/nmea0183-signalk': `${JS_HEAD}
const Parser = require('@signalk/nmea0183-signalk');
measure((lines) => {
  const parser = new Parser();
  for (const line of lines) {
    try {
      if (parser.parse(line)) count++;
    } catch {}
  }
});
`,
};

/** The clock starts with the program loaded, before the file is opened. */
const PYTHON_HEAD = `
import json, sys, time
def measure(decode):
    start = time.perf_counter()
    before = time.process_time()
    count = decode(sys.argv[1])
    used = (time.process_time() - before) * 1000
    took = (time.perf_counter() - start) * 1000
    print(json.dumps({'ms': took, 'processorMs': used, 'messages': count}))
`;

const PYTHON_SCRIPTS: Readonly<Record<string, string>> = {
  libais: `${PYTHON_HEAD}
import ais
def decode(name):
    count = 0
    parts = {}
    for line in open(name, encoding='latin1'):
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
    return count
measure(decode)
`,
  pyais: `${PYTHON_HEAD}
from pyais.stream import FileReaderStream
def decode(name):
    count = 0
    for message in FileReaderStream(name):
        try:
            message.decode()
            count += 1
        except Exception:
            pass
    return count
measure(decode)
`,
  // It makes the dicts in C++; blocks keep its queue short. Nobody looks at them here.
  aiscat: `${PYTHON_HEAD}
import aiscat
data = open(sys.argv[1], 'rb').read().split(b'\\n')
blocks = [b'\\n'.join(data[i:i + 50000]) + b'\\n' for i in range(0, len(data), 50000)]
def decode(name):
    count = 0
    for block in blocks:
        decoder = aiscat.Decoder()
        decoder.feed(block)
        count += decoder.pending()
    return count
measure(decode)
`,
};

const LINES: Readonly<Record<string, number>> = {
  pyais: 50_000,
  'ais-stream-decoder': 200_000,
  '@signalk/nmea0183-signalk': 100_000,
  ggencoder: 300_000,
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
    const lines = LINES[name] ?? 1_000_000;
    return [{ name, makes: 'Python dicts', lines, command: [python(), file] }];
  });
}

/** What `times` of a shell says of its children, `0m1.25s 0m0.07s`, in milliseconds. */
export function childTimesMs(printed: string): number {
  const [, children = ''] = printed.trim().split('\n').slice(-2);
  let ms = 0;
  for (const [, minutes, seconds] of children.matchAll(/(\d+)m([\d.]+)s/g)) {
    ms += Number(minutes) * 60_000 + Number(seconds) * 1000;
  }
  return ms;
}

/** A program without clocks of its own: the shell around it says what its child used. */
function gpsdecodePeer(): Peer[] {
  if (spawnSync('gpsdecode', ['-V']).status !== 0) return [];
  const script = 'gpsdecode <"$1" >/dev/null 2>&1; times';
  return [
    {
      name: 'gpsdecode',
      makes: 'JSON text',
      lines: 1_000_000,
      command: ['sh', '-c', script, 'sh'],
      read: (printed, clockMs) => ({ ms: clockMs, processorMs: childTimesMs(printed) }),
    },
  ];
}

export const PEER_NAMES: readonly string[] = [
  NATIVE_NAME,
  'gpsdecode',
  ...Object.keys(JS_SCRIPTS),
  ...Object.keys(PYTHON_SCRIPTS),
];

/** The peers that are here; JavaScript ones are installed into `folder`. */
export function findPeers(folder: string): Peer[] {
  return [...nativePeer(), ...gpsdecodePeer(), ...jsPeers(folder), ...pythonPeers(folder)];
}
