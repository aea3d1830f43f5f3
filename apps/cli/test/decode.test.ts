import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { encodeSentences } from '@straitwatch/ais';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeCommand } from '../src/decode.js';
import { runCommand } from './support/run.js';

const vectors = fileURLToPath(new URL('../../../engines/ais/test/vectors/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'straitwatch-decode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (argv: string[], stdin = '') => runCommand(decodeCommand, argv, stdin);

const LINE = '!AIVDM,1,1,,A,15N1u<PP1FJuvSRHOE6QIwwh0HQ6,0*30';

describe('straitwatch decode', () => {
  it('prints one message a line under our names, absent values absent', async () => {
    const { code, stdout, stderr } = await run(['-'], `1768006800 ${LINE}`);
    expect(code).toBe(0);
    const message = JSON.parse(stdout);
    expect(message).toMatchObject({
      type: 1,
      mmsi: 367033650,
      sogKn: 8.6,
      cogDegTrue: 35.9,
      received: { talker: 'AI', channel: 'A', time: '2026-01-10T01:00:00.000Z' },
    });
    expect(message).not.toHaveProperty('headingDegTrue');
    expect(JSON.parse(stderr)).toMatchObject({
      lines: 1,
      sentences: 1,
      messages: 1,
      byType: { 1: 1 },
      rejected: { checksum: 0, malformed: 0, incomplete: 0 },
    });
  });

  it('prints what gpsdecode prints', async () => {
    const { stdout } = await run(['--format', 'gpsd', '-'], LINE);
    expect(stdout).toBe(
      '{"class":"AIS","device":"stdin","type":1,"repeat":0,"mmsi":367033650,"scaled":true,' +
        '"status":0,"status_text":"Under way using engine","turn":"nan","speed":8.6,' +
        '"accuracy":false,"lon":-70.346905,"lat":42.798550,"course":35.9,"heading":511,' +
        '"second":56,"maneuver":0,"raim":false,"radio":100422}\n',
    );
  });

  it('reads several files and standard input, each to its unterminated last line', async () => {
    const { code, stderr } = await run(
      [join(vectors, 'norway-1000.nm4'), '-', join(vectors, 'pyais-sample.nmea')],
      LINE,
    );
    expect(code).toBe(0);
    const { lines, messages } = JSON.parse(stderr);
    expect(lines).toBe(1000 + 1 + 898);
    expect(messages).toBe(877 + 1 + 778);
  });

  it('writes each rejected line with its reason', async () => {
    const file = join(folder, 'rejects.ndjson');
    const wrong = LINE.replace('*30', '*31');
    const { code, stderr } = await run(['--rejects', file, '-'], `${wrong}\nnonsense\n${LINE}\n`);
    expect(code).toBe(0);
    const rejects = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rejects).toMatchObject([
      { reason: 'checksum', value: '31', expected: '30', line: wrong },
      { reason: 'malformed', line: 'nonsense' },
    ]);
    expect(JSON.parse(stderr)).toMatchObject({
      messages: 1,
      rejected: { checksum: 1, malformed: 1 },
    });
  });

  it('an empty file has no messages', async () => {
    const file = join(folder, 'empty');
    writeFileSync(file, '');
    expect(await run([file])).toMatchObject({ code: 0, stdout: '' });
  });

  it('a file that cannot be read is an error in one line, code 1', async () => {
    const { code, stderr } = await run([join(folder, 'missing')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: FILE: got .*missing \(ENOENT\), expected a readable file\n$/);
  });

  it('rejects that cannot be written are an error that names the option, code 1', async () => {
    const file = join(folder, 'missing', 'rejects.ndjson');
    const { code, stderr } = await run(['--rejects', file, '-'], `${LINE}\n`);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error: --rejects: got .*ENOENT\), expected a file that can be written\n$/,
    );
  });

  it('as gpsd: a part B of message 24 has a line of its own, with the name of its part A', async () => {
    const [a = '', b = ''] = [
      encodeSentences({ type: 24, mmsi: 235070762, part: 'A', shipName: 'YACHT' })[0],
      encodeSentences({ type: 24, mmsi: 235070762, part: 'B', callSign: 'MABC' })[0],
    ];
    const { stdout } = await run(['--format', 'gpsd', '-'], `${a}\n${b}\n${b}\n`);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { part: 'A', shipname: 'YACHT' },
      { shipname: 'YACHT', callsign: 'MABC' },
      { part: 'B', callsign: 'MABC' },
    ]);
    expect(lines[1]).not.toHaveProperty('part');
  });

  it('what is read of an input does not stay in memory', async () => {
    const recording = readFileSync(join(vectors, 'norway-1000.nm4'));
    const times = 60;
    let at = 0;
    let largest = 0;
    async function* input() {
      for (; at < times; at++) {
        yield recording;
        if (at > times / 2) largest = Math.max(largest, waiting());
      }
    }
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const waiting = () => stdout.writableLength + stdout.readableLength;
    const running = decodeCommand(['-'], { stdin: Readable.from(input()), stdout, stderr });
    // The reader takes a little at a time: the command must wait for it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(at).toBeLessThan(times);
    const stopped = waiting();
    stdout.resume();
    stderr.resume();
    expect(await running).toBe(0);
    expect(at).toBe(times);
    expect(Math.max(stopped, largest)).toBeLessThan(4 * 1024 * 1024);
    for (const sign of ['drain', 'error', 'close']) {
      expect(stdout.listenerCount(sign)).toBeLessThan(2);
    }
  });

  it('wrong usage is code 2, help is code 0', async () => {
    for (const argv of [[], ['--format', 'xml', '-'], ['--unknown', '-'], ['--rejects']]) {
      const { code, stderr } = await run(argv);
      expect(code).toBe(2);
      expect(stderr).toContain('usage: straitwatch decode');
    }
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('gpsd'),
    });
  });
});
