/** What goes into linking and what comes out of it. */
import type { LinkingParameters } from './parameters.js';

/** One thing somebody said or a sensor showed; absent fields are not known. Times in milliseconds since 1970, UTC. */
export interface LinkReport {
  readonly id: string;
  /** When it happened, as told; may be wrong. */
  readonly timeMs: number;
  /** When the centre got it; `timeMs` when absent. */
  readonly receivedMs?: number;
  readonly centre: string;
  readonly channel: string;
  readonly position?: {
    readonly lat: number;
    readonly lon: number;
    /** Holds the true place with 95 %. */
    readonly radiusM?: number;
    readonly source?: string;
  };
  /** Keyed hash of a telephone number. */
  readonly caller?: string;
  readonly persons?: { readonly count: number; readonly quality?: string };
  readonly craft?: {
    readonly type?: string;
    readonly colour?: string;
    readonly lengthM?: number;
    readonly engine?: string;
  };
  readonly signs?: readonly string[];
  readonly languages?: readonly string[];
  readonly launch?: { readonly place?: string; readonly timeMs?: number };
  /** Id of an earlier report that the person refers to; may be wrong. */
  readonly about?: string;
}

/** What officers have decided: hard evidence. Taking one out again restores the answer exactly. */
export interface OfficerDecisions {
  /** Reports that officers have put to one boat: each list is one boat. */
  readonly together?: readonly (readonly string[])[];
  /** Pairs that officers have said are not the same boat. */
  readonly apart?: readonly (readonly [string, string])[];
}

/** A velocity of the water over ground, metres a second; undefined where the water is not known. */
export type FlowAt = (
  place: { readonly lat: number; readonly lon: number },
  timeMs: number,
) => { readonly eastMps: number; readonly northMps: number } | undefined;

export interface LinkOptions {
  /** Only what had been received by then is used; everything when absent. */
  readonly atMs?: number;
  readonly seed: number;
  /** The tidal stream; still water when absent, and then drifting is known badly. */
  readonly flowAt?: FlowAt;
  readonly decisions?: OfficerDecisions;
  readonly parameters?: LinkingParameters;
  /** Multiplies the length of the sampling; 1 is what the shipped figures were measured with. */
  readonly effort?: number;
}

/** One piece of evidence: bits are log2 of how many times likelier it is with this boat than without. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly reports: readonly string[];
  readonly bits: number;
}

export const evidenceKinds = [
  'caller',
  'about',
  'relay',
  'path',
  'persons',
  'craft',
  'launch',
  'distress',
  'ending',
  'officer',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface LinkedBoat {
  readonly id: string;
  readonly reports: readonly string[];
  /** That this is a boat of the night with people on it, and no false alarm. */
  readonly probability: number;
  readonly persons: { readonly mean: number; readonly low: number; readonly high: number };
  readonly position?: {
    readonly lat: number;
    readonly lon: number;
    readonly sdMajorM: number;
    readonly sdMinorM: number;
    readonly axisDeg: number;
  };
  /** That the people of this boat have been recovered, landed or returned. */
  readonly accountedFor: number;
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly string[];
}

export interface LinkResult {
  readonly atMs: number;
  readonly boats: readonly LinkedBoat[];
  readonly boatsAtSea: { readonly mean: number; readonly low: number; readonly high: number };
  /** Every pair of reports with `same` of 0.01 or more. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly same: number }[];
  readonly unexplained: readonly string[];
}
