import { describe, expect, it } from 'vitest';
import { FORMATS, formatInfos, formatOfFile } from '../../electron/core/formats/table.ts';
import { procedures } from '../../shared/api/procedures.ts';

describe('the table of formats', () => {
  it('is what formats.list answers', () => {
    const rows = procedures['formats.list'].output.parse(formatInfos());
    const known = rows.map(({ id, extension, read, write, offsetUnit }) => [id, extension, read, write, offsetUnit]);
    expect(known).toEqual(
      expect.arrayContaining([
        ['txt', 'txt', true, false, 'none'],
        ['markdown', 'md', true, false, 'none'],
        ['jsonl', 'jsonl', true, true, 'codepoint'],
      ]),
    );
    expect(rows.map(({ id }) => id)).toEqual(FORMATS.map(({ id }) => id));
  });

  it('says for each format that is written what it cannot hold', () => {
    for (const { write, losses, id } of formatInfos()) expect([id, losses.length > 0]).toEqual([id, write]);
  });

  it('has each id once, and tells formats of one extension by what they begin with', () => {
    const ids = FORMATS.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
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
