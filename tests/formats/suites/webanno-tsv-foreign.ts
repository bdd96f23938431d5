import { expect } from 'vitest';
import type { TrapCase } from './suite.ts';
import { linked, said } from './uima-make.ts';
import { COREFERENCE, DEPENDENCY, foreign, NAMED, onlyDocument, POS, row, tsv } from './webanno-tsv-make.ts';

/** What INCEpTION writes and we never do. */
export const TSV_FOREIGN: readonly TrapCase[] = [
  {
    name: 'built-in layers of INCEpTION: named entities, parts of speech, dependencies between tokens',
    run: async () => {
      const document = await onlyDocument(
        tsv(
          [
            `#T_SP=${POS}|PosValue|coarseValue`,
            `#T_SP=${NAMED}|identifier|value`,
            `#T_RL=${DEPENDENCY}|DependencyType|flavor|BT_${POS}`,
          ],
          [
            '#Sentence.id=s1',
            '#Text=Ana met Bo',
            '#Text=Lee.',
            row('1-1', '0-3', 'Ana', 'NNP', '*', '*', 'PER', 'nsubj', 'basic', '1-2'),
            row('1-2', '4-7', 'met', 'VBD', '*', '_', '_', 'root', 'basic', '1-2'),
            row('1-3', '8-10', 'Bo', '_', '_', '*[1]', 'PER[1]', 'obj', '*', '1-2'),
            row('1-4', '11-14', 'Lee', '_', '_', '*[1]', 'PER[1]', '_', '_', '_'),
            row('1-5', '14-15', '.', '_', '_', '_', '_', '_', '_', '_'),
          ],
        ),
      );
      expect(document.text).toBe('Ana met Bo\nLee.');
      expect(said(document)).toEqual([
        ['POS', 'Ana', { PosValue: 'NNP' }],
        ['NamedEntity', 'Ana', { value: 'PER' }],
        ['POS', 'met', { PosValue: 'VBD' }],
        ['NamedEntity', 'Bo\nLee', { value: 'PER' }],
        ['Token', 'Bo', {}],
      ]);
      expect(linked(document)).toEqual([
        ['Dependency', 'met', 'Ana', { DependencyType: 'nsubj', flavor: 'basic' }],
        ['Dependency', 'met', 'met', { DependencyType: 'root', flavor: 'basic' }],
        ['Dependency', 'met', 'Bo', { DependencyType: 'obj' }],
      ]);
    },
  },
  {
    name: 'slots of INCEpTION become relations with their roles',
    run: async () => {
      const document = await onlyDocument(
        tsv(
          [
            '#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu',
            '#T_SP=webanno.custom.Lu|luvalue',
          ],
          [
            '#Text=Bob sold the clock',
            row('1-1', '0-3', 'Bob', '_', '_', '_', 'bob'),
            row('1-2', '4-8', 'sold', 'deal', 'seller;goods\\;x', '1-1;1-3[4]', '_'),
            row('1-3', '9-12', 'the', 'empty', '_', '*', 'clock[4]'),
            row('1-4', '13-18', 'clock', '_', '_', '_', 'clock[4]'),
          ],
        ),
      );
      expect(linked(document)).toEqual([
        ['Roles', 'sold', 'Bob', { role: 'seller' }],
        ['Roles', 'sold', 'the clock', { role: 'goods;x' }],
      ]);
      expect(said(document)).toContainEqual(['Frame', 'the', { FE: 'empty' }]);
    },
  },
  {
    name: 'chains of INCEpTION become annotations and the links between them',
    run: async () => {
      const document = await onlyDocument(
        tsv(
          [`#T_CH=${COREFERENCE}|referenceType|referenceRelation`],
          [
            '#Text=He shot himself with his gun',
            row('1-1', '0-2', 'He', 'pr[1]', 'coref->1-1'),
            row('1-2', '3-7', 'shot', '_', '_'),
            row('1-3', '8-15', 'himself', 'pr[1]', '*->1-2'),
            row('1-4', '16-20', 'with', '_', '_'),
            row('1-5', '21-24', 'his', '*[1]', '*->1-3'),
            row('1-6', '25-28', 'gun', '*[1]', '*->1-3'),
          ],
        ),
      );
      expect(said(document)).toEqual([
        ['CoreferenceLink', 'He', { referenceType: 'pr' }],
        ['CoreferenceLink', 'himself', { referenceType: 'pr' }],
        ['CoreferenceLink', 'his gun', {}],
      ]);
      expect(linked(document)).toEqual([
        ['CoreferenceLink', 'He', 'himself', { referenceRelation: 'coref' }],
        ['CoreferenceLink', 'himself', 'his gun', {}],
      ]);
    },
  },
  {
    name: 'annotations between two characters are left out, and counted',
    run: async () => {
      const document = await onlyDocument(
        tsv(
          ['#T_SP=webanno.custom.Zero|value'],
          ['#Text=Go.', row('1-1', '0-2', 'Go', '_'), row('1-1.1', '2-2', '', 'pro'), row('1-2', '2-3', '.', '_')],
        ),
      );
      expect(said(document)).toEqual([]);
      expect(document.leftOut).toEqual([{ what: 'annotation Zero between two characters', count: 1 }]);
    },
  },
  {
    name: "an export of INCEpTION: a document's annotators and curation are one document",
    run: async () => {
      const file = (value: string): string =>
        tsv(['#T_SP=webanno.custom.CLAIM|certainty'], ['#Text=Go', row('1-1', '0-2', 'Go', value)]);
      const [document, ...others] = await foreign({
        'p/annotation/news 1.txt/ana.tsv': file('certain'),
        'p/annotation/news 1.txt/INITIAL_CAS.tsv': file('_'),
        'p/curation/news 1.txt/CURATION_USER.tsv': file('possible').replaceAll('\n', '\r\n'),
      });
      expect(others).toEqual([]);
      expect(document?.title).toBe('news 1.txt');
      expect(document?.annotations.map(({ annotator, attributes }) => [annotator, attributes.certainty])).toEqual([
        ['ana', 'certain'],
        ['CURATION_USER', 'possible'],
      ]);
    },
  },
];
