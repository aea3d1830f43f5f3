/**
 * Which boat is a report about: our engine and two simpler ways, on the same simulated nights with truth; and how
 * long a new report and a whole night take.
 *
 * Traps: the nights are our own simulator's, whose world the engine's figures were not fitted on but which is no
 * recording either. The peers' thresholds are chosen on other nights. Splink is not run: it is named as missing.
 */
import { readFileSync } from 'node:fs';
import { dataFileUrl } from '@straitwatch/data';
import { createLiveLinker, type FlowAt, type LinkReport, linkReports } from '@straitwatch/linking';
import { createTidalStream, type StreamGridFile } from '@straitwatch/metocean';
import {
  type Level,
  levels,
  type NightTruth,
  readStrait,
  type SimulatedReport,
  simulateNight,
} from '@straitwatch/simulator';
import { median, percentile } from './bench-numbers.js';
import type { BenchOptions, BenchResult } from './journal.js';
import { dbscan, type Gate, singleLinkage } from './linking-peers.js';
import { type Listed, type NightScore, scoreNight } from './linking-score.js';

interface Night {
  readonly reports: readonly SimulatedReport[];
  readonly truth: NightTruth;
}

type Way = (night: Night) => Listed;

const strait = readStrait();
/** Nights that are scored, and others on which the peers' thresholds are chosen. */
const scoredFrom = 5_000;
const chosenFrom = 1_000;

export async function run(options: BenchOptions): Promise<BenchResult> {
  const nightsALevel = numberOption(options.options ?? [], '--nights', 4);
  const flowAt = tidalFlow();
  const gate = bestGates();
  const ways: Record<string, Way> = {
    ours: ({ reports }) => linkReports(reports.map(linkReport), { seed: 1, flowAt }),
    'single linkage': ({ reports }) => singleLinkage(reports, gate.single),
    dbscan: ({ reports }) => dbscan(reports, gate.dbscan),
  };
  const scores: Record<string, Record<string, unknown>> = {};
  for (const level of levels) {
    const nights = nightsOf(level, scoredFrom, nightsALevel);
    for (const [name, way] of Object.entries(ways)) {
      const seconds: number[] = [];
      const all = nights.map((night) => {
        const begunMs = performance.now();
        const listed = way(night);
        seconds.push((performance.now() - begunMs) / 1000);
        return scoreNight(night.truth, listed);
      });
      const shown = { ...summaryOf(all), secondsMost: round(Math.max(...seconds)) };
      scores[`${level} ${name}`] = shown;
      process.stderr.write(`${level.padEnd(5)} ${name.padEnd(15)} ${JSON.stringify(shown)}\n`);
    }
  }
  const live = measureLive(flowAt);
  process.stderr.write(`a new report, ms: ${JSON.stringify(live)}\n`);
  const flat = Object.fromEntries(
    Object.entries(scores).map(([name, one]) => [name, JSON.stringify(one)]),
  );
  const f1 = (name: string): number => Number(scores[`real ${name}`]?.['pairF1']);
  return {
    bench: 'linking',
    ours: f1('ours'),
    unit: 'pair F1, real nights',
    peers: { 'single linkage': f1('single linkage'), dbscan: f1('dbscan') },
    ratios: {
      'single linkage': round(f1('ours') / f1('single linkage')),
      dbscan: round(f1('ours') / f1('dbscan')),
    },
    details: { ...flat, liveMedianMs: live.medianMs, liveP99Ms: live.p99Ms, rssMb: live.rssMb },
  };
}

function numberOption(words: readonly string[], name: string, usual: number): number {
  const at = words.indexOf(name);
  const value = Number(words[at + 1]);
  return at >= 0 && Number.isInteger(value) && value > 0 ? value : usual;
}

function nightsOf(level: Level, seedFrom: number, count: number): Night[] {
  return Array.from({ length: count }, (_, k) => {
    const startMs = Date.UTC(2024 + (k % 3), (k * 5) % 12, 1 + ((k * 7) % 27), 18);
    const night = simulateNight({
      strait,
      seed: seedFrom + k,
      level,
      startMs,
      hours: 16,
      ais: false,
    });
    const reports: SimulatedReport[] = [];
    for (const event of night.events) if (event.kind === 'report') reports.push(event.report);
    return { reports, truth: night.truth() };
  });
}

