import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Card } from '../../../shared/api/claims.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { labelsWithCards } from '../../../shared/model/claim.ts';
import { messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { Choice, Choosable, Proposal } from './choices.ts';
import { assigning, makingCard, makingLooseCard } from './writes.ts';

/** What is chosen from for one annotation. */
export interface Chooser {
  readonly annotation: Choosable;
  /** Null: still asked for. */
  readonly proposals: readonly Proposal[] | null;
  readonly cards: readonly Card[];
  readonly problem: string | null;
  /** Who is told what was chosen, where that is not simply written. */
  readonly onTake?: (choice: Taken) => void;
}

/** What can be chosen for good. */
export type Taken = Exclude<Choice, { kind: 'edit' }>;

/** What the window knows of claim cards. */
export interface ClaimsState {
  readonly chooser: Chooser | null;
  /** Rises whenever a card or its mentions may have changed: what is shown of a card is read again. */
  readonly version: number;
  /** What cards say that this window has just made or chosen, until they are read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Claim cards in the window. */
export interface ClaimsFeature {
  readonly store: StoreApi<ClaimsState>;
  /** Opens the chooser for the active annotation. */
  choose(): void;
  /** Opens the chooser for an annotation of any document; what is chosen is told, and nothing is written. */
  chooseFor(annotation: Choosable, onTake: (choice: Taken) => void): void;
  /** The id of the card that was chosen: a new one is made, as a step of its own. Null: none was chosen, or none could be made. */
  cardOf(choice: Taken, document: string): Promise<string | null>;
  closeChooser(): void;
  /** Does what was chosen, for the chooser's annotation. `edit` is the view's. */
  take(choice: Taken): void;
  takeOff(annotation: Annotation): void;
  /** Hears of changes in the project. */
  changed(changes: Written['changes']): void;
  stale(): void;
}

interface ClaimsOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Pick<Notices, 'say'>;
  readonly announce: (text: string) => void;
  readonly open: (dialog: 'claim' | null) => void;
}

/** In this time a dialog that closes has given the focus back. */
const FOCUS_MS = 100;

/** Makes the feature. */
export function createClaims({ client, annotate, notices, announce, open }: ClaimsOptions): ClaimsFeature {
  const store = createStore<ClaimsState>(() => ({ chooser: null, version: 0, texts: new Map() }));
  /** Where the caret stood when the chooser opened. */
  let caret: number | undefined;
  const rise = (): void => store.setState(({ version }) => ({ version: version + 1 }));

  function remember(id: string, text: string): void {
    store.setState(({ texts }) => ({ texts: new Map([...texts].slice(-200)).set(id, text) }));
  }

  async function fill(annotation: Choosable): Promise<void> {
    const isStill = (): boolean => store.getState().chooser?.annotation.id === annotation.id;
    const put = (part: Partial<Chooser>): void =>
      store.setState(({ chooser }) => ({ chooser: chooser && isStill() ? { ...chooser, ...part } : chooser }));
    try {
      // What was tagged or written a moment ago counts, too.
      await annotate.settled();
      const [{ proposals }, { claims }] = await Promise.all([
        client.call('claims.propose', { annotation: annotation.id }),
        client.call('claims.list', {}),
      ]);
      put({ proposals, cards: claims });
    } catch (error) {
      put({ proposals: [], problem: messageOf(error) });
    }
  }

  function write(annotation: Choosable, choice: Taken): void {
    if (!annotate.mayWrite()) return;
    const { scheme } = annotate.store.getState();
    if (choice.kind === 'new') {
      const made = makingCard(client, annotation, choice.text, scheme);
      remember(made.id, choice.text);
      void annotate.submit(made).then(rise);
      announce(t('claims.made', { text: choice.text }));
      return;
    }
    const claim = choice.kind === 'card' ? choice.claim : null;
    if (claim) remember(claim.id, claim.text);
    void annotate.submit(assigning(client, annotation, claim?.id ?? null, scheme)).then(rise);
    announce(claim ? t('claims.assigned', { text: claim.text }) : t('claims.takenOff'));
  }

  /** Closes the chooser. The caret that comes back with the focus must not give up the annotation that it was about. */
  function close(): void {
    const { chooser } = store.getState();
    store.setState({ chooser: null });
    open(null);
    if (chooser === null) return;
    setTimeout(() => {
      const { activeId, growingId, selection } = annotate.store.getState();
      // Who pressed Esc once more, or has moved the caret, has left it, and means it.
      const isLost = activeId === null && growingId === chooser.annotation.id && selection?.raw.end === caret;
      if (isLost) annotate.activate(chooser.annotation.id);
    }, FOCUS_MS);
  }

  return {
    store,
    choose() {
      const { activeId, codebook, selection } = annotate.store.getState();
      caret = selection?.raw.end;
      annotate.flush();
      const annotation = activeId === null ? undefined : annotate.index.get(activeId);
      if (annotation === undefined || codebook === null) {
        notices.say(t('claims.needsAnnotation'), { id: 'no-annotation' });
        return;
      }
      const labels = labelsWithCards(codebook);
      if (labels && !labels.has(annotation.label) && annotation.claim === undefined) {
        const names = [...labels].join(', ');
        notices.say(t('claims.noCards', { label: annotation.label, labels: names }), { id: 'no-cards' });
        return;
      }
      if (!annotate.mayWrite()) return;
      store.setState({ chooser: { annotation, proposals: null, cards: [], problem: null } });
      open('claim');
      void fill(annotation);
    },
    chooseFor(annotation, onTake) {
      store.setState({ chooser: { annotation, proposals: null, cards: [], problem: null, onTake } });
      open('claim');
      void fill(annotation);
    },
    async cardOf(choice, document) {
      if (choice.kind === 'off') return null;
      if (choice.kind === 'card') {
        remember(choice.claim.id, choice.claim.text);
        return choice.claim.id;
      }
      if (!annotate.mayWrite()) return null;
      const made = makingLooseCard(client, document, choice.text);
      const written = await annotate.submit(made);
      if (written === null) return null;
      remember(made.id, choice.text);
      announce(t('claims.made', { text: choice.text }));
      return made.id;
    },
    closeChooser: close,
    take(choice) {
      const { chooser } = store.getState();
      if (chooser === null) return;
      if (chooser.onTake !== undefined) {
        close();
        chooser.onTake(choice);
        return;
      }
      // As it is now: its label or text may have changed while the chooser was open.
      const annotation = annotate.index.get(chooser.annotation.id) ?? chooser.annotation;
      close();
      write(annotation, choice);
    },
    takeOff: (annotation) => write(annotation, { kind: 'off' }),
    changed(changes) {
      if (changes.some(({ entity }) => entity === 'claim' || entity === 'annotation')) rise();
    },
    stale: rise,
  };
}
