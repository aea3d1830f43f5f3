// Learns the linking engine's figures from nights whose truth is known.
//
//   node scripts/learn-linking.mjs NIGHTS... [--out FILE] [--passes N]
//
// NIGHTS are folders of nights (reports.ndjson and truth.json each), as `straitwatch simulate` writes them. Each figure
// is moved up and down in turn, in log or log-odds, and kept where the loss of `createLesson` falls: the log chance of
// putting each report back to its own boat, of keeping boats apart and of keeping them whole. A pull towards the
// shipped figures (one standard deviation is a factor of two) stands for what is known beside the nights. Nothing of
// persons is learned. What comes out is a proposal: see docs/explanation/linking.md for how it was judged.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readReports } from '../apps/cli/dist/link.js';
import { dataFileUrl } from '../data/dist/index.js';
import { createLesson, shippedParameters } from '../engines/linking/dist/index.js';
import { createTidalStream } from '../engines/metocean/dist/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, passes: { type: 'string', default: '2' } },
});
if (positionals.length === 0) {
  process.stderr.write('error: NIGHTS: got nothing, expected folders of nights with truth\n');
  process.exit(2);
}

/** Share (0 to 1), signed, or positive. */
const figures = {
  rateShape: 'positive',
  rateHours: 'positive',
  rateMarginH: 'positive',
  boatsExpected: 'positive',
  'motion.stopsPerH': 'positive',
  'motion.restartsPerH': 'positive',
  'motion.underWayFirst': 'share',
  'motion.eastKmh': 'signed',
  'motion.northKmh': 'signed',
  'motion.underWaySdKmh': 'positive',
  'motion.adriftSdKmh': 'positive',
  'motion.underWayQ': 'positive',
  'motion.adriftQ': 'positive',
  'motion.placeQ': 'positive',
  'motion.engineWrong': 'share',
  'motion.staleShare': 'share',
  'motion.staleKm': 'positive',
  'motion.wrongShare': 'share',
  'motion.wrongShareSeen': 'share',
  'motion.wrongKm': 'positive',
  lentCaller: 'share',
  newCaller: 'positive',
  aboutRight: 'share',
  aboutRightCrew: 'share',
  colourWrong: 'share',
  colourWrongCrew: 'share',
  typeWrong: 'share',
  recoveredAll: 'share',
  recoveredTwice: 'share',
  countedWrong: 'share',
  repeatsOwnCount: 'share',
  repeatsCount: 'share',
  partSign: 'share',
  relayAlone: 'share',
  'distress.watersPerH': 'positive',
  'distress.waterTold.takingWater': 'share',
};

const nights = positionals.flatMap(nightsIn);
const file = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
const stream = createTidalStream(file);
const lesson = createLesson(
  nights,
  ({ lat, lon }, timeMs) => stream.at(lat, lon, timeMs),
  shippedParameters,
);
const questions = nights.reduce((sum, night) => sum + night.reports.length, 0);

let learned = shippedParameters;
let loss = lossOf(learned);
process.stderr.write(`${nights.length} nights, loss ${loss.toFixed(4)}\n`);
const steps = Object.fromEntries(Object.keys(figures).map((name) => [name, 0.5]));
for (let pass = 1; pass <= Number(values.passes); pass++) {
  for (const [name, kind] of Object.entries(figures)) {
    const isBetter = tryFigure(name, kind, steps[name]) || tryFigure(name, kind, -steps[name]);
    steps[name] *= isBetter ? 1.2 : 0.5;
  }
  process.stderr.write(`pass ${pass}: loss ${loss.toFixed(4)}\n`);
}
const text = `${JSON.stringify(learned, null, 2)}\n`;
if (values.out === undefined) process.stdout.write(text);
else writeFileSync(values.out, text);

function nightsIn(folder) {
  const isNight = (path) => existsSync(join(path, 'truth.json'));
  const paths = isNight(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .filter(isNight);
  return paths.map((path) => {
    const truth = JSON.parse(readFileSync(join(path, 'truth.json'), 'utf8'));
    const boatOf = new Map(
      Object.entries(truth.reports).map(([id, one]) => [id, one.boat ?? one.falseAlarm ?? id]),
    );
    const reports = readReports(readFileSync(join(path, 'reports.ndjson'), 'utf8'));
    return { reports, boatOf, weight: 1 };
  });
}

function tryFigure(name, kind, step) {
  let isBetter = false;
  for (let tries = 0; tries < 4; tries++) {
    const moved = withFigure(learned, name.split('.'), (value) => move(value, kind, step));
    const now = lossOf(moved);
    if (now >= loss - 1e-6) break;
    learned = moved;
    loss = now;
    isBetter = true;
  }
  return isBetter;
}

function move(value, kind, step) {
  if (kind === 'share') return 1 / (1 + Math.exp(-(Math.log(value / (1 - value)) + step)));
  return kind === 'signed' ? value + 2 * step : value * Math.exp(step);
}

function scaled(value, kind) {
  if (kind === 'share') return Math.log(value / (1 - value));
  return kind === 'signed' ? value / 2 : Math.log(value);
}

function withFigure(all, [key, ...rest], change) {
  return {
    ...all,
    [key]: rest.length === 0 ? change(all[key]) : withFigure(all[key], rest, change),
  };
}

function figureOf(all, name) {
  return name.split('.').reduce((inside, key) => inside[key], all);
}

/** Loss a question, and the pull towards what is shipped. */
function lossOf(parameters) {
  let pull = 0;
  for (const [name, kind] of Object.entries(figures)) {
    const apart =
      scaled(figureOf(parameters, name), kind) - scaled(figureOf(shippedParameters, name), kind);
    pull += (0.5 * apart * apart) / 0.7 ** 2;
  }
  return lesson.loss(parameters) + pull / Math.max(1, questions);
}
