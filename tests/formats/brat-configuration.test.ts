import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../electron/core/formats/brat/declared.ts';
import { BRAT } from '../../electron/core/formats/brat/format.ts';
import { AS_WRITTEN } from '../../electron/core/formats/brat/parse.ts';
import { withDeclared } from '../../electron/core/formats/mapping/declared.ts';
import { missingFrom } from '../../electron/core/formats/mapping/extend.ts';
import { proposeMapping } from '../../electron/core/formats/mapping/propose.ts';
import { shownWords, wordsOf } from '../../electron/core/formats/mapping/words.ts';
import type { ForeignDocument } from '../../electron/core/formats/foreign.ts';
import { CODEBOOK } from './suites/projects.ts';
import { treeOf } from './suites/suite.ts';

const CONF = `# made by others
<AGENT>=Person|Organization
[entities]
Person
Claim
!Thing
\tOrganization|Org|ORG
\t\tCompany
-----
[relations]
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:contain
Alias\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive
Says Arg1:<AGENT>, Arg2:Claim|<EVENT>
[events]
Statement Speaker:<AGENT>, Topic*:Claim, Place{0-2}:Nowhere
[attributes]
Negated Arg:<EVENT>
Tone\tArg:Claim|<EVENT>, Value:Sharp|Mild
Kind Arg:<ANY>
what is this, really
`;

describe('an annotation.conf that others wrote', () => {
  it('is read: types flat out of their tree, macros, ends, kinds of relations, values; what is no line of it is counted', () => {
    const labels = ['Person', 'Claim', 'Organization', 'Company', 'Statement'];
    const plain = { symmetric: false, transitive: false };
    expect(readConfiguration(CONF)).toEqual({
      labels,
      relations: [
        { name: 'Alias', from: ['Person'], to: ['Person'], symmetric: true, transitive: true },
        { name: 'Says', from: ['Person', 'Organization'], to: ['Claim', 'Statement'], ...plain },
        { name: 'Speaker', from: ['Statement'], to: ['Person', 'Organization'], ...plain },
        { name: 'Topic', from: ['Statement'], to: ['Claim'], ...plain },
        { name: 'Place', from: ['Statement'], to: [], ...plain },
      ],
      attributes: [
        { name: 'Negated', on: ['Statement'], values: [] },
        { name: 'Tone', on: ['Claim', 'Statement'], values: ['Sharp', 'Mild'] },
        { name: 'Kind', on: labels, values: [] },
      ],
      unread: 1,
    });
  });

  it('with macros of macros looks each up once', () => {
    let names = 0;
    const words = { ...AS_WRITTEN, name: (name: string) => (names++, name) };
    const all = (name: string): string => Array<string>(20).fill(name).join('|');
    const chain = Array.from({ length: 8 }, (_, i) => `<M${i}>=${all(`<M${i + 1}>`)}|${all('Person')}`);
    const conf = `<A>=${all('<A>')}|Person\n${chain.join('\n')}\n[entities]\nPerson\n[relations]\nR Arg1:<A>, Arg2:<M0>\n`;
    expect(readConfiguration(conf, words).relations).toMatchObject([{ from: ['Person'], to: ['Person'] }]);
    expect(names).toBeLessThan(20);
  });

  it.each([
    ['a macro of itself', '<A>=<A>|<A>|Person\n[entities]\nPerson\n[relations]\nR Arg1:<A>, Arg2:<A>\n'],
    ['100,000 types', `[entities]\n${Array.from({ length: 100_000 }, (_, i) => `T${i}`).join('\n')}\n`],
    ['100,000 macros of macros', Array.from({ length: 100_000 }, (_, i) => `<M${i}>=<M${i + 1}>`).join('\n')],
    ['a name of the language', '[entities]\n__proto__\nconstructor\n'],
    ['nothing of it', '\0\u0001[[entities\n]\n<>=\n[entities]\n:::\n! \n'],
  ])('with %s is no more than people would write', (_name, text) => {
    expect(readConfiguration(text).labels.length).toBeLessThan(2001);
  });

  it('proposes the mapping: kinds of relations, all values of a choice; what nothing uses is left out, and told', async () => {
    const files = {
      'annotation.conf': CONF,
      'a.txt': 'Police said 12 people died.',
      'a.ann':
        'T1\tPerson 0 6\tPolice\nT2\tClaim 12 26\t12 people died\nA1\tTone T2 Sharp\nR1\tAlias Arg1:T1 Arg2:T2\n',
    };
    const documents: ForeignDocument[] = [];
    for await (const one of BRAT.reader?.read(treeOf(files)) ?? []) documents.push(one);
    expect(documents[0]?.leftOut).toEqual([{ what: 'line of annotation.conf that is none of its language', count: 1 }]);
    const declared = BRAT.reader?.declares?.(treeOf(files));
    if (!declared) throw new Error('expected a configuration');
    const words = withDeclared(wordsOf(documents), declared);
    expect(shownWords(words).labels.map(({ name }) => name)).toEqual(['Claim', 'Person']);

    const mapping = proposeMapping(words, CODEBOOK);
    expect([mapping.labels['Claim']?.to, mapping.labels['Company']?.to]).toEqual(['CLAIM', null]);
    const missing = missingFrom(words, mapping, CODEBOOK);
    expect(missing.names).toEqual(['label "Person"', 'attribute "Tone" of CLAIM', 'relation "Alias"']);
    expect(missing.edits).toEqual([
      expect.objectContaining({ edit: 'addLabel' }),
      {
        edit: 'addAttribute',
        attribute: expect.objectContaining({
          name: 'Tone',
          type: 'choice',
          values: [
            { name: 'Sharp', definition: '' },
            { name: 'Mild', definition: '' },
          ],
        }),
      },
      { edit: 'addRelation', relation: expect.objectContaining({ symmetric: true, transitive: true }) },
    ]);
    const all = missingFrom(words, proposeMapping(words, CODEBOOK, undefined, true), CODEBOOK, true).names;
    expect(all).toEqual(expect.arrayContaining(['label "Company"', 'label "Organization"', 'relation "Says"']));
  });
});
