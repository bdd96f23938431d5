import { describe, expect, it } from 'vitest';
import { SECTIONS, textOf, writtenIn } from '../../../renderer/features/dataset/card-fields.ts';
import { CARD_FIELDS, type CardField, type DatasetCard } from '../../../shared/model/dataset-card.ts';

const CARD: DatasetCard = {
  id: 'dataset',
  title: 'Claims',
  authors: ['Ana López', '김철수'],
  languages: ['en', 'ko'],
  licence: 'CC-BY-4.0',
};

it('the screen asks for every field of the card once', () => {
  const asked: readonly CardField[] = SECTIONS.flatMap(({ fields }) => fields);
  expect(asked.toSorted()).toEqual(CARD_FIELDS.toSorted());
});

describe('what is written into a field', () => {
  it.each<[CardField, string, object]>([
    ['title', 'Claims ', { kind: 'same' }],
    ['title', ' Troop claims ', { kind: 'patch', patch: { title: 'Troop claims' } }],
    ['title', '  ', { kind: 'patch', patch: { title: null } }],
    ['description', '', { kind: 'same' }],
    ['authors', 'Ana López\n\n 김철수 ', { kind: 'same' }],
    ['authors', 'Ana, Dr.', { kind: 'patch', patch: { authors: ['Ana, Dr.'] } }],
    ['languages', 'en,ko', { kind: 'same' }],
    ['languages', 'en; zh-Hant', { kind: 'patch', patch: { languages: ['en', 'zh-Hant'] } }],
    ['languages', ',', { kind: 'patch', patch: { languages: null } }],
    ['languages', 'English', { kind: 'wrong', problem: 'a language is a tag of BCP 47, such as en, ko or zh-Hant' }],
    ['licence', 'CC BY', { kind: 'wrong', problem: 'a licence is an SPDX identifier, such as CC-BY-4.0' }],
    ['version', '1.0', { kind: 'wrong', problem: 'a version is MAJOR.MINOR.PATCH, such as 1.0.0' }],
    ['date', '2024-02-30', { kind: 'wrong', problem: 'a date is YYYY-MM-DD' }],
    ['homepage', 'example.org', { kind: 'wrong', problem: 'an address begins with https://' }],
    ['textRights', 'restricted', { kind: 'patch', patch: { textRights: 'restricted' } }],
  ])('%s: %j', (field, text, expected) => {
    expect(writtenIn(CARD, field, text)).toEqual(expected);
  });

  it('comes back as it was written', () => {
    for (const field of CARD_FIELDS) expect(writtenIn(CARD, field, textOf(CARD, field))).toEqual({ kind: 'same' });
  });
});
