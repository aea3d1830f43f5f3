/** What an entry of the journal is called on the page, and what taking it back brings. */
import type { EntryKind } from '@straitwatch/protocol';
import type { Language } from '../words/index.js';

interface EntryWords {
  name: string;
  /** What undoing brings back; kinds that are never undone have none. */
  undone?: string;
}

const en: Record<EntryKind, EntryWords> = {
  'journal.opened': { name: 'journal opened' },
  'report.received': { name: 'report stored' },
  'report.corrected': { name: 'report corrected' },
  'report.linked': { name: 'report put to a boat', undone: 'the report waits again' },
  'report.unlinked': { name: 'report taken off a boat', undone: 'the report is back on the boat' },
  'report.link-refused': { name: 'boat refused for a report', undone: 'the boat may be proposed' },
  'report.refusal-withdrawn': { name: 'refusal withdrawn', undone: 'the boat is refused again' },
  'boat.opened': { name: 'boat opened' },
  'boat.phase-set': { name: 'phase set', undone: 'the phase before' },
  'boat.handover-offered': { name: 'handover offered', undone: 'no handover is offered' },
  'boat.handover-accepted': { name: 'handover accepted' },
  'boat.handover-declined': { name: 'handover declined' },
  'boat.handover-withdrawn': { name: 'handover withdrawn' },
  'boat.contrary-resolved': { name: 'contradiction explained', undone: 'it speaks against again' },
  'boat.contrary-reopened': { name: 'contradiction open again' },
  'boat.search-end-proposed': { name: 'end of search proposed', undone: 'the search goes on' },
  'boat.search-end-withdrawn': { name: 'end of search withdrawn' },
  'boat.accounted-for': { name: 'boat accounted for', undone: 'the boat is open again' },
  'boat.reopened': { name: 'boat reopened' },
  'task.assigned': { name: 'asset tasked', undone: 'the asset is free' },
  'task.status-set': { name: 'task moved on' },
  'asset.registered': { name: 'asset registered' },
  'asset.position-reported': { name: 'asset position' },
  'note.added': { name: 'note' },
  'feed.state-changed': { name: 'feed changed' },
};

const fr: Record<EntryKind, EntryWords> = {
  'journal.opened': { name: 'main courante ouverte' },
  'report.received': { name: 'signalement inscrit' },
  'report.corrected': { name: 'signalement corrigé' },
  'report.linked': { name: 'signalement rattaché', undone: 'le signalement attend de nouveau' },
  'report.unlinked': {
    name: 'signalement détaché',
    undone: 'le signalement est de nouveau rattaché',
  },
  'report.link-refused': {
    name: 'rattachement refusé',
    undone: 'l’embarcation peut être proposée',
  },
  'report.refusal-withdrawn': {
    name: 'refus retiré',
    undone: 'le rattachement est de nouveau refusé',
  },
  'boat.opened': { name: 'embarcation ouverte' },
  'boat.phase-set': { name: 'phase fixée', undone: 'la phase d’avant' },
  'boat.handover-offered': { name: 'transfert proposé', undone: 'aucun transfert proposé' },
  'boat.handover-accepted': { name: 'transfert accepté' },
  'boat.handover-declined': { name: 'transfert refusé' },
  'boat.handover-withdrawn': { name: 'transfert retiré' },
  'boat.contrary-resolved': {
    name: 'contradiction expliquée',
    undone: 'elle contredit de nouveau',
  },
  'boat.contrary-reopened': { name: 'contradiction rouverte' },
  'boat.search-end-proposed': {
    name: 'fin de recherche proposée',
    undone: 'la recherche continue',
  },
  'boat.search-end-withdrawn': { name: 'fin de recherche retirée' },
  'boat.accounted-for': { name: 'sort établi', undone: 'l’embarcation est de nouveau ouverte' },
  'boat.reopened': { name: 'embarcation rouverte' },
  'task.assigned': { name: 'moyen engagé', undone: 'le moyen est libre' },
  'task.status-set': { name: 'mission avancée' },
  'asset.registered': { name: 'moyen enregistré' },
  'asset.position-reported': { name: 'position d’un moyen' },
  'note.added': { name: 'note' },
  'feed.state-changed': { name: 'flux changé' },
};

const unknown: Record<Language, EntryWords> = {
  en: { name: 'entry of a later version' },
  fr: { name: 'inscription d’une version plus récente' },
};

export function entryWords(kind: string, language: Language): EntryWords {
  const words = language === 'fr' ? fr : en;
  return Object.hasOwn(words, kind) ? words[kind as EntryKind] : unknown[language];
}
