import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actorSchema,
  assetSchema,
  BadInputError,
  type CommandType,
  commandSchemas,
  evidenceSchema,
  idSchema,
  isEnding,
  isRecovery,
  isVoice,
  otherCentre,
  parseOrThrow,
  type Report,
  reportCorrectionSchema,
  reportInputSchema,
  reportSchema,
  showValue,
  timeSchema,
} from '../src/index.js';
import {
  arbitraryActor,
  arbitraryAsset,
  arbitraryCommand,
  arbitraryRecovery,
  arbitraryReportInput,
  commandArbitraries,
} from '../src/testing.js';

/** The example of the public contract, without its id. */
const example = {
  time: '2026-01-10T01:12:00Z',
  received: '2026-01-10T01:13:10Z',
  centre: 'uk',
  channel: '999',
  position: { lat: 51.01, lon: 1.6, radiusM: 800, source: 'aml' },
  caller: 'c9f2',
  persons: { count: 33, quality: 'stated' },
  craft: { type: 'inflatable', colour: 'black', lengthM: 8, engine: 'stopped' },
  signs: ['taking-water'],
  languages: ['ckb', 'en'],
  launch: { place: 'Gravelines', time: '2026-01-09T22:00:00Z' },
  about: 'r12',
  text: '...',
} as const;
const smallest = { time: example.time, centre: 'fr', channel: 'whatsapp' } as const;

function refusal(schema: Parameters<typeof parseOrThrow>[0], value: unknown): string {
  try {
    parseOrThrow(schema, value);
  } catch (error) {
    expect(error).toBeInstanceOf(BadInputError);
    const { name, code, field, got, expected, message } = error as BadInputError;
    expect([name, code]).toEqual(['BadInputError', 'bad-input']);
    expect(message).toBe(`${field}: got ${got}, expected ${expected}`);
    return message;
  }
  return 'accepted';
}

describe('a report', () => {
  it('is accepted as the contract shows it, whole and with the least that is needed', () => {
    expect(parseOrThrow(reportInputSchema, example)).toEqual(example);
    expect(parseOrThrow(reportInputSchema, smallest)).toEqual(smallest);
    expect(parseOrThrow(reportSchema, { id: 'r17', ...example })).toEqual({
      id: 'r17',
      ...example,
    });
  });

  it('keeps fields that the protocol does not know, as they came', () => {
    const odd = { ...smallest, battery: { percent: 11 }, 'x-feed': ['a', null] };
    expect(parseOrThrow(reportInputSchema, odd)).toEqual(odd);
  });

  it('survives being written and read, whatever valid report it is', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryReportInput(), arbitraryRecovery()), (input) => {
        const back = parseOrThrow(reportInputSchema, JSON.parse(JSON.stringify(input)));
        expect(back).toEqual(input);
        expect(parseOrThrow(reportSchema, { id: 'D-r1', ...input })).toEqual({
          id: 'D-r1',
          ...input,
        });
      }),
      { seed: 71, numRuns: 300 },
    );
  });

  // field | value put there | what is said
  const bad: [string, unknown, string][] = [
    ['time', undefined, 'time: got nothing, expected an ISO 8601 time'],
    ['time', '2026-01-10 01:12', 'time: got "2026-01-10 01:12", expected an ISO 8601 time'],
    ['time', '2026-01-10T01:12:00+01:00', 'expected an ISO 8601 time in UTC ending in Z'],
    ['time', '2026-02-30T01:12:00Z', 'expected an ISO 8601 time in UTC ending in Z'],
    ['time', 1768007520, 'time: got 1768007520, expected'],
    ['centre', 'be', 'centre: got "be", expected one of uk, fr'],
    ['channel', '911', 'channel: got "911", expected one of 112, 196, 999, whatsapp'],
    ['position', { lat: 95, lon: 1 }, 'position.lat: got 95, expected at most 90'],
    ['position', { lat: 51, lon: -181 }, 'position.lon: got -181, expected at least -180'],
    ['position', { lat: 51 }, 'position.lon: got nothing, expected a number'],
    ['position', { lat: '51', lon: 1 }, 'position.lat: got "51", expected a number'],
    ['position', { lat: 51, lon: 1, radiusM: -1 }, 'position.radiusM: got -1, expected at least 0'],
    ['position', '51 N 1 E', 'position: got "51 N 1 E", expected an object'],
    ['persons', { count: 3.5 }, 'persons.count: got 3.5, expected a whole number'],
    ['persons', { count: -1 }, 'persons.count: got -1, expected at least 0'],
    ['persons', { count: 5, quality: 'guess' }, 'persons.quality: got "guess", expected one of'],
    ['signs', ['sinking'], 'signs.0: got "sinking", expected one of taking-water'],
    ['signs', 'capsized', 'signs: got "capsized", expected a list'],
    ['about', 'r 12', 'about: got "r 12", expected 1 to 64 letters'],
    ['text', 'x'.repeat(8001), 'expected at most 8000 characters'],
    ['caller', 'x'.repeat(65), 'expected at most 64 characters'],
    ['languages', Array(13).fill('en'), 'expected at most 12 items'],
  ];
  it.each(bad)('with a wrong %s is refused, naming the field (case %#)', (field, value, said) => {
    expect(refusal(reportInputSchema, { ...example, [field]: value })).toContain(said);
  });

  it('that is no object at all is refused by name', () => {
    for (const value of [undefined, null, 'call', 7, []]) {
      expect(refusal(reportInputSchema, value)).toMatch(/^body: got .*, expected an object$/);
    }
  });

  it('is corrected field by field; null says that a value is not known after all', () => {
    const changes = { position: null, persons: { count: 32 }, text: 'thirty-two' };
    expect(parseOrThrow(reportCorrectionSchema, changes)).toEqual(changes);
    expect(refusal(reportCorrectionSchema, { time: null })).toContain('time: got null');
  });
});

