import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { encodeSentences } from '@straitwatch/ais';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseOptions, UsageError } from '../src/options.js';
import { run } from './support/run.js';

// Aim: the commands as the contract says: JSON on standard output, messages on standard error, exit codes.
// Method: commands in this process where they end; the built program as a process where they run.

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

let dir: string;
const children: { kill(signal: 'SIGKILL'): boolean }[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'straitwatch-cli-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

async function started(more: string[] = []) {
  const args = [bin, 'serve', '--data', dir, '--port', '0', ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const said = { stderr: '' };
  child.stderr.on('data', (bytes) => {
    said.stderr += bytes;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const told = JSON.parse(line) as { url: string; mode: string; centre: string; head: number };
  return { child, said, told };
}

async function made(role: string): Promise<{ token: string; role: string; centre: string }> {
  const { code, stdout } = await run([
    'token',
    '--data',
    dir,
    '--name',
    'A. Officer',
    '--role',
    role,
  ]);
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('serve, token and verify', () => {
  test('a centre is started, an officer made, a report taken, the record proven, the centre stopped', async () => {
    const { child, said, told } = await started();
    expect(told).toMatchObject({ mode: 'live', centre: 'uk', head: 1 });
    const officer = await made('watch');
    expect(officer).toMatchObject({ role: 'watch-officer', centre: 'uk', name: 'A. Officer' });
    const answer = await fetch(`${told.url}/api/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        time: '2026-01-10T01:12:00Z',
        centre: 'uk',
        channel: '999',
        boat: 'new',
      }),
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ id: 'D-r1', entry: 2, boat: 'D1' });
    const whileRunning = await run(['verify', dir]);
    expect(JSON.parse(whileRunning.stdout)).toMatchObject({ entries: 4, ok: true });
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(said.stderr).toMatch(/#sign-in=sw_/);
    const { code: verified, stdout } = await run(['verify', dir]);
    expect(verified).toBe(0);
    const verdict = JSON.parse(stdout);
    expect(verdict).toMatchObject({ entries: 4, ok: true, unsignedEntries: 0 });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
    expect((await run(['verify', dir, '--head', `4:${verdict.head}`])).code).toBe(0);
    expect((await run(['verify', dir, '--head', `5:${verdict.head}`])).code).toBe(1);
  });

  test('nothing of a request stands in the log but what kind it was', async () => {
    const { child, said, told } = await started(['--log', 'debug']);
    const { token } = await made('watch');
    const body = {
      time: '2026-01-10T01:12:00Z',
      centre: 'uk',
      channel: '999',
      phone: '+447700900123',
      text: 'Ali calls',
      boat: 'new',
    };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await fetch(`${told.url}/api/reports?note=secretquery`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    await fetch(`${told.url}/api/reports`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...body, phone: 'Ali 0770' }),
    });
    await fetch(`${told.url}/api/reports`, { method: 'POST', headers, body: '{"text":"Ali' });
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(said.stderr).toContain('"route":"/api/reports"');
    for (const secret of ['900123', 'Ali', 'secretquery', token, '0770', '127.0.0.1:']) {
      const lines = said.stderr.split('\n').filter((line) => line.includes('"route"'));
      expect(lines.join('\n')).not.toContain(secret);
    }
  });

  test('a record that was changed names its first bad entry, exit code 1', async () => {
    const { child, told } = await started();
    const { token } = await made('watch');
    for (let i = 0; i < 50; i += 1) {
      await fetch(`${told.url}/api/notes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: `marker-${String(i).padStart(4, '0')}-of-the-night` }),
      });
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
    const folder = join(dir, 'journal');
    const file = readdirSync(folder)
      .map((name) => join(folder, name))
      .find((path) => statSync(path).isFile() && readFileSync(path).includes('marker-0030-of'));
    changeText(file ?? '', 'marker-0030-of', 'marker-0030-if');
    const { code, stdout, stderr } = await run(['verify', dir]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, firstBad: 32, entries: 31 });
    expect(stderr).toMatch(/^error: entry 32 .*: got .*, expected /);
  });

  test('an exercise, a demonstration and an AIS line are started from the command line', async () => {
    const exercise = fileURLToPath(
      new URL('../../../data/exercises/november-2021/reports.ndjson', import.meta.url),
    );
    const sentence = `${encodeSentences({ type: 1, mmsi: 235000001, lat: 51, lon: 1.5 })}\r\n`;
    const radio = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(sentence);
    });
    radio.listen(0, '127.0.0.1');
    await once(radio, 'listening');
    const { port } = radio.address() as { port: number };
    const { told } = await started([
      '--exercise',
      exercise,
      '--speed',
      '60',
      '--feed',
      `tcp://127.0.0.1:${port}`,
      '--open-desk',
      '--centre',
      'fr',
    ]);
    expect(told).toMatchObject({ mode: 'exercise', centre: 'fr' });
    const session = await fetch(`${told.url}/api/demonstration/session`, { method: 'POST' });
    const { token } = (await session.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    let features: { properties: { kind: string } }[] = [];
    for (let i = 0; i < 100 && features.length === 0; i += 1) {
      const picture = await fetch(`${told.url}/api/picture`, { headers });
      features = ((await picture.json()) as { features: typeof features }).features;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(features.map((one) => one.properties.kind)).toContain('track');
    expect(session.headers.get('straitwatch-mode')).toBe('exercise');
    radio.close();
  });
});

/** Changes bytes in a file in place. */
function changeText(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.from(to), 0, to.length, at);
  closeSync(handle);
}

