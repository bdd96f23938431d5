import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ForeignAnnotation } from '../../../electron/core/formats/foreign.ts';
import { applyMapping } from '../../../electron/core/formats/mapping/apply.ts';
import { personIn } from '../../../electron/core/formats/mapping/person.ts';
import { datasetOf } from '../../../electron/core/services/dataset.ts';
import { peopleAsOne } from '../../../electron/core/services/foreign-people.ts';
import { thereIn, type Here } from '../../../electron/core/services/foreign-there.ts';
import { addDataset, ChangedSince } from '../../../electron/core/services/import-dataset.ts';
import { namingFor } from '../../../electron/core/services/publication/pseudonyms.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { createMet } from '../../../electron/core/spool/met.ts';
import { lastSeq } from '../../../electron/core/repositories/log.ts';
import type { Change } from '../../../shared/model/record.ts';
import { annotation, record, relation } from '../../formats/make.ts';
import { CODEBOOK, projectWith, temporaryFolder } from '../../support/project.ts';

const TEXT = 'Police said 12 people died.';
const [A, B, C] = [uuid(), uuid(), uuid()];
const claim = annotation(A, TEXT, ['12 people died']);
const source = annotation(B, TEXT, ['Police'], { label: 'SOURCE' });

/** A project with the text, two layers and these records. */
function project(...changes: Change[]) {
  const { project: open, ids } = projectWith(join(temporaryFolder(), 'p.claimwright'), [TEXT]);
  const layers = ['ana', 'ben', 'pat'].flatMap((id): Change[] => [
    { entity: 'annotator', id, after: { id, name: id } },
    { entity: 'layer', id, after: { id, kind: 'annotator' } },
  ]);
  open.write({ batch: uuid(), name: 'fill', actor: 'ana', changes: [...layers, ...changes] });
  return { open, document: ids[0] ?? '' };
}
const put = (after: typeof claim): Change => ({ entity: 'annotation', id: after.id, after });

/** What becomes of what comes, and what is counted. */
function meeting(db: ReturnType<typeof project>['open']['db'], again: 'leave' | 'add' = 'leave') {
  const here: Here = { annotations: 0, relations: 0, other: 0 };
  return { here, there: thereIn(db, { again, here, met: createMet() }) };
}

describe('what comes in with an id', () => {
  it("that is another person's gets an id of its own, the same each time", () => {
    const { open, document } = project(put(claim));
    const { here, there } = meeting(open.db);
    const come = (): unknown => there.annotations(document, new Map([['x', { ...claim, layer: 'ben' }]])).get('x');
    const first = come();
    expect(first).toMatchObject({ layer: 'ben', label: 'CLAIM', id: expect.not.stringContaining(A) as string });
    expect(come()).toEqual(first);
    expect(here).toEqual({ annotations: 0, relations: 0, other: 0 });
    open.close();
  });
});

describe('a relation', () => {
  const known = relation(C, A, B, { attributes: { how: 'said' } });
  const filled = () => project(put(claim), put(source), { entity: 'relation', id: C, after: known });

  it.each([
    ['the same', known, 'leave', { relations: 1, other: 0 }, known],
    ['other attributes', { ...known, attributes: { how: 'denied' } }, 'leave', { relations: 1, other: 1 }, known],
    ['no attributes', { ...known, attributes: {} }, 'leave', { relations: 1, other: 0 }, known],
    ['no attributes, to be added', { ...known, attributes: {} }, 'add', { relations: 1, other: 0 }, known],
    ['a note', { ...known, id: 'x', note: 'n' }, 'leave', { relations: 1, other: 1 }, known],
    [
      'a note, to be added',
      { ...known, id: 'x', note: 'n' },
      'add',
      { relations: 0, other: 0 },
      { id: 'x', note: 'n' },
    ],
    ['another layer', { ...known, layer: 'ben' }, 'leave', { relations: 0, other: 0 }, { layer: 'ben' }],
  ] as const)('with %s is met, counted or brought', (_name, coming, again, counted, expected) => {
    const { open } = filled();
    const { here, there } = meeting(open.db, again);
    const after = there.relation(coming);
    expect(after).toMatchObject(expected);
    expect(here).toMatchObject(counted);
    expect(after.id === C).toBe(counted.relations === 1);
    open.close();
  });

  it('keeps the document of its end only where that is its end', () => {
    const { open } = filled();
    const { there } = meeting(open.db);
    expect(there.relation({ ...known, toDocument: 'd' })).toHaveProperty('toDocument', 'd');
    expect(there.relation({ ...known, to: uuid(), toDocument: 'd' })).not.toHaveProperty('toDocument');
    open.close();
  });
});

