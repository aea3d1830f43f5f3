/** The sentences of refusals in French, with no-break spaces before : ; ? ! and before units. */
import {
  type Facts,
  factNumber,
  factText,
  factTime,
  factWord,
  noBreak as nb,
  sentence,
  withFact,
} from './refusal-facts.js';
import type { ContraryWhy, RefusalCode } from './refusals.js';

const centres = { uk: 'Douvres', fr: 'Gris-Nez' };
const roles = {
  'watch-officer': 'un officier de quart',
  supervisor: 'un superviseur',
  liaison: 'un officier de liaison',
  'read-only': 'un compte en lecture seule',
  feed: 'un flux',
  system: 'le système lui-même',
};
const commands = {
  'report.receive': 'prendre un signalement',
  'report.correct': 'corriger un signalement',
  'report.link': 'rattacher un signalement',
  'report.unlink': 'détacher un signalement',
  'report.refuse-link': 'refuser un rattachement',
  'report.propose-link': 'proposer un rattachement',
  'boat.open': 'ouvrir une embarcation',
  'boat.set-phase': 'fixer une phase',
  'boat.offer-handover': 'proposer un transfert de coordination',
  'boat.accept-handover': 'accepter un transfert de coordination',
  'boat.decline-handover': 'décliner un transfert de coordination',
  'boat.withdraw-handover': 'retirer une offre de transfert',
  'boat.resolve-contrary': 'expliquer un signalement contraire',
  'boat.propose-search-end': 'proposer la fin des recherches',
  'boat.withdraw-search-end': 'retirer la proposition de fin des recherches',
  'boat.account-for': 'établir le sort d’une embarcation',
  'boat.reopen': 'rouvrir une embarcation',
  'task.assign': 'confier une mission à un moyen',
  'task.set-status': 'faire avancer une mission',
  'asset.register': 'enregistrer un moyen',
  'asset.report-position': 'donner la position d’un moyen',
  'note.add': 'écrire une note',
  'feed.report-state': 'annoncer l’état d’un flux',
  undo: 'annuler une inscription',
};
const phases = {
  uncertainty: 'd’incertitude',
  alert: 'd’alerte',
  distress: 'de détresse',
};
const steps = {
  tasked: 'confiée',
  acknowledged: 'reçue',
  proceeding: 'en route',
  'on-scene': 'sur zone',
  done: 'terminée',
  'stood-down': 'levée',
};
const evidence = {
  recovered: 'de récupération comptée par un navire ou un aéronef',
  landed: 'de débarquement à terre',
  returned: 'de retour à la plage',
};

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const boat = (f: Facts, key = 'boat', otherwise = 'cette embarcation'): string =>
  withFact(f, key, { make: (id) => `l’embarcation ${id}`, otherwise });
const le = (f: Facts) =>
  withFact(f, 'report', { make: (id) => `le signalement ${id}`, otherwise: 'un signalement' });
const leDe = (f: Facts) => `${le(f)}${spoken(f)}`;
const task = (f: Facts) =>
  withFact(f, 'task', { make: (id) => `la mission ${id}`, otherwise: 'cette mission' });
const entry = (f: Facts) =>
  withFact(f, 'entry', { make: (n) => `l’inscription ${n}`, otherwise: 'cette inscription' });
const centre = (f: Facts, key: string, otherwise: string): string =>
  factWord(f, { key, words: centres, otherwise });
const named = (f: Facts) => withFact(f, 'id', { make: (id) => ` ${id}`, otherwise: '' });
const time = (f: Facts, key: string): string | undefined => {
  const at = factTime(f, key);
  if (at === undefined) return undefined;
  const day = at.day === 1 ? '1er' : String(at.day);
  return `${at.clock}${nb}UTC le ${day}${nb}${months[at.month - 1]}`;
};
const spoken = (f: Facts) => {
  const at = time(f, 'time');
  return at === undefined ? '' : ` de ${at}`;
};
const people = (count: number | undefined, otherwise: string): string =>
  count === undefined ? otherwise : `${count}${nb}${count === 1 ? 'personne' : 'personnes'}`;
