/**
 * A process that edits a project until it is killed. It waits for a line on standard input, then says of every batch that
 * it got an answer for: `ack BATCH SEQ`.
 */
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { writeSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { utf16 } from '../../shared/text/units.ts';
import { createAnnotations, deleteAnnotations, updateAnnotation } from '../../electron/core/services/annotations.ts';
import { openProject } from '../../electron/core/services/project.ts';
import { ANA, world } from '../support/project.ts';

const [path = '', document = '', text = ''] = process.argv.slice(2);
// A process that is killed would keep what Node has compiled to itself: the next one would compile it again.
flushCompileCache();
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
const project = openProject(path, false, world());
// What a build without durability does: says "saved" before the commit. The test must catch it.
const liar = process.env['CLAIMWRIGHT_TEST_EARLY_ACK'] === '1';

for (let i = 0; ; i++) {
  const batch = uuid();
  const ids = project.db.prepare<[], { id: string }>('SELECT id FROM annotations ORDER BY id DESC LIMIT 5').all();
  const [latest] = ids;
  if (liar) writeSync(1, `ack ${batch} 0\n`);
  const { seq } =
    latest && i % 5 === 1
      ? updateAnnotation(project, ANA, { batch, id: latest.id, note: `note ${i}` })
      : latest && i % 5 === 3
        ? deleteAnnotations(project, ANA, { batch, ids: [latest.id] })
        : i % 5 === 4
          ? project.takeBack('undo', ANA.id, batch)
          : createAnnotations(project, ANA, {
              batch,
              annotations: [
                {
                  id: uuid(),
                  document,
                  label: 'CLAIM',
                  fragments: [{ start: utf16(0), end: utf16(6) }],
                  quote: text.slice(0, 6),
                },
              ],
            });
  if (!liar) writeSync(1, `ack ${batch} ${seq}\n`);
}
