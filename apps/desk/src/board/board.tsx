/** The board of boats, and below it the reports that wait for a person. */
import { useRef, useState } from 'react';
import { useLive } from '../live/store.js';
import { useNow } from '../top/clock.js';
import { useWords } from '../words/index.js';
import { heldOrder, worstFirst } from './order.js';
import { Row } from './row.js';
import { WaitingReports } from './waiting.js';

/** With more open boats than this each row gets fewer lines: who is out there is asked first. */
const roomyBoatsMax = 5;

export function Board(props: { selected: string | undefined; onOpen: (id: string) => void }) {
  const { words } = useWords();
  const boats = useLive('boats');
  // Before the first picture nothing is known, least of all that nobody is out there.
  const isRead = useLive('counts') !== undefined;
  const nowMs = useNow();
  const [isHeld, setHeld] = useState(false);
  const shown = useRef<string[]>([]);
  const wanted = worstFirst(boats.values());
  const { order, isChanged } = heldOrder(shown.current, wanted, isHeld);
  shown.current = order;
  const openBoats = wanted.filter((id) => boats.get(id)?.status === 'open').length;
  const isDense = openBoats > roomyBoatsMax;
  return (
    <section
      className={isDense ? 'board is-dense' : 'board'}
      aria-label={words.board}
      aria-busy={!isRead}
    >
      <div className="heads" aria-hidden="true">
        <span />
        <span>{words.boat}</span>
        <span>{words.peopleColumn}</span>
        <span>{words.where}</span>
        <span>{words.heard}</span>
        <span>{words.going}</span>
      </div>
      {isChanged && (
        <button type="button" className="resort" onClick={() => setHeld(false)}>
          {words.orderChanged} · {words.sortNow}
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only holds the order while the pointer is in it */}
      <div
        className="rows"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {order.length === 0 && <p className="empty">{isRead ? words.noBoats : words.connecting}</p>}
        {order.map((id) => {
          const boat = boats.get(id);
          if (boat === undefined) return null;
          const isSelected = props.selected === id;
          return (
            <Row
              key={id}
              boat={boat}
              nowMs={nowMs}
              isSelected={isSelected}
              isDense={isDense}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
      <WaitingReports onOpen={props.onOpen} />
    </section>
  );
}
