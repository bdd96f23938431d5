import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCodebook } from '../../electron/core/formats/codebook/schema.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { testCore, type TestCore } from '../support/core.ts';
import { sha256, temporaryFolder } from '../support/project.ts';
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
  writeFileSync(codebook, writeCodebook(CODEBOOK));
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
  hash: sha256(readFileSync(project)),
  documents: (await at.client.call('documents.list', {})).documents,
});

/** What the program says of a case that is chosen as a folder: as it is read, else when it is to be imported. Empty where it took it. */
async function said(format: string, files: Files): Promise<string> {
  const path = put(files);
  try {
    const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path }, format });
    const ids = staged.flatMap(({ id, isLeftOut }) => (isLeftOut ? [] : id));
    const problem = staged.find(({ isLeftOut, problem: one }) => !isLeftOut && one !== null)?.problem;
    const refused = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids }).then(
      () => '',
      (error: unknown) => messageOf(error),
    );
    await at.client.call('import.discard', { ids: staged.map(({ id }) => id) });
    return refused === '' ? '' : (problem ?? refused);
  } catch (error) {
    return messageOf(error);
  } finally {
    rmSync(path, { recursive: true });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

/** What is wrong with what was said of a case; null where it names a file of the case, at the place where the reader says that it is. */
function fault({ name, files, at: place = '', says }: HostileCase, message: string): string | null {
  const isNamed = Object.keys(files()).some((file) => message.includes(basename(file)));
  return isNamed && message.includes(place) && says.test(message) ? null : `${name}: ${message.slice(0, 300)}`;
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
