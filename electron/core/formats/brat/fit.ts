import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { quoteOf } from '../../../../shared/text/quote.ts';
import { fitTo, inTurn, type Fit, type Lost } from '../fit.ts';
import { definitionsFor, throughText } from '../mapping/text-values.ts';
import type { Part } from '../parts.ts';
import { wordsOf } from './file-names.ts';
import { heldFragments } from './spans.ts';

/** What comes back from brat. */
export const BRAT_HOLDS: readonly Part[] = ['layers', 'fragments', 'attributes', 'notes', 'relations', 'relationNotes'];

const areSame = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end);

/** What brat's spans, values and files cannot hold of what they have a place for. */
const ownFit: Fit = (record, { codebook }) => {
  const lost: Lost[] = [];
  if (wordsOf(record.title) !== record.title) {
    lost.push({ what: 'title', why: 'it becomes the name of a file', id: record.id, value: record.title });
  }
  const annotations = record.annotations.flatMap((annotation): Annotation[] => {
    const { id, label, layer } = annotation;
    const fragments = heldFragments(record.text, annotation.fragments);
    if (fragments.length === 0) {
      lost.push({
        what: 'annotation',
        why: 'it is on tabs and line ends only, which no span of brat holds',
        id,
        value: { label, layer, fragments: annotation.fragments },
      });
      return [];
    }
    if (!areSame(fragments, annotation.fragments)) {
      lost.push({
        what: 'edge of an annotation',
        why: 'no span of brat begins or ends with a tab or a line end, or has a gap of them only',
        id,
        value: annotation.fragments,
      });
    }
    const attributes = throughText(annotation.attributes, definitionsFor(codebook, label), (name, value) => {
      lost.push({
        what: 'type of a value',
        why: 'values are written as text, and this one is not of the type that the codebook asks for',
        id,
        value: { [name]: value },
      });
    });
    return [{ ...annotation, fragments, quote: quoteOf(record.text, fragments), attributes }];
  });
  const layers = new Map(annotations.map(({ id, layer }) => [id, layer]));
  const relations = record.relations.filter((relation) => {
    const to = layers.get(relation.to);
    if (layers.has(relation.from) && layers.get(relation.from) === to) return true;
    const why =
      to === undefined || !layers.has(relation.from)
        ? 'one of its ends is an annotation that is lost'
        : 'its ends are of two annotators, who have a file each';
    lost.push({ what: 'relation', why, id: relation.id, value: relation });
    return false;
  });
  return { record: { ...record, annotations, relations }, lost };
};

/** A title names the files: what comes back is that name. */
export const fitToBrat = inTurn(fitTo([...BRAT_HOLDS, 'title']), ownFit);
