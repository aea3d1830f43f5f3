/** Second door: the journal without a disk, for tests and simulation. */
export { createMemoryJournal, type MemoryJournal, type MemoryOptions } from './memory.js';
