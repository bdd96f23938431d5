import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Check, Proposal } from '../../../shared/api/publication.ts';
import {
  DATASET_CARD,
  datasetCardSchema,
  type CardPatch,
  type DatasetCard,
} from '../../../shared/model/dataset-card.ts';
import type { Release } from '../../../shared/model/release.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';

/** The parts of the page. */
export type DatasetTab = 'publication' | 'quality' | 'splits';

/** Choices of the export that the checklist depends on. */
export interface CheckedForm {
  readonly layer: string;
  readonly withoutText: boolean;
  readonly pseudonyms: boolean;
}

/** What the page of the dataset shows. */
export interface DatasetState {
  readonly tab: DatasetTab;
  /** Null: not read yet. */
  readonly card: DatasetCard | null;
  readonly releases: readonly Release[];
  readonly form: CheckedForm;
  /** Null: not checked yet. What is there may be of a moment ago while `isChecking`. */
  readonly checklist: { readonly checks: readonly Check[]; readonly proposal: Proposal } | null;
  readonly isChecking: boolean;
  readonly problem: string | null;
}

/** The card of the dataset, and what is missing before it is published. */
export interface DatasetFeature {
  readonly store: StoreApi<DatasetState>;
  /** The page is shown: reads what it shows. @returns the end of it. */
  enter(): () => void;
  show(tab: DatasetTab): void;
  /** Checks with other choices. */
  choose(form: Partial<CheckedForm>): void;
  /** Changes fields of the card, as one step that can be undone. @returns false where it may not. */
  save(patch: CardPatch): boolean;
  changed(changes: Written['changes']): void;
  stale(): void;
  clear(): void;
}

interface DatasetOptions {
  readonly client: Client;
  readonly annotate: Pick<AnnotateFeature, 'mayWrite' | 'submit'>;
}

const START: DatasetState = {
  tab: 'publication',
  card: null,
  releases: [],
  form: { layer: 'all', withoutText: false, pseudonyms: false },
  checklist: null,
  isChecking: false,
  problem: null,
};

/** Work goes on beside the page: it is checked again when nothing has changed for so long. */
const RESTS_MS = 300;

/** Makes the feature. */
export function createDataset({ client, annotate }: DatasetOptions): DatasetFeature {
  const store = createStore<DatasetState>(() => START);
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let task: string | null = null;

  function stop(): void {
    clearTimeout(timer);
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
    task = null;
  }

  async function read(): Promise<void> {
    try {
      const { card, releases } = await client.call('dataset.card.read', {});
      store.setState({ card, releases, problem: null });
    } catch (error) {
      store.setState({ problem: messageOf(error) });
    }
  }

  async function check(): Promise<void> {
    stop();
    const mine = newId();
    task = mine;
    store.setState({ isChecking: true });
    try {
      const { checks, proposal } = await client.call('dataset.checklist', { ...store.getState().form, task: mine });
      if (task !== mine) return;
      // Why the card cannot be read stays on the screen.
      const problem = store.getState().card === null ? store.getState().problem : null;
      store.setState({ checklist: { checks, proposal }, isChecking: false, problem });
    } catch (error) {
      if (task === mine) store.setState({ isChecking: false, problem: isCancelled(error) ? null : messageOf(error) });
    }
    if (task === mine) task = null;
  }

  function checkSoon(): void {
    if (!isShown) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), RESTS_MS);
  }

  return {
    store,
    enter() {
      isShown = true;
      void read();
      void check();
      return () => {
        isShown = false;
        stop();
        store.setState({ isChecking: false });
      };
    },
    show: (tab) => store.setState({ tab }),
    choose(form) {
      store.setState((state) => ({ form: { ...state.form, ...form } }));
      void check();
    },
    save(patch) {
      if (!annotate.mayWrite()) return false;
      const batch = newId();
      const before = store.getState().card ?? { id: DATASET_CARD };
      const fields = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null);
      // Shown at once; what the log says comes after it.
      store.setState({ card: Object.fromEntries(fields) as DatasetCard });
      const send = (session: string): Promise<Written> =>
        client.call('dataset.card.save', { session, batch, card: patch });
      void annotate
        .submit({ batch, document: '', name: t('dataset.saving'), edits: [], send })
        .then((written) => (written === null ? read() : undefined));
      checkSoon();
      return true;
    },
    changed(changes) {
      for (const { entity, id, after } of changes) {
        if (entity !== 'datasetCard' || id !== DATASET_CARD) continue;
        store.setState({ card: after === null ? { id: DATASET_CARD } : datasetCardSchema.parse(after) });
      }
      if (changes.some(({ entity }) => entity === 'release')) void read();
      checkSoon();
    },
    stale() {
      if (!isShown) return;
      void read();
      checkSoon();
    },
    clear() {
      stop();
      store.setState(START);
    },
  };
}
