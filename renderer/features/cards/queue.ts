import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { cardText } from '../../../shared/model/claim.ts';
import { messageOf } from '../../app/errors.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { Proposal } from '../claims/choices.ts';
import type { Overview } from './apply-changes.ts';

/** One line that the queue offers for a claim. Digits count the cards. */
export type Offer =
  | { readonly kind: 'card'; readonly proposal: Proposal; readonly digit: number }
  | { readonly kind: 'new'; readonly text: string };

/** The claims that are on no card, one after the other. */
export interface QueueState {
  /** One's own, in the order of their documents; those that were skipped come last. */
  readonly items: readonly MentionFacts[];
  /** Claims of other layers, which others assign. */
  readonly foreign: number;
  /** Claims beyond those that were read. */
  readonly beyond: number;
  /** Annotation of the claim that is asked about. */
  readonly current: string | null;
  /** Null: still asked for. */
  readonly offers: readonly Offer[] | null;
  readonly problem: string | null;
}

/** Assigning claims that are on no card, by keys alone. */
export interface QueueFeature {
  readonly store: StoreApi<QueueState>;
  take(overview: Overview): void;
  /** A step came to nothing: its claims are asked about again. */
  failed(annotations: readonly string[], overview: Overview): void;
  /** Asks about this claim next. */
  choose(annotation: string): void;
  /** Does what is offered, by its place in the list; the next claim follows. */
  accept(offer: Offer): void;
  /** Does what is offered first; where that is still asked for, as soon as it is known. */
  acceptFirst(): void;
  /** Asks about it again after all others. */
  skip(): void;
  /** Makes a card of the claim. */
  makeNew(): void;
  clear(): void;
}

interface QueueOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly layer: () => string | null;
  readonly assign: (mentions: readonly string[], card: string) => boolean;
  readonly make: (mentions: readonly string[], text: string) => boolean;
}

const NOTHING: QueueState = { items: [], foreign: 0, beyond: 0, current: null, offers: null, problem: null };

/** Makes an empty queue. */
export function createQueue({ client, annotate, layer, assign, make }: QueueOptions): QueueFeature {
  const store = createStore<QueueState>(() => NOTHING);
  const skipped = new Set<string>();
  /** Claims that were sent to a card and are not confirmed yet: they are not asked about again. */
  const sent = new Set<string>();

  /** The claim whose first offer was accepted before it was known: fast hands must not press twice. */
  let awaited: string | null = null;

  const ask = (current: string | null): void => {
    awaited = null;
    store.setState({ current, offers: null, problem: null });
    const mention = store.getState().items.find(({ annotation }) => annotation === current);
    if (mention !== undefined) void propose(mention);
  };

  async function propose(mention: MentionFacts): Promise<void> {
    const { annotation } = mention;
    const isStill = (): boolean => store.getState().current === annotation;
    const fresh = { kind: 'new', text: cardText(mention) } as const;
    try {
      // The card that was made a moment ago is likely for this claim, too.
      await annotate.settled();
      const { proposals } = await client.call('claims.propose', { annotation });
      if (!isStill()) return;
      store.setState({ offers: offersOf(proposals, fresh) });
      if (awaited === annotation) queue.acceptFirst();
    } catch (error) {
      if (!isStill()) return;
      // A new card would be no answer to what was not found out.
      awaited = null;
      store.setState({ offers: [fresh], problem: messageOf(error) });
    }
  }

  /** The claim that follows one which is done with. */
  function after(annotation: string): string | null {
    const { items } = store.getState();
    const left = items.filter((one) => one.annotation === annotation || !sent.has(one.annotation));
    const place = left.findIndex((one) => one.annotation === annotation);
    return (left[place + 1] ?? left.find((one) => one.annotation !== annotation))?.annotation ?? null;
  }

  function done(annotation: string, isSent: boolean): void {
    if (!isSent) return;
    sent.add(annotation);
    const next = after(annotation);
    store.setState(({ items }) => ({ items: items.filter((one) => one.annotation !== annotation) }));
    ask(next);
  }

  const queue: QueueFeature = {
    store,
    take({ unassigned, unassignedCount }) {
      const off = new Set(unassigned.map(({ annotation }) => annotation));
      // On its card by now; after an undo it is asked about again.
      for (const id of sent) if (!off.has(id)) sent.delete(id);
      const own = unassigned.filter((mention) => mention.layer === layer());
      const open = own.filter(({ annotation }) => !sent.has(annotation));
      const items = [
        ...open.filter(({ annotation }) => !skipped.has(annotation)),
        ...open.filter(({ annotation }) => skipped.has(annotation)),
      ];
      const { current } = store.getState();
      store.setState({ items, foreign: unassigned.length - own.length, beyond: unassignedCount - unassigned.length });
      const mention = items.find(({ annotation }) => annotation === current);
      // What is offered stays on the screen until there is something newer.
      if (mention !== undefined) void propose(mention);
      else ask(items[0]?.annotation ?? null);
    },
    failed(ids, overview) {
      for (const id of ids) sent.delete(id);
      queue.take(overview);
    },
    choose: ask,
    accept(offer) {
      const { current } = store.getState();
      if (current === null) return;
      if (offer.kind === 'card') done(current, assign([current], offer.proposal.claim.id));
      else done(current, make([current], offer.text));
    },
    acceptFirst() {
      const { current, offers } = store.getState();
      const [first] = offers ?? [];
      awaited = first === undefined ? current : null;
      if (first !== undefined) queue.accept(first);
    },
    makeNew() {
      const { current, items } = store.getState();
      const mention = items.find(({ annotation }) => annotation === current);
      if (mention !== undefined) done(mention.annotation, make([mention.annotation], cardText(mention)));
    },
    skip() {
      const { current, items } = store.getState();
      if (current === null) return;
      const next = after(current);
      skipped.add(current);
      const mention = items.find(({ annotation }) => annotation === current);
      store.setState({
        items: [...items.filter((one) => one !== mention), ...(mention === undefined ? [] : [mention])],
      });
      ask(next ?? current);
    },
    clear() {
      awaited = null;
      skipped.clear();
      sent.clear();
      store.setState(NOTHING);
    },
  };
  return queue;
}

/** What is offered, the likeliest first, so that Enter is right: cards with enough in common, a new card, other cards. */
export function offersOf(proposals: readonly Proposal[], fresh: Offer): readonly Offer[] {
  const cards = [...proposals.filter(({ likely }) => likely), ...proposals.filter(({ likely }) => !likely)].map(
    (proposal, i): Offer => ({ kind: 'card', proposal, digit: i + 1 }),
  );
  const likely = proposals.filter((proposal) => proposal.likely).length;
  return [...cards.slice(0, likely), fresh, ...cards.slice(likely)];
}
