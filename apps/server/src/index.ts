/** @packageDocumentation The server of a centre: HTTP, WebSocket, feeds and sign-in. */

export { type AppOptions, buildApp } from './app.js';
export { BatchTime } from './batch-time.js';
export { callerHash, loadCallerKey } from './callers.js';
export { CentreLoop } from './centre.js';
export type { CentreOptions, CommandAnswer, CommandRequest } from './centre-types.js';
export { type Clock, exerciseClock, speedMax, systemClock } from './clock.js';
export { ServerError, type ServerErrorCode } from './errors.js';
export { type FeedSpec, parseFeedSpec } from './feeds/spec.js';
export { journalDir, readCentre } from './folders.js';
export { toProtocolEntry } from './journal-door.js';
export { OfficerStore, officerCentre, roleByName } from './officers.js';
export { type RunningServer, type ServeOptions, serve, softwareName } from './serve.js';
