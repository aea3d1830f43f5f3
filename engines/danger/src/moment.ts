/** The danger of one place at one time. */
import type { LatLon } from '@straitwatch/geo';
import { type ColdModel, coldDanger } from './cold.js';
import { type Conditions, checkConditions } from './conditions.js';
import { type ComponentDanger, combinedLevel, type LevelRange } from './levels.js';
import { seaDanger, windDanger } from './sea.js';
import { approachesPerHour, type ShippingLane, shippingDanger } from './shipping.js';
import { lightDanger, visibilityDanger } from './sight.js';

export interface MomentInput {
  readonly place: LatLon;
  readonly conditions: Conditions;
  readonly cold: ColdModel;
  /** Absent: not known, which is not the same as no ships. */
  readonly lanes?: readonly ShippingLane[];
  /** The boat over the ground, towards; adrift with the stream when absent. */
  readonly over?: { readonly eastMps: number; readonly northMps: number };
}

export interface Danger {
  readonly level: LevelRange;
  readonly components: readonly ComponentDanger[];
}

/**
 * How dangerous it is for a small crowded boat to be here now, part by part and in all.
 * @throws DangerError for a number that makes no sense
 */
export function dangerAt(input: MomentInput): Danger {
  const { conditions, place, lanes, cold } = input;
  checkConditions(conditions);
  const over = input.over ?? conditions.stream ?? { eastMps: 0, northMps: 0 };
  const ships = lanes === undefined ? undefined : approachesPerHour(lanes, place, over);
  const components = [
    windDanger(conditions.wind),
    seaDanger(conditions),
    shippingDanger(ships),
    coldDanger(cold, conditions.water),
    lightDanger(conditions.sky),
    visibilityDanger(conditions.visibility),
  ];
  return { level: combinedLevel(components), components };
}
