import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type AssetFile,
  type CoastFile,
  type DeskMap,
  dataFileNames,
  dataFileUrl,
  type ExerciseReport,
  type ExerciseTruth,
  exerciseUrls,
  type MarkFile,
} from '../src/index.js';

const text = (url: URL) => readFileSync(url, 'utf8');
const marks: MarkFile = JSON.parse(text(dataFileUrl('marks')));
const assets: AssetFile = JSON.parse(text(dataFileUrl('assets')));
const deskMap: DeskMap = JSON.parse(text(dataFileUrl('deskMap')));

describe('data files', () => {
  it('every named file exists and is exported under its own path', () => {
    const exported = JSON.parse(text(new URL('../package.json', import.meta.url))).exports;
    expect(dataFileNames.length).toBe(15);
    for (const name of dataFileNames) {
      const url = dataFileUrl(name);
      expect(existsSync(url), url.href).toBe(true);
      const path = `./${url.pathname.split('/').at(-1)}`;
      expect(exported[path]).toBe(path);
    }
  });

  it('the generated files are what the script makes from the collected ones', async () => {
    const { buildFiles } = await import('../scripts/make-desk-map.mjs');
    const made = Object.entries<string>(buildFiles());
    expect(made.length).toBe(3);
    for (const [name, expected] of made) {
      expect(text(new URL(`../${name}`, import.meta.url)) === expected, `${name} is stale`).toBe(
        true,
      );
    }
  });

  it('every feature of the map has its own id, a source and a confidence, every layer something', () => {
    const seen = new Set<string>();
    for (const [layer, { features }] of Object.entries(deskMap.layers)) {
      expect(features.length, layer).toBeGreaterThan(0);
      for (const { properties } of features) {
        expect(seen.has(properties.id), properties.id).toBe(false);
        seen.add(properties.id);
        expect(properties.source, properties.id).toBeTruthy();
        expect(properties.confidence, properties.id).toBeTruthy();
      }
    }
    expect(seen.size).toBe(160);
  });

  it('the map loses no vertex of the coast', () => {
    const coast: CoastFile = JSON.parse(text(dataFileUrl('coast')));
    expect(deskMap.layers.land.features.map((f) => f.geometry.coordinates)).toEqual(
      coast.features.map((f) => f.geometry.coordinates),
    );
  });

  it('every mark is named in both languages and lies near the Strait', () => {
    expect(marks.marks.length).toBe(90);
    expect(new Set(marks.marks.map((m) => m.id)).size).toBe(90);
    for (const mark of marks.marks) {
      for (const word of [mark.en, mark.fr, mark.ofFr, mark.atFr])
        expect(word.length).toBeGreaterThan(1);
      expect(mark.ofFr, mark.id).toMatch(/^(du |de la |de |des |d’)/);
      expect(mark.lat).toBeGreaterThan(49.8);
      expect(mark.lat).toBeLessThan(51.6);
      expect(mark.lon).toBeGreaterThan(-0.5);
      expect(mark.lon).toBeLessThan(2.8);
      expect(mark.weight).toBeGreaterThanOrEqual(0);
      expect(mark.weight).toBeLessThanOrEqual(1);
    }
  });

  it('the example of the README gives what it shows', () => {
    const file: MarkFile = JSON.parse(text(dataFileUrl('marks')));
    expect(file.marks[0]?.en).toBe('Varne LV');
  });

  it('both centres have a lifeboat, a patrol boat, a cutter, a helicopter and a drone', () => {
    for (const centre of ['uk', 'fr']) {
      const kinds = new Set(assets.assets.filter((a) => a.centre === centre).map((a) => a.kind));
      for (const kind of ['lifeboat', 'patrol-boat', 'cutter', 'helicopter', 'drone'] as const) {
        expect(kinds.has(kind), `${centre} ${kind}`).toBe(true);
      }
    }
  });

  it('every MMSI is one of the demonstration run, marked so, and used once', () => {
    const numbered = assets.assets.filter((a) => a.mmsi !== undefined);
    expect(numbered.length).toBeGreaterThan(20);
    expect(new Set(numbered.map((a) => a.mmsi)).size).toBe(numbered.length);
    for (const asset of numbered) {
      const country = asset.centre === 'uk' ? '232' : '227';
      const form = ['helicopter', 'aircraft'].includes(asset.kind)
        ? `111${country}9`
        : `${country}0009`;
      expect(String(asset.mmsi)).toMatch(new RegExp(`^${form}\\d\\d$`));
      expect(asset.mmsiSource).toBe('demonstration');
    }
  });

  it('an unknown value of an asset is absent, never null, zero or a word', () => {
    for (const asset of assets.assets) {
      for (const [key, value] of Object.entries(asset)) {
        expect(value, `${asset.id} ${key}`).not.toBeNull();
      }
      if (asset.speedKn !== undefined) expect(asset.speedKn).toBeGreaterThan(5);
      if (asset.survivorsMax !== undefined) expect(asset.survivorsMax).toBeGreaterThan(0);
    }
  });

  it('the exercise names a basis for every report and keeps the boat in distress unaccounted for', () => {
    const { reports, truth } = exerciseUrls('november-2021');
    const lines = text(reports).trim().split('\n');
    const said: ExerciseReport[] = lines.map((line) => JSON.parse(line));
    const known: ExerciseTruth = JSON.parse(text(truth));
    expect(said.length).toBe(41);
    for (const report of said) expect(known.basis[report.id], report.id).toBeDefined();
    const distress = known.boats.find((b) => b.id === known.trap?.inDistress);
    expect(distress?.outcome).toBe('lost');
    expect(distress?.people).toBe(33);
  });
});
