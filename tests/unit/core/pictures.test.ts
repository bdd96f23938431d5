import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

let core: TestCore;
let folder: string;
beforeAll(async () => {
  core = await testCore();
  await core.client.call('project.create', { name: 'P', seeds: false });
  folder = temporaryFolder();
});

const base64 = (text: string | Uint8Array): string => Buffer.from(text as string).toString('base64');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const save = (name: string, kind: string, content: string | Uint8Array, overwrite = false) =>
  core.core.call('pictures.save', { path: join(folder, name), kind, base64: base64(content), overwrite });

it.each<[string, string, string | Uint8Array]>([
  ['a.svg', 'svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>once upon a time</title></svg>'],
  [
    'words.svg',
    'svg',
    '<svg xmlns="http://www.w3.org/2000/svg" aria-label="is online=true"><text>is online=true, or one=1 > 0</text></svg>',
  ],
  ['b.PNG', 'png', PNG],
  ['c.csv', 'csv', '\uFEFFa,b\r\n'],
])('%s is written as it is', async (name, kind, content) => {
  const reply = await save(name, kind, content);
  expect(reply).toMatchObject({ ok: true, value: { path: join(folder, name) } });
  expect(readFileSync(join(folder, name))).toEqual(Buffer.from(content as string));
});

it.each<[string, string, string | Uint8Array, string]>([
  ['page.html', 'svg', '<svg ></svg>', 'must end with .svg'],
  ['x.png', 'csv', 'a', 'must end with .csv'],
  ['x.svg', 'svg', '<html><svg ></svg></html>', 'is no SVG'],
  ['x.svg', 'svg', '<svg ><script>alert(1)</script></svg>', 'is no SVG'],
  ['x.svg', 'svg', '<svg onload="x()"></svg>', 'is no SVG'],
  ['x.svg', 'svg', `<svg ><a title=">"\n onclick = 'x()'>a</a></svg>`, 'is no SVG'],
  ['x.svg', 'svg', '<svg ><s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script></svg>', 'is no SVG'],
  ['x.svg', 'svg', '<svg ><!-- <a title=" --><g onclick="x()"/></svg>', 'is no SVG'],
  ['x.png', 'png', 'text', 'is no PNG'],
  ['x.csv', 'csv', new Uint8Array([0xff, 0xfe, 0xfd]), 'is no CSV'],
])('%s as %s is refused', async (name, kind, content, why) => {
  const before = readdirSync(folder);
  expect(await save(name, kind, content)).toMatchObject({
    ok: false,
    code: 'refused',
    message: expect.stringContaining(why) as string,
  });
  expect(readdirSync(folder)).toEqual(before);
});

it('replaces a file only where the user was asked, and nothing of the open project', async () => {
  writeFileSync(join(folder, 'there.csv'), 'mine');
  expect(await save('there.csv', 'csv', 'a')).toMatchObject({ ok: false, code: 'exists' });
  expect(readFileSync(join(folder, 'there.csv'), 'utf8')).toBe('mine');
  expect(await save('there.csv', 'csv', 'a', true)).toMatchObject({ ok: true });
  expect(readFileSync(join(folder, 'there.csv'), 'utf8')).toBe('a');
  mkdirSync(join(folder, 'folder.csv'));
  expect(await save('folder.csv', 'csv', 'a', true)).toMatchObject({ ok: false });
});

it('refuses what is no base64, and kinds that are none', async () => {
  const path = join(folder, 'x.svg');
  for (const input of [
    { path, kind: 'svg', base64: '***', overwrite: false },
    { path, kind: 'exe', base64: '', overwrite: false },
  ]) {
    expect(await core.core.call('pictures.save', input)).toMatchObject({ ok: false, code: 'invalid' });
  }
});
