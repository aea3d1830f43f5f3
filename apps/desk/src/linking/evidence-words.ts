/** Evidence in an officer's words. */
import type { LinkEvidence } from '@straitwatch/protocol';
import type { Words } from '../words/en.js';

const fits: Readonly<Record<LinkEvidence['kind'], keyof Words>> = {
  caller: 'evidenceCaller',
  about: 'evidenceAbout',
  relay: 'evidenceRelay',
  path: 'evidencePath',
  persons: 'evidencePersons',
  craft: 'evidenceCraft',
  launch: 'evidenceLaunch',
  distress: 'evidenceDistress',
  ending: 'evidenceEnding',
  officer: 'evidenceOfficer',
};
const against: Readonly<Record<LinkEvidence['kind'], keyof Words>> = {
  caller: 'againstCaller',
  about: 'againstAbout',
  relay: 'againstRelay',
  path: 'againstPath',
  persons: 'againstPersons',
  craft: 'againstCraft',
  launch: 'againstLaunch',
  distress: 'againstDistress',
  ending: 'againstEnding',
  officer: 'againstOfficer',
};

/** With the sign in front, so that it does not hang on colour. */
export function evidenceText(one: LinkEvidence, words: Words): string {
  return one.bits > 0 ? `+ ${words[fits[one.kind]]}` : `− ${words[against[one.kind]]}`;
}

/** How many times likelier, as a round number that somebody can say. */
export function timesLikelier(bits: number): string {
  const times = 2 ** Math.min(20, Math.abs(bits));
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(times)));
  return `× ${Math.round(times / digits) * digits}`;
}
