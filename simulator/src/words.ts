/** The short wording of reports, English at Dover and French at Gris-Nez. No names of persons. */
import type { Centre, Sign } from '@straitwatch/protocol';

const phrases = {
  caller: ['caller', 'appelant'],
  message: ['message', 'message'],
  aidGroup: ['e-mail from aid group', 'courriel d’une association'],
  otherCentre: ['from the other centre', 'de l’autre centre'],
  radar: ['slow target', 'écho lent'],
  camera: ['small craft on camera', 'petite embarcation à la caméra'],
  aircraft: ['small craft seen', 'petite embarcation vue'],
  ship: ['ship reports small boat', 'un navire signale une embarcation'],
  stopped: ['engine stopped', 'moteur arrêté'],
  water: ['water coming in', 'l’eau entre'],
  inWater: ['people in the water', 'personnes à l’eau'],
  capsized: ['boat has overturned', 'embarcation retournée'],
  ill: ['someone is ill', 'une personne malade'],
  childrenAboard: ['children on board', 'enfants à bord'],
  cutOff: ['call cut off', 'appel coupé'],
  interpreter: ['interpreter used', 'avec interprète'],
  foreignTone: ['ring tone foreign', 'tonalité étrangère'],
  ashore: ['people ashore', 'personnes à terre'],
  backOnBeach: ['boat back on the beach', 'embarcation revenue sur la plage'],
  nobody: ['no answer', 'pas de réponse'],
  escorted: ['following at a distance', 'suivie à distance'],
  looked: ['in sight', 'en vue'],
} as const;
export type Phrase = keyof typeof phrases;

export function say(phrase: Phrase, centre: Centre): string {
  return phrases[phrase][centre === 'fr' ? 1 : 0];
}

export function sayPeople(count: number, centre: Centre): string {
  return centre === 'fr' ? `${count} personnes` : `${count} people`;
}

export function sayNear(place: string, centre: Centre): string {
  return centre === 'fr' ? `près de ${place}` : `near ${place}`;
}

/** What a crew says it did: counted people taken aboard, and how many still wait. */
export function sayTaken(
  vessel: string,
  taken: { count: number; left: number },
  centre: Centre,
): string {
  const { count, left } = taken;
  if (centre === 'fr') {
    const rest = left > 0 ? `, il en reste environ ${left} à bord de l’embarcation` : '';
    return `${vessel} : ${count} personnes à bord, comptées${rest}`;
  }
  const rest = left > 0 ? `, about ${left} still in the craft` : '';
  return `${vessel}: ${count} people taken on board, counted${rest}`;
}

/** What the crew says of people brought ashore. */
export function sayAshore(count: number, place: string, centre: Centre): string {
  return centre === 'fr'
    ? `${count} personnes débarquées à ${place}`
    : `${count} people landed at ${place}`;
}

export function sayNothingFound(minutes: number, centre: Centre): string {
  return centre === 'fr'
    ? `rien trouvé après ${minutes} minutes de recherche`
    : `nothing found after searching ${minutes} minutes`;
}

const signPhrases: Partial<Record<Sign, Phrase>> = {
  'taking-water': 'water',
  'people-in-water': 'inWater',
  capsized: 'capsized',
  medical: 'ill',
  children: 'childrenAboard',
  landed: 'ashore',
  returned: 'backOnBeach',
};

/** The parts of a report's text, in the order in which they are said. */
export function wording(
  centre: Centre,
  parts: {
    lead?: Phrase;
    people?: number | undefined;
    engineStopped?: boolean;
    signs?: readonly Sign[];
    more?: readonly string[];
  },
): string {
  const out: string[] = [];
  if (parts.lead !== undefined) out.push(say(parts.lead, centre));
  if (parts.people !== undefined) out.push(sayPeople(parts.people, centre));
  if (parts.engineStopped === true) out.push(say('stopped', centre));
  for (const sign of parts.signs ?? []) {
    const phrase = signPhrases[sign];
    if (phrase !== undefined) out.push(say(phrase, centre));
  }
  out.push(...(parts.more ?? []));
  return out.join(', ');
}
