import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../shared/codebook/apply.ts';
import { codebookEditSchema } from '../../../shared/codebook/edit.ts';
import { SAME_NAMES, type Mapping } from '../../../shared/model/mapping.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../../../electron/core/formats/foreign.ts';
import { applyMapping } from '../../../electron/core/formats/mapping/apply.ts';
import { missingFrom } from '../../../electron/core/formats/mapping/extend.ts';
import { placedInOwnText } from '../../../electron/core/formats/mapping/place.ts';
import { proposeMapping } from '../../../electron/core/formats/mapping/propose.ts';
import { shownId } from '../../../electron/core/formats/mapping/shown-id.ts';
import { withSlots } from '../../../electron/core/formats/mapping/slots.ts';
import { sameWord } from '../../../electron/core/formats/mapping/same-word.ts';
import { namesOf, shownWords, wordsOf } from '../../../electron/core/formats/mapping/words.ts';
import { CODEBOOK } from '../../formats/suites/projects.ts';

const place = { file: 'x.ann', line: 3 };
const TEXT = 'Police said 12 people died.';

const annotation = (id: string, label: string, more: Partial<ForeignAnnotation> = {}): ForeignAnnotation => ({
  id,
  label,
  fragments: [{ start: utf16(12), end: utf16(21) }],
  attributes: {},
  place,
  ...more,
});
const relation = (from: string, to: string, more: Partial<ForeignRelation> = {}): ForeignRelation => ({
  id: `${from}-${to}`,
  type: 'attributed_to',
  from,
  to,
  attributes: {},
  place,
  ...more,
});
const foreign = (annotations: ForeignAnnotation[], more: Partial<ForeignDocument> = {}): ForeignDocument => ({
  key: 'x',
  text: TEXT,
  title: 'T',
  annotations,
  relations: [],
  place,
  ...more,
});
const apply = (documents: ForeignDocument[], mapping: Partial<Mapping> = {}) =>
  applyMapping(
    documents.map((document) => placedInOwnText(document, document.text ?? '')),
    { mapping: { ...SAME_NAMES, ...mapping }, codebook: CODEBOOK, defaultAnnotator: 'ana', format: 'brat' },
  );

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

