import { expect, it } from 'vitest';
import { differences } from '../../electron/core/formats/compare.ts';
import { ALL_PARTS } from '../../electron/core/formats/parts.ts';
import { annotation, record, relation } from './make.ts';
import { CODEBOOK } from './suites/projects.ts';

const TEXT = 'Police said 12 people died. The mayor said 15.';
const made = record(TEXT, {
  annotations: [annotation('a', TEXT, ['12 people']), annotation('b', TEXT, ['15'])],
  claims: [{ id: 'x', text: 'One' }, { id: 'y', text: 'Two' }],
  sources: [{ id: 's', name: 'S', kind: 'person', aliases: [] }, { id: 't', name: 'T', kind: 'person', aliases: [] }],
  relations: [relation('r', 'a', 'b')],
}); // oxfmt-ignore

it('the order of lists is no difference', () => {
  const turned = {
    ...made,
    annotations: made.annotations.toReversed(),
    claims: made.claims.toReversed(),
    sources: made.sources.toReversed(),
  };
  expect(differences([made], [turned], ALL_PARTS, CODEBOOK)).toEqual([]);
});

it('the order of the ends is a difference but for a symmetric type', () => {
  const ends = (type: string, from: string, to: string) => [
    { ...made, relations: [{ ...relation('r', from, to), type }] },
  ];
  const turned = (type: string) => differences(ends(type, 'a', 'b'), ends(type, 'b', 'a'), ALL_PARTS, CODEBOOK);
  expect(turned('contradicts')).toEqual([]);
  expect(turned('attributed_to').map(({ what }) => what)).toEqual([
    expect.stringMatching(/^relation did not come back: /),
    expect.stringMatching(/^relation was not written, but came back: /),
  ]);
});

it.each([
  ['a document that is missing', [], /the document is missing/],
  ['a claim that is missing', [{ ...made, claims: made.claims.slice(1) }], /^claims: /],
  ['an annotation elsewhere', [{ ...made, annotations: [annotation('a', TEXT, ['people']), annotation('b', TEXT, ['15'])] }], /^annotation did not come back: /],
  ['another note', [{ ...made, annotations: [annotation('a', TEXT, ['12 people'], { note: 'n' }), annotation('b', TEXT, ['15'])] }], /^annotation did not come back: /],
  ['a relation twice', [{ ...made, relations: [relation('r', 'a', 'b'), relation('r2', 'a', 'b')] }], /^relation was not written, but came back: /],
  ['a document that was not written', [made, record('Another text.')], /the document was not written/],
])('%s is one', (_, actual, says) => {
  const [first] = differences([made], actual, ALL_PARTS, CODEBOOK);
  expect(first?.what).toMatch(says);
}); // oxfmt-ignore
