/** What the resources work with. Made once in app.ts and handed to each; there is no global. */
import type { FastifyInstance, FastifyTypeProvider } from 'fastify';
import type { ZodType, z } from 'zod';
import type { CentreLoop } from './centre.js';
import type { Drifts } from './drift/drifts.js';
import type { Linkings } from './linking/linkings.js';
import type { FeedSource, LiveHub } from './live-hub.js';
import type { ServerMetrics } from './metrics.js';
import type { LivePicture } from './picture.js';
import type { Dangers } from './sea/dangers.js';
import type { Sea } from './sea/sea.js';
import type { SignInParts } from './sign-in.js';

export interface ServerParts extends SignInParts {
  loop: CentreLoop;
  picture: LivePicture;
  sea: Sea;
  dangers: Dangers;
  drifts: Drifts;
  linkings: Linkings;
  feeds: FeedSource;
  hub: LiveHub;
  callerKey: Buffer;
  metrics: ServerMetrics;
  /** Version of this software, as health tells it. */
  software: string;
}

/** The app as resources see it: schemas give the types of what comes in. */
export type App = ReturnType<typeof typed>;

export function typed(app: FastifyInstance) {
  return app.withTypeProvider<Schemas>();
}

/** What comes in has the type of its schema; what goes out is held to its schema by tests. */
interface Schemas extends FastifyTypeProvider {
  validator: this['schema'] extends ZodType ? z.output<this['schema']> : unknown;
  serializer: unknown;
}
