import { expect, it } from 'vitest';
import type { SourceFacts } from '../../../shared/claims/mention-facts.ts';
import { whoseWord } from '../../../shared/claims/whose-word.ts';
import { idSchema } from '../../../shared/model/ids.ts';

const source = (quote: string, entity: string | null = null): SourceFacts => ({
  annotation: idSchema.parse('0198c0de-0000-7000-8000-000000000000'),
  quote,
  entity,
  role: null,
});

it.each<[string, readonly SourceFacts[], string | null, ReturnType<typeof whoseWord>]>([
  [
    'whoever is linked, by the name of the registry',
    [source('Kyiv', 'Ukrainian government')],
    null,
    ['Ukrainian government'],
  ],
  [
    'everybody who is linked, else by the words',
    [source('the NIS'), source('he', 'Pat Ryder')],
    'author',
    ['the NIS', 'Pat Ryder'],
  ],
  ['the author, who says so', [], 'author', 'voice'],
  ['the author, where nothing is asked', [], null, 'voice'],
  ['somebody, and nobody has said who: never the author', [], 'indirect_named', 'unlinked'],
  ['somebody unnamed, not linked either', [], 'indirect_unnamed', 'unlinked'],
])('is the word of %s', (_name, sources, attribution, expected) => {
  expect(whoseWord({ sources: [...sources], attributes: attribution === null ? {} : { attribution } })).toEqual(
    expected,
  );
});
