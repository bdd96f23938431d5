import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCodebook } from '../../electron/core/formats/codebook/schema.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { testCore, type TestCore } from '../support/core.ts';
import { hashOfProject, temporaryFolder } from '../support/project.ts';
import { SUITES } from './suites/all.ts';
import { CODEBOOK } from './suites/projects.ts';
import type { Files, HostileCase } from './suites/suite.ts';

let at: TestCore;
let folder: string;
let project: string;

beforeAll(async () => {
  at = await testCore();
  folder = temporaryFolder();
  const codebook = join(folder, 'codebook.json');
  const any = CODEBOOK.labels.map(({ name }) => name);
  const relations = CODEBOOK.relations.map((one) => ({ ...one, from: any, to: any }));
  writeFileSync(codebook, writeCodebook({ ...CODEBOOK, relations }));
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  project = (await at.client.call('project.create', { name: 'Hostile', codebook })).path;
});

afterAll(() => at.core.close());

function put(files: Files): string {
  const into = join(folder, uuid());
  mkdirSync(into);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), content);
  }
  return into;
}

const state = async () => ({
  hash: hashOfProject(project),
  documents: (await at.client.call('documents.list', {})).documents,
});

/**
 * What the program says of a case: as it is read, else when it is to be imported; without the folder that it lies in. A file alone is chosen
 * itself. What is read as something else is not imported. Empty where the program took it.
 */
async function said(format: string, files: Files): Promise<string> {
  const into = put(files);
  const [first = '', ...others] = Object.keys(files);
  const path = others.length === 0 ? join(into, first) : into;
  const plain = (message: string): string => message.replaceAll(`${into}/`, '').replaceAll(basename(into), 'dataset');
  try {
    const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path }, format });
    const ids = staged.flatMap(({ id, isLeftOut }) => (isLeftOut ? [] : id));
    const problem = staged.find(({ isLeftOut, problem: one }) => !isLeftOut && one !== null)?.problem;
    const other = staged.find(({ content }) => content !== null && content.kind !== 'foreign');
    if (other) return `${other.place} is read as a ${other.content?.kind}`;
    const refused = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids }).then(
      () => '',
      (error: unknown) => messageOf(error),
    );
    await at.client.call('import.discard', { ids: staged.map(({ id }) => id) });
    return refused === '' ? '' : plain(problem ?? refused);
  } catch (error) {
    return plain(messageOf(error));
  } finally {
    rmSync(into, { recursive: true });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

/** Names that the codebook does not have are no fault of a file: it waits until they are mapped, and cannot be imported before. */
const WAITS = /: The codebook does not have .*\. Map each to what it has, leave it out/;

/** What comes otherwise through a project, since files are gathered into datasets before a reader sees them. */
const OTHERWISE = new Map([
  // The tables of a dataset are known by their names; another one beside them is a table of its own.
  ['a table that is none of the dataset', /^more\.csv:1: these columns are not those of annotations/],
  // What a Parquet file is, only its columns tell: with none of annotations, its rows may be texts.
  ['columns that are those of nothing', /^x\.parquet is read as a table|^x\.csv:1: .*not those of annotations/],
  // No file is one of the format.
  ['no annotations at all', /holds no texts|no \.ann file/],
  ['no such file', /^a\.txt: there is no \.tsv file/],
  ['no XMI at all', /^a\.txt: there is no \.xmi file/],
  ['an archive without XMI', /^ana\.zip holds no texts/],
]);

/** What is wrong with what was said of a case; null where it names a file of the case, at the place where the reader says that it is. */
function fault({ name, files, at: place = '', says }: HostileCase, message: string): string | null {
  const isNamed = Object.keys(files()).some((file) => message.includes(basename(file)));
  const isSaid = OTHERWISE.get(name)?.test(message) ?? (isNamed && message.includes(place) && says.test(message));
  return isSaid || WAITS.test(message) ? null : `${name}: ${message.slice(0, 300)}`;
}

describe('hostile input through the whole core is refused with its place, and the project stays byte for byte', () => {
  it.each(SUITES.filter(({ format, hostile }) => format.reader && hostile.length > 0))(
    '$format.id',
    async ({ format, hostile }) => {
      const before = await state();
      const faults: string[] = [];
      for (const one of hostile) {
        const found = fault(one, await said(format.id, one.files()));
        if (found !== null) faults.push(found);
      }
      expect(faults).toEqual([]);
      expect(await state()).toEqual(before);
    },
    60_000,
  );
});