describe('sizes', () => {
  it('have an end: the largest is accepted, one more is refused', () => {
    const limits: [string, (size: number) => unknown, number][] = [
      ['text', (size) => 'x'.repeat(size), 8000],
      ['caller', (size) => 'x'.repeat(size), 64],
      ['vessel', (size) => 'x'.repeat(size), 80],
      ['about', (size) => 'x'.repeat(size), 64],
      ['signs', (size) => Array(size).fill('medical'), 9],
      ['languages', (size) => Array(size).fill('en'), 12],
      ['persons', (size) => ({ count: size }), 1000],
      ['position', (size) => ({ lat: 51, lon: 1, radiusM: size }), 500_000],
    ];
    for (const [field, make, most] of limits) {
      expect(refusal(reportInputSchema, { ...smallest, [field]: make(most) })).toBe('accepted');
      expect(refusal(reportInputSchema, { ...smallest, [field]: make(most + 1) })).toContain(field);
    }
  });

  it('of a shown value are short, so that a bad request is not echoed whole', () => {
    expect(showValue('x'.repeat(10_000)).length).toBeLessThan(100);
    expect(showValue(undefined)).toBe('nothing');
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(showValue(circle)).toBe('[object Object]');
    expect(showValue(10n)).toBe('10');
  });
});

describe('commands', () => {
  it('made for tests are all valid, of every type', () => {
    const types = Object.keys(commandSchemas) as CommandType[];
    const makers = commandArbitraries();
    expect(Object.keys(makers).sort()).toEqual([...types].sort());
    for (const type of types) {
      fc.assert(
        fc.property(makers[type], (command) => {
          const { type: named, ...body } = command;
          expect(named).toBe(type);
          expect(parseOrThrow(commandSchemas[type], body)).toEqual(body);
        }),
        { seed: 72, numRuns: 40 },
      );
    }
  });

  it('reach every type when taken at random', () => {
    const seen = new Set(
      fc.sample(arbitraryCommand(), { seed: 73, numRuns: 600 }).map((one) => one.type),
    );
    expect([...seen].sort()).toEqual(Object.keys(commandSchemas).sort());
  });

  it.each<[CommandType, unknown, string]>([
    ['report.link', { report: 'r1' }, 'boat: got nothing'],
    ['report.receive', { report: { ...smallest, centre: 'x' } }, 'report.centre: got "x"'],
    ['report.receive', { report: smallest, boat: '../D4' }, 'boat: got "../D4"'],
    [
      'report.propose-link',
      { report: 'r1', boat: 'D1', probability: 1.01, reasons: [] },
      'probability: got 1.01, expected at most 1',
    ],
    [
      'boat.set-phase',
      { boat: 'D1', phase: 'calm' },
      'phase: got "calm", expected one of uncertainty, alert, distress',
    ],
    ['boat.decline-handover', { boat: 'D1', reason: '  ' }, 'reason: got "  "'],
    ['boat.reopen', { boat: 'D1', reason: 'ab' }, 'expected a reason of at least 3 characters'],
    [
      'boat.account-for',
      { boat: 'D1', kind: 'assumed' },
      'kind: got "assumed", expected one of recovered',
    ],
    ['boat.account-for', { boat: 'D1', reports: Array(21).fill('r1') }, 'reports: got'],
    [
      'boat.propose-search-end',
      { boat: 'D1', search: { pos: 93, survivalTimeH: 9, reason: 'none' } },
      'search.pos: got 93, expected at most 1',
    ],
    [
      'task.assign',
      { asset: 'lb', order: 'push-back' },
      'order: got "push-back", expected one of rescue',
    ],
    ['task.set-status', { task: 't', status: 'lost' }, 'status: got "lost"'],
    ['note.add', { text: '   ' }, 'text: got "   ", expected at least 1 characters'],
    ['undo', { entry: 0 }, 'entry: got 0, expected at least 1'],
  ])('%s with a wrong field is refused, naming it (case %#)', (type, body, said) => {
    expect(refusal(commandSchemas[type], body)).toContain(said);
  });
});

