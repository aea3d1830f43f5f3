/** What is written on the page, and what of it cannot be read because its box is too small. */
import type { Page } from 'playwright-core';

/** Texts in sight, and the names and titles that are only read aloud. */
export async function wordsInSight(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (holder === null || holder.matches('script, style')) continue;
      if (holder.matches('option') || holder.checkVisibility({ visibilityProperty: true })) {
        found.push(walker.currentNode.textContent ?? '');
      }
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        found.push(one.getAttribute(name) ?? '');
      }
    }
    return found;
  });
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Elements whose own words are wider than their box or hang out of the page. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const slackPx = 1;
    for (const one of document.querySelectorAll<HTMLElement>('#desk *')) {
      const own = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const text = own
        .map((node) => node.textContent ?? '')
        .join('')
        .trim();
      if (text === '' || one.matches('option, .maplibregl-map *')) continue;
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const box = one.getBoundingClientRect();
      if (box.width <= slackPx && box.height <= slackPx) continue;
      const range = document.createRange();
      range.selectNodeContents(one);
      const inside = range.getBoundingClientRect();
      let clip: Element | null = one;
      let left = 0;
      let right = innerWidth;
      while (clip !== null) {
        const style = getComputedStyle(clip);
        if (style.overflowX !== 'visible') {
          const { left: from, width } = clip.getBoundingClientRect();
          // What can be scrolled to is not cut.
          if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
          left = Math.max(left, from);
          right = Math.min(right, from + width);
        }
        clip = clip.parentElement;
      }
      if (inside.left < left - slackPx || inside.right > right + slackPx) {
        found.push(
          `${one.tagName.toLowerCase()}.${one.className} "${text.slice(0, 60)}" ` +
            `${Math.round(inside.left)}..${Math.round(inside.right)} in ${Math.round(left)}..${Math.round(right)}`,
        );
      }
    }
    return found;
  });
}
