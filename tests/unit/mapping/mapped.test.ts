import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../shared/model/mapping.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { annotation, apply, foreign, relation } from './foreign-make.ts';

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
  }); // oxfmt-ignore

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
