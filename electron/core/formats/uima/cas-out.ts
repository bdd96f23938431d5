import { extent } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { DatasetRecord } from '../dataset.ts';
import { byId, byPlace } from '../native/order.ts';
import type { Cas, FeatureStructure, Value } from './cas.ts';
import { featureValue } from './layers.ts';
import { encodeName, typeOfLabel, typeOfRelation } from './names.ts';
import { segmented, type SentenceTokens } from './segment.ts';
import { METADATA_TYPE, SENTENCE_TYPE, SOFA_TYPE, TOKEN_TYPE, type TypeSystem } from './type-system.ts';

/** The name of the view that everything looks at first. */
export const INITIAL_VIEW = '_InitialView';

/** Sentences and tokens of a document, the same for all of its annotators. */
export const sentencesIn = ({ text, annotations }: DatasetRecord): readonly SentenceTokens[] =>
  segmented(text, annotations.map(extent));

/**
 * The work of one annotator on a document as UIMA has it: its text in one view, what INCEpTION needs (metadata, sentences, tokens), an annotation for each
 * annotation, and one for each relation, at the place of its target. Ids count from 1; the text comes first.
 */
export function casOf(
  record: DatasetRecord,
  annotator: string | null,
  sentences: readonly SentenceTokens[],
  types: TypeSystem,
  codebook: Codebook,
): Cas {
  const structures = new Map<number, FeatureStructure>();
  const add = (type: string, features: readonly (readonly [string, Value])[]): number => {
    const id = structures.size + 1;
    structures.set(id, { id, type, features: new Map(features), line: 0 });
    return id;
  };
  const sofa = add(SOFA_TYPE, [
    ['sofaNum', 1],
    ['sofaID', INITIAL_VIEW],
    ['mimeType', record.mediaType === 'text/markdown' ? 'text/markdown' : 'text'],
    ['sofaString', record.text],
  ]);
  const at = (start: number, end: number): (readonly [string, Value])[] => [
    ['sofa', { ref: sofa }],
    ['begin', start],
    ['end', end],
  ];
  add(METADATA_TYPE, [
    ...at(0, record.text.length),
    ['language', 'x-unspecified'],
    ['documentTitle', record.title],
    ['documentId', record.id],
    ['isLastSegment', false],
  ]);
  for (const tokens of sentences) {
    add(SENTENCE_TYPE, at(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0));
    for (const { start, end } of tokens) add(TOKEN_TYPE, [...at(start, end), ['order', 0]]);
  }
  const annotations = record.annotations.filter(({ layer }) => layer === annotator).toSorted(byPlace);
  const ids = new Map<string, number>();
  const places = new Map<string, { readonly start: number; readonly end: number }>();
  for (const annotation of annotations) {
    const { id, label, attributes } = annotation;
    const { start, end } = extent(annotation);
    const features = Object.entries(attributes).flatMap(([name, value]): [string, Value][] => {
      const said = featureValue(codebook, label, name, value);
      return said === undefined ? [] : [[encodeName(name), said]];
    });
    ids.set(id, add(typeOfLabel(label), [...at(start, end), ...features]));
    places.set(id, { start, end });
  }
  for (const { type, from, to } of record.relations.toSorted(byId)) {
    const governor = ids.get(from);
    const dependent = ids.get(to);
    const place = places.get(to);
    if (governor === undefined || dependent === undefined || !place) continue;
    add(typeOfRelation(type), [
      ...at(place.start, place.end),
      ['Dependent', { ref: dependent }],
      ['Governor', { ref: governor }],
    ]);
  }
  const members = [...structures.keys()].filter((id) => id !== sofa);
  return {
    types,
    structures,
    views: [{ name: INITIAL_VIEW, sofa, members, line: 0 }],
  };
}
