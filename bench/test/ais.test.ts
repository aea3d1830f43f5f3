import { expect, test } from 'vitest';
import { childTimesMs } from '../src/ais-peers.js';

test('what a shell says of the processor time of its child is read in milliseconds, user and system', () => {
  expect(childTimesMs('0m0.00s 0m0.00s\n1m10.668s 0m1.901s\n')).toBeCloseTo(72_569, 6);
  expect(childTimesMs('0m0.000000s 0m0.010000s\n0m0.250000s 0m0.070000s\n')).toBeCloseTo(320, 6);
});
