/** The numbers by which a cloud keeps what each particle is: places in the list `driftStatuses`. */
import { type DriftStatus, driftStatuses } from './types.js';

const indexOf = (status: DriftStatus): number => driftStatuses.indexOf(status);

export const active = indexOf('active');
export const stranded = indexOf('stranded');
export const leftArea = indexOf('left-area');
export const waiting = indexOf('waiting');
