/** @packageDocumentation Files of somebody else's to fields of currents, winds, waves and temperatures. */

export { ForcingError, type ForcingErrorCode, forcingErrorCodes } from './errors.js';
export { straitWindow } from './grid.js';
export { limits } from './limits.js';
export { openForcing } from './open.js';
export * from './types.js';
