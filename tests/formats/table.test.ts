import { describe, expect, it } from 'vitest';
import { FORMATS, formatInfos, formatOfFile } from '../../electron/core/formats/table.ts';
import { procedures } from '../../shared/api/procedures.ts';

describe('the table of formats', () => {
  it('is what formats.list answers', () => {
    const rows = procedures['formats.list'].output.parse(formatInfos());
    expect(rows.map(({ id, extension, read, write, offsetUnit }) => [id, extension, read, write, offsetUnit])).toEqual([
      ['txt', 'txt', true, false, 'none'],
      ['markdown', 'md', true, false, 'none'],
      ['jsonl', 'jsonl', true, true, 'codepoint'],
    ]);
  });

  it('says for each format that is written what it cannot hold', () => {
    for (const { write, losses, id } of formatInfos()) expect([id, losses.length > 0]).toEqual([id, write]);
  });

  it('has each id and each extension once', () => {
    const ids = FORMATS.map(({ id }) => id);
    const extensions = FORMATS.flatMap((format) => format.extensions);
    expect([...new Set(ids)]).toEqual(ids);
    expect([...new Set(extensions)]).toEqual(extensions);
  });

  it.each([
    ['a.txt', 'txt'],
    ['A.MD', 'markdown'],
    ['folder.txt/data.jsonl', 'jsonl'],
    ['C:\\texts\\notes.Markdown', 'markdown'],
    ['no-extension', undefined],
    ['folder.txt/none', undefined],
    ['photo.png', undefined],
  ])('tells the format of %s', (name, id) => {
    expect(formatOfFile(name)?.id).toBe(id);
  });
});
