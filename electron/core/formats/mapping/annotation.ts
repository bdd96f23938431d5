import { annotationSchema, type Annotation } from '../../../../shared/model/annotation.ts';
import { idSchema } from '../../../../shared/model/ids.ts';
import { quoteOf } from '../../../../shared/text/quote.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { canonical } from '../../repositories/state.ts';
import { deriveId } from '../derive-id.ts';
import type { TextFacts } from '../../sources/text-facts.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';
import { describeIssue } from '../issues.ts';
import { at, Problem } from '../problem.ts';
import { attributesOf, layerOf } from './attributes.ts';
import { leave, under, unknown, type MappingContext, type Tally } from './context.ts';
import { personIn } from './person.ts';
import { shownId } from './shown-id.ts';
import type { Steps } from './steps.ts';
import { definitionsFor } from './text-values.ts';

/** A text that a foreign document turned out to be, with a place in it for each of its annotations that has one. */
export interface PlacedDocument {
  readonly foreign: ForeignDocument;
  readonly text: string;
  /** Of a text that the file brings. */
  readonly facts?: TextFacts;
  /** By the annotation's own id; what is not in it is left out. */
  readonly places: ReadonlyMap<string, readonly Span[]>;
}

/** What became of a document's annotations, by their foreign ids. */
export interface MappedAnnotations {
  readonly annotations: ReadonlyMap<string, Annotation>;
  /** Claim cards of the file that none of them is on any more, since the project has them otherwise. */
  readonly lostCards: ReadonlySet<string>;
}

/** Annotations that are mapped in one step. */
const AT_ONCE = 100;

/** Annotations of one document that say the same: what each stood for in the file, and what became of them. */
interface Alike {
  readonly first: ForeignAnnotation;
  readonly made: Annotation[];
}

/**
 * The annotations of a document in the words of the codebook, by their foreign ids. Two that say the same in the file stay two; two that say
 * the same only once they are mapped become one, and the other is counted. What the project has already stays as it is there. In steps of
 * a hundred.
 *
 * @throws Refusal with file and line.
 */
export function* annotationsOf(
  { foreign, text, places }: PlacedDocument,
  document: string,
  context: MappingContext,
  leftOut: Tally,
): Steps<MappedAnnotations> {
  const found = new Map<string, Annotation>();
  const seen = new Set<string>();
  const alike = new Map<string, Alike>();
  for (const annotation of foreign.annotations) {
    if (seen.size % AT_ONCE === AT_ONCE - 1) yield;
    at(annotation.place, () => {
      if (seen.has(annotation.id)) throw new Problem(`the annotation ${shownId(annotation)} stands twice; keep one`);
      seen.add(annotation.id);
      const fragments = places.get(annotation.id);
      const content = fragments && contentOf(annotation, { document, text, fragments }, context, leftOut);
      if (content) found.set(annotation.id, withId(annotation, content, alike, leftOut));
    });
  }
  const annotations = context.there?.annotations(document, found) ?? found;
  const kept = cardsOf(annotations);
  return { annotations, lostCards: new Set([...cardsOf(found)].filter((card) => !kept.has(card))) };
}

const cardsOf = (annotations: ReadonlyMap<string, Annotation>): Set<string> =>
  new Set(Array.from(annotations.values(), ({ claim }) => claim).filter((claim) => claim !== undefined));

type Content = Omit<Annotation, 'id'>;

function contentOf(
  foreign: ForeignAnnotation,
  where: { document: string; text: string; fragments: readonly Span[] },
  context: MappingContext,
  leftOut: Tally,
): Content | null {
  const { mapping, codebook } = context;
  const told = under(mapping.labels, foreign.label);
  const label = told === undefined ? foreign.label : told.to;
  if (label === null) {
    leave(leftOut, `annotation ${foreign.label}`);
    return null;
  }
  if (!codebook.labels.some(({ name }) => name === label)) {
    throw unknown(
      'label',
      label,
      codebook.labels.map(({ name }) => name),
    );
  }
  const stated = attributesOf(
    foreign.attributes,
    told?.attributes ?? {},
    definitionsFor(codebook, label),
    foreign.label,
    leftOut,
  );
  const layer = layerOf(foreign.annotator, context);
  const person = personIn(layer, foreign.annotator);
  const fragments = where.fragments.map(({ start, end }) => ({ start, end }));
  return {
    document: where.document,
    layer,
    label,
    fragments,
    quote: quoteOf(where.text, fragments),
    attributes: { ...told?.set, ...stated },
    ...(foreign.note !== undefined && { note: foreign.note }),
    ...(foreign.confidence !== undefined && { confidence: foreign.confidence }),
    ...(foreign.claim !== undefined && { claim: foreign.claim }),
    ...(foreign.flags !== undefined && { flags: [...foreign.flags] }),
    codebookVersion: foreign.codebookVersion ?? codebook.version,
    origin: foreign.origin ?? { kind: 'import', from: [context.format, ...(person === null ? [] : [person])] },
  };
}

function withId(foreign: ForeignAnnotation, content: Content, alike: Map<string, Alike>, leftOut: Tally): Annotation {
  const { quote: _, codebookVersion: __, origin: ___, ...said } = content;
  const derived = deriveId({ record: 'annotation', ...said });
  const known = alike.get(derived) ?? { first: foreign, made: [] };
  alike.set(derived, known);
  const [first] = known.made;
  if (first && saidBy(foreign) !== saidBy(known.first)) {
    leave(leftOut, 'annotation that says the same as another one now');
    return first;
  }
  // Made of the words of the file: what they are mapped to is no part of what the annotation is.
  const { label, attributes } = foreign;
  const n = known.made.length;
  // The second of two that say the same gets an id of its own, the same on every import.
  const own = deriveId({ record: 'annotation', ...said, label, attributes, ...(n > 0 && { n }) });
  const annotation = checked({ ...content, id: keepsId(foreign) ? foreign.id : own });
  known.made.push(annotation);
  return annotation;
}

/** What an annotation says in the words of its file. */
const saidBy = ({ label, attributes, annotator = '' }: ForeignAnnotation): string =>
  canonical([label, attributes, annotator]);

function checked(annotation: Annotation): Annotation {
  const issue = annotationSchema.safeParse(annotation, { reportInput: true }).error?.issues[0];
  if (issue) throw new Problem(describeIssue(issue, 'this is no annotation'));
  return annotation;
}

/** Ids that can be meant by everybody are kept; `T1` means another annotation in every file. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether an annotation or relation keeps the id that it has in its file. */
export const keepsId = ({ id, keepsId: isOurs }: { readonly id: string; readonly keepsId?: true }): boolean =>
  (isOurs === true || UUID.test(id)) && idSchema.safeParse(id).success;