/** `20 ont été sorties de la mer, il en manque 13`. */
const off = (f: Facts) => {
  const count = factNumber(f, 'recovered');
  const out =
    count === undefined
      ? 'il en est revenu moins'
      : count === 0
        ? 'aucune n’a été mise hors de danger'
        : count === 1
          ? '1 seule a été mise hors de danger'
          : `${count} ont été mises hors de danger`;
  const missing = factText(f, 'missing');
  return missing === undefined ? out : `${out}, il en manque ${missing}`;
};
const distance = (f: Facts) => {
  const text = factText(f, 'distanceNm')?.replace('.', ',');
  return text === undefined ? 'trop loin' : `à ${text}${nb}milles`;
};
const other = (f: Facts) => boat(f, 'of', 'l’autre embarcation');

/** What speaks against an ending, as a full sentence with what to do. */
export const contrarySentencesFr: Readonly<Record<ContraryWhy, (f: Facts) => string>> = {
  undecided: (f) =>
    `${sentence(leDe(f))} n’est que proposé pour cette embarcation${nb}: confirmez le rattachement ou refusez-le.`,
  'after-end': (f) =>
    `${sentence(leDe(f))} vient après le moment où cette embarcation a été donnée pour hors de danger${nb}: lisez-le, puis rattachez-le où il doit l’être, ou expliquez-le.`,
  'later-position': (f) =>
    `${sentence(leDe(f))} montre encore un objet en mer après le moment où cette embarcation a été donnée pour hors de danger${nb}: faites vérifier, puis rattachez-le où il doit l’être, ou expliquez-le.`,
  'more-people': (f) =>
    `${sentence(le(f))} parle de ${people(factNumber(f, 'count'), 'davantage de personnes')}${nb}; ${off(f)}${nb}: retrouvez-les, ou expliquez ce nombre.`,
  'people-in-water': (f) =>
    `${sentence(leDe(f))} parle de personnes à l’eau${nb}: assurez-vous que personne n’y est resté, puis expliquez-le.`,
  'too-far': (f) =>
    `D’après ${le(f)}, la récupération a eu lieu ${distance(f)} ${withFact(f, 'from', { make: (id) => `de la position du signalement ${id}`, otherwise: 'de la dernière position' })}, plus loin que cette embarcation ne pouvait aller${nb}: demandez à l’équipage de laquelle il s’agit, ou expliquez-le.`,
  'count-unknown': (f) =>
    `Personne n’a dit combien ils étaient à bord, donc rien ne dit que le compte des personnes récupérées${withFact(f, 'recovered', { make: (n) => ` (${n})`, otherwise: '' })} est complet${nb}: demandez à l’équipage et aux personnes, puis expliquez ce nombre.`,
  'same-caller-elsewhere': (f) =>
    `Un appelant de cette embarcation a aussi fait ${le(f)}${spoken(f)}, ${withFact(f, 'boat', { make: (id) => `rattaché à l’embarcation ${id}`, otherwise: 'encore sans rattachement' })}${nb}: décidez de quelle embarcation il parle, ou expliquez-le.`,
  'refers-here': (f) =>
    `${sentence(leDe(f))} renvoie à un signalement de cette embarcation et n’est pas rattaché${nb}: rattachez-le où il doit l’être, refusez le rattachement, ou expliquez-le.`,
};

export const contraryUnknownFr = (f: Facts) =>
  `${sentence(leDe(f))} contredit le sort de cette embarcation${nb}: lisez-le, puis rattachez-le où il doit l’être, ou expliquez-le.`;

