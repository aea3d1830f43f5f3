import type { RefusalCode, RefusalReason } from '@straitwatch/protocol';

/** The seven laws of the design, as numbers on a refusal. */
export const law = {
  reportNeverLost: 1,
  reportLinkedOrVisible: 2,
  endsByEvidence: 3,
  distressUntilDowngraded: 4,
  oneCentre: 5,
  uncertaintyShown: 6,
  peopleNotSuspects: 7,
} as const;

/** One reason of a refusal. Facts fill the sentence on the screen, so each is a short text or a number. */
export function refuse(
  code: RefusalCode,
  facts: Record<string, string | number> = {},
  lawNumber?: (typeof law)[keyof typeof law],
): RefusalReason {
  return { code, facts, ...(lawNumber === undefined ? {} : { law: lawNumber }) };
}
