// Generated from src/tables by generate/types.ts; change the tables, not this file.
import type { NoticeArea } from './areas.js';

/** Weather and water at a station (Circ.289 FI 31). */
export interface MetHydroContent {
  readonly kind: 'met-hydro';
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Position good to 10 m. */
  readonly accuracyHigh?: boolean | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** Average wind speed of ten minutes, knots; 126 means that or more. */
  readonly windKn?: number | undefined;
  /** Greatest wind speed of ten minutes, knots. */
  readonly gustKn?: number | undefined;
  /** Where the wind comes from, degrees true. */
  readonly windFromDegTrue?: number | undefined;
  /** Where the gust comes from, degrees true. */
  readonly gustFromDegTrue?: number | undefined;
  /** Air temperature, degrees Celsius. */
  readonly airTempC?: number | undefined;
  /** Relative humidity. */
  readonly humidityPercent?: number | undefined;
  /** Dew point, degrees Celsius. */
  readonly dewPointC?: number | undefined;
  /** Air pressure at sea level, hectopascal. */
  readonly pressureHpa?: number | undefined;
  /** 0 steady, 1 falling, 2 rising. */
  readonly pressureTendency?: number | undefined;
  /** Visibility is more than the number given. */
  readonly visibilityMore?: boolean | undefined;
  /** Horizontal visibility, nautical miles. */
  readonly visibilityNm?: number | undefined;
  /** Water level above local datum, metres. */
  readonly waterLevelM?: number | undefined;
  /** 0 steady, 1 falling, 2 rising. */
  readonly waterLevelTrend?: number | undefined;
  /** Surface current including tide, knots. */
  readonly currentKn?: number | undefined;
  /** Where the surface current goes, degrees true. */
  readonly currentToDegTrue?: number | undefined;
  /** Current at the depth `current2DepthM`, knots. */
  readonly current2Kn?: number | undefined;
  /** Where it goes, degrees true. */
  readonly current2ToDegTrue?: number | undefined;
  /** Depth, metres. */
  readonly current2DepthM?: number | undefined;
  /** Current at the depth `current3DepthM`, knots. */
  readonly current3Kn?: number | undefined;
  /** Where it goes, degrees true. */
  readonly current3ToDegTrue?: number | undefined;
  /** Depth, metres. */
  readonly current3DepthM?: number | undefined;
  /** Height, metres. */
  readonly waveHeightM?: number | undefined;
  /** Period, seconds. */
  readonly wavePeriodS?: number | undefined;
  /** Where from, degrees true. */
  readonly waveFromDegTrue?: number | undefined;
  /** Height, metres. */
  readonly swellHeightM?: number | undefined;
  /** Period, seconds. */
  readonly swellPeriodS?: number | undefined;
  /** Where from, degrees true. */
  readonly swellFromDegTrue?: number | undefined;
  /** Beaufort force, 0 to 12. */
  readonly seaStateBeaufort?: number | undefined;
  /** Water temperature, degrees Celsius. */
  readonly waterTempC?: number | undefined;
  /** 1 rain, 2 thunderstorm, 3 freezing rain, 4 mixed, 5 snow. */
  readonly precipitationType?: number | undefined;
  /** Salinity, parts a thousand. */
  readonly salinityPermille?: number | undefined;
  /** Ice: 0 no, 1 yes. */
  readonly ice?: number | undefined;
}

