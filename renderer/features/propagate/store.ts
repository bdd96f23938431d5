import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MOST_AT_ONCE } from '../../../shared/api/changes.ts';
import type { Client } from '../../../shared/api/client.ts';
import { LONGEST_NEEDLE, type EqualPlace } from '../../../shared/api/equal.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import type { DialogName } from '../../app/store.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { changingMany } from '../annotate/changing-many.ts';

/** What is looked for, and how. */
export interface Question {
  readonly text: string;
  readonly label: string;
  /** The annotation whose words they are; null: words that were only marked. */
  readonly from: Annotation | null;
  readonly scope: 'document' | 'project';
  readonly wholeWords: boolean;
  readonly ignoreCase: boolean;
  readonly ignoreForm: boolean;
  readonly withAttributes: boolean;
}

/** Where looking for equal strings stands. */
export interface PropagationState {
  readonly question: Question;
  readonly phase: 'searching' | 'found' | 'stopped' | 'failed';
  readonly task: string | null;
  readonly fraction: number | null;
  readonly problem: string | null;
  readonly found: Output<'annotations.findEqual'>;
  /** Keys of the places that will be tagged. */
  readonly ticked: ReadonlySet<string>;
}

/** Tagging the places that say the same as an annotation or a selection. */
export interface Propagation {
  readonly store: StoreApi<PropagationState>;
  /** Opens the preview for the active annotation, or for what is marked. */
  start(): void;
  /** Changes the question and asks again. */
  ask(changes: Partial<Question>): void;
  tick(keys: readonly string[], isTicked: boolean): void;
  stop(): void;
  /** Tags what is ticked, in one step. */
  run(): void;
  progress(progress: TaskProgress): void;
}

interface PropagationOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  readonly layer: () => string | null;
  readonly openDialog: (dialog: DialogName | null) => void;
}

const NOTHING: Output<'annotations.findEqual'> = { places: [], partial: 0, excluded: 0, more: false };
const QUESTION: Question = {
  text: '',
  label: '',
  from: null,
  scope: 'document',
  wholeWords: true,
  ignoreCase: false,
  ignoreForm: false,
  withAttributes: true,
};

/** The key of a place. */
export const keyOfPlace = ({ document, start, end }: EqualPlace): string => `${document} ${start} ${end}`;

/** Makes the feature. What was chosen last of scope and sameness is what the next search begins with. */
export function createPropagation(options: PropagationOptions): Propagation {
  const { client, annotate, notices, announce, layer } = options;
  const store = createStore<PropagationState>(() => ({
    question: QUESTION,
    phase: 'stopped',
    task: null,
    fraction: null,
    problem: null,
    found: NOTHING,
    ticked: new Set(),
  }));

  function cancel(): void {
    const { task, phase } = store.getState();
    if (phase === 'searching' && task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  async function search(question: Question): Promise<void> {
    cancel();
    const task = newId();
    store.setState({ question, task, phase: 'searching', fraction: null, problem: null });
    const { text, label, scope, wholeWords, ignoreCase, ignoreForm } = question;
    const { id } = annotate.store.getState();
    const show = (state: Partial<PropagationState>): void => {
      if (store.getState().task === task) store.setState(state);
    };
    try {
      const asked = { task, text, label, wholeWords, ignoreCase, ignoreForm };
      const document = scope === 'document' && id !== null ? { document: id } : {};
      const found = await client.call('annotations.findEqual', { ...asked, ...document });
      // The place that was asked from is not another one; of those that overlap, the first is ticked.
      let [lastDocument, lastEnd] = ['', 0];
      const ticked = found.places.filter(({ document: of, start, end, state }) => {
        if (state === 'locked' || (of === lastDocument && start < lastEnd)) return false;
        [lastDocument, lastEnd] = [of, end];
        return state === 'free';
      });
      show({ phase: 'found', found, ticked: new Set(ticked.map(keyOfPlace)) });
    } catch (error) {
      const stopped = isCancelled(error);
      show({ phase: stopped ? 'stopped' : 'failed', problem: stopped ? null : messageOf(error), found: NOTHING });
    }
  }

  return {
    store,
    start() {
      const { activeId, growingId, document, selection, codebook } = annotate.store.getState();
      const span = selection !== null && selection.raw.start !== selection.raw.end ? selection.span : null;
      const from = span !== null || activeId === null ? null : (annotate.index.get(activeId) ?? null);
      const refuse = (text: string): void => notices.say(text, { id: 'propagate' });
      if (document === null || (span === null && from === null)) return refuse(t('propagate.nothing'));
      if (from !== null && from.fragments.length > 1) return refuse(t('propagate.fragments'));
      const text = span === null ? (from?.quote ?? '') : document.text.slice(span.start, span.end);
      if (text.length > LONGEST_NEEDLE) return refuse(t('propagate.tooLong', { count: LONGEST_NEEDLE }));
      if (!annotate.mayWrite()) return;
      const grown = growingId === null ? undefined : annotate.index.get(growingId)?.label;
      const offered = codebook?.labels.filter(isOffered).map(({ name }) => name) ?? [];
      const label = offered.find((name) => name === (from?.label ?? grown)) ?? offered[0] ?? '';
      annotate.flush();
      options.openDialog('propagate');
      void search({ ...store.getState().question, text, label, from });
    },
    ask({ withAttributes, ...changes }) {
      const question = { ...store.getState().question, ...changes };
      if (withAttributes !== undefined) store.setState({ question: { ...question, withAttributes } });
      else void search(question);
    },
    tick(keys, isTicked) {
      const { found, ticked: before } = store.getState();
      const free = new Set(found.places.filter(({ state }) => state === 'free').map(keyOfPlace));
      const ticked = new Set(before);
      for (const key of keys) {
        if (isTicked && free.has(key)) ticked.add(key);
        else ticked.delete(key);
      }
      store.setState({ ticked });
      announce(t('propagate.ticked', { count: ticked.size }));
    },
    stop: cancel,
    run() {
      const { question, found, ticked, phase } = store.getState();
      const { codebook, scheme, id } = annotate.store.getState();
      const own = layer();
      if (phase !== 'found' || ticked.size === 0 || codebook === null || own === null || id === null) return;
      const { label, from, withAttributes } = question;
      const attributes = from !== null && withAttributes ? scheme.carried(from, label) : scheme.defaults(label);
      const create = found.places
        .filter((place) => ticked.has(keyOfPlace(place)))
        .slice(0, MOST_AT_ONCE)
        .map(({ document, start, end, quote }): Annotation => ({
          id: newId(),
          document,
          layer: own,
          label,
          fragments: [{ start, end }],
          quote,
          attributes,
          codebookVersion: codebook.version,
          origin: { kind: 'propagation', ...(from !== null && { from: [from.id] }) },
        }));
      const values = { count: create.length, label };
      const gesture = { kind: 'propagate', name: t('propagate.name', values), document: id, create } as const;
      const write = changingMany(client, gesture, scheme);
      options.openDialog(null);
      void annotate.submit(write);
      annotate.sayUndoable(t('propagate.done', values), write.batch);
    },
    progress(progress) {
      if (store.getState().task === progress.task) store.setState({ fraction: fractionOf(progress) });
    },
  };
}
