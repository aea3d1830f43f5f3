// Generated from src/tables by generate/types.ts; change the tables, not this file.
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