/** The gate with the best pair F1 over a few other nights. */
function bestGates(): { single: Gate; dbscan: Gate } {
  const nights = levels.flatMap((level) => nightsOf(level, chosenFrom, 2));
  const gates = [0.5, 1, 2].flatMap((fastMps) =>
    [0.5, 1, 2, 4].map((hours) => ({ fastMps, hours })),
  );
  const best = (way: (reports: readonly SimulatedReport[], gate: Gate) => Listed): Gate => {
    const scored = gates.map((gate) => ({
      gate,
      f1: nights.reduce(
        (sum, night) => sum + scoreNight(night.truth, way(night.reports, gate)).pairF1,
        0,
      ),
    }));
    return scored.reduce((a, b) => (b.f1 > a.f1 ? b : a)).gate;
  };
  return { single: best(singleLinkage), dbscan: best(dbscan) };
}

function tidalFlow(): FlowAt {
  const file: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
  const stream = createTidalStream(file);
  return ({ lat, lon }, timeMs) => stream.at(lat, lon, timeMs);
}

function linkReport(report: SimulatedReport): LinkReport {
  const { time, received, launch, ...rest } = report;
  const read = {
    ...rest,
    timeMs: Date.parse(time),
    receivedMs: Date.parse(received),
    ...(launch?.place === undefined ? {} : { launch: { place: launch.place } }),
  };
  return JSON.parse(JSON.stringify(read));
}

function summaryOf(scores: readonly NightScore[]) {
  const sum = (of: (one: NightScore) => number): number =>
    scores.reduce((all, one) => all + of(one), 0);
  const mean = (of: (one: NightScore) => number): number => round(sum(of) / scores.length);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole));
  return {
    pairF1: mean((one) => one.pairF1),
    bCubedF1: mean((one) => one.bCubedF1),
    lost: `${sum((one) => one.lost)} of ${sum((one) => one.atSea)}`,
    closedAll: share(
      sum((one) => one.closedAll),
      sum((one) => one.ended),
    ),
    phantomRate: share(
      sum((one) => one.phantoms),
      sum((one) => one.trueBoats),
    ),
    seaCoverage: mean((one) => one.seaCovered),
    winkler: mean((one) => one.winkler),
  };
}

/** The last reports of a night of 60 boats, one after another, as a centre would get them. */
function measureLive(flowAt: FlowAt) {
  const startMs = Date.UTC(2026, 8, 1, 18);
  const options = { strait, seed: 6_000, level: 'hard' as const, startMs, hours: 16, boats: 60 };
  const night = simulateNight({ ...options, ais: false });
  const all: SimulatedReport[] = [];
  for (const event of night.events) if (event.kind === 'report') all.push(event.report);
  const truth = night.truth();
  const kept = all.slice(0, 1_000).map(linkReport);
  const linker = createLiveLinker({ seed: 1, flowAt });
  const boats = truth.boats.map(({ id, reports }) => ({ id, reports }));
  const state = (count: number) => {
    const reports = kept.slice(0, count);
    const known = new Set(reports.slice(0, -1).map((one) => one.id));
    return {
      reports,
      boats: boats.flatMap(({ id, reports: own }) => {
        const listed = own.filter((one) => known.has(one));
        return listed.length === 0 ? [] : [{ id, reports: listed }];
      }),
      atMs: reports.at(-1)?.receivedMs ?? startMs,
    };
  };
  const times: number[] = [];
  for (let count = Math.max(1, kept.length - 80); count <= kept.length; count++) {
    const begunMs = performance.now();
    linker.update(state(count));
    linker.proposalsFor(kept[count - 1]?.id ?? '');
    times.push(performance.now() - begunMs);
  }
  // The first builds everything from nothing.
  const [, ...steps] = times;
  const rssMb = Math.round(process.memoryUsage().rss / 1e6);
  return {
    reports: kept.length,
    medianMs: round(median(steps)),
    p99Ms: round(percentile(steps, 99)),
    rssMb,
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
