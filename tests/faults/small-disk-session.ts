/**
 * Runs on a disk of its own of 2 MB (see small-disk.test.ts): fills it while editing, makes room, goes on, and then works on
 * it read-only. It prints what happened as one JSON line.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../shared/api/reply.ts';
import { utf16 } from '../../shared/text/units.ts';
import { createAnnotations, updateAnnotation } from '../../electron/core/services/annotations.ts';
import { openProject } from '../../electron/core/services/project.ts';
import { ANA, dump, projectWith, replay, world } from '../support/project.ts';

const [folder = ''] = process.argv.slice(2);
const path = join(folder, 'p.claimwright');
const filler = join(folder, 'filler');
const TEXT = 'Police said 12 people died.';

const refusalOf = (work: () => unknown): { code: string; message: string } | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, message: error.message };
  }
};

const { project, ids } = projectWith(path, [TEXT]);
const id = uuid();
const draft = {
  id,
  document: ids[0] ?? '',
  label: 'CLAIM',
  fragments: [{ start: utf16(0), end: utf16(6) }],
  quote: 'Police',
};
createAnnotations(project, ANA, { batch: uuid(), annotations: [draft] });
writeFileSync(filler, Buffer.alloc(700_000));

let edits = 0;
let full: { code: string; message: string } | null = null;
let batch = uuid();
const note = (): unknown => updateAnnotation(project, ANA, { batch, id, note: `${edits} ${'x'.repeat(15_000)}` });
for (; full === null && edits < 500; edits++) {
  batch = uuid();
  full = refusalOf(note);
}
edits -= 1;
const before = project.db.prepare<[], { note: string }>('SELECT note FROM annotations').get()?.note.split(' ')[0];
rmSync(filler);
const again = refusalOf(note);
const once = project.db.prepare('SELECT count(*) AS n FROM batches WHERE id = ?').get(batch);
const consistent = JSON.stringify(replay(project.db)) === JSON.stringify(dump(project.db));
project.close();

execFileSync('mount', ['-o', 'remount,ro', folder]);
const readOnly = openProject(path, false, world());
const annotations = readOnly.db.prepare('SELECT count(*) AS n FROM annotations').get();
const refused = refusalOf(() =>
  createAnnotations(readOnly, ANA, { batch: uuid(), annotations: [{ ...draft, id: uuid() }] }),
);
const info = readOnly.info();
readOnly.close();

process.stdout.write(
  JSON.stringify({
    edits,
    full,
    lastBefore: Number(before),
    again,
    once,
    consistent,
    readOnly: info.readOnly,
    annotations,
    refused,
  }),
);
