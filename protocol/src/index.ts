/** @packageDocumentation All that server and screens share: words, reports, commands, entries, views. */

import './in-pages.js';

export * from './assets.js';
export * from './bad-input.js';
export * from './commands.js';
export * from './danger.js';
export * from './drift.js';
export * from './entries.js';
export * from './evidence.js';
export * from './link-reasons.js';
export * from './linking.js';
export * from './live.js';
export { understandPosition } from './position-text.js';
export * from './refusal-texts.js';
export * from './refusals.js';
export * from './report.js';
export * from './sea.js';
export * from './views.js';
export * from './words.js';