it('a claim card that nothing is on comes in with nothing, and is told; one that is on something comes', () => {
  const { open } = project(put(claim));
  const foreign = (id: string, quote: string, card: string): ForeignAnnotation => ({
    id,
    annotator: 'ana',
    label: 'CLAIM',
    fragments: claim.fragments,
    quote,
    attributes: {},
    claim: card,
    place: { file: 'f', line: 1 },
  });
  const mapping = { mapping: 1, labels: {}, relations: {}, documentLabels: {}, annotators: {}, extend: false } as const;
  const records = (again: 'leave' | 'add') => {
    const { here, there } = meeting(open.db, again);
    const annotations = [foreign('T1', '12 people died', 'card')];
    const claims = [
      { id: 'card', text: 'Twelve died' },
      { id: 'free', text: 'Nobody says it' },
    ];
    const place = { file: 'f', line: 1 };
    const document = { key: 'k', text: TEXT, annotations, relations: [], claims, place };
    const context = { mapping, codebook: CODEBOOK, defaultAnnotator: undefined, format: 'f', there };
    const mapped = applyMapping(
      [{ foreign: document, text: TEXT, places: new Map([['T1', claim.fragments]]) }],
      context,
    );
    return { cards: mapped.records[0]?.claims.map(({ id }) => id), left: [...mapped.leftOut], here };
  };
  const told = [['claim card whose mentions stay in the project as they are', 1]];
  expect(records('leave')).toMatchObject({ cards: ['free'], left: told, here: { annotations: 1, other: 1 } });
  expect(records('add')).toMatchObject({ cards: ['card', 'free'], left: [], here: { annotations: 0, other: 0 } });
  open.close();
});

it('datasets that were made beside another state of the project are not imported', async () => {
  const { open } = project(put(claim));
  const mappedAt = lastSeq(open.db);
  const dataset = datasetOf({ file: 'f', isForeign: true }, [
    {
      record: record(TEXT, { annotations: [claim] }),
      facts: { blocks: [], marks: [], words: 0 },
      place: { file: 'f', line: 1 },
    },
  ]);
  open.write({
    batch: uuid(),
    name: 'delete',
    actor: 'ana',
    changes: [{ entity: 'annotation', id: A, after: null }],
  });
  const request = { batch: uuid(), actor: 'ana', documents: [], datasets: [dataset], mappedAt };
  await expect(addDataset(open, request, quietPace())).rejects.toBeInstanceOf(ChangedSince);
  expect(open.db.prepare('SELECT count(*) FROM annotations').pluck().get()).toBe(0);
  dataset.discard();
  open.close();
});

describe('whose something was in its file', () => {
  const kims = { ...claim, layer: 'pat', origin: { kind: 'import' as const, from: ['brat', 'annotator:kim'] } };
  const mapping = (annotators: Record<string, string>) =>
    ({ mapping: 1, labels: {}, relations: {}, documentLabels: {}, annotators, extend: false }) as const;

  it('is kept where its layer does not say so, and tells two people in a layer apart', () => {
    expect([personIn('pat', 'Kim Lee'), personIn('kim-lee', undefined), personIn('kim', 'kim')]).toEqual([
      'annotator:Kim Lee',
      null,
      null,
    ]);
    const { open } = project(put(kims));
    const asOne = (annotators: Record<string, string>): string[] =>
      peopleAsOne(open.db, mapping(annotators), {
        annotators: new Map(Object.keys(annotators).map((name) => [name, 1])),
      });
    expect(asOne({ lee: 'pat' })).toEqual([
      'Two people would become one annotator: what "lee" annotated becomes pat\'s, and the layer pat has annotations of "kim" already.',
    ]);
    expect(asOne({ lee: 'sam', may: 'sam', kim: 'pat' })).toEqual([
      'Two people would become one annotator: what "lee" and "may" annotated becomes sam\'s.',
    ]);
    expect([{ kim: 'pat' }, { lee: 'lee' }, { pat: 'pat' }, { lee: 'lee', may: 'mo' }].map(asOne)).toEqual([
      [],
      [],
      [],
      [],
    ]);
    open.close();
  });

  it('is not in a publication under pseudonyms', () => {
    const naming = namingFor({ pseudonyms: true }, [{ id: 'pat', kind: 'annotator' }]);
    expect(JSON.stringify(naming.applied(record(TEXT, { annotations: [kims] })))).not.toMatch(/kim/);
  });
});
