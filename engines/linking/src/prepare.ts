/** Reports made ready for many thousand looks: numbers in arrays, in order of the time they tell of. */
import { createLocalFrame, type LocalFrame } from '@straitwatch/geo';
import { levelCount, personsLikelihood } from './people.js';
import type { LinkReport } from './types.js';

export const hourMs = 3_600_000;

/** How people came off the sea, as a report says. */
export const endings = { none: 0, recovered: 1, landed: 2, returned: 3 } as const;

export interface Prepared {
  readonly reports: readonly LinkReport[];
  readonly count: number;
  readonly startMs: number;
  readonly frame: LocalFrame;
  /** Hours since `startMs`: told, and received. */
  readonly timeH: Float64Array;
  readonly receivedH: Float64Array;
  /** Kilometres east and north of the frame's origin; the spread is NaN where no position is told. */
  readonly xKm: Float64Array;
  readonly yKm: Float64Array;
  readonly sdKm: Float64Array;
  /** 1 where the position may be an old one: a pin or message, not a sensor. */
  readonly mayBeStale: Uint8Array;
  readonly ending: Uint8Array;
  /** A relay or copy: what it says is somebody else's report again. */
  readonly isRelay: Uint8Array;
  /** Shows that people were aboard at that time: a voice or a sensor, no ending, no relay. */
  readonly isAlive: Uint8Array;
  readonly isCrew: Uint8Array;
  readonly isVoice: Uint8Array;
  /** Number of the telephone, -1 where none; numbers that speak for many are left out. */
  readonly caller: Int32Array;
  /** Index of the report that is referred to, -1 where none. */
  readonly about: Int32Array;
  /** -1 where not told. */
  readonly colour: Int8Array;
  readonly type: Int8Array;
  readonly engine: Int8Array;
  readonly launchPlace: Int16Array;
  readonly language: Int16Array;
  /** NaN where not told. */
  readonly lengthM: Float64Array;
  readonly launchH: Float64Array;
  /** People taken aboard or ashore, counted; -1 where not told. */
  readonly endedCount: Int16Array;
  /** What a voice tells of how the boat fares: 1 water comes in, 2 people in the water, 4 engine running; -1 for others. */
  readonly distressTold: Int8Array;
  /** The number that a voice said, -1 where none: who has said one says it again. */
  readonly saidCount: Int16Array;
  /** Row of `personsGiven`, -1 where no number is told. */
  readonly personsRow: Int32Array;
  /** P(told | n aboard), rows of one number a level. */
  readonly personsGiven: Float64Array;
}

export const colours = ['black', 'grey', 'white', 'blue', 'red', 'orange', 'green'] as const;
export const craftTypes = ['inflatable', 'rigid', 'other'] as const;

const oneRadius = 2.4477;
/** No position is better than this, metres: a pin is a pin. */
const radiusLeastM = 40;
const radiusUntoldM = 1500;
const endingSigns = ['none', 'recovered', 'landed', 'returned'];
const seen = new Set(['radar', 'camera', 'aircraft', 'vhf', 'vessel']);

/**
 * @param reports in any order; the result has them in order of the time told, then of arrival, then of id
 * @param startMs what hours are counted from; the first time told when absent
 */
export function prepare(reports: readonly LinkReport[], startMs?: number): Prepared {
  const order = [...reports].sort(
    (a, b) => a.timeMs - b.timeMs || received(a) - received(b) || (a.id < b.id ? -1 : 1),
  );
  const count = order.length;
  const fromMs = startMs ?? order[0]?.timeMs ?? 0;
  const frame = createLocalFrame({ lat: 51, lon: 1.6 });
  const rows = personsRows(order);
  const floats = () => new Float64Array(count).fill(Number.NaN);
  const made: Prepared = {
    ...{ reports: order, count, startMs: fromMs, frame },
    ...{ timeH: floats(), receivedH: floats(), xKm: floats(), yKm: floats(), sdKm: floats() },
    mayBeStale: new Uint8Array(count),
    ending: new Uint8Array(count),
    isRelay: new Uint8Array(count),
    isAlive: new Uint8Array(count),
    isCrew: new Uint8Array(count),
    isVoice: new Uint8Array(count),
    caller: new Int32Array(count).fill(-1),
    about: new Int32Array(count).fill(-1),
    colour: new Int8Array(count).fill(-1),
    type: new Int8Array(count).fill(-1),
    engine: new Int8Array(count).fill(-1),
    launchPlace: new Int16Array(count).fill(-1),
    language: new Int16Array(count).fill(-1),
    lengthM: floats(),
    launchH: floats(),
    endedCount: new Int16Array(count).fill(-1),
    distressTold: new Int8Array(count).fill(-1),
    saidCount: new Int16Array(count).fill(-1),
    personsRow: new Int32Array(count).fill(-1),
    personsGiven: rows.table,
  };
  const indexOf = new Map(order.map((one, i) => [one.id, i]));
  const shared = sharedNumbers(order);
  const ids = { caller: numbering(), place: numbering(), language: numbering() };
  order.forEach((report, i) => {
    made.timeH[i] = (report.timeMs - fromMs) / hourMs;
    made.receivedH[i] = (received(report) - fromMs) / hourMs;
    if (report.position !== undefined) {
      const { eastM, northM } = frame.toLocal(report.position);
      made.xKm[i] = eastM / 1000;
      made.yKm[i] = northM / 1000;
      const radiusM = Math.max(radiusLeastM, report.position.radiusM ?? radiusUntoldM);
      made.sdKm[i] = radiusM / oneRadius / 1000;
    }
    made.ending[i] = endingOf(report);
    made.isRelay[i] = Number(report.channel === 'relay');
    made.isCrew[i] = Number(report.channel === 'vessel');
    const isSeen = seen.has(report.channel);
    made.isVoice[i] = Number(!isSeen && report.channel !== 'relay');
    made.mayBeStale[i] = Number(!isSeen);
    made.isAlive[i] = Number(made.ending[i] === 0 && report.channel !== 'relay');
    const { caller } = report;
    if (caller !== undefined && !shared.has(caller)) made.caller[i] = ids.caller(caller);
    if (report.about !== undefined) made.about[i] = indexOf.get(report.about) ?? -1;
    if (made.about[i] === i) made.about[i] = -1;
    fillCraft(made, i, report);
    if (report.launch?.place !== undefined) made.launchPlace[i] = ids.place(report.launch.place);
    if (report.launch?.timeMs !== undefined)
      made.launchH[i] = (report.launch.timeMs - fromMs) / hourMs;
    const told = report.languages?.find((one) => one !== 'en');
    if (told !== undefined) made.language[i] = ids.language(told);
    if (made.isVoice[i] === 1 && made.ending[i] === 0) made.distressTold[i] = distressTold(report);
    if (report.persons === undefined) return;
    if (made.ending[i] !== 0) made.endedCount[i] = Math.min(1000, report.persons.count);
    if (made.isVoice[i] === 1 && made.ending[i] === 0) {
      made.saidCount[i] = Math.min(1000, report.persons.count);
    }
    made.personsRow[i] = rows.of.get(personsWord(report.persons)) ?? -1;
  });
  return made;
}

