// Imported by the runners' configurations: Node keeps what it has compiled, so that the hundreds of processes that the tests start
// come up in a third of the time. It is told to them by the environment, and checked by Node against the sources.
import { join, resolve } from 'node:path';

process.env['NODE_COMPILE_CACHE'] ??= join(resolve(import.meta.dirname, '../..'), 'node_modules/.cache/compiled');
