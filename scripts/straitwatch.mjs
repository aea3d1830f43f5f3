#!/usr/bin/env node
// `straitwatch COMMAND` from a clone: installs and builds first where that has not been done.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady, root } from './ready.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
makeReady();
await import(pathToFileURL(join(root, 'apps/cli/dist/bin.js')).href);
