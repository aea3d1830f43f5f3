/** What can be pressed, what Tab reaches, and whether the focus can be seen. Runs in the page. */
import type { Page } from 'playwright-core';

/** Stops of the Tab key before it must have come round. */
const tabsMax = 400;

/** Everything in sight that can be pressed or typed into, by a number that is put on it. */
export async function clickable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kinds = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
    const found: string[] = [];
    for (const [i, one] of [...document.querySelectorAll<HTMLElement>(kinds)].entries()) {
      const isOff = one.matches(':disabled, [inert] *, [inert]') || one.tabIndex < 0;
      if (isOff || !one.checkVisibility({ visibilityProperty: true })) continue;
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40);
      one.dataset.stop = `${i} ${one.tagName.toLowerCase()} ${name}`;
      found.push(one.dataset.stop);
    }
    return found;
  });
}

/** Presses Tab until it has come round. @returns the stops, and those whose focus cannot be seen. */
export async function walkWithTab(
  page: Page,
): Promise<{ reached: Set<string>; unmarked: string[] }> {
  const reached = new Set<string>();
  const unmarked: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  let misses = 0;
  for (let i = 0; i < tabsMax && misses < 3; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      if (one === null || one === document.body) return undefined;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const isInSight =
        box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const hasOutline =
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      const stop = one.dataset.stop ?? `unnumbered ${one.tagName} ${one.className}`;
      const how = `${isInSight ? 'in' : 'out of'} sight, outline ${style.outline}`;
      return { stop, how, isSeen: isInSight && hasOutline };
    });
    if (at === undefined || reached.has(at.stop)) {
      misses += 1;
      continue;
    }
    misses = 0;
    reached.add(at.stop);
    if (!at.isSeen) unmarked.push(`${at.stop}: ${at.how}`);
  }
  return { reached, unmarked };
}
