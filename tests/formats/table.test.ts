import { describe, expect, it } from 'vitest';
import { formatOfContent } from '../../electron/core/formats/sniff.ts';
import { candidatesFor, FORMATS, formatInfos } from '../../electron/core/formats/table.ts';
import { procedures } from '../../shared/api/procedures.ts';

describe('the table of formats', () => {
  it('is what formats.list answers', () => {
    const rows = procedures['formats.list'].output.parse(formatInfos());
    expect(rows.map(({ id }) => id)).toEqual(FORMATS.map(({ id }) => id));
    const told = rows.map(({ id, extension, read, write, offsetUnit }) => [id, extension, read, write, offsetUnit]);
    expect(told).toContainEqual(['txt', 'txt', true, false, 'none']);
    expect(told).toContainEqual(['jsonl', 'jsonl', true, true, 'codepoint']);
  });

  it('says for each format that is written what it cannot hold', () => {
    for (const { write, losses, id } of formatInfos()) expect([id, losses.length > 0]).toEqual([id, write]);
  });

  it('has each id once, and tells formats that share an extension by their beginning', () => {
    const ids = FORMATS.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
    for (const extension of new Set(FORMATS.flatMap(({ extensions }) => extensions))) {
      const shared = candidatesFor(`x.${extension}`);
      // One of them may be what is taken where nothing is known again.
      const unknown = shared.filter(({ sniff }) => sniff === undefined);
      if (shared.length > 1) expect([extension, unknown.length <= 1]).toEqual([extension, true]);
    }
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
    expect(formatOfContent(name, () => '')?.id).toBe(id);
  });

  const ANNOTATED = '{"text":"Police said so.","title":"t","annotations":[{"start":0,"end":6,"label":"SOURCE"}]}';
  it.each([
    ['annotations without an offset unit', ANNOTATED, 'jsonl'],
    ['them in the second line', `{"text":"No.","annotations":[]}\n${ANNOTATED}\n{"text":"cut`, 'jsonl'],
    ['them in a line that is longer than what is looked at', ANNOTATED.slice(0, -2), 'jsonl'],
    ['annotations that are something else', '{"text":"a","annotations":[{"note":"x"}]}', 'jsonl-texts'],
    ['entities', '{"text":"a","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1}]}', 'doccano'],
    ['spans', '{"text":"a","spans":[{"start":0,"end":1,"label":"X"}]}', 'prodigy'],
    ['nothing', '{"text":"a","title":"b"}', 'jsonl-texts'],
  ])('tells the format of JSON lines with %s', (_, head, id) => {
    expect(formatOfContent('a.jsonl', () => head)?.id).toBe(id);
  });
});