const personsWord = ({ count, quality }: NonNullable<LinkReport['persons']>): string =>
  `${count} ${quality ?? 'stated'}`;

/** The same number told the same way has one row. */
function personsRows(reports: readonly LinkReport[]) {
  const told = new Map<string, NonNullable<LinkReport['persons']>>();
  for (const { persons } of reports) if (persons) told.set(personsWord(persons), persons);
  const table = new Float64Array(told.size * levelCount);
  const of = new Map<string, number>();
  for (const [word, persons] of told) {
    personsLikelihood(persons, table, of.size * levelCount);
    of.set(word, of.size);
  }
  return { table, of };
}

export const received = (report: LinkReport): number => report.receivedMs ?? report.timeMs;

function endingOf(report: LinkReport): number {
  if (report.channel === 'relay') return 0;
  const signs = report.signs ?? [];
  const found = endingSigns.findIndex((sign, kind) => kind > 0 && signs.includes(sign));
  // People are taken on board by a vessel that counts them; who only says so has ended nothing.
  if (found === endings.recovered) {
    const isProof = report.channel === 'vessel' && report.persons?.quality === 'counted';
    return isProof ? endings.recovered : 0;
  }
  return Math.max(0, found);
}

function distressTold({ signs = [], craft }: LinkReport): number {
  const isSwimming = signs.includes('people-in-water') || signs.includes('capsized');
  const isRunning = runningWords.has(craft?.engine?.toLowerCase() ?? '');
  return Number(signs.includes('taking-water')) + 2 * Number(isSwimming) + 4 * Number(isRunning);
}

/** Words of both centres for the same thing; what is in no list says nothing. */
const colourWords: Readonly<Record<string, string>> = {
  ...{ noir: 'black', noire: 'black', gris: 'grey', grise: 'grey', gray: 'grey' },
  ...{ blanc: 'white', blanche: 'white', bleu: 'blue', bleue: 'blue', rouge: 'red' },
  ...{ vert: 'green', verte: 'green' },
};
const typeWords: Readonly<Record<string, string>> = {
  ...{ pneumatique: 'inflatable', rhib: 'rigid', 'semi-rigide': 'rigid', rigide: 'rigid' },
};
const runningWords = new Set(['running', 'en marche']);
const stoppedWords = new Set(['stopped', 'none', 'arrêté', 'en panne', 'aucun']);

function fillCraft(made: Prepared, i: number, { craft }: LinkReport): void {
  if (craft === undefined) return;
  const { colour, type, lengthM, engine } = craft;
  if (colour !== undefined) made.colour[i] = known(colours, colourWords, colour);
  if (type !== undefined) made.type[i] = known(craftTypes, typeWords, type);
  if (lengthM !== undefined) made.lengthM[i] = lengthM;
  const word = engine?.toLowerCase() ?? '';
  if (runningWords.has(word)) made.engine[i] = 0;
  else if (stoppedWords.has(word)) made.engine[i] = 1;
}

function known(
  list: readonly string[],
  others: Readonly<Record<string, string>>,
  said: string,
): number {
  const word = said.toLowerCase();
  return list.indexOf(Object.hasOwn(others, word) ? (others[word] ?? word) : word);
}

function numbering(): (word: string) => number {
  const numbers = new Map<string, number>();
  return (word) => {
    const found = numbers.get(word);
    if (found !== undefined) return found;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
}

/** The numbers of aid groups: never heard but on that channel, and there more than once with different news. */
function sharedNumbers(reports: readonly LinkReport[]): Set<string> {
  const channels = new Map<string, Set<string>>();
  for (const { caller, channel } of reports) {
    if (caller === undefined || channel === 'relay') continue;
    channels.set(caller, (channels.get(caller) ?? new Set()).add(channel));
  }
  const found = new Set<string>();
  for (const [caller, heard] of channels) {
    if (heard.size === 1 && heard.has('ngo')) found.add(caller);
  }
  return found;
}
