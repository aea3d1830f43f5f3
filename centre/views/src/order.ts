/** Ids in the order of the journal, so that the newest few are found without sorting everything. */
export interface JournalOrder {
  readonly size: number;
  has(id: string): boolean;
  add(id: string, entry: number): void;
  remove(id: string): void;
  /** The newest `max`, oldest of them first. */
  newest(max: number): string[];
}

export function createOrder(): JournalOrder {
  const ids: string[] = [];
  const entries: number[] = [];
  const entryOf = new Map<string, number>();
  /** First place whose entry is not before `entry`. */
  const placeOf = (entry: number): number => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle] ?? 0) < entry) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const remove = (id: string): void => {
    const entry = entryOf.get(id);
    if (entry === undefined) return;
    const at = placeOf(entry);
    ids.splice(at, 1);
    entries.splice(at, 1);
    entryOf.delete(id);
  };
  return {
    get size() {
      return ids.length;
    },
    has: (id) => entryOf.has(id),
    add: (id, entry) => {
      if (entryOf.get(id) === entry) return;
      remove(id);
      const at = placeOf(entry);
      ids.splice(at, 0, id);
      entries.splice(at, 0, entry);
      entryOf.set(id, entry);
    },
    remove,
    newest: (max) => ids.slice(Math.max(0, ids.length - max)),
  };
}
