/**
 * How a boat fares, from the signs that are told: dry, taking water, capsized. What is so at one call is mostly so at
 * the next, and a boat whose people are in the water has no running engine: that tells boats apart that are alike in
 * everything else. Summed over the hidden states, in order of time.
 */
import type { DistressParameters } from './parameters.js';
import type { Prepared } from './prepare.js';

export interface DistressModel {
  logLikelihood(members: ArrayLike<number>, count: number): number;
}

export function distressModel(data: Prepared, p: DistressParameters): DistressModel {
  const water = [p.waterTold.dry, p.waterTold.takingWater, p.waterTold.capsized];
  const swimming = [p.swimmingTold.dry, p.swimmingTold.takingWater, p.swimmingTold.capsized];
  const running = [1, p.runningTakingWater, p.runningCapsized];

  return {
    logLikelihood(members, count) {
      let dry = 1;
      let taking = 0;
      let capsized = 0;
      let lastH = Number.NaN;
      let log = 0;
      for (let m = 0; m < count; m++) {
        const i = members[m]!;
        const told = data.distressTold[i]!;
        if (told < 0) continue;
        if (Number.isNaN(lastH)) {
          dry = p.first.dry;
          taking = p.first.takingWater;
          capsized = p.first.capsized;
        } else {
          const dt = Math.max(0, data.timeH[i]! - lastH);
          const sink = 1 - Math.exp(-p.watersPerH * dt);
          const turn = 1 - Math.exp(-p.capsizesPerH * dt);
          const bail = 1 - Math.exp(-p.bailsPerH * dt);
          const fromDry = dry * sink;
          const fromTaking = taking * turn;
          const toDry = (taking - fromTaking) * bail;
          dry += toDry - fromDry;
          taking += fromDry - fromTaking - toDry;
          capsized += fromTaking;
        }
        lastH = data.timeH[i]!;
        const isWater = (told & 1) !== 0;
        const isSwimming = (told & 2) !== 0;
        const isRunning = (told & 4) !== 0;
        dry *= said(water[0]!, isWater) * said(swimming[0]!, isSwimming);
        taking *= said(water[1]!, isWater) * said(swimming[1]!, isSwimming);
        capsized *= said(water[2]!, isWater) * said(swimming[2]!, isSwimming);
        if (isRunning) {
          taking *= running[1]!;
          capsized *= running[2]!;
        }
        const sum = dry + taking + capsized;
        log += Math.log(sum);
        dry /= sum;
        taking /= sum;
        capsized /= sum;
      }
      return log;
    },
  };
}

const said = (chance: number, is: boolean): number => (is ? chance : 1 - chance);
