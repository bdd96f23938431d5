// One start in a process of its own: milliseconds since the process began, when the modules were loaded and when the
// document list was there.
import { call, openCore } from './workbench.mjs';

const loaded = performance.now();
const core = await openCore(process.argv[2] ?? '');
await call(core, 'project.sample', {});
const { documents } = await call(core, 'documents.list', {});
const ready = performance.now();
await core.close();
if (documents.length !== 5) throw new Error(`there are ${documents.length} documents`);
console.log(JSON.stringify({ loaded, ready }));
