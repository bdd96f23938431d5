// Imports a made-up dataset into a new project, reading in a thread with a heap of so many MB; what starts this limits its own heap. Prints
// how many annotations are there afterwards, and after they were taken back.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFileAtomically } from '../../electron/core/formats/atomic.ts';
import { formatById } from '../../electron/core/formats/table.ts';
import { writeTreeAtomically } from '../../electron/core/formats/tree-out.ts';
import { openMappings } from '../../electron/core/mapping-memory.ts';
import { createParseRunner } from '../../electron/core/parse/runner.ts';
import { createStaging } from '../../electron/core/services/import.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { createSpoolFiles } from '../../electron/core/spool/spool-files.ts';
import { syntheticSource, BENCH_CODEBOOK } from '../bench/formats/source.mjs';
import { CODEBOOK, projectWith } from '../support/project.ts';

const [id = '', counted = '', memory = '', folder = ''] = process.argv.slice(2);
const format = formatById(id);
if (!format?.writer) throw new Error(`there is no format ${id} that is written`);
mkdirSync(folder, { recursive: true });
const path = join(folder, 'dataset');
const { writer } = format;
const files = writer.write(syntheticSource(Number(counted), format));
const only = async function* () {
  for await (const file of files) yield* file.pieces;
};
const each = async function* () {
  yield* files;
};
if (writer.shape === 'tree') await writeTreeAtomically(path, each(), { overwrite: false });
else await writeFileAtomically(path, only(), { overwrite: false });

const { project } = projectWith(join(folder, 'p.claimwright'), []);
const after = { ...BENCH_CODEBOOK, id: CODEBOOK.id };
project.write({ batch: 'c', name: 'c', actor: 'ana', changes: [{ entity: 'codebook', id: after.id, after }] });
const entry = pathToFileURL(join(import.meta.dirname, '../../electron/core/parse/entry.ts')).href;
const spools = createSpoolFiles(join(folder, 'imports'));
const parse = createParseRunner({ entry, timeoutMs: 60_000, memoryMb: Number(memory), spools });
let ids = 0;
const staging = createStaging({
  seen: () => project.db,
  parse,
  mappings: openMappings(folder),
  annotator: () => 'ana',
  actor: () => 'ana',
  id: () => String((ids += 1)),
});
const count = (): unknown => project.db.prepare('SELECT count(*) FROM annotations').pluck().get();
const source = { kind: 'path', path } as const;
const staged = await staging.stage(project, { task: 't', session: '', source, format: id }, quietPace());
const problem = staged.find((one) => one.problem !== null)?.problem;
if (problem) throw new Error(problem);
await staging.commit(
  project,
  { batch: 'b', task: 't', session: '', dryRun: false, ids: staged.map((one) => one.id) },
  quietPace(),
);
const imported = count();
project.takeBack('undo', 'ana', 'back');
process.stdout.write(JSON.stringify({ imported, left: count() }));
staging.clear();
await parse.close();
project.close();
