#!/usr/bin/env node
// `straitwatch COMMAND` from a clone: installs and builds first where that has not been done.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady, root } from './ready.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
makeReady();
if (process.env.npm_lifecycle_event !== undefined) stopWithNpm();
await import(pathToFileURL(join(root, 'apps/cli/dist/bin.js')).href);

/** npm hands a signal to its shell, which does not pass it on: without npm, stop as if told to. */
function stopWithNpm() {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
