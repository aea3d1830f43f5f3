/** Every report of a boat in time order, with why it belongs here and what in it contradicts. */
import type { BoatView, ReportView } from '@straitwatch/protocol';
import { actorName, clock, miles, placeWords } from '../format.js';
import { useLive } from '../live/store.js';
import { Ask } from '../ui/ask.js';
import { type Speech, useWords, wordFor } from '../words/index.js';
import { reportFacts } from '../words/report-words.js';
import { contraryText, linkReasonText } from '../words/sentences.js';
import type { Act } from './act.js';

/** Reports kept apart that are named; the rest are counted. */
const apartMax = 12;

export function Reports({ boat, act }: { boat: BoatView; act: Act }) {
  const reports = useLive('reports');
  return (
    <div>
      <ol className="reports">
        {newestFirst(boat.reports.flatMap((id) => reports.get(id) ?? [])).map((one) => (
          <ReportLine key={one.report.id} one={one} boat={boat} act={act} />
        ))}
      </ol>
      <KeptApart boat={boat} />
    </div>
  );
}

export function newestFirst(reports: readonly ReportView[]): ReportView[] {
  return [...reports].sort((a, b) => Date.parse(b.report.time) - Date.parse(a.report.time));
}

/** Who spoke: the channel, the end of the caller's number, the vessel. */
export function speaker({ report }: ReportView, words: Speech['words']): string {
  return [
    wordFor(words, report.channel),
    report.caller === undefined ? '' : `…${report.caller.slice(-3)}`,
    report.vessel ?? '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

function ReportLine({ one, boat, act }: { one: ReportView; boat: BoatView; act: Act }) {
  const speech = useWords();
  const { words, language, say, quote } = speech;
  const { report, link } = one;
  // A link that waits is marked as one; it contradicts nothing yet.
  const against = boat.contrary.filter(
    (each) => each.report === report.id && each.resolved === undefined && each.why !== 'undecided',
  );
  const isConfirmed = link?.status === 'confirmed';
  const refuse = (reason: string): void =>
    void act(`/api/boats/${boat.id}/refuse`, { report: report.id, reason });
  const facts = reportFacts(report, speech);
  const { position } = report;
  const why = [
    isConfirmed ? words.confirmed : words.proposed,
    link === undefined ? '' : actorName(link.by),
    ...(link?.reasons ?? []).map((reason) => linkReasonText(reason, language)),
    report.id,
  ];
  const classes = [isConfirmed ? '' : 'is-proposed', against.length > 0 ? 'is-against' : ''];
  return (
    <li className={classes.join(' ').trim()}>
      <time>{clock(report.time)}</time>
      <div>
        <p>
          <b>{speaker(one, words)}</b>
          {report.text !== undefined && ` ${quote(report.text)}`}
          {facts !== '' && (report.text === undefined ? ` ${facts}` : ` · ${facts}`)}
        </p>
        {position !== undefined && (
          <small>
            {placeWords(position, language)}
            {position.radiusM !== undefined &&
              `, ${say('within', { nm: miles(position.radiusM, language) })}`}
          </small>
        )}
        {against.map((each) => (
          <small key={each.why} className="danger">
            <b>{words.contradicts}</b>
            {words.colon}
            {contraryText(each, language)}
          </small>
        ))}
        <small className="why">{why.filter((each) => each !== '').join(' · ')}</small>
      </div>
      <div className="choices">
        <span className="odds">
          {link?.probability === undefined || isConfirmed
            ? ''
            : `${Math.round(link.probability * 100)}\u00a0%`}
        </span>
        {!isConfirmed && (
          <button
            type="button"
            onClick={() => void act(`/api/boats/${boat.id}/link`, { report: report.id })}
          >
            {words.confirm}
          </button>
        )}
        <div className={isConfirmed ? 'quiet' : ''}>
          <Ask question={words.because} onAnswer={refuse}>
            {words.notThis}
          </Ask>
        </div>
      </div>
    </li>
  );
}

/** What an officer has said is not of this boat: it stays in sight, so that nobody links it again unread. */
function KeptApart({ boat }: { boat: BoatView }) {
  const { words, say, quote } = useWords();
  const reports = useLive('reports');
  const apart = newestFirst([...reports.values()].filter((one) => one.notBoats.includes(boat.id)));
  if (apart.length === 0) return null;
  return (
    <>
      <h2>
        {apart.length} {words.keptApart}
      </h2>
      <ol className="reports is-apart">
        {apart.slice(0, apartMax).map((one) => (
          <li key={one.report.id}>
            <time>{clock(one.report.time)}</time>
            <small>
              <b>{speaker(one, words)}</b>
              {one.report.text !== undefined && ` ${quote(one.report.text)}`} ·{' '}
              {one.link === undefined ? words.withNone : say('nowWith', { boat: one.link.boat })} ·{' '}
              {one.report.id}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
