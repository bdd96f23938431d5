import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../shared/model/record.ts';
import type { Source } from '../../../shared/model/source.ts';
import { listSources } from '../../../electron/core/repositories/sources.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import { dump, projectWith, temporaryFolder } from '../../support/project.ts';

let project: OpenProject;
beforeEach(() => {
  ({ project } = projectWith(join(temporaryFolder(), 'p.claimwright'), []));
});

const source = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  name: `Source ${id}`,
  kind: 'organisation',
  aliases: [],
  ...more,
});
const put = (...sources: Source[]): Change[] => sources.map((after) => ({ entity: 'source', id: after.id, after }));
const write = (...changes: Change[]) => project.write({ batch: uuid(), name: 'test', actor: 'ana', changes });

describe('a source', () => {
  it.each<[string, Source[], RegExp]>([
    ['no name', [source('a', { name: '' })], /name/],
    ['a name of blanks', [source('a', { name: ' ' })], /name/],
    ['blanks at the ends of its name', [source('a', { name: ' NIS' })], /without blanks/],
    ['a name that hides something', [source('a', { name: 'NI\u200bS' })], /cannot be seen/],
    ['its name as an alias, written otherwise', [source('a', { name: 'Kim', aliases: ['KIM'] })], /another name/],
    ['an alias twice but for an accent', [source('a', { aliases: ['Élysée', 'elysee'] })], /another name/],
    ['itself above it', [source('a', { partOf: 'a' })], /no part of itself/],
    ['one above it that is not there', [source('a', { partOf: 'b' })], /"Source a" would be part of b, which is not/],
    [
      'a circle above it',
      [source('a', { partOf: 'b' }), source('b', { partOf: 'c' }), source('c', { partOf: 'a' })],
      /part of each other: "Source a" → "Source b" → "Source c" → "Source a"/,
    ],
  ])('with %s is refused, and nothing is changed', (_, sources, message) => {
    const before = dump(project.db);
    expect(() => write(...put(...sources))).toThrow(message);
    expect(dump(project.db)).toEqual(before);
  });

  it('may come before what it is part of, is read back as it was written, and verifies', async () => {
    const sources = [
      source('a', { partOf: 'b', note: 'Deputy', kind: 'person', aliases: ['Singh'] }),
      source('b', { aliases: ['Pentagon', '펜타곤'] }),
    ];
    write(...put(...sources));
    expect(listSources(project.db)).toEqual(sources);
    const pace = { step: () => Promise.resolve(), signal: new AbortController().signal };
    expect((await verifyProject(project.db, pace)).problems).toEqual([]);
  });

  it('that others are part of stays until they are not, also by undo', () => {
    write(...put(source('b')));
    project.write({ batch: uuid(), name: 'other', actor: 'ben', changes: put(source('a', { partOf: 'b' })) });
    expect(() => write({ entity: 'source', id: 'b', after: null })).toThrow(/"Source a" would be part of b/);
    expect(() => project.takeBack('undo', 'ana', uuid())).toThrow(/"Source a" would be part of b/);
    write({ entity: 'source', id: 'a', after: null }, { entity: 'source', id: 'b', after: null });
    expect(listSources(project.db)).toEqual([]);
  });
});
