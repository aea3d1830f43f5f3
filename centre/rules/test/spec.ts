/**
 * The laws as given / when / then. Each spec gets the rules as an argument, so that the mutation test
 * can run the same specs against rules with one refusal taken out and see one of them fail.
 */
import { ann, Night, type Rules, system } from './night.js';

export interface Spec {
  law: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  title: string;
  run: (rules: Rules) => void;
}

export function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Given: a boat of 33 that called at minute 10, and nothing else. */
export function boatOf33(rules: Rules): { night: Night; boat: string; call: string } {
  const night = new Night(rules);
  const { boat, report } = night.call(
    10,
    {
      caller: 'c1',
      persons: { count: 33, quality: 'stated' },
      position: { lat: 51, lon: 1.5, radiusM: 500 },
    },
    'new',
  );
  return { night, boat, call: report };
}

export const end = (boat: string, more: object = {}) => ({
  type: 'boat.account-for' as const,
  boat,
  ...more,
});
export const task = (night: Night, boat: string, order: 'search' | 'rescue' = 'search') => {
  night.must(system, {
    type: 'asset.register',
    asset: { id: 'lb-1', name: 'Lifeboat', kind: 'lifeboat', centre: 'uk' },
  });
  return night.must(ann, { type: 'task.assign', asset: 'lb-1', order, boat }).task;
};
export const search = { pos: 0.92, survivalTimeH: 6, reason: 'searched all night, nothing found' };
