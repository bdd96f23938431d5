import { Refusal } from '../../../../shared/api/reply.ts';
import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { canonical } from '../../repositories/state.ts';
import type { FileTree, ForeignAnnotation, ForeignDocument, ForeignRelation, TreeFile } from '../foreign.ts';
import { Documents, type Draft } from '../json/documents.ts';
import { answerOf, metadataFrom, shaped, valuesOf, type PlacedValue } from '../json/values.ts';
import { at, Problem } from '../problem.ts';
import { COLUMNS, exampleSchema, NOBODYS, type DoccanoEntity, type Example } from './shape.ts';

/**
 * Reads doccano's JSONL, in both of its shapes. Of several files each is one annotator's, by its name; `all` and `unknown` are nobody's.
 *
 * @throws Refusal with file and line; those of `linesOf`.
 */
export async function* readDoccano(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const documents = new Documents();
  let lines = 0;
  for (const file of tree.files) {
    const annotator = annotatorOf(file);
    for await (const placed of valuesOf(file, signal)) {
      lines += 1;
      documents.add(at(placed.place, () => draftOf(placed, annotator)));
    }
  }
  if (lines === 0) {
    throw new Refusal('refused', `${tree.name}: there is nothing in it; doccano writes one text a line`, {
      file: tree.name,
    });
  }
  yield* documents.all();
}

function annotatorOf({ path }: TreeFile): string | undefined {
  const name = /([^/]*?)(?:\.[^./]+)?$/.exec(path)?.[1] ?? '';
  return name === '' || NOBODYS.has(name) ? undefined : name;
}

function draftOf({ place, value }: PlacedValue, annotator: string | undefined): Draft {
  const example = shaped(exampleSchema, value, 'this line is not a JSON object; each line is one text');
  if (example.text.trim() === '') throw new Problem('text is empty; a document has some text');
  const spans = spansOf(example);
  const whose = annotator === undefined ? {} : { annotator };
  // Ids are doccano's own and start anew in every file: the place makes them unique where one text is in several.
  const unique = (id: string | number): string => `${place.file}:${place.line}:${id}`;
  const ids = new Set<string>();
  const annotations = spans.map(({ id, label, start_offset, end_offset }, i): ForeignAnnotation => {
    const own = unique(id ?? `#${i}`);
    if (ids.has(own)) throw new Problem(`two entities have the id ${id}; give each its own`);
    ids.add(own);
    return {
      id: own,
      ...whose,
      label,
      fragments: [{ start: utf16(start_offset), end: utf16(end_offset) }],
      attributes: {},
      place,
    };
  });
  const relations = (example.relations ?? []).map(({ id, from_id, to_id, type }, i): ForeignRelation => {
    const end = (field: string, of: string | number): string => {
      if (ids.has(unique(of))) return unique(of);
      throw new Problem(`relations[${i}].${field} is ${of}, which is no entity of this line; correct it`);
    };
    return {
      id: unique(id ?? `#${i}`),
      type,
      from: end('from_id', from_id),
      to: end('to_id', to_id),
      attributes: {},
      place,
    };
  });
  const said = categoriesOf(example);
  return {
    key: example.id === undefined ? `${place.file}:${place.line}` : String(example.id),
    text: example.text,
    title: example.title,
    metadata: metadataOf(example),
    annotations,
    relations,
    labels: Object.keys(said).length === 0 ? {} : { [annotator ?? '']: said },
    leftOut: leftOutOf(example),
    place,
  };
}

type Spanned = Omit<DoccanoEntity, 'id'> & { readonly id?: string | number | undefined };

/** Spans of both shapes; what else stands in `label` are categories. */
function spansOf({ label, labels, entities = [] }: Example): Spanned[] {
  const listed = [label, labels, entities].flatMap((column) => (Array.isArray(column) ? [column] : []));
  return listed.flatMap((column) =>
    column.flatMap((one): Spanned[] => {
      if (Array.isArray(one)) return [{ start_offset: one[0], end_offset: one[1], label: one[2] }];
      return typeof one === 'object' ? [one] : [];
    }),
  );
}

/** What is said of the text as a whole, by the column that says it. */
function categoriesOf({ label, labels, cats }: Example): Record<string, AttributeValue> {
  const said: Record<string, AttributeValue> = {};
  for (const [column, value] of Object.entries({ label, labels, cats })) {
    const categories = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === 'string' || typeof one === 'number',
    );
    if (categories.length > 0) said[column] = answerOf(categories);
  }
  return said;
}

const otherColumns = (example: Example): [string, unknown][] =>
  Object.entries(example).filter(([name]) => !COLUMNS.has(name));

/** How many objects stand in a list. */
const objectsIn = (value: unknown): number =>
  Array.isArray(value)
    ? value.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one)).length
    : 0;

/** Lists of objects that nothing here reads, such as annotations of another format: metadata keeps them as JSON, and they are told. */
const leftOutOf = (example: Example): string[] =>
  otherColumns(example).flatMap(([name, value]) =>
    Array.from({ length: objectsIn(value) }, () => `object of the list ${name} (kept as JSON in the metadata)`),
  );

/** The other columns. Comments are of the text as a whole: each is a line of the entry `comments`. */
function metadataOf(example: Example): Draft['metadata'] {
  const columns = otherColumns(example);
  const comments = (example.Comments ?? []).map((comment) => {
    if (typeof comment !== 'object') return String(comment);
    const { comment: text = comment['text'] } = comment;
    return typeof text === 'string' ? text : canonical(comment);
  });
  return metadataFrom({
    ...Object.fromEntries(columns),
    ...(comments.length > 0 && { comments: comments.join('\n') }),
  });
}
