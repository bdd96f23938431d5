import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeFolder } from '../../electron/core/formats/hugging-face/write.ts';
import { described, expectExpanded, HUGGING_FACE_SUITE } from './suites/hugging-face.ts';
import { datasets } from './suites/projects.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(HUGGING_FACE_SUITE);

it('says what the card of the project says, to people and to machines', async () => {
  const [records = []] = fc.sample(datasets, { numRuns: 1, seed: 3 });
  const files = new Map<string, string>();
  for await (const { path, pieces } of writeFolder(described(records))) {
    let content = '';
    for await (const piece of pieces) content += Buffer.from(piece).toString();
    files.set(path, content);
  }
  const croissant = JSON.parse(files.get('croissant.json') ?? '') as Record<string, unknown>;
  expect(croissant).toMatchObject({
    name: 'Troops: "claims" | 주장',
    license: 'https://spdx.org/licenses/CC-BY-4.0.html',
    creator: [{ name: 'Ana López' }, { name: 'Bo' }],
    datePublished: '2026-11-26',
    'rai:annotatorDemographics': 'Two linguists.',
  });
  await expectExpanded(croissant);
  expect(files.get('README.md')).toMatch(
    /^---\nlanguage:\n- "en"\n- "zh"\nlanguage_bcp47:\n- "en"\n- "zh-Hant"\nlicense: "cc-by-4.0"\n/,
  );
  expect(files.get('DATASHEET.md')).toContain('Five articles of one week.');
  expect(files.get('DATA_STATEMENT.md')).toContain('en, zh-Hant');
  expect(files.get('LICENSE.md')).toContain('The texts may not be shared.');
});
