export { GeoError, type GeoErrorCode } from './errors.js';
export {
  type Arrival,
  crossTrack,
  destination,
  distanceM,
  finalBearingDegTrue,
  type GeodesicLine,
  geodesicLine,
  initialBearingDegTrue,
} from './geodesic.js';
export { createRegionIndex, type RegionIndex } from './index-of-regions.js';
export {
  createLocalFrame,
  type EastNorth,
  fastDistanceM,
  type LocalFrame,
  metresPerDegLat,
  metresPerDegLon,
  stepFrom,
} from './local.js';
export {
  type CompassPoint,
  compassPoint,
  compassPoints,
  compassWord,
  formatBearing,
  formatPosition,
  type Language,
  type PositionStyle,
} from './officers.js';
export {
  atMarkNm,
  formatNm,
  type PlaceInWords,
  type PlaceMark,
  placeInWords,
  sayPlace,
} from './place.js';
export {
  type LatLon,
  metresPerNm,
  mpsPerKn,
  normaliseBearingDeg,
  normaliseLonDeg,
  radPerDeg,
  turnDeg,
  wgs84,
} from './point.js';
export { parsePositionText } from './position/parse.js';
export {
  type GridCell,
  type PositionAlternative,
  type PositionAssumption,
  type PositionErrorCode,
  type PositionForm,
  type PositionFound,
  type PositionGrids,
  type PositionOptions,
  type PositionRefused,
  type PositionResult,
  positionTextCharsMax,
  type RadiusReason,
} from './position/types.js';
export {
  type BoundingBox,
  boundingBox,
  boxContains,
  distanceToEdgeM,
  distanceToSegmentM,
  type MultiPolygon,
  type Polygon,
  polygonsOf,
  type Region,
  type Ring,
  regionContains,
  ringContains,
} from './regions.js';
export { circlePolygon, ellipsePolygon, radiusInSd, rescaleRadiusM } from './shapes.js';
