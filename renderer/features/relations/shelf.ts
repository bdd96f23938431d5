import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import { annotationSchema } from '../../../shared/model/annotation.ts';
import { relationSchema, type Relation } from '../../../shared/model/relation.ts';
import { messageOf } from '../../app/errors.ts';
import type { RelationsState } from './store.ts';

/** What the core has said of a document's relations, plus what it has not confirmed. */
export interface Shelf {
  /** Reads the relations of a document; null: of none. What is asked for last is what is shown. */
  load(document: string | null): void;
  reload(): void;
  /** Takes changes that are on disk. */
  receive(changes: Written['changes'], seq: number): void;
  /** Shows a relation in a state that is not on disk yet, until `drop`. */
  begin(batch: string, id: string, after: Relation | null): void;
  drop(batch: string): void;
  /** Keeps what is known of an end that stands in another document. */
  know(end: RelationEnd): void;
}

interface ShelfOptions {
  readonly client: Client;
  readonly store: StoreApi<RelationsState>;
  /** Whether an annotation stands in the open document. */
  readonly isHere: (annotation: string) => boolean;
}

/** Makes an empty shelf. */
export function createShelf({ client, store, isHere }: ShelfOptions): Shelf {
  const base = new Map<string, Relation>();
  const pending = new Map<string, { readonly id: string; readonly after: Relation | null }>();
  /** Ends of this document that went: should one come back, relations may come with it. */
  const lost = new Set<string>();
  let document: string | null = null;
  let latest = 0;
  /** What arrives while a list is on its way; null: none is. */
  let early: { readonly changes: Written['changes']; readonly seq: number }[] | null = null;

  function show(more: Partial<RelationsState> = {}): void {
    const shown = new Map(base);
    for (const { id, after } of pending.values()) {
      if (after === null) shown.delete(id);
      else if (touches(after) || shown.has(id)) shown.set(id, after);
    }
    store.setState({ relations: [...shown.values()], ...more });
  }

  const isKnown = (end: string): boolean => isHere(end) || store.getState().ends.has(end);
  const touches = ({ id, from, to }: Relation): boolean => base.has(id) || isHere(from) || isHere(to);
  const isEnd = (annotation: string): boolean =>
    [...base.values()].some(({ from, to }) => from === annotation || to === annotation);

  /** @returns whether something is shown of which the shelf knows too little. */
  function take(changes: Written['changes']): boolean {
    let isShort = false;
    for (const { entity, id, after } of changes) {
      if (entity === 'relation') {
        const relation = after === null ? null : relationSchema.parse(after);
        if (relation === null) base.delete(id);
        else if (touches(relation)) {
          base.set(id, relation);
          if (!isKnown(relation.from) || !isKnown(relation.to)) isShort = true;
        }
      } else if (entity === 'annotation') {
        if (after === null && isEnd(id)) {
          lost.add(id);
          isShort = true;
        } else if (after !== null && (lost.delete(id) || store.getState().ends.has(id))) {
          // Where it is here now, the document itself says what it is.
          isShort ||= annotationSchema.parse(after).document !== document || !isEnd(id);
        }
      }
    }
    return isShort;
  }

  function reload(): void {
    void read();
  }

  async function read(): Promise<void> {
    const asked = document;
    latest += 1;
    const mine = latest;
    early = asked === null ? null : [];
    if (asked === null) return;
    try {
      const { relations, ends, seq } = await client.call('relations.list', { document: asked });
      if (mine !== latest) return;
      base.clear();
      for (const relation of relations) base.set(relation.id, relation);
      store.setState({ ends: new Map(ends.map((end) => [end.id, end])) });
      const arrived = early ?? [];
      early = null;
      const isShort = arrived.map((batch) => batch.seq > seq && take(batch.changes)).some(Boolean);
      show({ problem: null });
      if (isShort) reload();
    } catch (error) {
      if (mine === latest) store.setState({ problem: messageOf(error) });
    }
  }

  return {
    load(next) {
      if (next !== document) {
        base.clear();
        lost.clear();
        document = next;
        show({ ends: new Map(), problem: null });
      }
      reload();
    },
    reload,
    receive(changes, seq) {
      if (document === null) return;
      early?.push({ changes, seq });
      const isShort = take(changes);
      if (changes.some(({ entity }) => entity === 'relation')) show();
      if (isShort) reload();
    },
    begin(batch, id, after) {
      pending.set(batch, { id, after });
      show();
    },
    drop(batch) {
      if (pending.delete(batch)) show();
    },
    know(end) {
      store.setState(({ ends }) => ({ ends: new Map(ends).set(end.id, end) }));
    },
  };
}
