import type { Imported } from '../../../shared/api/imports.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Change } from '../../../shared/model/record.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { hasAnnotation } from '../repositories/annotations.ts';
import { claimById } from '../repositories/claims.ts';
import { documentById } from '../repositories/documents.ts';
import { hasRelation } from '../repositories/relations.ts';
import { listAnnotators, listLayers, readCodebook } from '../repositories/small.ts';
import { sourceById } from '../repositories/sources.ts';
import { canonical } from '../repositories/state.ts';
import { keepOriginal, keepText } from '../repositories/texts.ts';
import type { Gathered, GatheredDocument } from './gather.ts';
import {
  bare,
  isNewAnnotation,
  isNewClaim,
  isNewRelation,
  isNewSource,
  newDocumentLabels,
  refuseLooseEnd,
} from './import-clashes.ts';
import { documentChange, withPublications, type Addition } from './import-documents.ts';
import type { Pace } from './task.ts';

/** Records that are compared before the work gives way again. */
const BREATH = 100;

/** Additions to the codebook that datasets need, and the version that they were made on. */
export interface CodebookAddition {
  readonly base: string;
  readonly after: Codebook;
}

/** What is imported: what datasets bring, beside texts that were chosen with them, and what the codebook needs for it. */
export interface Incoming {
  readonly gathered: Gathered;
  readonly texts: Addition;
  readonly codebook: CodebookAddition | null;
  /** What a refusal may tell of the project. */
  readonly seen: ReadDb;
  /** Whether it only says what it would bring: then what is hidden is not there, also for its counts. */
  readonly isDry?: boolean;
}

/** An import that nothing stands against: what it brings, and the texts chosen with it as the datasets have them. */
export interface Checked {
  readonly answer: Omit<Imported, 'seq'>;
  readonly chosen: ReadonlyMap<string, SourceDocument>;
}

/**
 * Compares all that comes in with the project. Gives way between records; what is in memory does not grow with them.
 *
 * @throws Refusal `refused`, naming file and line, as the functions of `import-clashes.ts`; `conflict` where the codebook is another one by
 *   now; `cancelled`.
 */
export async function check(db: ReadDb, incoming: Incoming, pace: Pace): Promise<Checked> {
  const { gathered, texts, codebook, seen, isDry = false } = incoming;
  refuseOtherCodebook(db, codebook);
  const step = (done: number): Promise<void> => pace.step('comparing', done, gathered.records);
  for (const claim of gathered.claims()) isNewClaim({ db, seen }, claim);
  for (const source of gathered.sources()) isNewSource(db, gathered, source);
  const chosen = new Map(texts.records);
  const documents = new Set(chosen.keys());
  const found = { known: texts.known, repeated: texts.repeated, kept: 0, annotations: 0, relations: 0 };
  let done = 0;
  for (const { document, annotations, relations, place } of gathered.parts()) {
    await step(done);
    if (document) {
      const isRepeated = documents.has(document.id);
      documents.add(document.id);
      const met = meet(db, document, chosen);
      found.known += Number(met !== 'new' && !isRepeated);
      found.repeated += Number(isRepeated);
      found.kept += Number(met === 'kept');
      newDocumentLabels({ db, seen }, { value: document, place });
    } else found.repeated += 1;
    for (const [i, annotation] of annotations.entries()) {
      if (i % BREATH === BREATH - 1) await step(done);
      const isNew = isNewAnnotation({ db, seen }, gathered, annotation, place);
      found.annotations += Number(isNew || (isDry && !hasAnnotation(seen, annotation.id)));
    }
    for (const [i, relation] of relations.entries()) {
      if (i % BREATH === BREATH - 1) await step(done);
      const isNew = isNewRelation(db, gathered, relation, place);
      found.relations += Number(isNew || (isDry && !hasRelation(seen, relation.id)));
    }
    done += 1;
  }
  let ends = 0;
  for (const end of gathered.unresolved()) {
    if (ends++ % BREATH === 0) await step(done);
    refuseLooseEnd(db, gathered, end);
  }
  return { answer: { documents: [...documents], ...found }, chosen };
}

/** How a document of a dataset meets the project, and puts what it says of a chosen text to that. `kept`: the project says other things of it. */
function meet(db: ReadDb, record: GatheredDocument, chosen: Map<string, SourceDocument>): 'new' | 'known' | 'kept' {
  const there = documentById(db, record.id);
  const text = chosen.get(record.id);
  if (there) {
    if (text) chosen.set(record.id, withPublications(text, record.publications));
    return saysTheSame(there, record) ? 'known' : 'kept';
  }
  if (!text) return 'new';
  // The file brings bytes and encoding, the dataset what people said of the text.
  const { title, metadata, publications } = record;
  chosen.set(record.id, withPublications({ ...text, title, metadata }, publications));
  return 'known';
}

