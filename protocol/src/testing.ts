/**
 * @packageDocumentation The `./testing` door: examples of what may arrive, for tests of every package.
 * All that these arbitraries make is valid by the schemas; fast-check comes with whoever imports this.
 */
import * as fc from 'fast-check';
import { type Asset, assetKinds, taskOrders, taskStatuses } from './assets.js';
import type { Command, CommandType } from './commands.js';
import type { Actor, LinkReason, Officer } from './entries.js';
import { type DuplicateProof, evidenceKinds, type SearchEnd } from './evidence.js';
import type { Craft, Persons, Position, ReportCorrection, ReportInput } from './report.js';
import { type Centre, channels, phases, roles, signs } from './words.js';

/** The ids that commands may speak of; each list may hold ids that do not exist, to be refused. */
export interface KnownIds {
  boats: readonly string[];
  reports: readonly string[];
  tasks: readonly string[];
  assets: readonly string[];
}

/** Ids in the shape the centre gives them, a few of each. */
export const someIds: KnownIds = {
  boats: ['D1', 'D2', 'D3', 'G1', 'G2'],
  reports: ['D-r1', 'D-r2', 'D-r3', 'D-r4', 'G-r1', 'G-r2'],
  tasks: ['D-t1', 'D-t2', 'G-t1'],
  assets: ['lifeboat-1', 'cutter-1', 'helicopter-1'],
};

/** The night that times fall in unless told otherwise. */
export const nightStart = '2026-01-10T00:00:00.000Z';
const nightHours = 12;

/** A field that is there or absent, never `undefined`. */
type Sometimes<T> = { [K in keyof T]: fc.Arbitrary<T[K]> };
function record<Always extends object, Maybe extends object>(
  always: Sometimes<Always>,
  maybe: Sometimes<Maybe>,
): fc.Arbitrary<Always & Partial<Maybe>>;
function record(
  always: Record<string, fc.Arbitrary<unknown>>,
  maybe: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<object> {
  return fc.record({ ...always, ...maybe }, { requiredKeys: Object.keys(always) });
}

export function arbitraryTime(range: { from?: string; hours?: number } = {}): fc.Arbitrary<string> {
  const fromMs = Date.parse(range.from ?? nightStart);
  const seconds = Math.round((range.hours ?? nightHours) * 3600);
  return fc
    .integer({ min: 0, max: seconds })
    .map((second) => new Date(fromMs + second * 1000).toISOString());
}

export const arbitraryCentre: fc.Arbitrary<Centre> = fc.constantFrom('uk', 'fr');
export const arbitraryPhase = fc.constantFrom(...phases);

/** In the Strait, with or without its 95 % radius. */
export const arbitraryPosition: fc.Arbitrary<Position> = record<
  { lat: number; lon: number },
  { radiusM: number; source: string }
>(
  { lat: degrees(50.6, 51.5), lon: degrees(0.9, 2.5) },
  {
    radiusM: fc.integer({ min: 0, max: 20_000 }),
    source: fc.constantFrom('aml', 'whatsapp', 'voice', 'radar'),
  },
);

export const arbitraryPersons: fc.Arbitrary<Persons> = record<
  { count: number },
  { quality: 'stated' | 'counted' | 'estimated'; children: number }
>(
  { count: fc.integer({ min: 0, max: 90 }) },
  {
    quality: fc.constantFrom('stated', 'counted', 'estimated'),
    children: fc.integer({ min: 0, max: 12 }),
  },
);

export const arbitraryCraft: fc.Arbitrary<Craft> = fc.record(
  {
    type: fc.constantFrom('inflatable', 'kayak', 'rigid'),
    colour: fc.constantFrom('black', 'grey', 'white'),
    lengthM: fc.integer({ min: 3, max: 14 }),
    engine: fc.constantFrom('running', 'stopped', 'none'),
  },
  { requiredKeys: [] },
);

const arbitrarySigns = fc.uniqueArray(fc.constantFrom(...signs), { maxLength: 3 });
const arbitraryText = fc.string({ unit: 'grapheme', maxLength: 60 });
const arbitraryReason = fc.constantFrom(
  'engine restarted, under way',
  'seen by the crew',
  'twice the same call',
);
const spokenLanguages = fc.uniqueArray(fc.constantFrom('ckb', 'en', 'fr', 'ar', 'fa', 'vi'), {
  maxLength: 3,
});

/** What is sent to `POST /api/reports`; `about` points at `reports`. */
export function arbitraryReportInput(
  options: { reports?: readonly string[]; callers?: readonly string[]; from?: string } = {},
): fc.Arbitrary<ReportInput> {
  const at = arbitraryTime(options.from === undefined ? {} : { from: options.from });
  return record<
    Pick<ReportInput, 'time' | 'centre' | 'channel'>,
    Required<Omit<ReportInput, 'time' | 'centre' | 'channel'>>
  >(
    { time: at, centre: arbitraryCentre, channel: fc.constantFrom(...channels) },
    {
      received: at,
      position: arbitraryPosition,
      caller: fc.constantFrom(...(options.callers ?? ['c1a0', 'c9f2', 'c77e', 'c003'])),
      persons: arbitraryPersons,
      craft: arbitraryCraft,
      signs: arbitrarySigns,
      languages: spokenLanguages,
      launch: fc.record(
        { place: fc.constantFrom('Gravelines', 'Loon-Plage', 'Wimereux'), time: at },
        { requiredKeys: [] },
      ),
      about: fc.constantFrom(...(options.reports ?? someIds.reports)),
      vessel: fc.constantFrom('Dover lifeboat', 'Patrol One', 'Rescue 175'),
      text: arbitraryText,
    },
  );
}

/** A recovery: people counted on board a vessel or aircraft. */
export function arbitraryRecovery(): fc.Arbitrary<ReportInput> {
  return fc
    .tuple(
      arbitraryReportInput(),
      fc.constantFrom('vessel', 'aircraft'),
      fc.integer({ min: 1, max: 90 }),
    )
    .map(([report, channel, count]) => ({
      ...report,
      channel,
      persons: { count, quality: 'counted' },
      signs: ['recovered'],
    }));
}

export function arbitraryOfficer(
  options: { centre?: Centre; roles?: readonly Officer['role'][] } = {},
): fc.Arbitrary<Officer> {
  return fc.record({
    kind: fc.constant('officer'),
    id: fc.constantFrom('o1', 'o2', 'o3'),
    name: fc.constantFrom('A. Marsh', 'B. Lefèvre', 'C. Doyle'),
    role: fc.constantFrom(...(options.roles ?? roles)),
    centre: options.centre === undefined ? arbitraryCentre : fc.constant(options.centre),
  });
}

export const arbitraryActor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: arbitraryOfficer() },
  { weight: 1, arbitrary: fc.constant({ kind: 'feed', name: 'ais-1' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'system', part: 'linking' } as const) },
);

