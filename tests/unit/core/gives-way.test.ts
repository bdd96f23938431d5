import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { datasetOf } from '../../../electron/core/services/dataset.ts';
import { addDataset, summarise } from '../../../electron/core/services/import-dataset.ts';
import { listSummaries } from '../../../electron/core/services/documents.ts';
import { ensureAnnotator, type OpenProject } from '../../../electron/core/services/project.ts';
import type { Pace } from '../../../electron/core/services/task.ts';
import { documentId } from '../../../electron/core/sources/identity.ts';
import { ANA, projectWith, sha256, temporaryFolder } from '../../support/project.ts';

const TEXT = 'Police said 12 people died.';
const ANNOTATIONS = 1000;

const annotation = (id: string, rest: Partial<Annotation> = {}): Annotation => ({
  id,
  document: documentId(TEXT),
  layer: ANA.id,
  label: 'CLAIM',
  fragments: [{ start: utf16(12), end: utf16(21) }],
  quote: '12 people',
  attributes: {},
  codebookVersion: '1',
  origin: { kind: 'human' },
  ...rest,
});

/** One document with annotations, as the parse thread would hand it over; it counts words in its own way. */
const datasetWith = (annotations: readonly Annotation[]) =>
  datasetOf({ file: 'd.jsonl' }, [
    {
      place: { file: 'd.jsonl', line: 1 },
      facts: { blocks: [{ kind: 'heading', level: 1, start: utf16(0), end: utf16(27) }], marks: [], words: 7777 },
      record: {
        id: documentId(TEXT),
        title: 'T',
        metadata: {},
        publications: [],
        mediaType: 'text/plain',
        text: TEXT,
        textSha256: sha256(TEXT),
        annotations,
        claims: [],
        sources: [],
        labels: {},
        relations: [],
      },
    },
  ]);

const dataset = datasetWith(Array.from({ length: ANNOTATIONS }, (_, i) => annotation(`a-${i}`)));

let project: OpenProject;
beforeEach(() => {
  ({ project } = projectWith(join(temporaryFolder(), 'p.claimwright'), []));
});

/** A pace that does something whenever the work gives way. */
function paceWith(work: (step: number) => void = () => {}): Pace & { steps: () => number } {
  let steps = 0;
  return {
    signal: new AbortController().signal,
    steps: () => steps,
    step() {
      work((steps += 1));
      return Promise.resolve();
    },
  };
}

const request = () => ({ batch: uuid(), actor: 'ben', documents: [], datasets: [dataset] });

/** The document alone. */
const bare = datasetWith([]);

describe('importing a dataset', () => {
  it('takes structure and words as the parse thread found them', async () => {
    await addDataset(project, request(), paceWith());
    const [document] = listSummaries(project.db).documents;
    expect(document).toMatchObject({ words: 7777, annotations: { ana: ANNOTATIONS } });
    expect(project.db.prepare('SELECT blocks FROM documents').pluck().get()).toContain('heading');
  });

  it('gives way while it is looked at and while it is prepared', async () => {
    const looking = paceWith();
    expect(await summarise(project, dataset, looking)).toMatchObject({ newDocuments: 1, newAnnotations: ANNOTATIONS });
    expect(looking.steps()).toBeGreaterThanOrEqual(ANNOTATIONS / 200);
    const preparing = paceWith();
    await addDataset(project, request(), preparing);
    expect(preparing.steps()).toBeGreaterThanOrEqual(ANNOTATIONS / 100);
  });

  it('sees what others wrote meanwhile: their annotation is not overwritten', async () => {
    await addDataset(project, { ...request(), datasets: [bare] }, paceWith());
    ensureAnnotator(project, ANA);
    const theirs = annotation('a-0', { note: 'written meanwhile' });
    const pace = paceWith((step) => {
      if (step === 5)
        project.write({
          batch: uuid(),
          name: 't',
          actor: 'ana',
          changes: [{ entity: 'annotation', id: 'a-0', after: theirs }],
        });
    });
    await expect(addDataset(project, request(), pace)).rejects.toThrow(
      /d\.jsonl:1: the annotation a-0 is in the project with other content/,
    );
    expect(pace.steps()).toBeGreaterThan(5);
    expect(project.db.prepare('SELECT note FROM annotations').pluck().all()).toEqual(['written meanwhile']);
  });

  it('gives up where the project never stands still, and changes nothing', async () => {
    const pace = paceWith((step) => {
      const id = `layer-${step}`;
      project.write({
        batch: uuid(),
        name: 't',
        actor: 'ana',
        changes: [{ entity: 'layer', id, after: { id, kind: 'gold' } }],
      });
    });
    await expect(addDataset(project, request(), pace)).rejects.toMatchObject({ code: 'conflict' });
    expect(listSummaries(project.db).documents).toEqual([]);
  });
});
