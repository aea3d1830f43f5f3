/** What was taken for granted in a position, and why a text is none, in words for the officer. */
import type { PositionAssumption, PositionErrorCode } from '@straitwatch/geo';
import type { Language } from '../words/index.js';
import { typeset } from '../words/typeset.js';

const assumptions: Record<Language, Record<PositionAssumption, string>> = {
  en: {
    'north-assumed': 'north',
    'east-assumed': 'EAST, west was not excluded: ask',
    swapped: 'longitude came first',
    'letter-over-sign': 'letter believed, not the sign',
    'o-as-west': 'O read as west (ouest)',
    'comma-as-decimal': 'comma is the decimal point',
    'dots-as-seconds': 'last part is seconds',
    'dots-as-minutes': 'last part is decimals of minutes',
    'map-view-centre': 'middle of the map’s view, maybe not the place meant',
    'radius-assumed': 'a usual radius',
    'confidence-assumed': 'radius holds 68 %',
    'reference-assumed': 'short code completed near the Strait',
    'reference-named': 'short code completed near the place named',
    'said-approximate': '“about” widens it',
    'several-positions': 'several positions in the text, best one taken',
    'text-partly-read': 'only the first part was read',
    'outside-area': 'OUTSIDE the area of the Strait',
  },
  fr: {
    'north-assumed': 'nord',
    'east-assumed': 'EST, ouest non exclu : demandez',
    swapped: 'longitude donnée d’abord',
    'letter-over-sign': 'lettre crue, pas le signe',
    'o-as-west': 'O lu comme ouest',
    'comma-as-decimal': 'virgule décimale',
    'dots-as-seconds': 'dernière partie en secondes',
    'dots-as-minutes': 'dernière partie en décimales de minute',
    'map-view-centre': 'centre de la carte affichée, peut-être pas le lieu voulu',
    'radius-assumed': 'rayon habituel',
    'confidence-assumed': 'rayon à 68 %',
    'reference-assumed': 'code court complété près du détroit',
    'reference-named': 'code court complété près du lieu nommé',
    'said-approximate': '« environ » l’élargit',
    'several-positions': 'plusieurs positions, la meilleure est prise',
    'text-partly-read': 'seul le début a été lu',
    'outside-area': 'HORS de la zone du détroit',
  },
};

const degrees = '51 02.3 N 001 35.1 E';
const errors: Record<Language, Record<PositionErrorCode, string>> = {
  en: {
    POSITION_NOT_TEXT: 'no text',
    POSITION_EMPTY: 'no text',
    POSITION_TOO_LONG: 'the text is too long: paste the position alone',
    POSITION_NOT_FOUND: `no position found; as ${degrees}, or a map link`,
    POSITION_INCOMPLETE: `half a position: latitude and longitude, as ${degrees}`,
    POSITION_OUT_OF_RANGE: 'not on Earth: minutes below 60, latitude up to 90, longitude up to 180',
    POSITION_SHORT_LINK: 'a short link cannot be read: ask for degrees, or open it and copy them',
    POSITION_LINK_EMPTY: 'this link holds no position: ask for degrees',
    POSITION_WORDS: 'three-word addresses cannot be read: ask for degrees',
    POSITION_AML_NONE: 'the phone says that it found no position',
    POSITION_GRID: 'this code lies nowhere: read it back',
  },
  fr: {
    POSITION_NOT_TEXT: 'pas de texte',
    POSITION_EMPTY: 'pas de texte',
    POSITION_TOO_LONG: 'texte trop long : collez la position seule',
    POSITION_NOT_FOUND: `aucune position trouvée ; comme ${degrees}, ou un lien de carte`,
    POSITION_INCOMPLETE: `demi-position : latitude et longitude, comme ${degrees}`,
    POSITION_OUT_OF_RANGE: 'hors de la Terre : minutes sous 60, latitude à 90, longitude à 180',
    POSITION_SHORT_LINK: 'lien court illisible : demandez les degrés, ou ouvrez-le et copiez-les',
    POSITION_LINK_EMPTY: 'ce lien ne contient pas de position : demandez les degrés',
    POSITION_WORDS: 'adresse en trois mots illisible : demandez les degrés',
    POSITION_AML_NONE: 'le téléphone dit n’avoir trouvé aucune position',
    POSITION_GRID: 'ce code n’est nulle part : faites-le relire',
  },
};

export function assumptionWords(one: PositionAssumption, language: Language): string {
  return typeset(assumptions[language][one], language);
}

export function positionErrorWords(code: PositionErrorCode, language: Language): string {
  return typeset(errors[language][code], language);
}