describe('wrong usage is exit code 2 and says what was expected', () => {
  test.each([
    [[], 'straitwatch COMMAND'],
    [['sail'], 'command: got sail, expected one of serve'],
    [['serve'], '--data: got nothing'],
    [['serve', '--data'], '--data: got nothing'],
    [['serve', '--data', 'x', '--port', '99999'], '--port: got 99999'],
    [['serve', '--data', 'x', '--centre', 'be'], '--centre: got be, expected uk or fr'],
    [['serve', '--data', 'x', '--feed', 'ftp://x'], '--feed: got ftp://x, expected tcp://'],
    [['serve', '--data', 'x', '--speed', '-1'], '--speed: got -1'],
    [['serve', '--data', 'x', '--start', 'noon'], '--start: got noon'],
    [['serve', '--data', 'x', '--peer', 'http://y'], '--peer: got http://y'],
    [['serve', '--data', 'x', 'y'], 'y: got one word too many'],
    [['serve', '--dtaa', 'x'], 'option: got --dtaa, expected one of --data'],
    [['token', '--data', 'x', '--name', 'N', '--role', 'king'], '--role: got king'],
    [['token', '--data', 'x', '--role', 'watch'], '--name: got nothing'],
    [['verify'], 'DIR: got nothing'],
    [['verify', 'x', '--head', '1'], '--head: got 1, expected NUMBER:HASH'],
    [['serve', '--data', 'x', '--nats', 'nats://y'], '--nats: got nats://y, expected it absent'],
    [['figures'], 'DIR: got nothing'],
    [['figures', 'x', '--format', 'pdf'], '--format: got pdf, expected json or csv'],
    [['figures', 'x', '--from', '2026-02-30'], '--from: got 2026-02-30, expected a day'],
    [['position'], 'TEXT: got nothing'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('bad input is exit code 1, one line and no stack', () => {
  test.each([
    [['verify', '/nowhere'], 'dir: got /nowhere, expected a folder that holds a journal'],
    [['figures', '/nowhere'], 'dir: got /nowhere, expected a folder that holds a journal'],
    [['position', 'behind', 'the', 'pier'], 'expected'],
    [['serve', '--data', 'unused', '--exercise', '/nowhere'], '--exercise: got /nowhere'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('position reads what the call form reads, plus codes and MGRS with it', async () => {
  for (const [text, form] of [
    ['51 02.3 N 001 35.1 E', 'degrees-minutes'],
    ['9F332HQP+82', 'plus-code'],
    ['31UDS 12345 67890', 'mgrs'],
  ] as const) {
    const { code, stdout } = await run(['position', text]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ form });
  }
});

test('every command has a help that starts with how it is called', async () => {
  const { code, stdout } = await run(['--help']);
  expect(code).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map((found) => found[1] ?? '');
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const help = await run([name, '--help']);
    expect([name, help.code]).toEqual([name, 0]);
    expect(help.stdout).toMatch(new RegExp(`^straitwatch ${name}`));
  }
});

test('a position is understood from the words or from standard input', async () => {
  const words = await run(['position', '51', '02.3N', '1', '35.1E']);
  const input = await run(['position', '-'], '51°02.3′N 001°35.1′E\n');
  expect(words.code).toBe(0);
  expect(JSON.parse(words.stdout).lat).toBeCloseTo(51.03833, 4);
  expect(JSON.parse(input.stdout).lon).toBeCloseTo(1.585, 4);
  expect(JSON.parse((await run(['position', '51.05, -1.58'])).stdout).lon).toBe(-1.58);
});

test('the token of a liaison speaks for the other centre; the folder knows its own', async () => {
  expect((await made('liaison')).centre).toBe('fr');
  const { child } = await started(['--centre', 'fr']);
  expect((await made('liaison')).centre).toBe('uk');
  expect((await made('watch-officer')).centre).toBe('fr');
  const wrong = await run([
    'token',
    '--data',
    dir,
    '--name',
    'N',
    '--role',
    'watch',
    '--centre',
    'uk',
  ]);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('expected fr')]);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('options take values apart or joined, lists repeat, a double dash ends them', () => {
  const spec = { values: ['a'], lists: ['l'], flags: ['f'], wordsMax: 2 };
  const parsed = parseOptions(['--a=1', '--l', 'x', '--l=y', '--f', '--', '--a'], spec);
  expect([parsed.value('a'), parsed.list('l'), parsed.flag('f'), parsed.words]).toEqual([
    '1',
    ['x', 'y'],
    true,
    ['--a'],
  ]);
  for (const argv of [['--a=1', '--a=2'], ['--f=1'], ['--b'], ['x', 'y', 'z'], ['-x']]) {
    expect(() => parseOptions(argv, spec)).toThrow(UsageError);
  }
});
