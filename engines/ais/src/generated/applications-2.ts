// Generated from src/tables by generate/types.ts; change the tables, not this file.
import type { NoticeArea } from './areas.js';

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

/** Notice about areas: a search, a wreck, a closed fairway (Circ.289 FI 22 and 23). */
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

/** Notice about areas of the United States Coast Guard: whales, works, a search (FI 22). */
export interface AreaNoticeUscgContent {
  readonly kind: 'area-notice-uscg';
  /** Version of the layout. */
  readonly layoutVersion?: number | undefined;
  /** Ties this to a text message; absent for none. */
  readonly linkage?: number | undefined;
  /** What the notice says (as Circ.289 table 11.11). */
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