const saysTheSame = (a: SourceDocument, b: GatheredDocument): boolean =>
  a.title === b.title &&
  a.mediaType === b.mediaType &&
  canonical(a.metadata) === canonical(b.metadata) &&
  (!b.structure || canonical(b.structure) === canonical({ blocks: a.blocks, marks: a.marks }));

/**
 * The changes of an import that was checked, and that nothing was written after: the codebook first, then what others stand on. Keeps the
 * texts of new documents on the way. One record is in memory at a time.
 *
 * @param say hears how far it is.
 */
export function* changesOf(
  db: WriteDb,
  { gathered, texts, codebook, seen }: Incoming,
  { answer, chosen }: Checked,
  say: (done: number, total: number) => void,
): Generator<Change> {
  if (codebook) yield { entity: 'codebook', id: codebook.after.id, after: codebook.after };
  yield* newLayers(db, gathered);
  texts.keep(db);
  for (const record of chosen.values()) yield documentChange(record);
  for (const { value, place } of gathered.heads()) {
    if (!chosen.has(value.id)) yield* documentChanges(db, value);
    yield* newDocumentLabels({ db, seen }, { value, place });
  }
  for (const { value: after } of gathered.claims()) {
    if (!claimById(db, after.id)) yield { entity: 'claim', id: after.id, after };
  }
  for (const { value: after } of gathered.sources()) {
    if (!sourceById(db, after.id)) yield { entity: 'source', id: after.id, after };
  }
  let done = 0;
  for (const { value } of gathered.annotations()) {
    for (const after of value) {
      if (hasAnnotation(db, after.id)) continue;
      yield { entity: 'annotation', id: after.id, after };
      done += 1;
    }
    say(done, answer.annotations + answer.relations);
  }
  for (const { value } of gathered.relations()) {
    for (const after of value) {
      if (hasRelation(db, after.id)) continue;
      yield { entity: 'relation', id: after.id, after: bare(after) };
      done += 1;
    }
    say(done, answer.annotations + answer.relations);
  }
}

/** A document beside that of the project: where it is there, it gets the publications that it lacks. */
function* documentChanges(db: WriteDb, record: GatheredDocument): Generator<Change> {
  const there = documentById(db, record.id);
  const after = there ? withPublications(there, record.publications) : documentOf(record);
  if (!there) keepRecord(db, record);
  if (after !== there) yield documentChange(after);
}

/** A dataset brings texts, not files: the original bytes are the text's UTF-8. */
function documentOf(record: GatheredDocument): SourceDocument {
  const { id, title, metadata, publications, mediaType, text, textSha256, facts } = record;
  return {
    id,
    title,
    metadata,
    publications: [...publications],
    mediaType,
    encoding: 'utf-8',
    bytesSha256: textSha256,
    textSha256,
    length: utf16(text.length),
    blocks: [...facts.blocks],
    marks: [...facts.marks],
  };
}

/** The reader has compared text and hash; `verify` does so again. */
function keepRecord(db: WriteDb, { id, text, textSha256, facts }: GatheredDocument): void {
  keepText(db, id, text, facts.words);
  keepOriginal(db, id, textSha256, Buffer.from(text));
}

/** @throws Refusal `conflict` where the codebook is another one by now. */
function refuseOtherCodebook(db: ReadDb, codebook: CodebookAddition | null): void {
  const now = readCodebook(db)?.version;
  if (codebook === null || now === codebook.base) return;
  throw new Refusal(
    'conflict',
    `The codebook is at version ${now ?? 'none'} by now; this was mapped to ${codebook.base}. Nothing was imported: look at it again.`,
  );
}

/** Annotators and layers that the project does not know yet: an unknown handle is made. */
function newLayers(db: ReadDb, gathered: Gathered): Change[] {
  const layers = new Set(listLayers(db).map(({ id }) => id));
  const annotators = new Set(listAnnotators(db).map(({ id }) => id));
  return gathered.layers.toSorted().flatMap((id): Change[] => {
    const kind = id === 'gold' || id === 'suggestions' ? id : 'annotator';
    return [
      ...(kind !== 'annotator' || annotators.has(id)
        ? []
        : [{ entity: 'annotator', id, after: { id, name: id } } as const]),
      ...(layers.has(id) ? [] : [{ entity: 'layer', id, after: { id, kind } } as const]),
    ];
  });
}
