#!/usr/bin/env node
// `straitwatch COMMAND` from a clone: installs and builds first where that has not been done.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode } from './node-version.mjs';
import { makeReady, root } from './ready.mjs';

checkNode();
makeReady();
await import(pathToFileURL(join(root, 'apps/cli/dist/bin.js')).href);
