import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Choice, UnitView } from '../../../shared/api/adjudication.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { AttributePatch } from '../../../shared/model/annotation.ts';
import { createEdges, type EdgeStep } from '../../../shared/text/edges.ts';
import type { AnalysisFeature } from '../../app/analysis-feature.ts';
import type { DialogName } from '../../app/store.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { answered, choiceOf, draftOf, draftOfResult, movedEdge, relabelled, taken, type Draft } from './draft.ts';
import { optionsOf, type Option, type Row } from './options.ts';
import { createPass, type PassFeature } from './pass.ts';
import { createReader } from './reader.ts';
import { NO_REVIEW, type QueueForm, type ReviewState, type Unsent } from './state.ts';

/** Adjudication: the queue of what layers differ in, and what is decided of it. */
export interface ReviewFeature extends Required<Pick<AnalysisFeature, 'changed' | 'stale' | 'progress' | 'clear'>> {
  readonly store: StoreApi<ReviewState>;
  readonly pass: PassFeature;
  /** The page is shown: reads what it shows. @returns the end of it. */
  enter(): () => void;
  isShown(): boolean;
  /** The unit that can be decided now: read, and the one that is looked at. */
  current(): UnitView | null;
  choose(form: Partial<QueueForm>): void;
  show(key: string): void;
  step(direction: 1 | -1): void;
  more(): void;
  toggleWhole(): void;
  /** Accepts an option of the current unit by its number. */
  accept(number: number): void;
  none(): void;
  /** What was decided stands. */
  keep(): void;
  edit(): void;
  cancelEdit(): void;
  take(row: Row, option: Option): void;
  relabel(label: string): void;
  answer(patch: AttributePatch): void;
  setDraft(patch: Partial<Pick<Draft, 'note' | 'swapped' | 'claim'>>): void;
  moveEdge(step: EdgeStep): void;
  /** Decides what the draft says. */
  decideDraft(): void;
  openReason(): void;
  setReason(text: string | null): void;
  /** Keeps the reason: with the decision that there is, or for the next one. */
  saveReason(): void;
}

interface ReviewOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
  readonly openDialog: (dialog: DialogName | null) => void;
}

