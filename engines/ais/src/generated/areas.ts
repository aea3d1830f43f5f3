// Generated from src/tables by generate/types.ts; change the tables, not this file.
/** A straight piece of a polyline or polygon. */
export interface AreaLeg {
  /** Direction, degrees true, in half degrees. */
  readonly toDegTrue: number;
  /** Length in metres. */
  readonly distanceM: number;
}

/** A circle, or a point when the radius is 0. */
export interface CircleArea {
  readonly shape: 'circle';
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Decimals of the position that count. */
  readonly precision?: number | undefined;
  /** Radius, metres. */
  readonly radiusM?: number | undefined;
}

/** A rectangle from its south-west corner, turned clockwise. */
export interface RectangleArea {
  readonly shape: 'rectangle';
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Decimals of the position that count. */
  readonly precision?: number | undefined;
  /** Size to the east, metres. */
  readonly eastM?: number | undefined;
  /** Size to the north, metres. */
  readonly northM?: number | undefined;
  /** Clockwise turn about the corner, degrees. */
  readonly orientationDeg?: number | undefined;
}

/** A sector of a circle. */
export interface SectorArea {
  readonly shape: 'sector';
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Decimals of the position that count. */
  readonly precision?: number | undefined;
  /** Radius, metres. */
  readonly radiusM?: number | undefined;
  /** Left boundary, degrees true. */
  readonly leftDegTrue?: number | undefined;
  /** Right boundary, degrees true. */
  readonly rightDegTrue?: number | undefined;
}

/** A line on from the area before. */
export interface PolylineArea {
  readonly shape: 'polyline';
  /** Legs from point to point, up to four. */
  readonly legs: readonly AreaLeg[];
}

/** A polygon on from the area before. */
export interface PolygonArea {
  readonly shape: 'polygon';
  /** Legs from point to point, up to four. */
  readonly legs: readonly AreaLeg[];
}

/** Text about the notice. */
export interface TextArea {
  readonly shape: 'text';
  /** A few characters. */
  readonly text?: string | undefined;
}

/** One area of a notice. */
export type NoticeArea =
  | CircleArea
  | RectangleArea
  | SectorArea
  | PolylineArea
  | PolygonArea
  | TextArea;
