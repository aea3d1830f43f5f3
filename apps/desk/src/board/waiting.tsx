/** Reports that no boat explains, or whose link is only proposed: a person decides with one key. */
import type { LinkProposal, ReportView } from '@straitwatch/protocol';
import { useRef, useState } from 'react';
import { clock, miles, placeWords } from '../format.js';
import { SuspectedDoubles } from '../linking/doubles.js';
import { OddsReasons, percentOf, useProposals } from '../linking/odds.js';
import { request, sentences } from '../live/api.js';
import { useLive } from '../live/store.js';
import { Ask } from '../ui/ask.js';
import { useWords, wordFor } from '../words/index.js';
import { reportFacts } from '../words/report-words.js';
import { linkReasonText } from '../words/sentences.js';
import { offeredFrom } from './offer.js';

/** Reports drawn at first; a button shows the rest, and says how many. */
const shownMax = 30;

export function WaitingReports(props: { onOpen: (id: string) => void }) {
  const { words, say } = useWords();
  const reports = useLive('reports');
  // What no boat explains may be one that nobody has on the list: it stands above what is only to be confirmed.
  const unexplained = new Set(useLive('linking')?.unexplained);
  const [isWhole, setWhole] = useState(false);
  const waiting = [...reports.values()]
    .filter((one) => one.link === undefined || one.link.status === 'proposed')
    .sort(
      (a, b) =>
        Number(unexplained.has(b.report.id)) - Number(unexplained.has(a.report.id)) ||
        b.entry - a.entry,
    );
  return (
    <section className="waiting" aria-label={words.unlinked}>
      <h2 aria-live="polite">
        {waiting.length === 0 ? words.noneWaiting : say('waiting', { n: waiting.length })}
      </h2>
      <SuspectedDoubles onOpen={props.onOpen} />
      {waiting.slice(0, isWhole ? waiting.length : shownMax).map((one) => (
        <WaitingReport key={one.report.id} one={one} onOpen={props.onOpen} />
      ))}
      {!isWhole && waiting.length > shownMax && (
        <button type="button" className="earlier" onClick={() => setWhole(true)}>
          {say('earlierOnes', { n: waiting.length - shownMax })}
        </button>
      )}
    </section>
  );
}

function WaitingReport({ one, onOpen }: { one: ReportView; onOpen: (id: string) => void }) {
  const speech = useWords();
  const { language, words, say, quote } = speech;
  const moment = useLive('moment');
  const [isRefusing, setRefusing] = useState(false);
  const [trouble, setTrouble] = useState<string[]>([]);
  const { report, link } = one;
  const proposals = useProposals(report.id);
  const best = bestOf(one, proposals);
  const { boat, odds } = best;
  // One decision at a time: a second key before the answer would decide otherwise.
  const isBusy = useRef(false);
  const decide = async (path: string, body: object): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const answer = await request('POST', path, body);
    isBusy.current = false;
    setTrouble(sentences(answer, words.notAnswered));
  };
  const isOffered = boat !== undefined && (link !== undefined || (odds ?? 0) >= offeredFrom);
  const accept = (): void => {
    if (isOffered) void decide(`/api/boats/${boat}/link`, { report: report.id });
  };
  const refuse = (reason: string): void =>
    void decide(`/api/boats/${boat}/refuse`, { report: report.id, reason });
  const open = (): void => void decide('/api/boats', { report: report.id });
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || moment !== undefined) return;
    if (event.key === 'Enter') accept();
    else if (event.key === 'n' && boat !== undefined) setRefusing(true);
    else if (event.key === '+') open();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const facts = reportFacts(report, speech);
  const others = othersOf(one, proposals, boat).slice(0, 2);
  return (
    <article
      className="report"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys Enter, N and + decide it
      tabIndex={0}
      onKeyDown={onKey}
      aria-label={`${words.report} ${report.id}`}
      data-report={report.id}
    >
      <time>{clock(report.time)}</time>
      <div>
        <p>
          <b>
            {wordFor(words, report.channel)}
            {report.caller !== undefined && ` …${report.caller.slice(-3)}`}
          </b>
          {report.text !== undefined && `${words.colon}${quote(report.text)}`}
          {facts !== '' && ` · ${facts}`}{' '}
          {report.position !== undefined && (
            <small>
              {placeWords(report.position, language)}
              {report.position.radiusM !== undefined &&
                `, ${say('within', { nm: miles(report.position.radiusM, language) })}`}
            </small>
          )}
        </p>
        <p className="proposal">
          {boat === undefined ? (
            words.noBoatFits
          ) : (
            <>
              <button type="button" className="link" onClick={() => onOpen(boat)}>
                {odds === undefined ? '' : `${percentOf(odds)}\u00a0%\u00a0`}
                {boat}
              </button>{' '}
              {best.reasons.map((reason) => linkReasonText(reason, language)).join(' · ')}
              {others.map(
                (each) => ` · ${percentOf(each.odds)}\u00a0%\u00a0${each.boat ?? words.noneListed}`,
              )}
            </>
          )}
        </p>
        {moment === undefined && (
          <OddsReasons evidence={proposals.find((each) => each.boat === boat)?.evidence ?? []} />
        )}
        {trouble.map((sentence) => (
          <p key={sentence} className="refusal" role="alert">
            {sentence}
          </p>
        ))}
      </div>
      <div className="choices" hidden={moment !== undefined}>
        {boat !== undefined && (
          <>
            {isOffered && (
              <button type="button" onClick={accept}>
                <kbd>↵</kbd> {say('accept', { boat })}
              </button>
            )}
            <Ask
              question={words.because}
              onAnswer={refuse}
              isOpen={isRefusing}
              onOpen={setRefusing}
            >
              <kbd>N</kbd> {words.no}
            </Ask>
          </>
        )}
        <button type="button" onClick={open}>
          <kbd>+</kbd> {words.newBoat}
        </button>
      </div>
    </article>
  );
}

/** What is offered: the link that stands as proposed, unless the odds say clearly that it is another boat. */
function bestOf(one: ReportView, proposals: readonly LinkProposal[]) {
  const simple = one.link ?? one.suggestions[0];
  const odds = one.link?.probability ?? one.suggestions[0]?.score;
  const [top] = proposals;
  const offered = proposals.find((each) => each.boat === simple?.boat);
  if (top?.boat !== undefined && top.boat !== simple?.boat && top.probability >= offeredFrom) {
    return { boat: top.boat, odds: top.probability, reasons: [] };
  }
  return { boat: simple?.boat, odds: offered?.probability ?? odds, reasons: simple?.reasons ?? [] };
}

/** What else it may be of: by the odds where they are known, by what the rules suggest where they are not. */
function othersOf(
  one: ReportView,
  proposals: readonly LinkProposal[],
  boat: string | undefined,
): { boat: string | undefined; odds: number }[] {
  const all =
    proposals.length > 0
      ? proposals.map((each) => ({ boat: each.boat, odds: each.probability }))
      : one.suggestions.map((each) => ({ boat: each.boat, odds: each.score }));
  return all.filter((each) => each.boat !== boat && each.odds >= 0.01);
}
