/** Where a crossing begins and ends: names of the data, or a position. */
import { readFileSync } from 'node:fs';
import { type NamedPlace, type StraitPlaces, straitPlaces } from '@straitwatch/danger';
import { type CoastFile, coastArea, dataFileUrl, type StraitFile } from '@straitwatch/data';
import { UsageError } from './options.js';

export function readStrait(): StraitPlaces {
  const file: StraitFile = JSON.parse(readFileSync(dataFileUrl('strait'), 'utf8'));
  const coastFile: CoastFile = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
  return straitPlaces(
    file.features,
    coastFile.features.map(({ geometry }) => geometry),
    coastArea,
  );
}

/** Letters without accents, in lower case: Étaples is found as etaples. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** A name of the data, or `lat,lon`. @throws UsageError */
export function findPlace(option: string, text: string, known: readonly NamedPlace[]): NamedPlace {
  const numbers = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (numbers !== null) {
    const [lat, lon] = [Number(numbers[1]), Number(numbers[2])];
    const { westDeg, southDeg, eastDeg, northDeg } = coastArea;
    if (lat >= southDeg && lat <= northDeg && lon >= westDeg && lon <= eastDeg) {
      return { name: text, lat, lon };
    }
    const expected = `a place within ${southDeg} to ${northDeg} N, ${westDeg} to ${eastDeg} E`;
    throw new UsageError(`--${option}: got ${text}, expected ${expected}`);
  }
  const found = known.find((one) => plain(one.name) === plain(text));
  if (found !== undefined) return found;
  const names = known.map((one) => one.name).join(', ');
  throw new UsageError(
    `--${option}: got ${text.slice(0, 40)}, expected lat,lon or one of ${names}`,
  );
}
