/** What of a boat goes on paper: the tasking sheet, the handover brief, its log. */
import type { BoatView } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useWords } from '../words/index.js';
import { Sheet, type SheetName, sheetNames } from './sheet.js';

export function PrintMenu({ boat }: { boat: BoatView }) {
  const { words } = useWords();
  const [name, setName] = useState<SheetName>();
  useEffect(() => {
    const end = (): void => setName(undefined);
    window.addEventListener('afterprint', end);
    return () => window.removeEventListener('afterprint', end);
  }, []);
  const print = (wanted: SheetName): void => {
    // On the page before the browser looks at it.
    flushSync(() => setName(wanted));
    window.print();
  };
  return (
    <span className="print">
      {words.print}
      {words.colon}
      {sheetNames.map((one) => (
        <button key={one} type="button" onClick={() => print(one)}>
          {words[one]}
        </button>
      ))}
      {name !== undefined && createPortal(<Sheet name={name} boat={boat} />, document.body)}
    </span>
  );
}
