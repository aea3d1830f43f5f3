/** Reading Markdown pages: links, anchors, headings and blocks of code. */
import { lineOf } from './files.js';

export interface Block {
  language: string;
  code: string;
  line: number;
}

/** Fenced blocks with the word after the fence. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const hit of text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)) {
    blocks.push({
      language: (hit[1] ?? '').trim(),
      code: hit[2] ?? '',
      line: lineOf(text, hit.index),
    });
  }
  return blocks;
}

/** The page with its code blanked out, line breaks kept. */
export function proseOf(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()#<>]/g, ' '));
}

export interface Heading {
  level: number;
  text: string;
  line: number;
}

export function headingsOf(text: string): Heading[] {
  const bare = text.replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/[^\n]/g, ''));
  return [...bare.matchAll(/^(#{1,6})\s+(.*)$/gm)].map((hit) => ({
    level: (hit[1] ?? '').length,
    text: (hit[2] ?? '').trim(),
    line: lineOf(bare, hit.index),
  }));
}

/** The anchor that a heading gets: small letters, no punctuation, dashes for spaces. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

export interface Link {
  target: string;
  line: number;
}

/** Links and pictures in Markdown and in HTML, those inside code left out. */
export function linksOf(text: string): Link[] {
  const prose = proseOf(text);
  const links: Link[] = [];
  const patterns = [/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g, /\b(?:href|src)="([^"]+)"/g];
  for (const pattern of patterns) {
    for (const hit of prose.matchAll(pattern)) {
      links.push({ target: hit[1] ?? '', line: lineOf(prose, hit.index) });
    }
  }
  return links;
}
