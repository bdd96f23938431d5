import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { Link } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { shortQuote } from '../annotate/gestures.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { createJumps, type Jumps } from './jumps.ts';
import { createMaking, type Making } from './making.ts';
import { createShelf } from './shelf.ts';
import { createRelationsStore, NO_RELATIONS, type RelationsState } from './store.ts';
import { noting, relating, unrelating, type RelationWrite } from './writes.ts';

/** Relations of the open document: made, followed, changed, removed. */
export interface RelationsFeature extends Jumps {
  readonly store: StoreApi<RelationsState>;
  readonly making: Making;
  /** An end as it is known: of this document as it stands there, else as the core said. Undefined: nobody knows of it. */
  end(id: string): RelationEnd | undefined;
  remove(relation: Relation): void;
  /** Saves a note; an empty one takes it away. */
  note(relation: Relation, text: string): void;
  /** Reads them again, after a failure. */
  reload(): void;
  receive(changes: Written['changes'], seq: number): void;
  stale(): void;
}

/** What relations stand on. */
export interface RelationsOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly documents: Pick<DocumentsFeature, 'get'>;
  readonly layer: () => string | null;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
}

/** Makes the feature; it follows the document that is open. */
export function createRelations({
  client,
  annotate,
  documents,
  layer,
  announce,
  say,
}: RelationsOptions): RelationsFeature {
  const store = createRelationsStore();
  const shelf = createShelf({ client, store, isHere: (id) => annotate.index.get(id) !== undefined });
  const here = (): string => annotate.store.getState().id ?? '';

  const described = (annotation: Annotation): RelationEnd => {
    const { id, document, layer: of, label, quote } = annotation;
    const title = documents.get(document)?.title ?? '';
    return { id, document, title, layer: of, label, quote, ...extent(annotation), deleted: false };
  };

  function end(id: string): RelationEnd | undefined {
    const annotation = annotate.index.get(id);
    return annotation ? described(annotation) : store.getState().ends.get(id);
  }

  async function submit(write: RelationWrite): Promise<void> {
    shelf.begin(write.batch, write.id, write.after);
    await annotate.submit(write);
    shelf.drop(write.batch);
  }

  function make(link: Link, ends: readonly RelationEnd[]): boolean {
    const own = layer();
    if (!annotate.mayWrite() || own === null) return false;
    for (const known of ends) if (annotate.index.get(known.id) === undefined) shelf.know(known);
    const [from, to] = [link.from, link.to].map((id) => ends.find((one) => one.id === id));
    void submit(relating(client, link, own, here()));
    announce(
      t('relations.made', {
        type: link.type.name,
        from: from?.label ?? '',
        to: to?.label ?? '',
        quote: shortQuote({ quote: to?.quote ?? '' }),
      }),
    );
    return true;
  }

  annotate.store.subscribe((state, before) => {
    if (state.id === before.id) return;
    if (state.id === null) store.setState(NO_RELATIONS);
    shelf.load(state.id);
  });

  return {
    store,
    end,
    making: createMaking({ client, annotate, store, layer, announce, say, described, make }),
    ...createJumps({ annotate, store }),
    remove(relation) {
      if (!annotate.mayWrite()) return;
      const write = unrelating(client, relation, here());
      void submit(write);
      const said = t('relations.removed', { type: relation.type });
      annotate.undoNotice.say(said, write.batch, { label: t('spans.undo'), run: () => void annotate.history.undo() });
      announce(said);
    },
    note(relation, text) {
      if (text === (relation.note ?? '') || !annotate.mayWrite()) return;
      void submit(noting(client, relation, text, here()));
    },
    reload: shelf.reload,
    receive: shelf.receive,
    stale: shelf.reload,
  };
}