/** Weather and water at a station (Circ.236 FI 11, still sent). */
export interface MetHydro236Content {
  readonly kind: 'met-hydro-236';
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** Average wind speed of ten minutes, knots; 126 means that or more. */
  readonly windKn?: number | undefined;
  /** Greatest wind speed of ten minutes, knots. */
  readonly gustKn?: number | undefined;
  /** Where the wind comes from, degrees true. */
  readonly windFromDegTrue?: number | undefined;
  /** Where the gust comes from, degrees true. */
  readonly gustFromDegTrue?: number | undefined;
  /** Air temperature, degrees Celsius. */
  readonly airTempC?: number | undefined;
  /** Relative humidity. */
  readonly humidityPercent?: number | undefined;
  /** Dew point, degrees Celsius. */
  readonly dewPointC?: number | undefined;
  /** Air pressure at sea level, hectopascal. */
  readonly pressureHpa?: number | undefined;
  /** 0 steady, 1 falling, 2 rising. */
  readonly pressureTendency?: number | undefined;
  /** Horizontal visibility, nautical miles. */
  readonly visibilityNm?: number | undefined;
  /** Water level above local datum, metres. */
  readonly waterLevelM?: number | undefined;
  /** 0 steady, 1 falling, 2 rising. */
  readonly waterLevelTrend?: number | undefined;
  /** Surface current including tide, knots. */
  readonly currentKn?: number | undefined;
  /** Where the surface current goes, degrees true. */
  readonly currentToDegTrue?: number | undefined;
  /** Current at the depth `current2DepthM`, knots. */
  readonly current2Kn?: number | undefined;
  /** Where it goes, degrees true. */
  readonly current2ToDegTrue?: number | undefined;
  /** Depth, metres. */
  readonly current2DepthM?: number | undefined;
  /** Current at the depth `current3DepthM`, knots. */
  readonly current3Kn?: number | undefined;
  /** Where it goes, degrees true. */
  readonly current3ToDegTrue?: number | undefined;
  /** Depth, metres. */
  readonly current3DepthM?: number | undefined;
  /** Height, metres. */
  readonly waveHeightM?: number | undefined;
  /** Period, seconds. */
  readonly wavePeriodS?: number | undefined;
  /** Where from, degrees true. */
  readonly waveFromDegTrue?: number | undefined;
  /** Height, metres. */
  readonly swellHeightM?: number | undefined;
  /** Period, seconds. */
  readonly swellPeriodS?: number | undefined;
  /** Where from, degrees true. */
  readonly swellFromDegTrue?: number | undefined;
  /** Beaufort force, 0 to 12. */
  readonly seaStateBeaufort?: number | undefined;
  /** Water temperature, degrees Celsius. */
  readonly waterTempC?: number | undefined;
  /** 1 rain, 2 thunderstorm, 3 freezing rain, 4 mixed, 5 snow. */
  readonly precipitationType?: number | undefined;
  /** Salinity, parts a thousand. */
  readonly salinityPermille?: number | undefined;
  /** Ice: 0 no, 1 yes. */
  readonly ice?: number | undefined;
}

/** How many people are on board (Circ.289 FI 16). */
export interface PersonsOnBoardContent {
  readonly kind: 'persons-on-board';
  /** People on board; 8191 means that or more. */
  readonly persons?: number | undefined;
}

/** How many people are on board an inland vessel (FI 55). */
export interface InlandPersonsContent {
  readonly kind: 'inland-persons';
  /** Crew. */
  readonly crew?: number | undefined;
  /** Passengers. */
  readonly passengers?: number | undefined;
  /** Shipboard personnel. */
  readonly otherPersonnel?: number | undefined;
}

/** One entry of `waypoints`. */
export interface Waypoint {
  /** Longitude, degrees WGS84. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84. */
  readonly lat?: number | undefined;
}

/** A route, its waypoints in order (Circ.289 FI 27 and 28). */
export interface RouteContent {
  readonly kind: 'route';
  /** Ties this to a text message; absent for none. */
  readonly linkage?: number | undefined;
  /** 0 ship, 1 authority. */
  readonly sender?: number | undefined;
  /** 1 mandatory, 2 recommended, 3 alternative, 4 through ice, 5 ship route. */
  readonly routeType?: number | undefined;
  /** UTC month, 1 to 12. */
  readonly month?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** How long it holds, minutes; absent for unknown. */
  readonly durationMin?: number | undefined;
  /** The waypoints. */
  readonly waypoints?: readonly Waypoint[] | undefined;
}

/** Text, alone or about another message (Circ.289 FI 29 and 30). */
export interface TextContent {
  readonly kind: 'text';
  /** Ties this to a text message; absent for none. */
  readonly linkage?: number | undefined;
  /** The text. */
  readonly text?: string | undefined;
}

