import { Refusal } from '../../../../shared/api/reply.ts';
import type { Source } from '../../../../shared/model/source.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import type { FileTree, ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { shaped, valuesOf, type PlacedValue } from '../json/values.ts';
import { byId } from '../native/order.ts';
import { sourceOf } from '../native/record.ts';
import { at, Problem, within, type Place } from '../problem.ts';
import { standoffLineSchema, type StandoffLine } from './schema.ts';

/**
 * Reads stand-off annotation: documents without their texts, which the project has to have. Offsets stay code points until it is known which
 * text they count in.
 *
 * @throws Refusal with file and line; those of `linesOf`.
 */
export async function* readStandoff(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const seen = new Map<string, number>();
  for (const file of tree.files) {
    for await (const placed of valuesOf(file, signal)) {
      const document = at(placed.place, () => documentOf(placed));
      const before = seen.get(document.key);
      if (before !== undefined) {
        at(placed.place, () => {
          throw new Problem(`the document ${document.key} stands in line ${before} already; keep one`);
        });
      }
      seen.set(document.key, placed.place.line);
      yield document;
    }
  }
  if (seen.size > 0) return;
  throw new Refusal('refused', `${tree.name}: there is nothing in it; a stand-off dataset has one document a line`, {
    file: tree.name,
  });
}

function documentOf({ place, value }: PlacedValue): ForeignDocument {
  const line = shaped(standoffLineSchema, value, 'this line is not a JSON object; each line is one document');
  const { id, sha256, title, annotations = [], relations = [], claims = [], sources = [] } = line;
  const { media_type: mediaType, publications = [], ...metadata } = line.metadata ?? {};
  const ids = new Set<string>();
  const placed = annotations.map((annotation, i) =>
    within(`annotations[${i}]`, () => {
      const made = annotationOf(annotation, line, place);
      if (ids.has(made.id)) throw new Problem(`two annotations have the id ${made.id}; give each its own`);
      ids.add(made.id);
      return made;
    }),
  );
  return {
    key: id,
    text: null,
    textSha256: sha256,
    documentId: id,
    unit: 'codepoint',
    ...(title !== undefined && { title }),
    metadata,
    publications: publications.map(({ file_name: fileName, ...rest }) => ({
      ...rest,
      ...(fileName !== undefined && { fileName }),
    })),
    ...(mediaType !== undefined && { mediaType }),
    annotations: placed,
    relations: relations.map((relation, i) => within(`relations[${i}]`, () => relationOf(relation, line, ids, place))),
    claims: claims.toSorted(byId),
    sources: sources.map((source, i): Source => within(`sources[${i}]`, () => sourceOf(source))).toSorted(byId),
    labels: line.document_labels ?? {},
    place,
  };
}

function annotationOf(
  annotation: NonNullable<StandoffLine['annotations']>[number],
  { length }: StandoffLine,
  place: Place,
): ForeignAnnotation {
  const { id, annotator, label, start, end, quote, codebook_version: codebookVersion, fragments, ...rest } = annotation;
  if (id === undefined) throw new Problem('id is missing; stand-off annotations have one');
  const stated = fragments ?? [[start, end] as const];
  const [first] = stated;
  const last = stated.at(-1);
  if (first?.[0] !== start || last?.[1] !== end) {
    throw new Problem(
      `start and end say ${start} to ${end}, the fragments ${first?.[0]} to ${last?.[1]}; make them agree`,
    );
  }
  const wrong = stated.find(([from, to], i) => from >= to || (i > 0 && from <= (stated[i - 1]?.[1] ?? 0)));
  if (wrong)
    throw new Problem(`the fragment ${wrong[0]} to ${wrong[1]} is empty, or not after the one before; correct it`);
  if (end > length) throw new Problem(`offset ${end} is outside the text, which has ${length} code points; correct it`);
  const { attributes = {}, note, confidence, claim, flags, origin } = rest;
  return {
    id,
    keepsId: true,
    ...(annotator !== undefined && { annotator }),
    label,
    // Code points still: `unit` says so.
    fragments: stated.map(([from, to]) => ({ start: utf16(from), end: utf16(to) })),
    ...(quote !== undefined && { quote }),
    attributes,
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    ...(claim !== undefined && { claim }),
    ...(flags !== undefined && { flags }),
    codebookVersion: codebookVersion ?? '',
    origin: origin ?? { kind: 'human' },
    place,
  };
}

function relationOf(
  relation: NonNullable<StandoffLine['relations']>[number],
  { id: document }: StandoffLine,
  here: ReadonlySet<string>,
  place: Place,
): ForeignRelation {
  const { id, type, from, to, to_document: toDocument, annotator, attributes = {}, note } = relation;
  if (id === undefined) throw new Problem('id is missing; stand-off relations have one');
  if (!here.has(from)) throw new Problem(`from is ${from}, which is no annotation of this line; correct it`);
  const isAcross = toDocument !== undefined && toDocument !== document;
  if (!isAcross && !here.has(to)) throw new Problem(`to is ${to}, which is no annotation of this line; correct it`);
  return {
    id,
    keepsId: true,
    type,
    from,
    to,
    ...(isAcross && { toDocument }),
    ...(annotator !== undefined && { annotator }),
    attributes,
    ...(note !== undefined && { note }),
    place,
  };
}
