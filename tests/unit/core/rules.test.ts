import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { addDocuments } from '../../../electron/core/services/import-documents.ts';
import { ensureAnnotator, type OpenProject } from '../../../electron/core/services/project.ts';
import { ANA, dump, projectWith, temporaryFolder, textDocument } from '../../support/project.ts';

let project: OpenProject;
let document: string;
const imported = uuid();

beforeEach(() => {
  ({ project } = projectWith(join(temporaryFolder(), 'p.claimwright'), []));
  const text = textDocument('Police said 12 people died.');
  document = text.parsed.id;
  addDocuments(project, { batch: imported, actor: 'ben', documents: [text] });
});

const write = (actor: string, ...changes: Change[]) => project.write({ batch: uuid(), name: 'test', actor, changes });

function annotate(): Annotation {
  ensureAnnotator(project, ANA);
  const after: Annotation = {
    id: uuid(),
    document,
    layer: ANA.id,
    label: 'CLAIM',
    fragments: [{ start: utf16(12), end: utf16(21) }],
    quote: '12 people',
    attributes: {},
    codebookVersion: '1',
    origin: { kind: 'human' },
  };
  write(ANA.id, { entity: 'annotation', id: after.id, after });
  return after;
}

describe('what annotations stand on', () => {
  it.each([
    ['a document', 'document', /cannot be taken out: annotations stand on it/],
    ['a layer', 'layer', /"ana" cannot be taken out: it holds 1 annotation/],
  ] as const)('%s stays as long as they do', (_, entity, message) => {
    const { id } = annotate();
    const change: Change = { entity, id: entity === 'document' ? document : ANA.id, after: null };
    const before = dump(project.db);
    expect(() => write('ben', change)).toThrow(message);
    expect(dump(project.db)).toEqual(before);
    write(ANA.id, { entity: 'annotation', id, after: null });
    write('ben', change);
    expect(dump(project.db)[`${entity}s`]).toEqual([]);
  });

  it.each([
    ['a document', 'document', /cannot be taken out: layers say something of it/],
    ['a layer', 'layer', /"ana" cannot be taken out: it holds labels of documents/],
  ] as const)('%s stays as long as labels do', (_, entity, message) => {
    ensureAnnotator(project, ANA);
    const id = `${ANA.id}/${document}`;
    const after = { id, layer: ANA.id, document, attributes: { genre: 'news' } };
    write(ANA.id, { entity: 'documentLabels', id, after });
    const change: Change = { entity, id: entity === 'document' ? document : ANA.id, after: null };
    expect(() => write('ben', change)).toThrow(message);
    write(ANA.id, { entity: 'documentLabels', id, after: null });
    write('ben', change);
    expect(dump(project.db)[`${entity}s`]).toEqual([]);
  });

  it('the import of a document cannot be undone by its actor from under what another one annotated', () => {
    const { id } = annotate();
    expect(project.history.steps('ben').undo.map(({ batch }) => batch)).toEqual([imported]);
    const before = dump(project.db);
    expect(() => project.takeBack('undo', 'ben', uuid())).toThrow(/annotations stand on it/);
    expect(dump(project.db)).toEqual(before);
    write(ANA.id, { entity: 'annotation', id, after: null });
    project.takeBack('undo', 'ben', uuid());
    expect(dump(project.db)['documents']).toEqual([]);
  });
});

describe('the words of a document', () => {
  it('are counted once, when it is read, and never again from its text', () => {
    const text = textDocument('One two three.', 'b.txt');
    const { id } = text.parsed;
    addDocuments(project, {
      batch: uuid(),
      actor: 'ben',
      documents: [{ ...text, parsed: { ...text.parsed, words: 7777 } }],
    });
    const row = () => project.db.prepare('SELECT words FROM texts WHERE document = ?').get(id);
    expect(row()).toEqual({ words: 7777 });
    addDocuments(project, {
      batch: uuid(),
      actor: 'ben',
      documents: [{ ...text, publication: { fileName: 'c.txt' } }],
    });
    expect(row()).toEqual({ words: 7777 });
  });
});