/** Text telegram (M.1371-5 annex 5, FI 0). */
export interface TelegramContent {
  readonly kind: 'telegram';
  /** An acknowledgement is asked for. */
  readonly acknowledge?: boolean | undefined;
  /** Sequence number; 0 for none. */
  readonly sequence?: number | undefined;
  /** The text. */
  readonly text?: string | undefined;
}

/** One entry of `targets`. */
export interface VtsTarget {
  /** 0 MMSI, 1 IMO number, 2 call sign, 3 other. */
  readonly identityType?: number | undefined;
  /** Identity as text. */
  readonly identity?: string | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Course over ground, degrees true. */
  readonly cogDegTrue?: number | undefined;
  /** UTC second, 0 to 59. */
  readonly second?: number | undefined;
  /** Speed over ground, knots. */
  readonly sogKn?: number | undefined;
}

/** Targets of a vessel traffic service, for ships that cannot see them (Circ.289 FI 17). */
export interface VtsTargetsContent {
  readonly kind: 'vts-targets';
  /** The targets. */
  readonly targets?: readonly VtsTarget[] | undefined;
}

/** One entry of `cargos`. */
export interface DangerousCargo {
  /** Code under which it is carried (1 IMDG, 2 IGC, 3 BC ...). */
  readonly cargoCode?: number | undefined;
  /** Class and UN number as that code says. */
  readonly cargoSubtype?: number | undefined;
}

/** Dangerous cargo on board (Circ.289 FI 25). */
export interface DangerousCargoContent {
  readonly kind: 'dangerous-cargo';
  /** 1 kilogram, 2 tonne, 3 thousand tonnes. */
  readonly amountUnit?: number | undefined;
  /** Amount in that unit. */
  readonly amount?: number | undefined;
  /** The cargos. */
  readonly cargos?: readonly DangerousCargo[] | undefined;
}

/** Further static and voyage data of a ship (Circ.289 FI 24). */
export interface ExtendedVoyageContent {
  readonly kind: 'extended-voyage';
  /** Ties this to a text message; absent for none. */
  readonly linkage?: number | undefined;
  /** Height above the water, metres. */
  readonly airDraughtM?: number | undefined;
  /** Last port of call, UN location code. */
  readonly lastPort?: string | undefined;
  /** Next port of call. */
  readonly nextPort?: string | undefined;
  /** The port after that. */
  readonly secondNextPort?: string | undefined;
  /** Ice class code. */
  readonly iceClass?: number | undefined;
  /** Shaft power, horsepower. */
  readonly shaftPowerHp?: number | undefined;
  /** VHF working channel. */
  readonly vhfChannel?: number | undefined;
  /** Lloyd's ship type. */
  readonly lloydsType?: string | undefined;
  /** Gross tonnage. */
  readonly grossTonnage?: number | undefined;
  /** 1 laden, 2 in ballast. */
  readonly laden?: number | undefined;
  /** Bunker oil, tonnes. */
  readonly bunkerOilT?: number | undefined;
  /** People on board, crew included. */
  readonly persons?: number | undefined;
}

/** Static and voyage data of an inland vessel (FI 10). */
export interface InlandShipContent {
  readonly kind: 'inland-ship';
  /** Unique European vessel identification number. */
  readonly europeanNumber?: string | undefined;
  /** Length, metres. */
  readonly lengthM?: number | undefined;
  /** Beam, metres. */
  readonly beamM?: number | undefined;
  /** Ship or convoy type (ERI). */
  readonly inlandShipType?: number | undefined;
  /** Blue cones or lights 0 to 3, 4 B flag. */
  readonly blueCones?: number | undefined;
  /** Draught, metres. */
  readonly draughtM?: number | undefined;
  /** 1 empty, 2 laden. */
  readonly laden?: number | undefined;
  /** Speed comes from an approved sensor. */
  readonly speedGood?: boolean | undefined;
  /** Course comes from an approved sensor. */
  readonly courseGood?: boolean | undefined;
  /** Heading comes from an approved sensor. */
  readonly headingGood?: boolean | undefined;
}

