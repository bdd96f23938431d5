import { expect } from 'vitest';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import type { TrapCase } from './suite.ts';
import { ANNOTATION, DKPRO, linked, said, SOFA, type TestCas } from './uima-make.ts';

const TEXT = 'Ana met Bo 😊 in Rome.';
const TOKEN = `${DKPRO}.segmentation.type.Token`;
const NAMED = `${DKPRO}.ner.type.NamedEntity`;
const POS = `${DKPRO}.lexmorph.type.pos.POS`;
const DEPENDENCY = `${DKPRO}.syntax.type.dependency.Dependency`;
const LINK = `${DKPRO}.coref.type.CoreferenceLink`;
const STRING = 'uima.cas.String';

const sofa = [2, SOFA, { sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: TEXT }] as const;
const at = (begin: number, end: number): { '@sofa': number; begin: number; end: number } => ({
  '@sofa': 2,
  begin,
  end,
});

const TYPES: TestCas['types'] = {
  [`${DKPRO}.metadata.type.DocumentMetaData`]: { of: 'uima.tcas.DocumentAnnotation', documentTitle: STRING, isLastSegment: 'uima.cas.Boolean' },
  [TOKEN]: { of: ANNOTATION, order: 'uima.cas.Integer', pos: POS },
  [POS]: { of: ANNOTATION, PosValue: STRING },
  [`${DKPRO}.lexmorph.type.pos.NOUN`]: { of: POS },
  [NAMED]: { of: ANNOTATION, value: STRING, identifier: STRING },
  [DEPENDENCY]: { of: ANNOTATION, Governor: TOKEN, Dependent: TOKEN, DependencyType: STRING },
  [`${DKPRO}.syntax.type.dependency.ROOT`]: { of: DEPENDENCY },
  [LINK]: { of: ANNOTATION, next: LINK, referenceType: STRING, referenceRelation: STRING },
  [`${DKPRO}.coref.type.CoreferenceChain`]: { of: 'uima.cas.AnnotationBase', first: LINK },
  'webanno.custom.Role': { of: 'uima.cas.TOP', role: STRING, target: ANNOTATION },
  'webanno.custom.Claim': {
    of: ANNOTATION,
    kinds: 'uima.cas.StringArray',
    sure: 'uima.cas.Boolean',
    weight: 'uima.cas.Double',
    people: 'webanno.custom.Role[]',
    more: 'uima.cas.FSList',
  },
  'de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata': { of: 'uima.cas.TOP', username: STRING },
}; // oxfmt-ignore

const CAS: TestCas = {
  types: TYPES,
  structures: [
    sofa,
    [1, `${DKPRO}.metadata.type.DocumentMetaData`, { ...at(0, 22), documentTitle: 'news.txt', isLastSegment: false }],
    [3, TOKEN, { ...at(0, 3), order: 0, '@pos': 6 }],
    [4, TOKEN, { ...at(4, 7), order: 0 }],
    [6, `${DKPRO}.lexmorph.type.pos.NOUN`, { ...at(0, 3), PosValue: 'NNP' }],
    [7, NAMED, { ...at(0, 3), value: 'PER' }],
    [8, NAMED, { ...at(8, 13), value: 'PER "x" <&>\n' }],
    [9, `${DKPRO}.syntax.type.dependency.ROOT`, { ...at(0, 3), '@Governor': 4, '@Dependent': 3, DependencyType: 'nsubj' }],
    [10, 'webanno.custom.Claim', { ...at(0, 22), kinds: ['war', 'aid'], sure: true, weight: 0.5, '@people': [11, 12], '@more': 20 }],
    [11, 'webanno.custom.Role', { role: 'who', '@target': 7 }],
    [12, 'webanno.custom.Role', { '@target': 8 }],
    [13, LINK, { ...at(0, 3), '@next': 14, referenceType: 'nam', referenceRelation: 'coref' }],
    [14, LINK, { ...at(8, 10), referenceType: 'nam' }],
    [15, `${DKPRO}.coref.type.CoreferenceChain`, { '@sofa': 2, '@first': 13 }],
    [16, NAMED, { ...at(4, 4), value: 'ZERO' }],
    [17, 'de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata', { username: 'ana' }],
    [20, 'uima.cas.NonEmptyFSList', { '@head': 8, '@tail': 22 }],
    [22, 'uima.cas.NonEmptyFSList', { '@head': 7, '@tail': 21 }],
    [21, 'uima.cas.EmptyFSList', {}],
    [30, SOFA, { sofaNum: 2, sofaID: 'other', mimeType: 'text', sofaString: 'other' }],
    [31, NAMED, { '@sofa': 30, begin: 0, end: 5, value: 'LOC' }],
  ],
  views: {
    other: { sofa: 30, members: [31] },
    _InitialView: { sofa: 2, members: [1, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] },
  },
}; // oxfmt-ignore

/** What INCEpTION writes and we never do, in either codec. */
export const foreignTraps = (read: (cas: TestCas) => Promise<ForeignDocument>): readonly TrapCase[] => [
  {
    name: 'the first view is read; the others are said, with what has no place here',
    run: async () => {
      const document = await read(CAS);
      expect([document.text, document.title]).toEqual([TEXT, 'news.txt']);
      expect(document.leftOut).toEqual([
        { what: 'annotation NamedEntity between two characters', count: 1 },
        { what: 'CASMetadata, which is no annotation', count: 1 },
        { what: 'view other of the document', count: 1 },
        { what: 'annotation of the view other', count: 1 },
      ]);
    },
  },
  {
    name: 'built-in and custom layers with features of every type; sentences and tokens only where something refers to them',
    run: async () => {
      const document = await read(CAS);
      expect(said(document)).toEqual([
        ['NOUN', 'Ana', { PosValue: 'NNP' }],
        ['NamedEntity', 'Ana', { value: 'PER' }],
        ['NamedEntity', 'Bo 😊', { value: 'PER "x" <&>\n' }],
        ['Claim', TEXT, { kinds: ['war', 'aid'], sure: true, weight: 0.5 }],
        ['CoreferenceLink', 'Ana', { referenceType: 'nam', referenceRelation: 'coref' }],
        ['CoreferenceLink', 'Bo', { referenceType: 'nam' }],
        ['Token', 'met', {}],
        ['Token', 'Ana', {}],
      ]);
    },
  },
  {
    name: 'relations by the features that a type inherits, slots with their roles, chains, and lists of references',
    run: async () => {
      const document = await read(CAS);
      expect(linked(document)).toEqual([
        ['people', TEXT, 'Ana', { role: 'who' }],
        ['people', TEXT, 'Bo 😊', {}],
        ['more', TEXT, 'Bo 😊', {}],
        ['more', TEXT, 'Ana', {}],
        ['CoreferenceLink', 'Ana', 'Bo', { referenceRelation: 'coref' }],
        ['ROOT', 'met', 'Ana', { DependencyType: 'nsubj' }],
      ]);
    },
  },
];