/** Makes the feature. */
export function createReview({ client, annotate, announce, say, openDialog }: ReviewOptions): ReviewFeature {
  const store = createStore<ReviewState>(() => NO_REVIEW);
  let isShown = false;
  const unsent = new Map<string, Unsent>();
  const reader = createReader(client, store, unsent, () => isShown);
  const pass = createPass({ client, annotate, store, openDialog });
  const scheme = () => annotate.store.getState().scheme;

  function current(): UnitView | null {
    const { view, currentKey } = store.getState();
    return view?.key === currentKey ? view : null;
  }

  function decide(choice: Choice, said: string): void {
    const view = current();
    if (view === null || !annotate.mayWrite()) return;
    const { form, items, draft: made, reason } = store.getState();
    const [batch, task] = [newId(), newId()];
    const { key } = view;
    const seen = view.candidates.map(({ id, revision }) => ({ id, revision }));
    const place = items.findIndex((item) => item.key === key);
    const next = items[place + 1]?.key ?? items[place - 1]?.key ?? null;
    const isListed = form.filter === 'all' || form.filter === 'decided';
    store.setState({
      draft: null,
      reason: null,
      ...(!isListed && { items: items.filter((item) => item.key !== key) }),
    });
    void reader.show(next);
    const written = annotate.submit({
      batch,
      name: t('review.deciding'),
      document: view.document,
      edits: [],
      onRefused(message) {
        say(message);
        giveBack(key, { draft: made, reason });
      },
      send: (session) =>
        client.call('adjudication.decide', {
          session,
          batch,
          task,
          key,
          seen,
          choice,
          ...(form.layers !== null && { layers: [...form.layers] }),
          ...(reason !== null && { reason: reason.trim() === '' ? null : reason.trim() }),
        }),
    });
    void written.then((answer) => {
      if (answer !== null) annotate.sayUndoable(said, batch);
    });
  }

  /** What was refused is there again, with its unit; where something else was begun meanwhile, as soon as its unit is shown. */
  function giveBack(key: string, work: Unsent): void {
    const now = store.getState();
    if (now.currentKey === key) {
      store.setState({ draft: now.draft ?? work.draft, reason: now.reason ?? work.reason });
    } else {
      unsent.set(key, work);
      if (now.draft !== null || now.reason !== null) return void reader.refresh();
      void reader.show(key);
    }
    void reader.refresh(key);
  }

  function draft(change: (before: Draft) => Draft | null): void {
    const before = store.getState().draft;
    const after = before && change(before);
    if (after) store.setState({ draft: after });
  }

  function step(direction: 1 | -1): void {
    const { items, currentKey, total } = store.getState();
    const place = items.findIndex(({ key }) => key === currentKey);
    const next = items[place + direction];
    if (next === undefined) return announce(t(direction === 1 ? 'review.last' : 'review.first'));
    if (items.length < total && place + direction > items.length - 50) void reader.more();
    void reader.show(next.key);
  }

  return {
    store,
    pass,
    enter() {
      isShown = true;
      void reader.refresh();
      return () => {
        isShown = false;
        reader.stop();
        store.setState({ isReading: false, fraction: null });
      };
    },
    isShown: () => isShown,
    current,
    choose(form) {
      store.setState((state) => ({ form: { ...state.form, ...form }, items: [], total: 0 }));
      void reader.refresh();
    },
    show: (key) => void reader.show(key),
    step,
    more: () => void reader.more(),
    toggleWhole: () => store.setState(({ isWhole }) => ({ isWhole: !isWhole })),
    accept(number) {
      const view = current();
      const option = view && optionsOf(view).find((one) => one.number === number);
      if (!option) return;
      const [layer = ''] = option.layers;
      decide({ kind: 'accept', layer }, t('review.accepted', { layers: option.layers.join(', ') }));
    },
    none: () => decide({ kind: 'none' }, t('review.noneRight')),
    keep() {
      if (current()?.decision != null) decide({ kind: 'keep' }, t('review.kept'));
    },
    edit() {
      const view = current();
      const [first] = view === null ? [] : optionsOf(view);
      if (!view || !first || !annotate.mayWrite()) return;
      store.setState({ draft: draftOfResult(view) ?? draftOf(view, first) });
      announce(t('review.editing'));
    },
    cancelEdit: () => store.setState({ draft: null }),
    take: (row, option) => draft((before) => taken(before, row, option)),
    relabel: (label) => draft((before) => relabelled(before, label, scheme())),
    answer: (patch) => draft((before) => answered(before, patch, scheme())),
    setDraft: (patch) => draft((before) => ({ ...before, ...patch })),
    moveEdge(edge) {
      const { text } = store.getState();
      if (text === null) return;
      const { language } = text.record.metadata;
      const edges = createEdges(typeof language === 'string' ? language : undefined);
      draft((before) => {
        const after = movedEdge(before, text.text, edges, edge);
        announce(after === null ? t('review.cannotMove') : after.quote);
        return after;
      });
    },
    decideDraft() {
      const { draft: made } = store.getState();
      if (made !== null) decide(choiceOf(made), t('review.edited'));
    },
    openReason() {
      const view = current();
      if (view !== null && annotate.mayWrite()) store.setState({ reason: view.decision?.reason ?? '' });
    },
    setReason: (reason) => store.setState({ reason }),
    saveReason() {
      // Without a decision the reason waits for the next one.
      if (current()?.decision != null) decide({ kind: 'keep' }, t('review.reasonSaved'));
      else announce(t('review.reasonWaits'));
    },
    changed: (changes) => reader.changed(changes),
    stale() {
      store.setState({ text: null });
      reader.soon();
    },
    progress(event) {
      reader.progress(event);
      pass.progress(event);
    },
    clear() {
      reader.stop();
      unsent.clear();
      store.setState(NO_REVIEW);
    },
  };
}
