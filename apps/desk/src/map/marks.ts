/**
 * The marks of boats: a shape for each phase, filled where it was seen and hollow where it was told.
 * Pictures are drawn as masks, so that the colour of day or night comes from the layer.
 */
import type { Phase } from '@straitwatch/protocol';

const sizePx = 48;
const shapes: Record<Phase, string> = {
  distress: '<path d="M24 7 L42 39 H6 Z"/>',
  alert: '<path d="M24 5 L43 24 L24 43 L5 24 Z"/>',
  uncertainty: '<circle cx="24" cy="24" r="17" stroke-dasharray="9 6"/>',
};

/** A picture as the layer wants it. */
function mark(phase: Phase, isSeen: boolean) {
  const paint = `fill="${isSeen ? '#fff' : 'none'}" stroke="#fff" stroke-width="5"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" ${paint}>${shapes[phase]}</svg>`;
  return {
    url: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    width: sizePx,
    height: sizePx,
    mask: true,
  };
}

type Mark = ReturnType<typeof mark>;

const both = (phase: Phase): { seen: Mark; told: Mark } => ({
  seen: mark(phase, true),
  told: mark(phase, false),
});

export const marks: Record<Phase, { seen: Mark; told: Mark }> = {
  distress: both('distress'),
  alert: both('alert'),
  uncertainty: both('uncertainty'),
};
