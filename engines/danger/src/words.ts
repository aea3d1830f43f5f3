/** The scale and the notes in words, English and French. No word of it says that it is safe. */
import type { DangerComponent, DangerLevel, DangerNote, LevelRange } from './levels.js';

export type DangerLanguage = 'en' | 'fr';

type Both = Readonly<Record<DangerLanguage, string>>;

const names: Readonly<Record<DangerLevel, Both>> = {
  1: { en: 'dangerous', fr: 'dangereux' },
  2: { en: 'very dangerous', fr: 'très dangereux' },
  3: { en: 'extremely dangerous', fr: 'extrêmement dangereux' },
  4: { en: 'deadly', fr: 'mortel' },
};

const meanings: Readonly<Record<DangerLevel, Both>> = {
  1: {
    en: 'People have drowned in weather like this too.',
    fr: 'On s’est noyé aussi par un temps comme celui-ci.',
  },
  2: {
    en: 'A small crowded boat was not made for this.',
    fr: 'Une petite embarcation surchargée n’est pas faite pour cela.',
  },
  3: {
    en: 'Little has to go wrong for people to die.',
    fr: 'Il suffit de peu pour qu’il y ait des morts.',
  },
  4: {
    en: 'A small crowded boat cannot be expected to arrive.',
    fr: 'Il ne faut pas s’attendre à ce qu’une petite embarcation surchargée arrive.',
  },
};

const components: Readonly<Record<DangerComponent, Both>> = {
  wind: { en: 'wind', fr: 'vent' },
  sea: { en: 'sea', fr: 'mer' },
  shipping: { en: 'shipping', fr: 'trafic maritime' },
  cold: { en: 'cold', fr: 'froid' },
  light: { en: 'light', fr: 'lumière' },
  visibility: { en: 'visibility', fr: 'visibilité' },
};

const notes: Readonly<Record<DangerNote, Both>> = {
  'wind-unknown': {
    en: 'The wind is not known: any wind must be reckoned with.',
    fr: 'Le vent n’est pas connu : il faut compter avec n’importe quel vent.',
  },
  'sea-unknown': {
    en: 'The sea is not known: any sea must be reckoned with.',
    fr: 'L’état de la mer n’est pas connu : il faut compter avec n’importe quelle mer.',
  },
  'sea-from-wind': {
    en: 'No waves were given: worked out from the wind; swell comes on top.',
    fr: 'Aucune houle ni vague n’a été donnée : calcul d’après le vent ; la houle s’y ajoute.',
  },
  'fetch-unknown': {
    en: 'Upwind the sea is open beyond what is known of the coast.',
    fr: 'Au vent, la mer est ouverte au-delà de la côte connue.',
  },
  breaking: {
    en: 'Waves may break against the stream.',
    fr: 'Les vagues peuvent déferler contre le courant.',
  },
  'period-unknown': {
    en: 'The period of the waves is not known: they may be about to break.',
    fr: 'La période des vagues n’est pas connue : elles sont peut-être près de déferler.',
  },
  'wave-direction-unknown': {
    en: 'Where the waves go is not known: the stream may run against them.',
    fr: 'La direction des vagues n’est pas connue : le courant leur est peut-être contraire.',
  },
  'stream-unknown': {
    en: 'The stream is not known here: it may be strong and against the waves.',
    fr: 'Le courant n’est pas connu ici : il peut être fort et contraire aux vagues.',
  },
  'water-unknown': {
    en: 'The temperature of the water is not known.',
    fr: 'La température de l’eau n’est pas connue.',
  },
  'no-upper-limit': {
    en: 'No figure here is a reason to end a search: people have outlived every table.',
    fr: 'Aucun chiffre ici n’est une raison d’arrêter les recherches : des gens ont survécu à toutes les tables.',
  },
  'light-unknown': {
    en: 'Whether it is day or night is not known.',
    fr: 'On ne sait pas s’il fait jour ou nuit.',
  },
  'visibility-unknown': {
    en: 'The visibility is not known: there may be fog.',
    fr: 'La visibilité n’est pas connue : il peut y avoir du brouillard.',
  },
  'lanes-unknown': {
    en: 'The traffic lanes are not known.',
    fr: 'Les voies de circulation ne sont pas connues.',
  },
  'inshore-uncounted': {
    en: 'Ferries, fishing boats and inshore traffic are not counted.',
    fr: 'Les ferries, les bateaux de pêche et le trafic côtier ne sont pas comptés.',
  },
};

export function levelName(level: DangerLevel, language: DangerLanguage): string {
  return names[level][language];
}

export function componentName(component: DangerComponent, language: DangerLanguage): string {
  return components[component][language];
}

export function noteText(note: DangerNote, language: DangerLanguage): string {
  return notes[note][language];
}

/**
 * A range of levels as one line: the name, what cannot be ruled out, and what the worse of them means.
 * @example levelText({ low: 2, high: 3 }, 'en')
 * // 'Very dangerous, possibly extremely dangerous. Little has to go wrong for people to die.'
 */
export function levelText(range: LevelRange, language: DangerLanguage): string {
  const { low, high } = range;
  const maybe = language === 'en' ? 'possibly' : 'peut-être';
  const name = names[low][language];
  const first = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const more = high > low ? `, ${maybe} ${names[high][language]}` : '';
  return `${first}${more}. ${meanings[high][language]}`;
}
