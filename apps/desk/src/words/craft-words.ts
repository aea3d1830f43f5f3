/**
 * What a boat is made of and what its people speak, in the officer's language. Reports carry what was
 * typed or sent, in either language or as a code; a word that is not known stands as it came.
 */
import type { BoatView } from '@straitwatch/protocol';
import type { Language } from './index.js';

interface Pair {
  readonly en: string;
  readonly fr: string;
  /** Other ways in which reports say it. */
  readonly also?: readonly string[];
}

/** French nouns are masculine, so that the colours after them agree. */
const types: readonly Pair[] = [
  { en: 'inflatable', fr: 'pneumatique', also: ['dinghy', 'rib', 'rubber boat', 'zodiac'] },
  { en: 'rigid boat', fr: 'canot rigide', also: ['rigid', 'rigide', 'hard boat'] },
  { en: 'kayak', fr: 'kayak', also: ['canoe', 'canoë'] },
  { en: 'fishing boat', fr: 'bateau de pêche', also: ['fishing', 'pêche'] },
  { en: 'sailing boat', fr: 'voilier', also: ['yacht', 'sail', 'sailing'] },
];
const colours: readonly Pair[] = [
  { en: 'black', fr: 'noir', also: ['noire'] },
  { en: 'grey', fr: 'gris', also: ['gray', 'grise'] },
  { en: 'white', fr: 'blanc', also: ['blanche'] },
  { en: 'blue', fr: 'bleu', also: ['bleue'] },
  { en: 'red', fr: 'rouge' },
  { en: 'green', fr: 'vert', also: ['verte'] },
  { en: 'orange', fr: 'orange' },
  { en: 'yellow', fr: 'jaune' },
  { en: 'brown', fr: 'marron', also: ['brun', 'brune'] },
];
const engines: readonly Pair[] = [
  { en: 'engine running', fr: 'moteur en marche', also: ['running', 'en marche', 'on', 'marche'] },
  {
    en: 'engine stopped',
    fr: 'moteur arrêté',
    also: ['stopped', 'arrêté', 'off', 'en panne', 'dead'],
  },
  { en: 'no engine', fr: 'sans moteur', also: ['none', 'aucun'] },
];
const languages: readonly Pair[] = [
  { en: 'Kurdish (Sorani)', fr: 'kurde (sorani)', also: ['ckb', 'sorani'] },
  { en: 'Kurdish', fr: 'kurde', also: ['ku'] },
  { en: 'Kurdish (Kurmanji)', fr: 'kurde (kurmandji)', also: ['kmr', 'kurmanji'] },
  { en: 'Arabic', fr: 'arabe', also: ['ar'] },
  { en: 'Persian', fr: 'persan', also: ['fa', 'farsi'] },
  { en: 'Dari', fr: 'dari', also: ['prs'] },
  { en: 'Pashto', fr: 'pachto', also: ['ps', 'pashtu'] },
  { en: 'Tigrinya', fr: 'tigrigna', also: ['ti'] },
  { en: 'Amharic', fr: 'amharique', also: ['am'] },
  { en: 'Oromo', fr: 'oromo', also: ['om'] },
  { en: 'Somali', fr: 'somali', also: ['so'] },
  { en: 'Albanian', fr: 'albanais', also: ['sq'] },
  { en: 'Vietnamese', fr: 'vietnamien', also: ['vi'] },
  { en: 'Turkish', fr: 'turc', also: ['tr'] },
  { en: 'Urdu', fr: 'ourdou', also: ['ur'] },
  { en: 'English', fr: 'anglais', also: ['en'] },
  { en: 'French', fr: 'français', also: ['fr'] },
];

const kinds = { types, colours, engines, languages };
export type CraftKind = keyof typeof kinds;

const indexes = Object.fromEntries(
  Object.entries(kinds).map(([kind, pairs]) => [kind, indexOf(pairs)]),
) as Record<CraftKind, ReadonlyMap<string, Pair>>;

function indexOf(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  return new Map(
    pairs.flatMap((pair) =>
      [pair.en, pair.fr, ...(pair.also ?? [])].map((word) => [word.toLowerCase(), pair] as const),
    ),
  );
}

/** One word of a report in the officer's language. */
export function craftWord(kind: CraftKind, said: string, language: Language): string {
  const pair = indexes[kind].get(said.trim().toLowerCase());
  if (pair !== undefined) return pair[language];
  const isCode = kind === 'languages' && /^[a-z]{2,3}$/.test(said);
  if (!isCode) return said;
  return new Intl.DisplayNames(language, { type: 'language' }).of(said) ?? said;
}

/** "grey inflatable, 9 m", "pneumatique gris, 9 m"; empty when nothing is known. */
export function hullWords(craft: BoatView['craft'], language: Language): string {
  const type = craft.type === undefined ? '' : craftWord('types', craft.type, language);
  const colour = craft.colour === undefined ? '' : craftWord('colours', craft.colour, language);
  const hull = language === 'fr' ? `${type} ${colour}` : `${colour} ${type}`;
  const length = craft.lengthM === undefined ? '' : `${Math.round(craft.lengthM)}\u00a0m`;
  return [hull.trim(), length].filter((one) => one !== '').join(', ');
}

export function engineWords(craft: BoatView['craft'], language: Language): string {
  return craft.engine === undefined ? '' : craftWord('engines', craft.engine, language);
}

export function languageWords(spoken: readonly string[], language: Language): string {
  return spoken.map((one) => craftWord('languages', one, language)).join(', ');
}