/** Estimated arrival at a lock, bridge or terminal (FI 21). */
export interface InlandEtaContent {
  readonly kind: 'inland-eta';
  /** UN country code. */
  readonly country?: string | undefined;
  /** UN location code. */
  readonly place?: string | undefined;
  /** Fairway section. */
  readonly fairwaySection?: string | undefined;
  /** Terminal code. */
  readonly terminal?: string | undefined;
  /** Fairway hectometre. */
  readonly hectometre?: string | undefined;
  /** UTC month, 1 to 12. */
  readonly month?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** Assisting tugs. */
  readonly tugs?: number | undefined;
  /** Height above the water, metres. */
  readonly airDraughtM?: number | undefined;
}

/** Recommended arrival at a lock, bridge or terminal (FI 22). */
export interface InlandRtaContent {
  readonly kind: 'inland-rta';
  /** UN country code. */
  readonly country?: string | undefined;
  /** UN location code. */
  readonly place?: string | undefined;
  /** Fairway section. */
  readonly fairwaySection?: string | undefined;
  /** Terminal code. */
  readonly terminal?: string | undefined;
  /** Fairway hectometre. */
  readonly hectometre?: string | undefined;
  /** UTC month, 1 to 12. */
  readonly month?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** 0 operational, 1 limited, 2 out of order. */
  readonly placeStatus?: number | undefined;
}

/** One entry of `gauges`. */
export interface Gauge {
  /** Number of the gauge. */
  readonly gaugeId?: number | undefined;
  /** Level above reference, metres. */
  readonly waterLevelM?: number | undefined;
}

/** Water levels at up to four gauges of the inland waterways (FI 24). */
export interface WaterLevelsContent {
  readonly kind: 'water-levels';
  /** UN country code. */
  readonly country?: string | undefined;
  /** The gauges. */
  readonly gauges?: readonly Gauge[] | undefined;
}

/** Health of an aid to navigation of the UK or Ireland (DAC 235 and 250, FI 10). */
export interface AidMonitoringContent {
  readonly kind: 'aid-monitoring';
  /** Supply voltage. */
  readonly supplyV?: number | undefined;
  /** First external voltage. */
  readonly external1V?: number | undefined;
  /** Second external voltage. */
  readonly external2V?: number | undefined;
  /** The racon. */
  readonly racon?: 'none' | 'unmonitored' | 'operational' | 'error' | undefined;
  /** The light. */
  readonly light?: 'none' | 'on' | 'off' | 'error' | undefined;
  /** Something is wrong. */
  readonly alarm?: boolean | undefined;
  /** External inputs, as sent. */
  readonly externalBits?: number | undefined;
  /** The aid is off its position. */
  readonly offPosition?: boolean | undefined;
}

/** A notice about an area, such as a search, a wreck or a closed fairway (Circ.289 FI 22 and 23). */
export interface AreaNoticeContent {
  readonly kind: 'area-notice';
  /** Ties this to a text message; absent for none. */
  readonly linkage?: number | undefined;
  /** What the notice says (Circ.289 table 11.11). */
  readonly noticeType?: number | undefined;
  /** UTC month, 1 to 12. */
  readonly month?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** How long it holds, minutes; absent for unknown. */
  readonly durationMin?: number | undefined;
  /** The areas, one on from the other where the shape says so. */
  readonly areas?: readonly NoticeArea[] | undefined;
}

/** Content of a binary message, told apart by `kind`. */
export type ApplicationContent =
  | MetHydroContent
  | MetHydro236Content
  | PersonsOnBoardContent
  | InlandPersonsContent
  | RouteContent
  | TextContent
  | TelegramContent
  | VtsTargetsContent
  | DangerousCargoContent
  | ExtendedVoyageContent
  | InlandShipContent
  | InlandEtaContent
  | InlandRtaContent
  | WaterLevelsContent
  | AidMonitoringContent
  | AreaNoticeContent;
