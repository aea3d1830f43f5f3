/** Second door: journals for tests and simulation. */
export { createMemoryJournal, type MemoryJournal, type MemoryOptions } from './memory.js';
export { openOnSmallDisk, type SmallDisk } from './small-disk.js';
