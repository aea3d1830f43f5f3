import type { NoteTexts, RefusalTexts } from './texts-shape.js';

export const refusalTextsFr: RefusalTexts = {
  FORCING_OPTION:
    'La demande faite sur ce fichier n’a pas de sens\u202f; reformulez-la selon la notice.',
  FORCING_UNREADABLE:
    'Le fichier est illisible\u202f; vérifiez son chemin et vos droits de lecture.',
  FORCING_FORMAT:
    'Ce type de fichier n’est pas lu ici\u202f; les formats lus sont NetCDF (classique ou 4) et GRIB2.',
  FORCING_PACKED: 'Le fichier se trouve dans une archive\u202f; décompressez-la d’abord.',
  FORCING_TRUNCATED:
    'Le fichier s’arrête avant sa dernière valeur\u202f; copiez-le ou téléchargez-le de nouveau.',
  FORCING_BROKEN:
    'Le fichier se contredit ou ne respecte pas son format\u202f; redemandez-le à son producteur.',
  FORCING_LIMIT:
    'Le fichier, ou l’une de ses parties, dépasse la taille admise\u202f; découpez-le d’abord sur le détroit.',
  FORCING_NOTHING: 'On n’y reconnaît ni courant, ni vent, ni vagues, ni température de la mer.',
  FORCING_PAIR:
    'Une seule composante du vecteur est présente\u202f; il faut les deux, sur la même grille et aux mêmes heures.',
  FORCING_UNITS:
    'Les unités manquent ou ne conviennent pas\u202f; les deviner pourrait fausser le résultat du simple au double.',
  FORCING_TIME:
    'Ses heures sont ambiguës\u202f; il faut une unité, une date, et un ordre croissant.',
  FORCING_CALENDAR:
    'Son calendrier comporte des jours qui n’existent pas\u202f; seuls les jours réels sont utilisables.',
  FORCING_AXIS:
    'Ses longitudes ou latitudes sont irrégulières ou hors du globe\u202f; interpolez-le d’abord sur une grille régulière.',
  FORCING_GRID:
    'Sa grille n’est pas régulière en longitude et latitude\u202f; interpolez-le d’abord sur une telle grille.',
  FORCING_WINDOW: 'Le fichier ne contient rien dans la zone de mer demandée.',
  FORCING_PACKING:
    'Ses nombres sont codés d’une manière qui n’est pas lue ici\u202f; recodez-le d’abord.',
  FORCING_PRODUCT:
    'Il contient des extrêmes, des cumuls ou un autre produit que des valeurs à un instant donné.',
  FORCING_VALUE:
    'Il contient des valeurs impossibles dans la nature\u202f; le fichier est abîmé ou ses unités sont fausses.',
  FORCING_CLOSED: 'Le fichier est déjà fermé\u202f; ouvrez-le de nouveau.',
};

export const noteTextsFr: NoteTexts = {
  quantities: {
    current: 'Courant',
    wind: 'Vent',
    'wave-height': 'Hauteur des vagues',
    'wave-period': 'Période des vagues',
    'wave-from': 'Direction des vagues',
    'sea-temperature': 'Température de la mer',
  },
  notes: {
    WINDOW_USED: 'la grille est vaste\u202f; seuls le détroit et ses abords sont utilisés.',
    AXIS_UNEVEN:
      'ses axes s’écartent de {percent}\u00a0% d’un pas\u202f; des pas réguliers sont retenus.',
    SURFACE_LEVEL: 'parmi les niveaux, celui-ci est utilisé\u00a0: {level}.',
    TIMES_LEFT_OUT: '{used} échéances sur {all} sont nécessaires et utilisées.',
    ONE_TIME: 'une seule échéance, {time}\u202f; elle vaut pour cet instant, ni avant ni après.',
    ALL_ZERO:
      'toutes les valeurs lues sont exactement nulles\u202f; ce n’est guère une prévision. Ne vous y fiez pas.',
    NO_VALUES: 'aucun point n’a de valeur à {time}\u202f; rien n’y dérive.',
    FRAMES_UNCHECKED: '{checked} échéances sur {all} ont été lues pour ce contrôle.',
    WRAPPED: 'la grille fait le tour du globe\u202f; elle a été raccordée à son origine.',
    CHOICE: 'le fichier le donne plusieurs fois\u202f; ceci est utilisé\u00a0: {used}.',
    DOUBLE_TIME:
      '{fields} champs répètent une échéance\u202f; le calcul le plus récent, ou le premier membre, est utilisé.',
  },
};
