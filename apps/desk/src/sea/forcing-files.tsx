/** Files of the sea that somebody brought: what of each is used, and why the rest is not. */
import type { ForcingFileView } from '@straitwatch/protocol';
import { clock } from '../format.js';
import { useWords } from '../words/index.js';
import { typeset } from '../words/typeset.js';

export function ForcingFiles({ files }: { files: readonly ForcingFileView[] }) {
  const { words } = useWords();
  return (
    <section className="forcing-files" aria-label={words.seaFiles}>
      <h3>{words.seaFiles}</h3>
      {files.length === 0 && <p>{words.noSeaFiles}</p>}
      <ul>
        {files.map((one) => (
          <File key={one.file} one={one} />
        ))}
      </ul>
    </section>
  );
}

/** Refused, or no file of now: somebody must know. */
export function isFileWrong(one: ForcingFileView): boolean {
  return one.refusals.length > 0 || one.state === 'not-now';
}

function File({ one }: { one: ForcingFileView }) {
  const { words, say, language } = useWords();
  const states = {
    reading: words.fileReading,
    used: words.fileUsed,
    'partly-used': words.filePartly,
    'not-now': words.fileNotNow,
    refused: words.fileRefused,
  };
  const isWrong = isFileWrong(one);
  return (
    <li>
      <span className={isWrong ? 'asks' : ''}>
        {isWrong ? '✕' : one.state === 'reading' ? '…' : '✓'} {one.file}
        {words.colon}
        {states[one.state]}
      </span>
      {one.fields.map((field) => (
        <small key={field.quantity}>
          {say('fileHas', {
            what: quantityWords(field.quantity, words),
            from: dayAndClock(field.from),
            to: dayAndClock(field.to),
          })}
        </small>
      ))}
      {one.refusals.map((why) => (
        <p key={why.en}>{typeset(why[language], language)}</p>
      ))}
      {one.notes.map((note) => (
        <small key={note.en}>{typeset(note[language], language)}</small>
      ))}
    </li>
  );
}

function quantityWords(quantity: string, words: ReturnType<typeof useWords>['words']): string {
  const known: Record<string, string> = {
    current: words.quantityCurrent,
    wind: words.quantityWind,
    'wave-height': words.quantityWaves,
    'wave-period': words.quantityPeriod,
    'wave-from': words.quantityFrom,
    'sea-temperature': words.quantityWater,
  };
  return known[quantity] ?? quantity;
}

const dayAndClock = (time: string): string =>
  `${time.slice(8, 10)}/${time.slice(5, 7)} ${clock(time)}`;