export const arbitraryLinkReason: fc.Arbitrary<LinkReason> = record<
  { code: string; text: string },
  { weightDb: number; facts: Record<string, string | number> }
>(
  {
    code: fc.constantFrom('same-caller', 'near-drift', 'people'),
    text: fc.constantFrom('same caller', '0.4 NM from where it would have drifted', '33 people'),
  },
  {
    weightDb: fc.integer({ min: -40, max: 40 }),
    facts: fc.constantFrom<Record<string, string | number>>({ report: 'D-r3' }, { nm: '0.4' }),
  },
);

export const arbitrarySearchEnd: fc.Arbitrary<SearchEnd> = record<
  Pick<SearchEnd, 'pos' | 'survivalTimeH' | 'reason'>,
  { survivalSource: string }
>(
  {
    pos: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    survivalTimeH: fc.integer({ min: 0, max: 72 }),
    reason: arbitraryReason,
  },
  { survivalSource: fc.constantFrom('survival table', 'physician on call') },
);

export function arbitraryProof(reports: readonly string[]): fc.Arbitrary<DuplicateProof> {
  return fc.oneof(
    fc.constant({ kind: 'same-caller' } as const),
    fc.constant({ kind: 'no-report-left' } as const),
    fc.record({ kind: fc.constant('sighting' as const), report: fc.constantFrom(...reports) }),
  );
}

export const arbitraryAsset: fc.Arbitrary<Asset> = record<
  Pick<Asset, 'id' | 'name' | 'kind' | 'centre'>,
  Required<Pick<Asset, 'speedKn' | 'survivorsMax' | 'mmsi'>>
>(
  {
    id: fc.constantFrom(...someIds.assets),
    name: fc.constantFrom('Dover lifeboat', 'Patrol One', 'Rescue 175'),
    kind: fc.constantFrom(...assetKinds),
    centre: arbitraryCentre,
  },
  {
    speedKn: fc.integer({ min: 0, max: 150 }),
    survivorsMax: fc.integer({ min: 0, max: 120 }),
    mmsi: fc.integer({ min: 200_000_000, max: 775_999_999 }),
  },
);

const arbitraryCorrection: fc.Arbitrary<ReportCorrection> = fc.record(
  {
    position: fc.option(arbitraryPosition),
    persons: fc.option(arbitraryPersons),
    craft: fc.option(arbitraryCraft),
    signs: arbitrarySigns,
    text: arbitraryText,
  },
  { requiredKeys: [] },
);

/** One command of `type`; ids come from `ids`, whether or not they exist where it is sent. */
export type CommandArbitraries = {
  [T in CommandType]: fc.Arbitrary<Extract<Command, { type: T }>>;
};

