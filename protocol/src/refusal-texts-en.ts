/** The sentences of refusals in English. */
import {
  type Facts,
  factNumber,
  factText,
  factTime,
  factWord,
  noBreak,
  sentence,
  withFact,
} from './refusal-facts.js';
import type { ContraryWhy, RefusalCode } from './refusals.js';

const centres = { uk: 'Dover', fr: 'Gris-Nez' };
const roles = {
  'watch-officer': 'a watch officer',
  supervisor: 'a supervisor',
  liaison: 'a liaison officer',
  'read-only': 'a read-only account',
  feed: 'a feed',
  system: 'the system itself',
};
const commands = {
  'report.receive': 'take a report',
  'report.correct': 'correct a report',
  'report.link': 'link a report',
  'report.unlink': 'unlink a report',
  'report.refuse-link': 'refuse a link',
  'report.propose-link': 'propose a link',
  'boat.open': 'open a boat',
  'boat.set-phase': 'set a phase',
  'boat.offer-handover': 'offer a handover',
  'boat.accept-handover': 'accept a handover',
  'boat.decline-handover': 'decline a handover',
  'boat.withdraw-handover': 'withdraw a handover',
  'boat.resolve-contrary': 'explain a contrary report',
  'boat.propose-search-end': 'propose the end of a search',
  'boat.withdraw-search-end': 'withdraw the end of a search',
  'boat.account-for': 'account for a boat',
  'boat.reopen': 'reopen a boat',
  'task.assign': 'task an asset',
  'task.set-status': 'move a task on',
  'asset.register': 'register an asset',
  'asset.report-position': 'report the position of an asset',
  'note.add': 'write a note',
  'feed.report-state': 'report the state of a feed',
  undo: 'take an entry back',
};
const phases = { uncertainty: 'uncertainty', alert: 'alert', distress: 'distress' };
const steps = {
  tasked: 'tasked',
  acknowledged: 'acknowledged',
  proceeding: 'proceeding',
  'on-scene': 'on scene',
  done: 'done',
  'stood-down': 'stood down',
};
const evidence = {
  recovered: 'a counted recovery by a vessel or aircraft',
  landed: 'a landing',
  returned: 'a return to the beach',
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const theBoat = (f: Facts, key = 'boat'): string =>
  withFact(f, key, { make: (id) => `boat ${id}`, otherwise: 'this boat' });
const theReport = (f: Facts, key = 'report'): string =>
  withFact(f, key, { make: (id) => `report ${id}`, otherwise: 'a report' });
const theTask = (f: Facts) =>
  withFact(f, 'task', { make: (id) => `task ${id}`, otherwise: 'this task' });
const theEntry = (f: Facts) =>
  withFact(f, 'entry', { make: (n) => `entry ${n}`, otherwise: 'this entry' });
const centre = (f: Facts, key: string, otherwise: string): string =>
  factWord(f, { key, words: centres, otherwise });
const named = (f: Facts) => withFact(f, 'id', { make: (id) => ` ${id}`, otherwise: '' });
const time = (f: Facts, key: string): string | undefined => {
  const at = factTime(f, key);
  return at && `${at.clock} UTC on ${at.day} ${months[at.month - 1]}`;
};
/** ` of 03:12 UTC on 24 November`, or nothing. */
const spoken = (f: Facts) => {
  const at = time(f, 'time');
  return at === undefined ? '' : ` of ${at}`;
};
const people = (count: number | undefined, otherwise: string): string =>
  count === undefined ? otherwise : `${count} ${count === 1 ? 'person' : 'people'}`;
const off = (f: Facts) =>
  withFact(f, 'recovered', { make: (n) => `${n} came off the sea`, otherwise: 'fewer came off' });
const gap = (f: Facts) =>
  withFact(f, 'missing', { make: (n) => `${n} missing`, otherwise: 'some missing' });
const distance = (f: Facts) =>
  withFact(f, 'distanceNm', { make: (n) => `${n}${noBreak}NM`, otherwise: 'too far' });

/** What speaks against an ending, as a full sentence with what to do. */
export const contrarySentencesEn: Readonly<Record<ContraryWhy, (f: Facts) => string>> = {
  undecided: (f) =>
    `${sentence(theReport(f))}${spoken(f)} is only proposed for this boat: confirm the link or refuse it.`,
  'after-end': (f) =>
    `${sentence(theReport(f))}${spoken(f)} was spoken after this boat is said to have ended: read it, then link it where it belongs or explain it.`,
  'later-position': (f) =>
    `${sentence(theReport(f))}${spoken(f)} shows a craft after this boat is said to have ended: have it looked at, then link it where it belongs or explain it.`,
  'more-people': (f) =>
    `${sentence(theReport(f))} speaks of ${people(factNumber(f, 'count'), 'more people')} and ${off(f)}, ${gap(f)}: find them, or explain the number.`,
  'people-in-water': (f) =>
    `${sentence(theReport(f))}${spoken(f)} speaks of people in the water: make sure that nobody is still there, then explain it.`,
  'too-far': (f) =>
    `The recovery in ${theReport(f)} is ${distance(f)} from ${withFact(f, 'from', { make: (id) => `report ${id}`, otherwise: 'the last position' })}, further than this boat could have come: ask the crew which boat it was, or explain it.`,
  'count-unknown': (f) =>
    `Nobody has said how many were aboard, so ${people(factNumber(f, 'recovered'), 'those')} recovered may not be all: ask the crew and the people, then explain the number.`,
  'same-caller-elsewhere': (f) =>
    `A caller of this boat also made ${theReport(f)}${spoken(f)}, ${withFact(f, 'boat', { make: (id) => `linked to boat ${id}`, otherwise: 'still unlinked' })}: decide which boat it is about, or explain it.`,
  'refers-here': (f) =>
    `${sentence(theReport(f))}${spoken(f)} refers to a report of this boat and is unlinked: link it where it belongs, refuse the link, or explain it.`,
};

export const contraryUnknownEn = (f: Facts) =>
  `${sentence(theReport(f))}${spoken(f)} speaks against this boat having ended: read it, then link it where it belongs or explain it.`;

/** The same in a clause, for a link that an ended boat cannot take. */
const contraryClauses: Readonly<Record<ContraryWhy, (f: Facts) => string>> = {
  undecided: () => 'its link has not been decided',
  'after-end': () => 'it was spoken after the end',
  'later-position': () => 'it shows a craft after the end',
  'more-people': (f) =>
    `it speaks of ${people(factNumber(f, 'count'), 'more people')} and ${off(f)}`,
  'people-in-water': () => 'it speaks of people in the water',
  'too-far': () => 'the recovery is too far from it to be the same boat',
  'count-unknown': () => 'nobody has said how many were aboard',
  'same-caller-elsewhere': () => 'its caller also called for another boat',
  'refers-here': () => 'another unlinked report refers to it',
};
const clause = (f: Facts) => {
  const why = factText(f, 'why');
  if (why === undefined || !isWhy(why)) return 'it speaks against that end';
  return contraryClauses[why](f);
};
const isWhy = (why: string): why is ContraryWhy => Object.hasOwn(contraryClauses, why);

export const refusalSentencesEn: Readonly<Record<RefusalCode, (f: Facts) => string>> = {
  'unknown-boat': (f) => `There is no boat${named(f)} on the record: check the number.`,
  'unknown-report': (f) => `There is no report${named(f)} on the record: check the number.`,
  'unknown-task': (f) => `There is no task${named(f)} on the record: check the number.`,
  'unknown-asset': (f) => `There is no asset${named(f)} on the list: register it first.`,
  'unknown-entry': (f) => `There is no entry${named(f)} in the journal: check the number.`,
  'role-not-allowed': (f) =>
    `${sentence(factWord(f, { key: 'role', words: roles, otherwise: 'this account' }))} may not ${factWord(f, { key: 'command', words: commands, otherwise: 'do this' })}: ${whoMay(f)}.`,
  'named-officer-needed': (f) =>
    `Only a named officer decides this for ${theBoat(f)}: sign in under your own name.`,
  'reason-needed': (f) =>
    `A reason is needed to downgrade ${theBoat(f)}: write in your own words why it is less serious.`,
  'boat-ended': (f) =>
    `${sentence(theBoat(f))} is accounted for: reopen it first if people may still be at sea.`,
  'boat-not-ended': (f) => `${sentence(theBoat(f))} is still open, so there is nothing to reopen.`,
  'phase-unchanged': (f) =>
    `${sentence(theBoat(f))} is already in ${factWord(f, { key: 'phase', words: phases, otherwise: 'that' })} phase.`,
  'not-coordinating': (f) =>
    `${sentence(theBoat(f))} is coordinated by ${centre(f, 'coordinating', 'the other centre')}: ask there, or have it handed over.`,
  'handover-open': (f) =>
    `The handover of ${theBoat(f)} to ${centre(f, 'to', 'the other centre')} is still unanswered: wait for the answer, or withdraw the offer.`,
  'handover-none-open': (f) =>
    `No handover of ${theBoat(f)} is on offer: it must be offered before it can be answered.`,
  'handover-to-self': (f) =>
    `${sentence(theBoat(f))} is already coordinated by ${centre(f, 'to', 'that centre')}: offer it to the other centre.`,
  'handover-not-yours': (f) =>
    `The handover of ${theBoat(f)} is between ${centre(f, 'from', 'the offering centre')} and ${centre(f, 'to', 'the other centre')}: only the centre it is offered to may answer, and only the one that offers may withdraw.`,
  'already-linked': (f) =>
    `${sentence(theReport(f))} is already linked to ${theBoat(f)} and confirmed.`,
  'not-linked-here': (f) =>
    `${sentence(theReport(f))} is not linked to ${theBoat(f)}: link it first, or choose another report.`,
  'already-refused': (f) =>
    `An officer has already said that ${theReport(f)} is not about ${theBoat(f)}: link it by hand if that was wrong.`,
  'link-contradicts-end': (f) =>
    `${sentence(theReport(f))} cannot go to ${theBoat(f)}, which is accounted for, because ${clause(f)}: reopen that boat or open a new one.`,
  'report-already-linked': (f) =>
    `${sentence(theReport(f))} already stands with ${theBoat(f)}: take it off there before it goes elsewhere.`,
  'evidence-kind-needed': (f) =>
    `Say how ${theBoat(f)} ended: recovered, landed, returned, duplicate, or search ended.`,
  'no-recovery': (f) =>
    `No vessel or aircraft has reported people counted on board from ${theBoat(f)}: get the count by radio and enter it as a report.`,
  'no-landing': (f) =>
    `No report says that the people of ${theBoat(f)} have landed: get word from the shore and enter it as a report.`,
  'no-return': (f) =>
    `No report says that the people of ${theBoat(f)} are back on the beach: get word from the shore and enter it as a report.`,
  'evidence-not-fitting': (f) =>
    `${sentence(theReport(f))} does not show ${factWord(f, { key: 'kind', words: evidence, otherwise: 'this kind of ending' })}: choose a report that does.`,
  'evidence-not-confirmed': (f) =>
    `${sentence(theReport(f))} is only proposed for this boat, so it proves nothing yet: confirm its link first.`,
  'evidence-used-elsewhere': (f) =>
    `${sentence(theReport(f))} already proves the end of ${withFact(f, 'boat', { make: (id) => `boat ${id}`, otherwise: 'another boat' })}: nobody is counted twice, so find another report or reopen that boat.`,
  'people-missing': (f) =>
    `${sentence(theReport(f))} speaks of ${people(factNumber(f, 'expected'), 'more people')} and ${off(f)}, ${gap(f)}: find them, or explain the number.`,
  'contrary-report': (f) => {
    const why = factText(f, 'why');
    return why !== undefined && isWhy(why) ? contrarySentencesEn[why](f) : contraryUnknownEn(f);
  },
  'contrary-not-open': (f) =>
    `${sentence(theReport(f))} does not stand open against ${theBoat(f)} for that reason: look at the list again; an undecided link is settled by confirming or refusing it.`,
  'duplicate-target-needed': (f) => `Say which boat ${theBoat(f)} is a duplicate of.`,
  'duplicate-of-itself': (f) =>
    `${sentence(theBoat(f))} cannot be a duplicate of itself: choose the other boat.`,
  'duplicate-in-circle': (f) =>
    `${sentence(theBoat(f))} and ${withFact(f, 'of', { make: (id) => `boat ${id}`, otherwise: 'the other boat' })} would be duplicates in a circle: choose the boat that stays open.`,
  'duplicate-not-proven': (f) =>
    `The record does not show that ${theBoat(f)} and ${withFact(f, 'of', { make: (id) => `boat ${id}`, otherwise: 'the other boat' })} are one: it takes a caller of both, a crew that saw only one, or every report moved over.`,
  'search-end-none-proposed': (f) =>
    `Nobody has proposed to end the search for ${theBoat(f)}: propose it with the probability of success and the survival time.`,
  'search-end-already-proposed': (f) =>
    `The end of the search for ${theBoat(f)} is already proposed: a second officer decides, or it is withdrawn first.`,
  'search-end-second-officer': (f) =>
    `A second officer must agree to end the search${withFact(f, 'officer', { make: (name) => `, not ${name}, who proposed it`, otherwise: '' })}: let a colleague decide under their own name.`,
  'search-end-no-search-done': (f) =>
    `No search or rescue task for ${theBoat(f)} has been done: search first.`,
  'survival-time-not-over': (f) =>
    `People could still be alive${withTime(f)}: keep searching until then.`,
  'asset-other-centre': (f) =>
    `${withFact(f, 'asset', { make: (name) => sentence(name), otherwise: 'That asset' })} answers to ${centre(f, 'centre', 'the other centre')}: ask that centre to task it.`,
  'task-step': (f) =>
    `${sentence(theTask(f))} cannot go ${withFact(f, 'from', { make: () => `from ${factWord(f, { key: 'from', words: steps, otherwise: '' })} `, otherwise: '' })}to ${factWord(f, { key: 'to', words: steps, otherwise: 'that step' })}: steps only go forward.`,
  'task-ended': (f) =>
    `${sentence(theTask(f))} is ${factWord(f, { key: 'from', words: steps, otherwise: 'over' })}: give the asset a new task.`,
  'task-answer-needed': (f) => `Say who answered for ${theTask(f)}: a name or a call sign.`,
  'undo-too-late': (f) =>
    `${sentence(theEntry(f))} can no longer be taken back${withFact(f, 'minutes', { make: (n) => ` (only within ${n}${noBreak}minutes)`, otherwise: '' })}: write a new entry that corrects it.`,
  'undo-not-possible': (f) =>
    `${sentence(theEntry(f))} cannot be taken back, because what was said stays on the record: write a new entry that corrects it.`,
  'undo-changed-since': (f) =>
    `${sentence(theEntry(f))} has been built upon${withFact(f, 'by', { make: (n) => ` by entry ${n}`, otherwise: '' })}: take that back first, or correct it with a new entry.`,
  'undo-done': (f) =>
    `${sentence(theEntry(f))} has already been taken back${withFact(f, 'by', { make: (n) => `, by entry ${n}`, otherwise: '' })}.`,
  'correction-empty': (f) =>
    `Nothing in ${theReport(f)} would change: say what the right words are.`,
};
/** An officer who acts for the machine is told so; everybody else is sent to an officer. */
function whoMay(f: Facts): string {
  const role = factText(f, 'role');
  const isOfficer = role === 'watch-officer' || role === 'supervisor' || role === 'liaison';
  return isOfficer ? 'that is left to the system and its feeds' : 'ask a watch officer';
}

function withTime(f: Facts): string {
  const at = time(f, 'until');
  return at === undefined ? '' : ` until ${at}`;
}