describe('a mapped dataset', () => {
  const only = (documents: ForeignDocument[], mapping: Partial<Mapping> = {}) => {
    const { records, leftOut } = apply(documents, mapping);
    return { ...records[0], leftOut: [...leftOut] };
  };

  it('has two annotations that say the same twice, under ids that are the same on every import', () => {
    const twice = () => only([foreign([annotation('T1', 'CLAIM'), annotation('T2', 'CLAIM')])]).annotations ?? [];
    expect(new Set(twice().map(({ id }) => id)).size).toBe(2);
    expect(twice()).toEqual(twice());
  });

  it('counts annotations that say the same only now, and what leads from one to the other', () => {
    const both = { labels: { A: { to: 'CLAIM', attributes: {} }, B: { to: 'CLAIM', attributes: {} } } };
    const source = annotation('T3', 'SOURCE', { fragments: [{ start: utf16(0), end: utf16(6) }] });
    const relations = [relation('T1', 'T2'), relation('T1', 'T3'), relation('T2', 'T3')];
    const made = only([foreign([annotation('T1', 'A'), annotation('T2', 'B'), source], { relations })], both);
    expect(made.annotations?.map(({ label }) => label)).toEqual(['SOURCE', 'CLAIM']);
    expect(made.relations).toHaveLength(1);
    expect(made.leftOut).toEqual([
      ['annotation that says the same as another one now', 1],
      ['relation attributed_to, both of whose ends are the same annotation now', 1],
      ['relation that says the same as another one now', 1],
    ]);
  });

  it('has one document for a text that stands there twice', () => {
    const second = foreign([annotation('T1', 'SOURCE')], { key: 'y', title: 'Another title' });
    const { records, leftOut } = apply([foreign([annotation('T1', 'CLAIM')]), second]);
    expect(records.map(({ title, annotations }) => [title, annotations.map(({ label }) => label)])).toEqual([
      ['T', ['CLAIM', 'SOURCE']],
    ]);
    expect([...leftOut]).toEqual([['other title of the same text', 1]]);
  });

  it('has what both documents of a text say of it, and counts where they differ', () => {
    const said = (genre: string, more: object) =>
      foreign([], { metadata: { page: genre }, labels: { ana: { genre, ...more }, [genre]: { genre } } });
    const { records, leftOut } = apply([said('news', {}), said('opinion', { certainty: 'certain' })]);
    expect(records).toMatchObject([{ title: 'T', metadata: { page: 'news' } }]);
    expect(records[0]?.labels).toEqual({
      ana: { genre: 'news', certainty: 'certain' },
      news: { genre: 'news' },
      opinion: { genre: 'opinion' },
    });
    expect([...leftOut]).toEqual([
      ['other page of the same text', 1],
      ['other genre of the same annotator for the same text', 1],
    ]);
  });

  it('counts annotations of two documents of a text that share an id and differ', () => {
    const id = '0190aaaa-0000-7000-8000-000000000001';
    const { records, leftOut } = apply([
      foreign([annotation(id, 'CLAIM')]),
      foreign([annotation(id, 'SOURCE')], { key: 'y' }),
    ]);
    expect(records[0]?.annotations.map(({ label }) => label)).toEqual(['CLAIM']);
    expect([...leftOut]).toEqual([['other annotation with the same id', 1]]);
  });

  it.each<[string, ForeignDocument, Partial<Mapping>, RegExp]>([
    ['a label that is nowhere', foreign([annotation('T1', 'Opinion')]), {}, /x\.ann:3: the codebook has no label "Opinion"/],
    ['a relation type that is nowhere', foreign([annotation('T1', 'CLAIM'), annotation('T2', 'SOURCE')], { relations: [relation('T1', 'T2', { type: 'z' })] }), {}, /no relation type "z"/],
    ['an end that is nowhere', foreign([annotation('T1', 'CLAIM')], { relations: [relation('T1', 'T9')] }), {}, /x\.ann:3: one of its ends is T9/],
    ['another document that is nowhere', foreign([annotation('T1', 'CLAIM')], { relations: [relation('T1', 'T9', { toDocument: 'y' })] }), {}, /leads to the document "y"/],
    ['a relation of an annotation to itself', foreign([annotation('T1', 'CLAIM')], { relations: [relation('T1', 'T1')] }), {}, /leads from T1 to itself/],
    ['an id that stands twice', foreign([annotation('T1', 'CLAIM'), annotation('T1', 'CLAIM')]), {}, /T1 stands twice/],
    ['a lying offset', foreign([annotation('T1', 'CLAIM', { quote: 'other' })]), {}, /the quote says "other"/],
    ['a confidence over 1', foreign([annotation('T1', 'CLAIM', { confidence: 2 })]), {}, /confidence/],
    ['an annotator without a handle', foreign([annotation('T1', 'CLAIM', { annotator: '!!' })]), {}, /"!!" cannot be an annotator's handle/],
    ['two answers to one question', foreign([annotation('T1', 'CLAIM', { attributes: { a: 'certain', b: 'possible' } })]), { labels: { CLAIM: { to: 'CLAIM', attributes: { a: { to: 'certainty' }, b: { to: 'certainty' } } } } }, /two attributes of CLAIM are mapped to "certainty"/],
    ['two answers of one annotator on the document', foreign([], { labels: { Ana: { genre: 'news' }, ana: { genre: 'opinion' } } }), {}, /two attributes of ana are mapped to "genre"/],
  ])('refuses %s, with file and line', (_, document, mapping, says) => {
    expect(() => apply([document], mapping)).toThrow(says);
  }); // prettier-ignore

  it('has values in the type of the codebook, and none where they are left out', () => {
    const attributes = {
      check_worthy: 'true',
      topics: 'war',
      certainty: ['certain'],
      scale: '2',
      x: 'gone',
      tone: 'y',
    };
    const { annotations, leftOut } = only([foreign([annotation('T1', 'CLAIM', { attributes })])], {
      labels: { CLAIM: { to: 'CLAIM', attributes: { x: { to: null }, tone: { to: 'remark', values: { y: null } } } } },
    });
    expect(annotations?.[0]?.attributes).toEqual({
      check_worthy: true,
      topics: ['war'],
      certainty: 'certain',
      scale: 2,
    });
    expect(leftOut).toEqual([
      ['attribute CLAIM.x', 1],
      ['value of CLAIM.tone', 1],
    ]);
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