/** An arbitrary for each command, so that a test can weigh them as it likes. */
export function commandArbitraries(ids: KnownIds = someIds): CommandArbitraries {
  const boat = fc.constantFrom(...ids.boats);
  const report = fc.constantFrom(...ids.reports);
  const asset = fc.constantFrom(...ids.assets);
  const task = fc.constantFrom(...ids.tasks);
  const reason = arbitraryReason;
  const isA = <T extends CommandType>(type: T): fc.Arbitrary<T> => fc.constant(type);
  const linkReasons = fc.array(arbitraryLinkReason, { maxLength: 3 });
  const linking = { report, boat };
  return {
    'report.receive': record<
      { type: 'report.receive'; report: ReportInput },
      { boat: string | null }
    >(
      { type: isA('report.receive'), report: arbitraryReportInput({ reports: ids.reports }) },
      { boat: fc.oneof(boat, fc.constant('new'), fc.constant(null)) },
    ),
    'report.correct': fc.record({
      type: isA('report.correct'),
      report,
      changes: arbitraryCorrection,
      reason,
    }),
    'report.link': record(
      { type: isA('report.link'), ...linking },
      { reasons: linkReasons, reason },
    ),
    'report.unlink': record({ type: isA('report.unlink'), ...linking }, { reason }),
    'report.refuse-link': record({ type: isA('report.refuse-link'), ...linking }, { reason }),
    'report.propose-link': fc.record({
      type: isA('report.propose-link'),
      ...linking,
      probability: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      reasons: linkReasons,
    }),
    'boat.open': fc.record({ type: isA('boat.open'), report }),
    'boat.set-phase': record(
      { type: isA('boat.set-phase'), boat, phase: arbitraryPhase },
      { reason },
    ),
    'boat.offer-handover': record(
      { type: isA('boat.offer-handover'), boat },
      { to: arbitraryCentre, reason },
    ),
    'boat.accept-handover': fc.record({ type: isA('boat.accept-handover'), boat }),
    'boat.decline-handover': fc.record({ type: isA('boat.decline-handover'), boat, reason }),
    'boat.withdraw-handover': record({ type: isA('boat.withdraw-handover'), boat }, { reason }),
    'boat.resolve-contrary': fc.record({
      type: isA('boat.resolve-contrary'),
      boat,
      report,
      why: fc.constantFrom('after-end', 'more-people', 'people-in-water', 'count-unknown'),
      reason,
    }),
    'boat.propose-search-end': fc.record({
      type: isA('boat.propose-search-end'),
      boat,
      search: arbitrarySearchEnd,
    }),
    'boat.withdraw-search-end': record({ type: isA('boat.withdraw-search-end'), boat }, { reason }),
    'boat.account-for': record(
      { type: isA('boat.account-for'), boat },
      {
        kind: fc.constantFrom(...evidenceKinds),
        reports: fc.uniqueArray(report, { maxLength: 4 }),
        of: boat,
        proof: fc.array(arbitraryProof(ids.reports), { maxLength: 2 }),
        note: arbitraryText,
      },
    ),
    'boat.reopen': fc.record({ type: isA('boat.reopen'), boat, reason }),
    'task.assign': record(
      { type: isA('task.assign'), asset, order: fc.constantFrom(...taskOrders) },
      {
        boat,
        to: fc.record({ lat: degrees(50.6, 51.5), lon: degrees(0.9, 2.5) }),
        text: arbitraryText,
        eta: arbitraryTime(),
      },
    ),
    'task.set-status': record(
      { type: isA('task.set-status'), task, status: fc.constantFrom(...taskStatuses) },
      {
        answeredBy: fc.constantFrom('coxswain', 'Rescue 175'),
        eta: arbitraryTime(),
        note: arbitraryText,
      },
    ),
    'asset.register': fc.record({ type: isA('asset.register'), asset: arbitraryAsset }),
    'asset.report-position': record(
      { type: isA('asset.report-position'), asset, position: arbitraryPosition },
      {
        time: arbitraryTime(),
        courseDegTrue: fc.integer({ min: 0, max: 360 }),
        speedKn: fc.integer({ min: 0, max: 150 }),
      },
    ),
    'note.add': record(
      { type: isA('note.add'), text: fc.constantFrom('relief at 06:00', 'fog on the Varne') },
      { boat },
    ),
    'feed.report-state': record(
      {
        type: isA('feed.report-state'),
        feed: fc.constantFrom('ais-1', 'radar-1'),
        state: fc.constantFrom('connected', 'silent', 'disconnected', 'ended'),
      },
      { detail: arbitraryText },
    ),
    undo: fc.record({ type: isA('undo'), entry: fc.integer({ min: 1, max: 200 }) }),
  };
}

/** Any command at all. */
export function arbitraryCommand(ids: KnownIds = someIds): fc.Arbitrary<Command> {
  return fc.oneof(...Object.values<fc.Arbitrary<Command>>(commandArbitraries(ids)));
}

function degrees(min: number, max: number): fc.Arbitrary<number> {
  return fc
    .integer({ min: Math.round(min * 1e5), max: Math.round(max * 1e5) })
    .map((scaled) => scaled / 1e5);
}