describe('actors, assets and evidence', () => {
  it('made for tests are valid', () => {
    fc.assert(
      fc.property(arbitraryActor, arbitraryAsset, (actor, asset) => {
        expect(parseOrThrow(actorSchema, actor)).toEqual(actor);
        expect(parseOrThrow(assetSchema, asset)).toEqual(asset);
      }),
      { seed: 74, numRuns: 100 },
    );
  });

  it('know five kinds of evidence and no sixth', () => {
    expect(refusal(evidenceSchema, { kind: 'assumed', reports: ['r1'] })).toContain('kind');
    expect(refusal(evidenceSchema, { kind: 'recovered', reports: [] })).toContain(
      'reports: got []',
    );
    expect(refusal(evidenceSchema, { kind: 'duplicate', of: 'D2', proof: [] })).toContain('proof');
    expect(refusal(evidenceSchema, { kind: 'landed', reports: ['r1'] })).toBe('accepted');
  });
});

describe('ids and times', () => {
  it('never carry a path, a space or markup', () => {
    for (const id of ['', '.', '../x', 'a/b', 'a b', '<b>', '-a', 'é', 'a'.repeat(65)]) {
      expect(idSchema.safeParse(id).success, id).toBe(false);
    }
    for (const id of ['D4', 'D-r17', 'G-t3', 'a.b_c']) expect(idSchema.parse(id)).toBe(id);
  });

  it('exist and end in Z', () => {
    for (const time of ['2026-01-10T01:12:00Z', '2024-02-29T23:59:59.999Z']) {
      expect(timeSchema.parse(time)).toBe(time);
    }
    for (const time of ['2025-02-29T00:00:00Z', '2026-01-10T25:00:00Z', '2026-01-10', 'now', '']) {
      expect(timeSchema.safeParse(time).success, time).toBe(false);
    }
  });
});

describe('what a report says of people coming off the sea', () => {
  const report = (more: Partial<Report>): Report => ({ id: 'r1', ...smallest, ...more });
  it('is a recovery only when a vessel or aircraft has counted them on board', () => {
    const counted = { count: 20, quality: 'counted' } as const;
    const signs: Report['signs'] = ['recovered'];
    expect(isRecovery(report({ channel: 'vessel', persons: counted, signs }))).toBe(true);
    expect(isRecovery(report({ channel: 'aircraft', persons: counted, signs }))).toBe(true);
    expect(isRecovery(report({ channel: '999', persons: counted, signs }))).toBe(false);
    expect(isRecovery(report({ channel: 'vessel', persons: { count: 20 }, signs }))).toBe(false);
    expect(isRecovery(report({ channel: 'vessel', persons: counted, signs: ['landed'] }))).toBe(
      false,
    );
    expect(isRecovery(report({ channel: 'vessel', persons: counted }))).toBe(false);
  });

  it('is an ending for three signs, and a voice for all but sensors and rescue craft', () => {
    for (const sign of ['recovered', 'landed', 'returned'] as const) {
      expect(isEnding(report({ signs: ['children', sign] }))).toBe(true);
    }
    expect(isEnding(report({ signs: ['capsized', 'escorted'] }))).toBe(false);
    expect(isEnding(report({}))).toBe(false);
    const voices = ['999', '112', '196', 'whatsapp', 'vhf', 'relay', 'ngo'] as const;
    for (const channel of voices) expect(isVoice(report({ channel }))).toBe(true);
    for (const channel of ['radar', 'aircraft', 'vessel', 'camera'] as const) {
      expect(isVoice(report({ channel }))).toBe(false);
    }
  });

  it('goes to one of two centres', () => {
    expect([otherCentre('uk'), otherCentre('fr')]).toEqual(['fr', 'uk']);
  });
});
