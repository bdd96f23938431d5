import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/codebook/apply.ts';
import { codebookEditSchema } from '../../../shared/codebook/edit.ts';
import { SAME_NAMES, type Mapping } from '../../../shared/model/mapping.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { missingFrom } from '../../../electron/core/formats/mapping/extend.ts';
import { placedInOwnText } from '../../../electron/core/formats/mapping/place.ts';
import { proposeMapping } from '../../../electron/core/formats/mapping/propose.ts';
import { shownId } from '../../../electron/core/formats/mapping/shown-id.ts';
import { withSlots } from '../../../electron/core/formats/mapping/slots.ts';
import { sameWord } from '../../../electron/core/formats/mapping/same-word.ts';
import { namesOf, shownWords, wordsOf } from '../../../electron/core/formats/mapping/words.ts';
import { CODEBOOK } from '../../formats/suites/projects.ts';
import { annotation, foreign, place, relation, TEXT } from './foreign-make.ts';

describe('a foreign name means a name of the codebook', () => {
  it.each([
    ['the same', 'CLAIM', ['CLAIM', 'Claim'], 'CLAIM'],
    ['without case', 'claim', ['CLAIM', 'SOURCE'], 'CLAIM'],
    ['in camel case', 'checkWorthy', ['check_worthy'], 'check_worthy'],
    ['with hyphens and blanks', 'check-worthy', ['Check worthy'], 'Check worthy'],
    ['in the plural', 'Claims', ['CLAIM'], 'CLAIM'],
    ['in the plural of the codebook', 'Quantity', ['QUANTITIES'], 'QUANTITIES'],
    ['in a namespace', 'webanno.custom.Claim', ['CLAIM'], 'CLAIM'],
    ['by another word of the field', 'Premise', ['EVIDENCE', 'CLAIM'], 'EVIDENCE'],
    ['by a word for check-worthiness', 'checkworthiness', ['check_worthy'], 'check_worthy'],
    ['unless two are meant', 'claim', ['CLAIM', 'Claim'], undefined],
    ['unless none is', 'Opinion', ['CLAIM', 'SOURCE'], undefined],
    ['and not by a word that is only a part of it', 'Claimant', ['CLAIM'], undefined],
    ['nor by nothing at all', '---', ['_'], undefined],
  ])('%s', (_, name, known, wanted) => {
    expect(sameWord(name, known)).toBe(wanted);
  });
});

describe('a proposal', () => {
  const propose = (annotations: ForeignAnnotation[], more: Partial<ForeignDocument> = {}) =>
    proposeMapping(wordsOf([foreign(annotations, more)]), CODEBOOK);

  it('maps attributes by name, values by how they read, and what fits by its values alone', () => {
    const attributes = { Certainty: 'Certain', checkWorthy: 'yes', subject: ['War', 'aid; money'], Remark: 'x' };
    expect(propose([annotation('T1', 'Claims', { attributes })]).labels['Claims']).toEqual({
      to: 'CLAIM',
      attributes: {
        Certainty: { to: 'certainty', values: { Certain: 'certain' } },
        checkWorthy: { to: 'check_worthy', values: { yes: true } },
        subject: { to: 'topics', values: { War: 'war' } },
        Remark: { to: 'remark' },
      },
    });
  });

  it('takes a label for an answer where it is one', () => {
    const { labels } = propose([
      annotation('T1', 'check-worthy'),
      annotation('T2', 'Possible'),
      annotation('T3', 'None'),
    ]);
    expect(labels['check-worthy']).toEqual({ to: 'CLAIM', attributes: {}, set: { check_worthy: true } });
    expect(labels['Possible']).toEqual({ to: 'CLAIM', attributes: {}, set: { certainty: 'possible' } });
    expect(labels['None']).toEqual({ to: 'None', attributes: {} });
  });

  it('does not give one attribute of ours to two of theirs', () => {
    const { labels } = propose([
      annotation('T1', 'CLAIM', { attributes: { certainty: 'certain', Certainty: 'possible' } }),
    ]);
    expect(labels['CLAIM']?.attributes).toEqual({ certainty: { to: 'certainty' }, Certainty: { to: 'Certainty' } });
  });

  it('keeps two people two', () => {
    const { annotators } = propose([
      annotation('T1', 'CLAIM', { annotator: 'Ana López' }),
      annotation('T2', 'CLAIM', { annotator: 'ana lópez' }),
      annotation('T3', 'CLAIM', { annotator: '!!' }),
    ]);
    expect(annotators).toEqual({ 'Ana López': 'ana-lópez', 'ana lópez': 'ana-lópez-2' });
  });

  it('takes what is told, and asks anew for the attributes of a label that goes elsewhere', () => {
    const words = wordsOf([foreign([annotation('T1', 'Opinion', { attributes: { Scale: '1' } })])]);
    const told = {
      ...SAME_NAMES,
      labels: { Opinion: { to: 'CLAIM', attributes: {} }, Other: { to: null, attributes: {} } },
    };
    expect(proposeMapping(words, CODEBOOK, told).labels).toEqual({
      Opinion: { to: 'CLAIM', attributes: { Scale: { to: 'scale', values: { 1: 1 } } } },
    });
  });

  it('is for names such as those that every object has', () => {
    const { labels, relations } = propose([annotation('T1', 'constructor'), annotation('T2', '__proto__')], {
      relations: [relation('T1', 'T2', { type: 'toString' })],
    });
    expect([labels['constructor']?.to, Object.keys(labels), relations['toString']?.to]).toEqual([
      'constructor',
      ['constructor', '__proto__'],
      'toString',
    ]);
  });
});

