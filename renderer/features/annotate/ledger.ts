import { annotationSchema, type Annotation } from '../../../shared/model/annotation.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { AnnotationChange, AnnotationIndex } from '../../editor/types.ts';

type Changed = Written['changes'][number];

/** One record's part of a write that is not on disk yet: what the record will be, from what it is. Null takes it away. */
export interface Edit {
  readonly id: string;
  apply(now: Annotation | undefined): Annotation | null;
}

/** What the core has said of the open document, plus the edits that it has not confirmed. */
export interface Ledger {
  /** The document whose annotations are held; null while none is. */
  readonly document: string | null;
  /** Begins with a document: what arrives from now until {@link Ledger.loaded} is kept and applied then. */
  loading(document: string): void;
  /** Takes the annotations of the document that is being loaded, as they were at `seq`. Others are ignored. */
  loaded(document: string, annotations: readonly Annotation[], seq: number): void;
  close(): void;
  /** Takes changes that are on disk. Older ones than what is held of a record change nothing. */
  receive(changes: readonly Changed[], seq: number): void;
  /** Shows edits at once. They stay on top of everything that is received until `drop`. */
  begin(batch: string, document: string, edits: readonly Edit[]): void;
  /** Forgets edits: after `receive` of the same change it stays, otherwise it vanishes from the screen. */
  drop(batch: string): void;
  /** Keeps annotations of some layers off the screen for a reason, or (null) of none. They stay known. O(annotations of the document). */
  hide(reason: string, isHidden: ((layer: string) => boolean) | null): void;
  /** The layer of an annotation of the open document, be it on the screen or not. */
  layerOf(id: string): string | undefined;
  /** Whether the annotation is one of the open document's, or was until it was taken away. */
  isKnown(id: string): boolean;
  /** Annotations of a layer in the open document, as they are shown. Kept running: O(1). */
  count(layer: string): number;
}

interface Confirmed {
  readonly seq: number;
  readonly state: Annotation | null;
}

interface Pending {
  readonly document: string;
  readonly edits: readonly Edit[];
}

/** Makes a ledger that keeps `index`, which the pane and the lists draw from, up to date. */
export function createLedger(index: AnnotationIndex): Ledger {
  const confirmed = new Map<string, Confirmed>();
  const pending = new Map<string, Pending>();
  const counts = new Map<string, number>();
  let document: string | null = null;
  const hidden = new Map<string, (layer: string) => boolean>();
  let early: { changes: readonly Changed[]; seq: number }[] | null = null;

  const isKnown = (id: string): boolean => confirmed.has(id) || index.get(id) !== undefined;

  const isHidden = (layer: string): boolean => [...hidden.values()].some((test) => test(layer));

  function countOne(annotation: Annotation | null | undefined, step: 1 | -1): void {
    if (annotation) counts.set(annotation.layer, (counts.get(annotation.layer) ?? 0) + step);
  }

  function reset(annotations: readonly Annotation[]): void {
    const shown = annotations.filter(({ layer }) => !isHidden(layer));
    counts.clear();
    for (const annotation of shown) countOne(annotation, 1);
    index.reset(shown);
  }

  function visible(id: string): Annotation | null {
    let now = confirmed.get(id)?.state ?? null;
    for (const write of pending.values()) {
      if (write.document !== document) continue;
      for (const edit of write.edits) if (edit.id === id) now = edit.apply(now ?? undefined);
    }
    return now !== null && isHidden(now.layer) ? null : now;
  }

  function refresh(ids: Iterable<string>): void {
    const changes: AnnotationChange[] = [];
    for (const id of new Set(ids)) {
      const [before, after] = [index.get(id), visible(id)];
      if (after === null && before === undefined) continue;
      countOne(before, -1);
      countOne(after, 1);
      changes.push({ id, after });
    }
    if (changes.length > 0) index.apply(changes);
  }

  function take(changes: readonly Changed[], seq: number): void {
    const touched: string[] = [];
    for (const { entity, id, after } of changes) {
      if (entity !== 'annotation' || (confirmed.get(id)?.seq ?? 0) > seq) continue;
      const state = after === null ? null : annotationSchema.parse(after);
      const isOurs = state === null ? isKnown(id) : state.document === document;
      if (!isOurs) continue;
      confirmed.set(id, { seq, state });
      touched.push(id);
    }
    refresh(touched);
  }

  return {
    get document() {
      return document;
    },
    loading(next) {
      if (document !== next) {
        confirmed.clear();
        reset([]);
      }
      document = next;
      early = [];
    },
    loaded(loadedDocument, annotations, seq) {
      if (loadedDocument !== document) return;
      confirmed.clear();
      for (const annotation of annotations) confirmed.set(annotation.id, { seq, state: annotation });
      reset(annotations);
      const arrived = early ?? [];
      early = null;
      for (const batch of arrived) if (batch.seq > seq) take(batch.changes, batch.seq);
      const waiting = [...pending.values()].filter((write) => write.document === document);
      refresh(waiting.flatMap((write) => write.edits.map((edit) => edit.id)));
    },
    close() {
      document = null;
      early = null;
      confirmed.clear();
      reset([]);
    },
    receive(changes, seq) {
      if (document === null) return;
      if (early !== null) early.push({ changes, seq });
      take(changes, seq);
    },
    begin(batch, editedDocument, edits) {
      pending.set(batch, { document: editedDocument, edits });
      if (editedDocument === document) refresh(edits.map((edit) => edit.id));
    },
    drop(batch) {
      const write = pending.get(batch);
      pending.delete(batch);
      if (write?.document === document) refresh(write?.edits.map((edit) => edit.id) ?? []);
    },
    hide(reason, test) {
      if (test === null) hidden.delete(reason);
      else hidden.set(reason, test);
      if (document === null) return;
      const edited = [...pending.values()].flatMap((write) => write.edits.map(({ id }) => id));
      reset([...new Set([...confirmed.keys(), ...edited])].flatMap((id) => visible(id) ?? []));
    },
    isKnown,
    layerOf: (id) => (index.get(id) ?? confirmed.get(id)?.state)?.layer,
    count: (layer) => counts.get(layer) ?? 0,
  };
}
