import type { Scanner } from './scanner.js';

/** Replaced below. */
export function fastLine(_scanner: Scanner, _at: number, _end: number): number {
  return -1;
}
