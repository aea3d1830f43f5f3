/** @packageDocumentation Files of somebody else's to fields of currents, winds, waves and temperatures. */

export {
  type CheckedField,
  type CheckedNote,
  type CheckedRefusal,
  checkForcing,
  type ForcingReport,
} from './check.js';
export { ForcingError, type ForcingErrorCode, forcingErrorCodes } from './errors.js';
export { straitWindow } from './grid.js';
export { limits } from './limits.js';
export { openForcing } from './open.js';
export { type Language, languages, noteText, quantityText, refusalText } from './texts.js';
export * from './types.js';
