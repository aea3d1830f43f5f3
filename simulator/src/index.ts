/** @packageDocumentation A night in the Strait with known truth: for training, demonstration and tests. */

export type { Book, PlayerCounts } from './book.js';
export { type Air, openAir } from './doors/air.js';
export { createDesk, type Desk, type DeskAnswer } from './doors/desk.js';
export { SimulatorError, type SimulatorErrorCode } from './errors.js';
export { createSentenceWriter } from './lines.js';
export { type SimulatedNight, simulateNight, truthOf } from './night.js';
export { boatsOut, createPlayer, type Player } from './player.js';
export { readStrait, type Strait, straitFrom } from './strait.js';
export { doverTide, type Flow, type FlowAt, tableStream } from './stream.js';
export {
  type BoatTruth,
  type Burst,
  type FalseAlarmTruth,
  type Level,
  levels,
  type NightEvent,
  type NightOptions,
  type NightTruth,
  type Order,
  type SimulatedReport,
} from './types.js';
export { boatsMax, createWorld, hoursMax, isoSeconds, type World } from './world.js';
