import { Refusal } from '../../../../shared/api/reply.ts';
import type { Attributes } from '../../../../shared/model/annotation.ts';
import { idSchema } from '../../../../shared/model/ids.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, type Span } from '../../../../shared/text/units.ts';
import type { FileTree, ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { Documents, type Draft } from '../json/documents.ts';
import { answerOf, metadataFrom, shaped, valuesOf, type PlacedValue } from '../json/values.ts';
import { at, Problem, within } from '../problem.ts';
import { endsOf } from './ends.ts';
import {
  SPAN_FIELDS,
  TASK_FIELDS,
  taskSchema,
  type ProdigySpan,
  type ProdigyTask,
  type ProdigyToken,
} from './shape.ts';

/**
 * Reads Prodigy's JSONL: a line for each answer, what is said of the same text together. Rejected and ignored tasks are left out and counted;
 * their texts are not.
 *
 * @throws Refusal with file and line; those of `linesOf`.
 */
export async function* readProdigy(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const documents = new Documents();
  let lines = 0;
  for (const file of tree.files) {
    for await (const placed of valuesOf(file, signal)) {
      lines += 1;
      documents.add(at(placed.place, () => draftOf(placed)));
    }
  }
  if (lines === 0) {
    throw new Refusal('refused', `${tree.name}: there is nothing in it; Prodigy writes one task a line`, {
      file: tree.name,
    });
  }
  yield* documents.all();
}

function draftOf({ place, value }: PlacedValue): Draft {
  const task = shaped(taskSchema, value, 'this line is not a JSON object; each line is one task');
  const { text, answer = 'accept', meta, _annotator_id: id, _session_id: session } = task;
  if (text.trim() === '') throw new Problem('text is empty; a document has some text');
  const annotator = id ?? session ?? undefined;
  const { title, ...rest } = meta ?? {};
  const fields = Object.entries(task).filter(([name]) => !TASK_FIELDS.has(name) && !name.startsWith('_'));
  const common = {
    key: `${place.file}:${place.line}`,
    text,
    title: typeof title === 'string' ? title.slice(0, 500) : undefined,
    metadata: metadataFrom({ ...Object.fromEntries(fields), ...rest, ...(typeof title !== 'string' && { title }) }),
    place,
  };
  if (answer === 'reject' || answer === 'ignore') {
    const leftOut = [`task that was ${answer === 'reject' ? 'rejected' : 'ignored'}`];
    return { ...common, annotations: [], relations: [], labels: {}, leftOut };
  }
  const leftOut: string[] = [];
  const annotations = annotationsOf(task, `${place.file}:${place.line}:`, leftOut).map(
    (annotation): ForeignAnnotation => ({ ...annotation, ...(annotator !== undefined && { annotator }), place }),
  );
  const find = endsOf(task, annotations);
  const relations = (task.relations ?? []).flatMap((relation, i): ForeignRelation[] => {
    const ends = find(relation);
    if (typeof ends === 'string') {
      leftOut.push(ends);
      return [];
    }
    const { label, attributes = {}, note, id } = relation;
    return [
      {
        ...idFor(id, task, `${place.file}:${place.line}:r${i}`),
        type: label,
        ...ends,
        attributes,
        ...(note !== undefined && { note }),
        place,
      },
    ];
  });
  const said = saidOf(task);
  return {
    ...common,
    annotations,
    relations,
    labels: Object.keys(said).length > 0 ? { [annotator ?? '']: said } : {},
    leftOut,
  };
}

/** What the answer says of the text as a whole. */
function saidOf({ label, accept, document_labels: own = {} }: ProdigyTask): Attributes {
  return {
    ...(typeof label === 'string' && label !== '' && { label }),
    ...(accept && accept.length > 0 && { accept: answerOf(accept) }),
    ...own,
  };
}

/** The spans in the order of the line, so that relations find them again. */
function annotationsOf(task: ProdigyTask, prefix: string, leftOut: string[]): Omit<ForeignAnnotation, 'place'>[] {
  const map = offsetMap(task.text);
  const tokens = checkedTokens(task, map);
  return (task.spans ?? []).flatMap((span, i) =>
    within(`spans[${i}]`, () => {
      const fragment = { start: inText(span.start, map), end: inText(span.end, map) };
      checkTokens(span, tokens);
      for (const name of Object.keys(span)) if (!SPAN_FIELDS.has(name)) leftOut.push(`field ${name} of a span`);
      return { ...idFor(span.id, task, `${prefix}${i}`), ...annotationOf(span, fragment) };
    }),
  );
}

/** An id of this program, a UUID, or one of the place in the file. */
function idFor(
  stated: string | undefined,
  { claimwright }: ProdigyTask,
  place: string,
): { id: string; keepsId?: true } {
  if (stated === undefined || !idSchema.safeParse(stated).success) return { id: place };
  if (claimwright === true) return { id: stated, keepsId: true };
  return { id: UUID.test(stated) ? stated : place };
}

function annotationOf(
  { label, text, attributes = {}, note, score }: ProdigySpan,
  fragment: Span,
): Omit<ForeignAnnotation, 'id' | 'place'> {
  return {
    label: typeof label === 'string' && label !== '' ? label : 'span',
    fragments: [fragment],
    ...(text !== undefined && { quote: text }),
    attributes,
    ...(note !== undefined && { note }),
    ...(typeof score === 'number' && score >= 0 && score <= 1 && { confidence: score }),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function inText(offset: number, map: OffsetMap): Span['start'] {
  if (offset <= map.codePoints) return map.toUtf16(codePoint(offset));
  throw new Problem(`offset ${offset} is outside the text, which has ${map.codePoints} code points; correct it`);
}

function checkedTokens({ tokens, text }: ProdigyTask, map: OffsetMap): readonly ProdigyToken[] | null {
  if (!tokens) return null;
  for (const [i, token] of tokens.entries()) {
    within(`tokens[${i}]`, () => {
      const there = text.slice(inText(token.start, map), inText(token.end, map));
      if (token.text !== undefined && token.text !== there) {
        throw new Problem(
          `the text there says ${JSON.stringify(there.slice(0, 40))}; correct the offsets or the token`,
        );
      }
    });
  }
  return tokens;
}

/** Offsets count; tokens that say another place show that the file is wrong. A span may begin or end inside a token. */
function checkTokens(span: ProdigySpan, tokens: readonly ProdigyToken[] | null): void {
  if (!tokens) return;
  const { token_start: first, token_end: last } = span;
  for (const [field, index] of [
    ['token_start', first],
    ['token_end', last],
  ] as const) {
    if (typeof index === 'number' && index >= tokens.length) {
      throw new Problem(`${field} is ${index}, but there are ${tokens.length} tokens; correct it`);
    }
  }
  const begin = typeof first === 'number' ? tokens[first] : undefined;
  if (begin && (span.start < begin.start || span.start >= begin.end)) {
    throw new Problem(
      `it starts at ${span.start}, but the token ${first} is at ${begin.start} to ${begin.end}; make them agree`,
    );
  }
  const end = typeof last === 'number' ? tokens[last] : undefined;
  if (end && (span.end <= end.start || span.end > end.end)) {
    throw new Problem(
      `it ends at ${span.end}, but the token ${last} is at ${end.start} to ${end.end}; token_end is the last token of the span, not the one behind it`,
    );
  }
}
