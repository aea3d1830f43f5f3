/** What is already known: asked while the caller still speaks, never in the way of saving. */
import type { LinkReason } from '@straitwatch/protocol';
import { useEffect, useState } from 'react';
import { request } from '../live/api.js';

/** After the last key press; short enough to be there when the next question is asked. */
const pauseMs = 350;

export interface Suggestion {
  boat: string;
  score: number;
  reasons: LinkReason[];
}

export function useSuggestions(report: object, isWanted: boolean): readonly Suggestion[] {
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const asked = JSON.stringify(report);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOld = false;
    const timer = window.setTimeout(async () => {
      const answer = await request<{ suggestions: Suggestion[] }>(
        'POST',
        '/api/suggestions',
        JSON.parse(asked) as object,
      );
      // A half-typed number is refused: what was found before stays until there is an answer.
      if (!isOld && answer.ok) setFound(answer.body.suggestions);
    }, pauseMs);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [asked, isWanted]);
  return found;
}
