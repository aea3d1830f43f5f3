import {
  boatViewSchema,
  countsSchema,
  type Entry,
  problemSchema,
  reportViewSchema,
  timeSchema,
} from '@straitwatch/protocol';
import { asKnownAbout, asShownAt } from '@straitwatch/views';
import { z } from 'zod';
import { type ServerError, wrongIn } from '../errors.js';
import { toProtocolEntry } from '../journal-door.js';
import type { App, ServerParts } from '../parts.js';

const tags = ['record'];
/**
 * Entries that are folded for one answer. Such an answer is made from the beginning of the record, and
 * the centre's own work waits for it; a longer record is looked into with the command-line tool.
 */
export const momentEntriesMax = 200_000;

const momentSchema = z.looseObject({
  at: timeSchema,
  boats: z.array(boatViewSchema),
  reports: z.array(reportViewSchema),
  counts: countsSchema,
});

export function addMoments(app: App, parts: ServerParts): void {
  // One at a time: two officers who look back must not slow the third who takes a call.
  let isBusy = false;
  const moments = [
    ['as-shown', 'What was shown at that time: only what was known then', asShownAt],
    ['as-known', 'What is known now about that time', asKnownAbout],
  ] as const;
  for (const [path, summary, fold] of moments) {
    app.route({
      method: 'GET',
      url: `/api/${path}`,
      schema: {
        tags,
        summary,
        querystring: z.object({ at: timeSchema }),
        response: { 200: momentSchema, 400: problemSchema, 413: problemSchema },
      },
      handler: async (request, reply) => {
        if (isBusy) throw tooMany();
        isBusy = true;
        try {
          const entries = await allEntries(parts);
          const shown = fold(entries, Date.parse(request.query.at));
          return reply.send({ at: request.query.at, ...shown });
        } finally {
          isBusy = false;
        }
      },
    });
  }
}

function tooMany(): ServerError {
  const wrong = { field: 'looks back', got: 'another under way', expected: 'one at a time' };
  return wrongIn('busy', wrong, 'try again');
}

async function allEntries(parts: ServerParts): Promise<Entry[]> {
  const head = parts.loop.journal.head.n;
  if (head > momentEntriesMax) {
    throw wrongIn('too-much', {
      field: 'entries',
      got: String(head),
      expected: `at most ${momentEntriesMax}`,
    });
  }
  const entries: Entry[] = [];
  for await (const page of parts.loop.journal.readPages({ from: 1, to: head })) {
    for (const entry of page) entries.push(toProtocolEntry(entry));
  }
  return entries;
}
