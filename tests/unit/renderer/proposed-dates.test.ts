import { expect, it } from 'vitest';
import { datesIn } from '../../../renderer/features/inspector/proposed.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';

const DATE: AttributeDefinition = {
  name: 'time_normalised',
  on: 'CLAIM',
  type: 'date',
  mandatory: false,
  multiple: false,
  definition: '',
  values: [],
  needs: [],
  examples: [],
};
const around = {
  before: 'Seoul said that ',
  after: ' since last week.',
  published: '2024-10-08',
  language: 'en',
  sample: '',
};

it.each<[string, string, string, string, readonly string[] | null]>([
  ['the time of a claim', 'CLAIM', 'time_normalised', 'in June 600 were killed', ['2024-06']],
  ['when a figure holds, by its own words', 'QUANTITY', 'as_of', '600 killed as of June', ['2024-06']],
  ['when a figure holds, by its sentence', 'QUANTITY', 'as_of', '600 soldiers', ['2024-09-30/2024-10-08']],
  ['a date of a TIME, whatever it is called', 'TIME', 'day', 'June 19', ['2024-06-19']],
  ['no date of anything else', 'CLAIM', 'verdict_date', 'in June', null],
])('proposes %s', (_name, label, name, quote, expected) => {
  const told = datesIn({ label, quote, around }, { ...DATE, name, on: label });
  expect(told?.proposals.map(({ edtf }) => edtf) ?? null).toEqual(expected);
});
