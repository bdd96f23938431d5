#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { onRightNode, root } from './node-version.mjs';

const program = join(root, 'out', 'main', 'cli.js');

if (await onRightNode(import.meta.url)) {
  if (existsSync(program) || (await build())) await import(pathToFileURL(program).href);
  else process.exitCode = 1;
}
