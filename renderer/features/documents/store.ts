import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import type { Attributes } from '../../../shared/model/annotation.ts';
import { documentLabelsSchema } from '../../../shared/model/document-labels.ts';
import { statusSchema, type Status } from '../../../shared/model/status.ts';
import { messageOf } from '../../app/errors.ts';
import { createArrangement } from './arrangement.ts';
import type { Sort } from './order.ts';

/** The list of the project's documents, and how it is looked at. */
export interface DocumentsState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly documents: readonly DocumentSummary[];
  readonly filter: string;
  readonly sort: Sort;
  /** The documents that the annotator is to annotate; empty: nobody has said so. */
  readonly assigned: ReadonlySet<string>;
  /** Whether only these are listed. */
  readonly isOnlyAssigned: boolean;
}

/** The documents feature. */
export interface DocumentsFeature {
  readonly store: StoreApi<DocumentsState>;
  /** Reads the list. @returns the place in the log that it stands at, or null where it could not be read. */
  load(): Promise<number | null>;
  clear(): void;
  /** Takes changes that are on disk; what they mean for other documents' counts is read afresh soon. */
  receive(changes: Written['changes'], isInOpenDocument: (annotation: string) => boolean): void;
  setCount(document: string, layer: string, annotations: number): void;
  setStatus(document: string, layer: string, state: Status['state'] | undefined): void;
  get(id: string): DocumentSummary | undefined;
  /** As the list shows them: filtered and sorted. Made once, then kept up: cheap to ask for at every gesture. */
  arranged(layer: string | null): readonly DocumentSummary[];
  /** How many documents a layer is done with. Kept running too. */
  done(layer: string | null): number;
}

/** How long changes elsewhere are gathered before the list is read again. */
const REFRESH_MS = 150;

/** Makes the documents feature. */
export function createDocuments(client: Client): DocumentsFeature {
  const store = createStore<DocumentsState>(() => ({
    phase: 'loading',
    problem: null,
    documents: [],
    filter: '',
    sort: 'added',
    assigned: new Set(),
    isOnlyAssigned: false,
  }));
  const arrangement = createArrangement(() => {
    const { documents, filter, sort, assigned, isOnlyAssigned } = store.getState();
    return { documents, filter, sort, only: isOnlyAssigned ? assigned : null };
  });
  /** Place of each document in the list of the same time. */
  let places: { readonly of: readonly DocumentSummary[]; readonly byId: ReadonlyMap<string, number> } | null = null;
  let refreshing: ReturnType<typeof setTimeout> | null = null;

  async function load(): Promise<number | null> {
    try {
      const { documents, seq } = await client.call('documents.list', {});
      store.setState({ documents, phase: 'ready', problem: null });
      return seq;
    } catch (error) {
      store.setState({ phase: 'failed', problem: messageOf(error) });
      return null;
    }
  }

  function refreshSoon(): void {
    refreshing ??= setTimeout(() => {
      refreshing = null;
      void load();
    }, REFRESH_MS);
  }

  function placeOf(id: string): number {
    const { documents } = store.getState();
    if (places?.of !== documents) {
      places = { of: documents, byId: new Map(documents.map((document, place) => [document.id, place])) };
    }
    return places.byId.get(id) ?? -1;
  }

  const get = (id: string): DocumentSummary | undefined => store.getState().documents[placeOf(id)];

  function patch(id: string, change: (document: DocumentSummary) => DocumentSummary): void {
    const { documents } = store.getState();
    const place = placeOf(id);
    const before = documents[place];
    if (before === undefined) return;
    const after = change(before);
    const changed = documents.with(place, after);
    if (places !== null) places = { ...places, of: changed };
    arrangement.patch(documents, changed, before, after);
    store.setState({ documents: changed });
  }

  function setStatus(id: string, layer: string, state: Status['state'] | undefined): void {
    patch(id, (document) => {
      const { [layer]: _before, ...others } = document.status;
      return { ...document, status: state === undefined ? others : { ...others, [layer]: state } };
    });
  }

  function setLabels(id: string, layer: string, labels: Attributes | undefined): void {
    patch(id, (document) => {
      const { [layer]: _before, ...others } = document.labels;
      return { ...document, labels: labels === undefined ? others : { ...others, [layer]: labels } };
    });
  }

  return {
    store,
    load,
    setStatus,
    clear() {
      if (refreshing !== null) clearTimeout(refreshing);
      refreshing = null;
      store.setState({ phase: 'loading', documents: [], filter: '', problem: null });
    },
    receive(changes, isInOpenDocument) {
      for (const { entity, id, after } of changes) {
        if (entity === 'status') {
          const [layer = '', document = ''] = id.split('/');
          setStatus(document, layer, after === null ? undefined : statusSchema.parse(after).state);
        } else if (entity === 'documentLabels') {
          const [layer = '', document = ''] = id.split('/');
          setLabels(document, layer, after === null ? undefined : documentLabelsSchema.parse(after).attributes);
        } else if (entity === 'document' || (entity === 'annotation' && !isInOpenDocument(id))) {
          refreshSoon();
        }
      }
    },
    setCount(id, layer, annotations) {
      if (get(id)?.annotations[layer] === annotations) return;
      patch(id, (document) => ({ ...document, annotations: { ...document.annotations, [layer]: annotations } }));
    },
    get,
    arranged: arrangement.arranged,
    done: arrangement.done,
  };
}
