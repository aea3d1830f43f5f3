/** The danger in words: levels, and what the figures of a component are called. */
import {
  componentName,
  type DangerComponent,
  type DangerLevel,
  levelName,
} from '@straitwatch/danger';
import type { DangerFigureView, DangerRange } from '@straitwatch/protocol';
import type { Language } from '../words/index.js';

/** Names of figures in French, as the engine has them in English. Lanes keep their own names. */
const figuresFr: Readonly<Record<string, string>> = {
  'wind at 10 m': 'vent à 10 m',
  'stream against the waves': 'courant contre les vagues',
  'significant wave height without the stream': 'hauteur significative sans le courant',
  'significant wave height on the stream': 'hauteur significative dans le courant',
  'peak period': 'période de pic',
  'open water upwind': 'eau libre au vent',
  'steepness on the stream': 'cambrure dans le courant',
  'ships within half a mile': 'navires à moins d’un demi-mille',
  water: 'eau',
  'time until exhausted': 'temps jusqu’à l’épuisement',
  'survival, from': 'survie, à partir de',
  'half survive, no buoyancy aid': 'la moitié survit, sans gilet',
  'mean time to deadly cooling, lifejacket, still':
    'temps moyen jusqu’au refroidissement mortel, avec gilet, immobile',
  'altitude of the Sun': 'hauteur du Soleil',
  'altitude of the Moon': 'hauteur de la Lune',
  'lit share of the Moon': 'part éclairée de la Lune',
  visibility: 'visibilité',
};
const levels: readonly DangerLevel[] = [1, 2, 3, 4];
export const levelAt = (level: number): DangerLevel => levels[level - 1] ?? 4;

/** `very dangerous to deadly`, or one name where there is one level. */
export function rangeWords({ low, high }: DangerRange, language: Language): string {
  const name = (level: number): string => levelName(levelAt(level), language);
  if (low === high) return name(low);
  return language === 'fr' ? `${name(low)} à ${name(high)}` : `${name(low)} to ${name(high)}`;
}

/** A shape for a level: filled as far as it is sure, hollow as far as it cannot be ruled out. */
export function rangeMark({ low, high }: DangerRange): string {
  return `${'■'.repeat(low)}${'□'.repeat(Math.max(0, high - low))}`;
}

/** `3`, or `2–4`. */
export function rangeDigits({ low, high }: DangerRange): string {
  return low === high ? String(high) : `${low}–${high}`;
}

export function componentWords(component: DangerComponent, language: Language): string {
  return componentName(component, language);
}

/** `wind at 10 m 16 (13–18) kn`: in the units of the desk. */
export function figureWords(figure: DangerFigureView, language: Language): string {
  const unit = unitOf(figure);
  const said = (value: number): string => {
    const shown = value * unit.times;
    return String(Number(shown.toPrecision(Math.abs(shown) < 1 ? 1 : 2)))
      .replace('-', '−')
      .replace('.', language === 'fr' ? ',' : '.');
  };
  const { value, low, high } = figure;
  let spread = '';
  if (low !== undefined)
    spread = high === undefined ? `≥ ${said(low)}` : `${said(low)}–${said(high)}`;
  else if (high !== undefined) spread = `≤ ${said(high)}`;
  const best = value === undefined ? spread : said(value);
  const number = value === undefined || spread === '' ? best : `${best} (${spread})`;
  const space = unit.en === '°' ? '' : ' ';
  return `${figureName(figure.name, language)} ${number}${space}${unit[language]}`.trim();
}

interface ShownUnit {
  readonly times: number;
  readonly en: string;
  readonly fr: string;
}

const metresANm = 1_852;

function unitOf({ name, unit }: DangerFigureView): ShownUnit {
  if (unit === 'm' && name === 'open water upwind') {
    return { times: 1 / metresANm, en: 'NM', fr: 'NM' };
  }
  return shownUnits[unit] ?? { times: 1, en: unit, fr: unit };
}

const shownUnits: Readonly<Record<string, ShownUnit>> = {
  'm/s': { times: 3_600 / metresANm, en: 'kn', fr: 'nd' },
  ships: { times: 1, en: 'an hour', fr: 'par heure' },
  'height over length': { times: 1, en: 'height over length', fr: 'hauteur sur longueur' },
  degrees: { times: 1, en: '°', fr: '°' },
  share: { times: 100, en: '%', fr: '%' },
};

/** A name may have the lane behind a comma. */
function figureName(name: string, language: Language): string {
  if (language === 'en') return name;
  const known = figuresFr[name];
  if (known !== undefined) return known;
  const [first = '', ...lane] = name.split(', ');
  return [figuresFr[first] ?? first, ...lane].join(', ');
}
