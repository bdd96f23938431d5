import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { ENTITIES, type Entity, type RecordOf } from '../../../shared/model/record.ts';
import { checkQuote, describeQuoteProblem } from '../../../shared/text/quote.ts';
import { Problem } from '../formats/problem.ts';
import { sha256 } from '../sources/identity.ts';
import type { Plain, Texts } from './offsets.ts';

/** What a log from elsewhere has said so far that later operations rest on. */
export interface Said {
  readonly layers: Set<string>;
  readonly documents: Set<string>;
  readonly sources: Set<string>;
  /** Sources that another one is said to be a part of: in one batch that may come first. */
  readonly wholes: Set<string>;
}

export const nothingSaid = (): Said => ({
  layers: new Set(),
  documents: new Set(),
  sources: new Set(),
  wholes: new Set(),
});

/**
 * Checks a state of a log from elsewhere: that it is a record of its kind, and that what it rests on is there, word for word.
 * What depends on how two logs come together, such as the labels of the codebook, is not asked here.
 *
 * @throws Problem; Refusal `newer` for a shape that this program does not know.
 */
export function checkState(entity: Entity, id: string, state: Plain, texts: Texts, said: Said): void {
  const { v, ...record } = state;
  const { version, schema } = ENTITIES[entity];
  if (typeof v === 'number' && v > version) throw tooNew(entity);
  if (v !== version) throw new Problem(`the shape of this ${entity} has no version that there is`);
  const parsed = schema.safeParse(record);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Problem(`this ${entity} is not valid: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  if (record['id'] !== id) throw new Problem(`it is about ${id}, but says that it is another ${entity}`);
  const { document, layer } = record;
  if (typeof document === 'string') textOf(document, texts);
  if (entity === 'annotation' || entity === 'relation' || entity === 'documentLabels') {
    if (typeof layer === 'string' && !said.layers.has(layer))
      throw new Problem(`it is of the layer "${layer}", which nothing before it has made`);
  }
  note(entity, id, record, texts, said);
}

function note(entity: Entity, id: string, record: Plain, texts: Texts, said: Said): void {
  switch (entity) {
    case 'layer':
      said.layers.add(id);
      return;
    case 'annotation':
      return checkAnnotation(record as unknown as Annotation, texts, said);
    case 'document':
      checkDocument(record as unknown as SourceDocument, texts);
      said.documents.add(id);
      return;
    case 'source': {
      said.sources.add(id);
      const { partOf } = record as unknown as RecordOf<'source'>;
      if (partOf !== undefined) said.wholes.add(partOf);
      return;
    }
    default:
  }
}

function textOf(document: string, texts: Texts): string {
  const text = texts.text(document);
  if (text === undefined) throw new Problem(`it is about the document ${document}, which is not in it`);
  return text;
}

function checkAnnotation({ document, fragments, quote }: Annotation, texts: Texts, said: Said): void {
  if (!said.documents.has(document))
    throw new Problem(`it is about the document ${document}, which nothing before it has made`);
  const problem = checkQuote(textOf(document, texts), fragments, quote);
  if (problem) throw new Problem(`its place in the text is not sound: ${describeQuoteProblem(problem)}`);
}

function checkDocument({ id, textSha256, length, blocks, marks }: SourceDocument, texts: Texts): void {
  const text = textOf(id, texts);
  if (sha256(text) !== textSha256 || text.length !== Number(length))
    throw new Problem(`what it says of the text of ${id} is not true of that text`);
  const outside = [...blocks, ...marks].some(({ start, end }) => start > end || end > length);
  if (outside) throw new Problem(`the structure of ${id} reaches out of its text`);
}

/** For what this program cannot know yet. */
export const tooNew = (what: string): Refusal =>
  new Refusal(
    'newer',
    `It was made by a later version of Claimwright (${what}). Update Claimwright; nothing was changed.`,
  );
