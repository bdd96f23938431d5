import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Attributes, AttributePatch, AttributeValue } from '../../../shared/model/annotation.ts';
import { documentLabelsId, withLabels } from '../../../shared/model/document-labels.ts';
import { documentSchema, type SourceDocument } from '../../../shared/model/document.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { Prepared } from '../annotate/draft.ts';
import { holds, readable, saidOf } from '../annotate/edits.ts';
import type { Write } from '../annotate/writes.ts';
import type { DocumentsFeature } from '../documents/store.ts';

/** What can be said of a document whose text never changes. */
export type Description = Partial<Pick<SourceDocument, 'title' | 'metadata' | 'publications'>>;

/** A gesture on its way to the disk: it is shown at once. */
interface Waiting {
  readonly batch: string;
  readonly document: string;
  readonly layer: string;
  readonly labels?: AttributePatch;
  readonly description?: Description;
}

/** What the panel about the open document shows besides what the other features hold. */
export interface AboutState {
  readonly isOpen: boolean;
  readonly waiting: readonly Waiting[];
}

/** What is said of the open document as a whole: labels of one's own layer, title, metadata, publications. */
export interface AboutFeature {
  readonly store: StoreApi<AboutState>;
  show(isOpen: boolean): void;
  /** The id of the record of one's own labels of a document. */
  recordOf(document: string): string;
  /** One's own labels of a document, with what is on its way. */
  labels(document: string): Attributes;
  /** The open document's record, with what is on its way; null while none is open. */
  record(): SourceDocument | null;
  label(document: string, name: string, value: AttributeValue | null): Promise<boolean>;
  /** What saving a text into a label comes to. */
  prepareLabel(document: string, toPatch: (text: string) => AttributePatch | null): (text: string) => Prepared;
  /** Says something else of the open document; what is the same is not written. */
  describe(description: Description): void;
  /** What saving a text comes to. `toDescription`: null where it says nothing that could be saved. */
  prepare(toDescription: (record: SourceDocument, text: string) => Description | null): (text: string) => Prepared;
  /** Records are on disk in a new state. */
  changed(changes: Written['changes']): void;
  /** Whoever reads the documents afresh has all of it. */
  stale(): void;
}

interface AboutOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly documents: DocumentsFeature;
  readonly layer: () => string | null;
  readonly announce: (text: string) => void;
}

/** Makes the feature. */
export function createAbout({ client, annotate, documents, layer, announce }: AboutOptions): AboutFeature {
  const store = createStore<AboutState>(() => ({ isOpen: false, waiting: [] }));

  function labels(document: string): Attributes {
    const own = layer();
    if (own === null) return {};
    const { scheme } = annotate.store.getState();
    const saved = documents.get(document)?.labels[own] ?? {};
    return onItsWay(document)
      .filter((one) => one.layer === own)
      .reduce((now, one) => (one.labels === undefined ? now : withLabels(now, one.labels, scheme)), saved);
  }

  function record(): SourceDocument | null {
    const { document } = annotate.store.getState();
    if (document === null) return null;
    return onItsWay(document.record.id).reduce((now, { description }) => ({ ...now, ...description }), document.record);
  }

  /** Keeps what a write will make of the document, to be shown as long as the write is on its way. */
  function waitFor(waiting: Waiting, name: string, send: Write['send']): Write {
    const { pending, failed } = annotate.store.getState().writes;
    const known = new Set([...pending, ...failed.map(({ write }) => write)].map(({ batch }) => batch));
    store.setState(({ waiting: all }) => ({ waiting: [...all.filter(({ batch }) => known.has(batch)), waiting] }));
    return { batch: waiting.batch, document: waiting.document, name, edits: [], send };
  }

  function onItsWay(document: string): readonly Waiting[] {
    const pending = new Set(annotate.store.getState().writes.pending.map(({ batch }) => batch));
    return store.getState().waiting.filter((one) => one.document === document && pending.has(one.batch));
  }

  function labelling(document: string, patch: AttributePatch): Write {
    const batch = newId();
    return waitFor(
      { batch, document, layer: layer() ?? '', labels: patch },
      t('about.write.label', { names: Object.keys(patch).map(readable).join(', ') }),
      (session) => client.call('documents.label', { session, batch, document, attributes: patch }),
    );
  }

  function describing(document: string, description: Description): Write {
    const batch = newId();
    return waitFor({ batch, document, layer: layer() ?? '', description }, t('about.write.describe'), (session) =>
      client.call('documents.describe', { session, batch, document, ...description }),
    );
  }

  const isSame = (now: SourceDocument, description: Description): boolean =>
    JSON.stringify({ ...now, ...description }) === JSON.stringify(now);

  const feature: AboutFeature = {
    store,
    labels,
    record,
    show: (isOpen) => store.setState({ isOpen }),
    recordOf: (document) => documentLabelsId(layer() ?? '', document),
    async label(document, name, value) {
      if (holds(labels(document), { [name]: value })) return true;
      if (!annotate.mayWrite()) return false;
      announce(saidOf(name, value));
      return (await annotate.submit(labelling(document, { [name]: value }))) !== null;
    },
    prepareLabel: (document, toPatch) => (text) => {
      const patch = toPatch(text);
      if (patch === null) return 'wrong';
      if (holds(labels(document), patch)) return 'same';
      const said = Object.entries(patch).map(([name, value]) => saidOf(name, value));
      return { write: labelling(document, patch), said };
    },
    describe(description) {
      const now = record();
      if (now === null || isSame(now, description) || !annotate.mayWrite()) return;
      void annotate.submit(describing(now.id, description));
    },
    prepare: (toDescription) => (text) => {
      const now = record();
      const description = now && toDescription(now, text);
      if (!now || !description) return 'wrong';
      return isSame(now, description) ? 'same' : { write: describing(now.id, description), said: [] };
    },
    changed(changes) {
      for (const { entity, id, after } of changes) {
        const { document } = annotate.store.getState();
        if (entity !== 'document' || after === null || document?.record.id !== id) continue;
        annotate.store.setState({ document: { ...document, record: documentSchema.parse(after) } });
      }
    },
    stale: () => undefined,
  };
  return feature;
}
