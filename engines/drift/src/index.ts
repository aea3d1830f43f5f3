export { areaShares, type ContainmentArea, containmentAreas } from './areas.js';
export { chunkParticles, driftLimits } from './check.js';
export { type CoastArea, coastLimits, createCoast, isOnLand } from './coast.js';
export { DriftError, type DriftErrorCode } from './errors.js';
export { type DriftFeature, type DriftFeatures, driftFeatures } from './geojson.js';
export { type ReasonedObject, smallBoatObjects } from './objects.js';
export { chunkCount, driftChunks, joinRuns, runDrift } from './run.js';
export {
  type FrameSummary,
  type MinuteDensity,
  minuteDensity,
  type Stranding,
  sphericalMean,
  strandings,
  summarise,
} from './summary.js';
export {
  type Coast,
  type ConstantField,
  type DriftFrame,
  type DriftModel,
  type DriftObject,
  type DriftOptions,
  type DriftRun,
  type DriftStatus,
  driftStatuses,
  type EngineRun,
  type EvaluatedGrid,
  type Forcing,
  type GridVectorField,
  type LeewayRow,
  type LeewayTerm,
  type ReleasePlace,
  type SampledField,
} from './types.js';
