import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programParts } from '../../../electron/core/places.ts';
import { run } from '../../../electron/cli/program.ts';
import { state } from '../../cli/claimwright.ts';
import { projectWith, temporaryFolder, world } from '../../support/project.ts';
import { bundleOf } from '../../support/bundles.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { createAnnotations } from '../../../electron/core/services/annotations.ts';
import { utf16 } from '../../../shared/text/units.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const parts = programParts(pathToFileURL(resolve(import.meta.dirname, '../../../electron/cli/main.ts')).href);
const before = process.env['CLAIMWRIGHT_DATA'];

const TEXT = 'Police said 12 people died.\n';

/** Runs a command in this process, in the folder by its full paths. */
async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  let asked: number | null = null;
  const code = await run(args, {
    parts,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    watched: false,
    interrupt: { during: () => () => undefined },
    exitWith: (given) => (asked = given),
  });
  const local = (text: string): string => text.replaceAll(`${folder}/`, '');
  return { code: asked ?? code, out: local(said.out), err: local(said.err) };
}

beforeAll(() => {
  mkdirSync(at('data'));
  process.env['CLAIMWRIGHT_DATA'] = at('data');
  const { project, ids } = projectWith(at('ana.claimwright'), [TEXT]);
  project.close();
  copyFileSync(at('ana.claimwright'), at('ben.claimwright'));
  return workOfBen(ids[0] ?? '');
});

afterAll(() => {
  if (before === undefined) delete process.env['CLAIMWRIGHT_DATA'];
  else process.env['CLAIMWRIGHT_DATA'] = before;
});

/** Takes the files away that texts were read from, as a bundle does that leaves them out. */
function withoutOriginals(path: string): void {
  const db = new Database(path);
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'originals'",
    )
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec('DELETE FROM originals');
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

async function workOfBen(document: string): Promise<void> {
  const ben = openProject(at('ben.claimwright'), false, world());
  const start = utf16(TEXT.indexOf('12 people'));
  const annotation = {
    id: 'a1',
    document,
    label: 'CLAIM',
    fragments: [{ start, end: utf16(start + 9) }],
    quote: '12 people',
  };
  createAnnotations(ben, { id: 'ben', name: 'Ben' }, { batch: 'b1', annotations: [annotation] });
  await bundleOf(ben, at('ben.cwb'));
  ben.close();
}

describe('bundle and merge', () => {
  it('write the same bytes each time, and bring the work of others in after a backup', async () => {
    const written = await command('bundle', at('ben.claimwright'), at('again.cwb'));
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toMatch(/^again\.cwb: 1 document, 6 changes, [\d,]+ bytes\n$/);
    expect(readFileSync(at('again.cwb'))).toEqual(readFileSync(at('ben.cwb')));

    const untouched = state(folder);
    const dry = await command('merge', at('ana.claimwright'), at('ben.cwb'), '--dry-run');
    expect(dry).toMatchObject({ code: 0, err: '' });
    const both = await command('merge', at('ana.claimwright'), at('ben.cwb'), at('ben.claimwright'), '--dry-run');
    expect(both.err).toContain('where they differ from each other is told by the merge');
    expect(dry.out.split('\n')).toEqual([
      'ben.cwb: 3 changes to merge, 3 known already',
      'ben.cwb: projects: 1 the same',
      'ben.cwb: codebooks: 1 the same',
      'ben.cwb: annotators: 1 new',
      'ben.cwb: layers: 1 new',
      'ben.cwb: documents: 1 the same',
      'ben.cwb: annotations: 1 new',
      '',
    ]);
    expect(state(folder)).toEqual(untouched);

    const merged = await command('merge', at('ana.claimwright'), at('ben.cwb'));
    expect([merged.code, merged.out.split('\n').at(-2)]).toEqual([0, 'ana.claimwright: 3 changes merged']);
    expect(merged.err).toMatch(/^note: as it was before, it stands in data\/backups\//);
    const again = await command('merge', at('ana.claimwright'), at('ben.claimwright'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ backup: null, plans: [{ operations: { new: 0 }, conflicting: 0 }] });
    await command('bundle', at('ana.claimwright'), at('both.cwb'));
    expect(readFileSync(at('both.cwb'))).toEqual(readFileSync(at('ben.cwb')));
  });

  it('bring files that texts were read from after the texts', async () => {
    copyFileSync(at('ben.claimwright'), at('bare.claimwright'));
    withoutOriginals(at('bare.claimwright'));
    const dry = await command('merge', at('bare.claimwright'), at('ben.claimwright'), '--dry-run');
    expect(dry.out.split('\n').slice(0, 2)).toEqual([
      'ben.claimwright: 0 changes to merge, 6 known already',
      'ben.claimwright: 1 original file to add',
    ]);
    const merged = await command('merge', at('bare.claimwright'), at('ben.claimwright'));
    expect(merged.out.split('\n').at(-2)).toBe('bare.claimwright: 1 original file added');
    const again = await command('merge', at('bare.claimwright'), at('ben.claimwright'));
    expect(again.out.split('\n').at(-2)).toBe('bare.claimwright: nothing new');
  });

  const refusals: [args: string[], line: string][] = [
    [
      ['merge', 'ana.claimwright', 'page.cwb'],
      'page.cwb: it is no whole zip archive: its end is missing; copy or download it again. Nothing was read.',
    ],
    [
      ['merge', 'ana.claimwright', 'ana.claimwright'],
      'ana.claimwright: This is the project that is open. Choose another copy of it, or a bundle.',
    ],
    [['merge', 'ana.claimwright', 'nothing.cwb'], 'nothing.cwb: there is no such file; check the name'],
    [
      ['bundle', 'ana.claimwright', 'ben.cwb'],
      'ben.cwb: this file is there already and was not replaced; choose another name or allow overwriting',
    ],
    [
      ['bundle', 'ana.claimwright', 'ben.claimwright'],
      'ben.claimwright: is a Claimwright project. Choose another file.',
    ],
  ];
  it.each(refusals)('%j is refused, and nothing was changed', async ([name = '', ...files], line) => {
    writeFileSync(at('page.cwb'), '<!DOCTYPE html>');
    const untouched = state(folder);
    expect(await command(name, ...files.map(at))).toEqual({ code: 1, out: '', err: `error: ${line}\n` });
    expect(state(folder)).toEqual(untouched);
  });
});