const contraryClauses: Readonly<Record<ContraryWhy, (f: Facts) => string>> = {
  undecided: () => 'son rattachement n’est pas décidé',
  'after-end': () => 'il vient après',
  'later-position': () => 'il montre encore un objet en mer après',
  'more-people': (f) =>
    `il parle de ${people(factNumber(f, 'count'), 'davantage de personnes')}${nb}; ${off(f)}`,
  'people-in-water': () => 'il parle de personnes à l’eau',
  'too-far': () => 'la récupération a eu lieu trop loin de là',
  'count-unknown': () => 'personne n’a dit combien ils étaient à bord',
  'same-caller-elsewhere': () => 'son appelant a aussi appelé pour une autre embarcation',
  'refers-here': () => 'un autre signalement sans rattachement y renvoie',
};
const isWhy = (why: string): why is ContraryWhy => Object.hasOwn(contraryClauses, why);
const clause = (f: Facts) => {
  const why = factText(f, 'why');
  return why !== undefined && isWhy(why) ? contraryClauses[why](f) : 'il contredit ce sort';
};

export const refusalSentencesFr: Readonly<Record<RefusalCode, (f: Facts) => string>> = {
  'unknown-boat': (f) => `Aucune embarcation${named(f)} en main courante${nb}: vérifiez le numéro.`,
  'unknown-report': (f) =>
    `Aucun signalement${named(f)} en main courante${nb}: vérifiez le numéro.`,
  'unknown-task': (f) => `Aucune mission${named(f)} en main courante${nb}: vérifiez le numéro.`,
  'unknown-asset': (f) => `Aucun moyen${named(f)} sur la liste${nb}: enregistrez-le d’abord.`,
  'unknown-entry': (f) =>
    `Aucune inscription${named(f)} en main courante${nb}: vérifiez le numéro.`,
  'role-not-allowed': (f) =>
    `${sentence(factWord(f, { key: 'role', words: roles, otherwise: 'ce compte' }))} ne peut pas ${factWord(f, { key: 'command', words: commands, otherwise: 'faire cela' })}${nb}: ${whoMay(f)}.`,
  'named-officer-needed': (f) =>
    `Pour ${boat(f)}, cette décision revient à un officier nommé${nb}: connectez-vous sous votre propre nom.`,
  'reason-needed': (f) =>
    `Pour abaisser la phase de ${boat(f)}, il faut un motif${nb}: écrivez pourquoi la situation est moins grave.`,
  'boat-ended': (f) =>
    `Le sort de ${boat(f)} est établi${nb}: rouvrez-la d’abord s’il peut rester du monde en mer.`,
  'boat-not-ended': (f) =>
    `${sentence(boat(f))} est toujours ouverte${nb}: il n’y a rien à rouvrir.`,
  'phase-unchanged': (f) =>
    `${sentence(boat(f))} est déjà en phase ${factWord(f, { key: 'phase', words: phases, otherwise: 'demandée' })}.`,
  'not-coordinating': (f) =>
    `Le centre coordonnateur de ${boat(f)} est ${centre(f, 'coordinating', 'l’autre centre')}${nb}: voyez avec lui, ou demandez un transfert de coordination.`,
  'handover-open': (f) =>
    `Le transfert de coordination de ${boat(f)} vers ${centre(f, 'to', 'l’autre centre')} attend une réponse${nb}: attendez-la, ou retirez l’offre.`,
  'handover-none-open': (f) =>
    `Aucun transfert de coordination n’est proposé pour ${boat(f)}${nb}: il faut une offre avant une réponse.`,
  'handover-to-self': (f) =>
    `${centre(f, 'to', 'Ce centre')} est déjà le centre coordonnateur de ${boat(f)}${nb}: proposez-la à l’autre centre.`,
  'handover-not-yours': (f) =>
    `Le transfert de ${boat(f)} se joue entre ${centre(f, 'from', 'le centre qui propose')} et ${centre(f, 'to', 'l’autre centre')}${nb}: le second répond, le premier seul peut retirer son offre.`,
  'already-linked': (f) => `${sentence(le(f))} est déjà rattaché à ${boat(f)}, et confirmé.`,
  'not-linked-here': (f) =>
    `${sentence(le(f))} n’est pas rattaché à ${boat(f)}${nb}: rattachez-le d’abord, ou choisissez-en un autre.`,
  'already-refused': (f) =>
    `Un officier a déjà dit que ${le(f)} ne concerne pas ${boat(f)}${nb}: si c’était une erreur, rattachez-le à la main.`,
  'link-contradicts-end': (f) =>
    `${sentence(le(f))} ne peut pas rejoindre ${boat(f)}, dont le sort est établi, car ${clause(f)}${nb}: rouvrez cette embarcation ou ouvrez-en une nouvelle.`,
  'report-already-linked': (f) =>
    `${sentence(le(f))} est déjà rattaché à ${boat(f)}${nb}: détachez-le avant de le mettre ailleurs.`,
  'evidence-kind-needed': (f) =>
    `Dites comment s’est établi le sort de ${boat(f)}${nb}: récupération, arrivée à terre, retour, doublon ou fin des recherches.`,
  'no-recovery': (f) =>
    `Aucun navire ni aéronef n’a annoncé de personnes comptées à son bord pour ${boat(f)}${nb}: demandez le compte par radio et saisissez-le comme signalement.`,
  'no-landing': (f) =>
    `Aucun signalement ne dit que les personnes de ${boat(f)} sont à terre${nb}: obtenez confirmation de la terre et saisissez-la comme signalement.`,
  'no-return': (f) =>
    `Aucun signalement ne dit que les personnes de ${boat(f)} sont revenues à la plage${nb}: obtenez confirmation de la terre et saisissez-la comme signalement.`,
  'evidence-not-fitting': (f) =>
    `${sentence(le(f))} n’apporte pas de preuve ${factWord(f, { key: 'kind', words: evidence, otherwise: 'de ce genre' })}${nb}: choisissez-en un qui en apporte une.`,
  'evidence-not-confirmed': (f) =>
    `${sentence(le(f))} n’est que proposé pour cette embarcation et ne prouve encore rien${nb}: confirmez d’abord son rattachement.`,
  'evidence-used-elsewhere': (f) =>
    `${sentence(le(f))} prouve déjà le sort de ${boat(f, 'boat', 'une autre embarcation')}${nb}; nul n’est compté deux fois${nb}: trouvez un autre signalement, ou rouvrez-la.`,
  'people-missing': (f) =>
    `${sentence(le(f))} parle de ${people(factNumber(f, 'expected'), 'davantage de personnes')}${nb}; ${off(f)}${nb}: retrouvez-les, ou expliquez ce nombre.`,
  'contrary-report': (f) => {
    const why = factText(f, 'why');
    return why !== undefined && isWhy(why) ? contrarySentencesFr[why](f) : contraryUnknownFr(f);
  },
  'contrary-not-open': (f) =>
    `${sentence(le(f))} ne s’oppose pas, ou plus, au sort de ${boat(f)} pour ce motif${nb}: relisez la liste${nb}; un rattachement proposé se règle en le confirmant ou en le refusant.`,
  'duplicate-target-needed': (f) => `Dites de quelle embarcation ${boat(f)} est le doublon.`,
  'duplicate-of-itself': (f) =>
    `${sentence(boat(f))} ne peut pas être son propre doublon${nb}: choisissez l’autre embarcation.`,
  'duplicate-in-circle': (f) =>
    `${sentence(boat(f))} et ${other(f)} seraient doublons l’une de l’autre, en boucle${nb}: choisissez l’embarcation qui reste ouverte.`,
  'duplicate-not-proven': (f) =>
    `Rien en main courante ne prouve que ${boat(f)} et ${other(f)} n’en font qu’une${nb}: il faut un appelant commun, un équipage sur zone qui n’en voit qu’une, ou tous les signalements déplacés.`,
  'search-end-none-proposed': (f) =>
    `Personne n’a proposé la fin des recherches pour ${boat(f)}${nb}: proposez-la avec la probabilité de succès et la durée de survie.`,
  'search-end-already-proposed': (f) =>
    `La fin des recherches pour ${boat(f)} est déjà proposée${nb}: un second officier décide, ou bien retirez d’abord la proposition.`,
  'search-end-second-officer': (f) =>
    `La fin des recherches demande l’accord d’un second officier${withFact(f, 'officer', { make: (name) => `, autre que ${name} qui l’a proposée`, otherwise: '' })}${nb}: laissez un collègue en décider sous son propre nom.`,
  'search-end-no-search-done': (f) =>
    `Aucune mission de recherche ou de sauvetage n’est terminée pour ${boat(f)}${nb}: cherchez d’abord.`,
  'survival-time-not-over': (f) => {
    const at = time(f, 'until');
    return at === undefined
      ? `Il peut encore y avoir des survivants${nb}: poursuivez les recherches.`
      : `Il peut y avoir des survivants jusqu’à ${at}${nb}: poursuivez les recherches d’ici là.`;
  },
  'asset-other-centre': (f) =>
    `${withFact(f, 'asset', { make: (name) => `Le moyen ${name}`, otherwise: 'Ce moyen' })} dépend de ${centre(f, 'centre', 'l’autre centre')}${nb}: demandez à ce centre de lui confier la mission.`,
  'task-step': (f) =>
    `${sentence(task(f))} ne peut pas passer ${withFact(f, 'from', { make: () => `de «${nb}${factWord(f, { key: 'from', words: steps, otherwise: '' })}${nb}» `, otherwise: '' })}à ${withFact(f, 'to', { make: () => `«${nb}${factWord(f, { key: 'to', words: steps, otherwise: '' })}${nb}»`, otherwise: 'cette étape' })}${nb}: une mission ne revient pas en arrière.`,
  'task-ended': (f) =>
    `${sentence(task(f))} est ${factWord(f, { key: 'from', words: steps, otherwise: 'close' })}${nb}: confiez une nouvelle mission au moyen.`,
  'task-answer-needed': (f) =>
    `Dites qui a répondu pour ${task(f)}${nb}: un nom ou un indicatif d’appel.`,
  'undo-too-late': (f) =>
    `${sentence(entry(f))} ne peut plus être annulée${withFact(f, 'minutes', { make: (n) => ` (délai de ${n}${nb}minutes)`, otherwise: '' })}${nb}: corrigez-la par une nouvelle inscription.`,
  'undo-not-possible': (f) =>
    `${sentence(entry(f))} ne s’annule pas, car ce qui a été dit reste en main courante${nb}: corrigez-la par une nouvelle inscription.`,
  'undo-changed-since': (f) =>
    `${withFact(f, 'by', { make: (n) => `L’inscription ${n} est venue s’appuyer sur ${entry(f)}`, otherwise: `Une inscription plus récente s’appuie sur ${entry(f)}` })}${nb}: annulez d’abord la plus récente, ou corrigez par une nouvelle.`,
  'undo-done': (f) =>
    `${sentence(entry(f))} est déjà annulée${withFact(f, 'by', { make: (n) => `, par l’inscription ${n}`, otherwise: '' })}.`,
  'correction-empty': (f) => `Rien ne changerait dans ${le(f)}${nb}: écrivez les mots justes.`,
};

/** An officer who acts for the machine is told so; everybody else is sent to an officer. */
function whoMay(f: Facts): string {
  const role = factText(f, 'role');
  const isOfficer = role === 'watch-officer' || role === 'supervisor' || role === 'liaison';
  return isOfficer ? 'cela revient au système et à ses flux' : 'demandez à un officier de quart';
}
