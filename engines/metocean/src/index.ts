export { MetoceanError, type MetoceanErrorCode } from './errors.js';
export { constituentNames } from './tide/constituents.js';
export {
  extremesDaysMax,
  type HighWaterHours,
  hoursFromHighWater,
  tideExtremes,
} from './tide/extremes.js';
export { createTide, type TidalConstant, type Tide, type TideExtreme } from './tide/tide.js';