describe('the words of a dataset', () => {
  it('are counted, the most frequent first, with examples and values', () => {
    const words = wordsOf([
      foreign([
        annotation('1', 'B', { attributes: { x: ['a', 'b'] } }),
        annotation('2', 'B', { attributes: { x: 'a' } }),
        annotation('3', 'A'),
      ]),
    ]);
    expect(shownWords(words).labels).toEqual([
      {
        name: 'B',
        count: 2,
        examples: ['12 people'],
        attributes: [
          {
            name: 'x',
            count: 2,
            values: [
              { value: 'a', count: 2 },
              { value: 'b', count: 1 },
            ],
          },
        ],
      },
      { name: 'A', count: 1, examples: ['12 people'], attributes: [] },
    ]);
    expect(namesOf(words)).toEqual(['attribute B\nx', 'label A', 'label B']);
  });
});

describe('what a codebook would have to get', () => {
  const missing = (
    annotations: ForeignAnnotation[],
    more: Partial<ForeignDocument> = {},
    told: Partial<Mapping> = {},
  ) => {
    const words = wordsOf([foreign(annotations, more)]);
    return missingFrom(words, { ...proposeMapping(words, CODEBOOK), ...told }, CODEBOOK);
  };

  it('is nothing where it has it all', () => {
    const attributes = { certainty: 'certain', remark: 'anything' };
    expect(missing([annotation('T1', 'CLAIM', { attributes })])).toEqual({ edits: [], names: [], hopeless: [] });
  });

  it('is labels, attributes of the type that holds what is said, values and relation types, which it can take', () => {
    const all = [
      annotation('1', 'Opinion', { attributes: { strength: '3', sure: 'true', tone: 'sharp', tags: ['a', 'b'] } }),
      annotation('2', 'Opinion', { attributes: { strength: '4.5', sure: 'false' } }),
      annotation('3', 'CLAIM', { attributes: { certainty: 'maybe', genus: 'x' } }),
    ];
    const { edits, names } = missing(all, {
      relations: [relation('1', '3', { type: 'doubts' })],
      labels: { '': { source: 'wire' } },
    });
    expect(names).toEqual([
      'label "Opinion"',
      'attribute "strength" of Opinion',
      'attribute "sure" of Opinion',
      'attribute "tone" of Opinion',
      'attribute "tags" of Opinion',
      'value "maybe" of CLAIM.certainty',
      'attribute "genus" of CLAIM',
      'attribute "source" of document',
      'relation "doubts"',
    ]);
    for (const edit of edits) expect(codebookEditSchema.parse(edit)).toEqual(edit);
    const { codebook, problems, level } = applyEdits(CODEBOOK, edits);
    expect([problems.filter(({ severity }) => severity === 'error'), level]).toEqual([
      applyEdits(CODEBOOK, []).problems.filter(({ severity }) => severity === 'error'),
      'minor',
    ]);
    const added = codebook.attributes.slice(CODEBOOK.attributes.length);
    expect(added.map(({ name, type, multiple }) => [name, type, multiple])).toEqual([
      ['strength', 'number', false],
      ['sure', 'boolean', false],
      ['tone', 'choice', false],
      ['tags', 'choice', true],
      ['genus', 'choice', false],
      ['source', 'choice', false],
    ]);
    expect(codebook.attributes[0]?.values.at(-1)?.name).toBe('maybe');
  });

  it('is not what is left out, and names of people cannot be added', () => {
    const told = { labels: { Opinion: { to: null, attributes: {} } } };
    const { names, hopeless } = missing(
      [annotation('1', 'Opinion', { annotator: '!!', attributes: { x: 'y' } })],
      {},
      told,
    );
    expect([names, hopeless]).toEqual([[], ['annotator "!!"']]);
  });
});

describe('a mapping that is written', () => {
  it('has a place for every value that the codebook does not have, and maps as before', () => {
    const words = wordsOf([foreign([annotation('T1', 'CLAIM', { attributes: { certainty: 'perhaps' } })])]);
    const mapping = proposeMapping(words, CODEBOOK);
    expect(missingFrom(words, mapping, CODEBOOK).names).toEqual(['value "perhaps" of CLAIM.certainty']);
    const written = withSlots(mapping, words, CODEBOOK);
    expect(written.labels['CLAIM']?.attributes['certainty']).toEqual({
      to: 'certainty',
      values: { perhaps: 'perhaps' },
    });
    expect(missingFrom(words, written, CODEBOOK).names).toEqual(['value "perhaps" of CLAIM.certainty']);
    expect(withSlots(written, words, CODEBOOK)).toEqual(written);
  });
});

it('an annotation is called without the place that the message begins with', () => {
  expect(shownId({ id: 'x.ann:3:#0', place })).toBe('annotation 1 of this line');
  expect(shownId({ id: 'x.ann:3:7', place })).toBe('7');
  expect(shownId({ id: 'T1', place })).toBe('T1');
  const wrong = foreign([
    annotation(`${place.file}:${place.line}:#0`, 'CLAIM', { fragments: [{ start: utf16(0), end: utf16(99) }] }),
  ]);
  expect(() => placedInOwnText(wrong, TEXT)).toThrow(/^x\.ann:3: annotation 1 of this line: (?!.*x\.ann)/);
});
