/** The boats from top to bottom as they are on the page now, also while the order is held. */
export function shownOrder(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.rows [data-boat]')].flatMap(
    (row) => row.dataset.boat ?? [],
  );
}
