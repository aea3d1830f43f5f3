/** All laws as given / when / then, in the order of the design. */
import type { Spec } from './spec.js';
import { centresSpecs } from './specs-centres.js';
import { endingGuardsSpecs } from './specs-ending-guards.js';
import { endingsSpecs } from './specs-endings.js';
import { reportsSpecs } from './specs-reports.js';

export const specs: Spec[] = [
  ...reportsSpecs,
  ...endingsSpecs,
  ...endingGuardsSpecs,
  ...centresSpecs,
];
