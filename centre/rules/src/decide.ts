/** One command, one state: entries, or a refusal that names everything that is missing. */
import type { Command, RefusalReason } from '@straitwatch/protocol';
import {
  accountFor,
  proposeSearchEnd,
  reopenBoat,
  resolveContrary,
  withdrawSearchEnd,
} from './accounting.js';
import { accepted, type Context, type Decision, draft, refused } from './context.js';
import { answerHandover, offerHandover, setPhase } from './coordination.js';
import {
  correctReport,
  linkReport,
  openBoatFor,
  proposeLink,
  receiveReport,
  unlinkReport,
} from './placing.js';
import { refuse } from './refuse.js';
import type { State } from './state.js';
import { assignTask, reportAssetPosition, setTaskStatus } from './tasking.js';
import { undo } from './undo.js';

/** What a feed may ask for. It brings in what it heard; it decides nothing. */
const feedCommands: ReadonlySet<Command['type']> = new Set([
  'report.receive',
  'asset.register',
  'asset.report-position',
  'feed.report-state',
]);

/** What the system may ask for: the same, and to propose. */
const systemCommands: ReadonlySet<Command['type']> = new Set([
  ...feedCommands,
  'report.propose-link',
]);

/** Commands that only feeds and the system give. */
const machineOnly: ReadonlySet<Command['type']> = new Set([
  'report.propose-link',
  'feed.report-state',
]);

/** @returns entries to write, or every reason why not. Pure: the same arguments give the same answer. */
export function decide(state: State, command: Command, context: Context): Decision {
  const barred = barredFrom(command, context);
  if (barred !== undefined) return refused(barred);
  switch (command.type) {
    case 'report.receive':
      return receiveReport(state, command, context);
    case 'report.correct':
      return correctReport(state, command, context);
    case 'report.link':
      return linkReport(state, command, context);
    case 'report.unlink':
      return unlinkReport(state, command, context, false);
    case 'report.refuse-link':
      return unlinkReport(state, command, context, true);
    case 'report.propose-link':
      return proposeLink(state, command, context);
    case 'boat.open':
      return openBoatFor(state, command, context);
    case 'boat.set-phase':
      return setPhase(state, command, context);
    case 'boat.offer-handover':
      return offerHandover(state, command, context);
    case 'boat.accept-handover':
      return answerHandover(state, command, context, 'accept');
    case 'boat.decline-handover':
      return answerHandover(state, command, context, 'decline');
    case 'boat.withdraw-handover':
      return answerHandover(state, command, context, 'withdraw');
    case 'boat.resolve-contrary':
      return resolveContrary(state, command, context);
    case 'boat.propose-search-end':
      return proposeSearchEnd(state, command, context);
    case 'boat.withdraw-search-end':
      return withdrawSearchEnd(state, command, context);
    case 'boat.account-for':
      return accountFor(state, command, context);
    case 'boat.reopen':
      return reopenBoat(state, command, context);
    case 'task.assign':
      return assignTask(state, command, context);
    case 'task.set-status':
      return setTaskStatus(state, command, context);
    case 'asset.register':
      return accepted([draft(context, 'asset.registered', { asset: command.asset })]);
    case 'asset.report-position':
      return reportAssetPosition(state, command, context);
    case 'note.add':
      return addNote(state, command, context);
    case 'feed.report-state': {
      const { type: _type, ...body } = command;
      return accepted([draft(context, 'feed.state-changed', body)]);
    }
    case 'undo':
      return undo(state, command, context);
  }
}

function barredFrom(command: Command, context: Context): RefusalReason | undefined {
  const { by } = context;
  const facts = { command: command.type, role: by.kind === 'officer' ? by.role : by.kind };
  if (by.kind === 'officer') {
    const isBarred = by.role === 'read-only' || machineOnly.has(command.type);
    return isBarred ? refuse('role-not-allowed', facts) : undefined;
  }
  const allowed = by.kind === 'feed' ? feedCommands : systemCommands;
  // Laws 3 and 4: what is decided is decided by a named officer, never by a feed or the system.
  return allowed.has(command.type) ? undefined : refuse('named-officer-needed', facts);
}

function addNote(
  state: State,
  command: Extract<Command, { type: 'note.add' }>,
  context: Context,
): Decision {
  const { boat, text } = command;
  if (boat !== undefined && !state.boats.has(boat)) {
    return refused(refuse('unknown-boat', { id: boat }));
  }
  return accepted(
    [draft(context, 'note.added', { text, ...(boat === undefined ? {} : { boat }) })],
    boat === undefined ? {} : { boat },
  );
}
