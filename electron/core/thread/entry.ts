import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../shared/assert.ts';
import { createCore } from '../app.ts';
import type { CoreOptions } from '../core.ts';
import { servePort } from './serve-port.ts';

invariant(parentPort, 'the core entry is started as a worker thread');
await servePort(parentPort, () => createCore(workerData as CoreOptions));
