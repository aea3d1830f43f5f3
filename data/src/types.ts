/**
 * Shapes of the JSON files of this package. Positions in geometries are [lon, lat], WGS84 degrees.
 */

/** high: read in the source itself or in two that agree; medium: one indirect source; low: thin. */
export type Confidence = 'high' | 'medium' | 'low' | 'demonstration';

/** Longitude, then latitude, in degrees (GeoJSON order). */
export type Position2 = readonly [lon: number, lat: number];
export interface PointGeometry {
  readonly type: 'Point';
  readonly coordinates: Position2;
}
export interface LineGeometry {
  readonly type: 'LineString';
  readonly coordinates: readonly Position2[];
}
export interface PolygonGeometry {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position2[])[];
}
interface Feature<G, P> {
  readonly type: 'Feature';
  readonly properties: P;
  readonly geometry: G;
}
interface Collection<G, P> {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature<G, P>[];
}

/** coast.geojson: land polygons, high-water line, 0.45 W to 2.75 E and 50.05 to 51.70 N. */
export interface CoastFile
  extends Collection<PolygonGeometry, { readonly kind: 'land'; readonly name: string }> {
  readonly note: string;
}

type AnyGeometry = PointGeometry | LineGeometry | PolygonGeometry;

/** strait.geojson: lanes, zones, lines, marks and towns as collected. */
export interface StraitFile
  extends Collection<
    AnyGeometry,
    {
      readonly kind: string;
      readonly name: string;
      readonly source: string;
      readonly confidence: string;
      readonly [more: string]: unknown;
    }
  > {
  readonly note: string;
  readonly datum: 'WGS84';
}

/**
 * One feature of the desk's map. `rank` is the order in which names appear: 1 first, 4 close in.
 */
export type DeskMapFeature = Feature<
  AnyGeometry,
  {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly source: string;
    readonly confidence: string;
    readonly label?: string;
    readonly labelFr?: string;
    readonly rank?: number;
    readonly direction?: string;
    readonly vhfWatch?: string;
    readonly country?: string;
    readonly light?: string;
    readonly racon?: string;
    readonly positionSource?: string;
    readonly note?: string;
  }
>;
export type DeskMapLayer =
  | 'land'
  | 'separationZones'
  | 'crossingGaps'
  | 'separationLines'
  | 'limitLines'
  | 'laneCentres'
  | 'lanes'
  | 'inshoreZones'
  | 'accessChannels'
  | 'boundaries'
  | 'reportingLines'
  | 'lightvessels'
  | 'buoys'
  | 'capes'
  | 'banks'
  | 'places'
  | 'stations';
/** desk-map.json: GeoJSON feature collections by layer, ready for a map library. */
export interface DeskMap {
  readonly format: 'straitwatch-desk-map';
  readonly version: 1;
  readonly note: string;
  readonly datum: 'WGS84';
  /** What the map must show: who the data belong to. */
  readonly attribution: readonly string[];
  /** West, south, east, north. */
  readonly bboxDeg: readonly [number, number, number, number];
  readonly layers: Readonly<
    Record<
      DeskMapLayer,
      { readonly type: 'FeatureCollection'; readonly features: readonly DeskMapFeature[] }
    >
  >;
}

/** A named mark of marks.json; `weight` divides the distance when a mark is chosen. */
export interface NamedMark {
  readonly id: string;
  readonly kind: string;
  readonly lat: number;
  readonly lon: number;
  /** "Sandettie LV" */
  readonly en: string;
  /** "bateau-feu Sandettie" */
  readonly fr: string;
  /** "du bateau-feu Sandettie" */
  readonly ofFr: string;
  /** "au bateau-feu Sandettie" */
  readonly atFr: string;
  readonly weight: number;
  readonly rank: number;
  readonly source: string;
  readonly confidence: string;
}
export interface MarkFile {
  readonly format: 'straitwatch-marks';
  readonly version: 1;
  readonly note: string;
  readonly marks: readonly NamedMark[];
}

/** An asset of the demonstration. An unknown value is absent; every `mmsi` is invented. */
export interface DemonstrationAsset {
  readonly id: string;
  readonly name: string;
  readonly kind: 'lifeboat' | 'cutter' | 'patrol-boat' | 'helicopter' | 'aircraft' | 'drone';
  readonly centre: 'uk' | 'fr';
  /** Its station in stations.json. */
  readonly station: string;
  readonly base: { readonly name: string; readonly lat: number; readonly lon: number };
  readonly craft?: string;
  readonly boatName?: string;
  readonly callsign?: string;
  readonly speedKn?: number;
  readonly survivorsMax?: number;
  readonly mmsi?: number;
  readonly mmsiSource?: 'demonstration';
  readonly source: string;
  readonly confidence: Confidence;
  readonly note?: string;
}
export interface AssetFile {
  readonly format: 'straitwatch-assets';
  readonly version: 1;
  readonly note: string;
  readonly assets: readonly DemonstrationAsset[];
}

export interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: 'GB' | 'FR';
  /** null where no position was found. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly boats?: readonly string[];
  readonly boat_names?: readonly string[];
  readonly confidence: Confidence;
  readonly [more: string]: unknown;
}
export interface StationFile {
  readonly title: string;
  readonly note: string;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly stations: readonly StationRow[];
  readonly vessels: readonly { readonly name: string; readonly cls: string | null }[];
}

interface LeewayTerm {
  /** Per cent of the 10 m wind speed. */
  readonly slope_pct: number;
  readonly offset_cm_s: number;
  readonly std_cm_s: number;
}
export interface LeewayClass {
  readonly index: number;
  readonly key: string;
  readonly level: number;
  readonly name: string;
  readonly path: string;
  readonly downwind: LeewayTerm;
  readonly crosswind_right: LeewayTerm;
  readonly crosswind_left: LeewayTerm;
}
export interface LeewayFile {
  readonly title: string;
  readonly list_version: string;
  readonly classes: readonly LeewayClass[];
  readonly fits: readonly {
    readonly situation: string;
    readonly use: readonly string[];
    readonly why: string;
    readonly confidence: Confidence;
  }[];
}

/**
 * One place with a tidal stream; hours count from high water at Dover, directions are where it
 * goes.
 */
export interface TidalStreamPoint {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly published: Readonly<Record<string, unknown>>;
  readonly derived?: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly confidence: string;
}
export interface TidalStreamFile {
  readonly title: string;
  readonly reference: string;
  readonly warning: string;
  readonly points: readonly TidalStreamPoint[];
}

/** One tide station: its constants are names, amplitudes in metres and lags on Greenwich in degrees. */
export interface TideStation {
  readonly id: string;
  /** The name by which officers ask for it. */
  readonly short?: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  /** Who keeps the gauge. */
  readonly gauge: string;
  /** First and last day of the readings that the constants were made of. */
  readonly epoch: readonly [from: string, to: string];
  /** Lowest astronomical tide lies this far below mean sea level, where the source says so. */
  readonly latBelowMslM?: number;
  readonly constants: readonly (readonly [name: string, amplitudeM: number, lagDeg: number])[];
}
/** tide-stations.json. CC BY 4.0: show `attribution` where its figures are shown. */
export interface TideStationFile {
  readonly title: string;
  readonly warning: string;
  readonly source: string;
  readonly license: string;
  readonly attribution: string;
  readonly stations: readonly TideStation[];
}

export interface SurvivalFile {
  readonly title: string;
  /** To be shown wherever a figure of this file is shown. */
  readonly warning: string;
  readonly models: readonly {
    readonly id: string;
    readonly kind: string;
    readonly confidence: Confidence;
    readonly [more: string]: unknown;
  }[];
  readonly sea_temperature_c: Readonly<Record<string, unknown>> & {
    readonly strait_monthly_estimate: Readonly<Record<Month, number>> & {
      readonly source: string;
      readonly confidence: string;
    };
  };
}
type Month =
  | 'jan'
  | 'feb'
  | 'mar'
  | 'apr'
  | 'may'
  | 'jun'
  | 'jul'
  | 'aug'
  | 'sep'
  | 'oct'
  | 'nov'
  | 'dec';

export interface SweepWidthFile {
  readonly title: string;
  /** Sweep widths and visibilities are in nautical miles, heights in feet, as published. */
  readonly units: Readonly<Record<string, string>>;
  readonly iamsar_merchant_ship: Readonly<Record<string, unknown>>;
  readonly by_platform: Readonly<Record<string, unknown>>;
  readonly weather_factor: readonly unknown[];
  readonly fatigue_factor: Readonly<Record<string, unknown>>;
}

export interface InquiryFile {
  readonly title: string;
  readonly note: string;
  readonly facts: readonly {
    readonly id: string;
    readonly theme: string;
    readonly fact: string;
    readonly source: string;
    readonly confidence: Confidence;
    readonly for_the_system?: string;
  }[];
  readonly timeline: readonly {
    readonly time: string;
    readonly time_zone: string;
    readonly event: string;
    readonly source: string;
    readonly confidence: Confidence;
  }[];
}

/** One line of reports.ndjson; the shape of a report in the protocol. */
export interface ExerciseReport {
  readonly id: string;
  readonly time: string;
  readonly received?: string;
  readonly centre: 'uk' | 'fr';
  readonly channel: string;
  readonly [more: string]: unknown;
}
export interface ExerciseTruth {
  readonly night: string;
  readonly start: string;
  readonly end: string;
  readonly moments: readonly string[];
  readonly boats: readonly {
    readonly id: string;
    readonly people: number;
    readonly outcome: string;
    readonly reports: readonly string[];
  }[];
  readonly trap?: { readonly inDistress: string; readonly found: readonly string[] };
  /** What public fact stands behind each report, and what in it is invented. */
  readonly basis: Readonly<
    Record<string, { readonly public: readonly string[]; readonly invented: readonly string[] }>
  >;
}
