import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import type { RelationType } from '../../../shared/model/codebook.ts';
import { labelsBeyond, linksBetween, type Link } from '../../../shared/model/relating.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { shortQuote } from '../annotate/gestures.ts';
import { openLinks, ranked, type Weighing } from './ranking.ts';
import type { RelationMode, RelationsState } from './store.ts';

/** What a search for the other end found. */
export interface EndHits {
  readonly hits: readonly RelationEnd[];
  readonly more: boolean;
}

/** Making a relation: the active annotation is one end, the other is chosen by key, click or search. */
export interface Making {
  /** Begins with the active annotation, the likeliest other end being proposed. */
  start(): void;
  cancel(): void;
  /** Proposes the next or previous possible end of the document, the likeliest first. */
  step(direction: 1 | -1): void;
  /** Makes the relation with the proposed end, where there is one way only; else says which ways there are. */
  confirm(): void;
  /** Makes the relation in one of the ways, counted from 0. @returns false where there is no such way. */
  choose(place: number): boolean;
  /** Takes one of the annotations under a click as the end; where only one way leads there, makes the relation. */
  pick(annotations: readonly Annotation[]): void;
  /** Takes an end of any document, in the same way. */
  take(end: RelationEnd): void;
  /** Finds possible ends in all documents. */
  search(words: string): Promise<EndHits>;
  /** Whether an annotation cannot be the other end. */
  isImpossible(annotation: Annotation): boolean;
  /** How a way reads from the source: the type, and its direction. */
  nameOf(link: Link, mode: RelationMode): string;
}

interface MakingOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly store: StoreApi<RelationsState>;
  readonly layer: () => string | null;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
  readonly described: (annotation: Annotation) => RelationEnd;
  readonly make: (link: Link, ends: readonly RelationEnd[]) => boolean;
}

const FOUND_AT_ONCE = 60;

/** Makes the gesture. */
export function createMaking(options: MakingOptions): Making {
  const { client, annotate, store, layer, announce, say, described, make } = options;
  const types = (): readonly RelationType[] => annotate.store.getState().codebook?.relations ?? [];
  const mode = (): RelationMode | null => store.getState().mode;

  const weighing = (): Weighing => ({
    types: types(),
    blocks: annotate.store.getState().document?.record.blocks ?? [],
    layer: layer(),
    relations: store.getState().relations,
  });

  function candidates(source: RelationEnd): readonly Annotation[] {
    const annotation = annotate.index.get(source.id);
    const all = annotate.index.inOrder();
    if (annotation !== undefined) return ranked(annotation, all, weighing());
    return all.filter((one) => openLinks(source, one, weighing()).length > 0);
  }

  function propose(target: RelationEnd | null): RelationMode | null {
    const current = mode();
    if (current === null) return null;
    const links = target === null ? [] : openLinks(current.source, target, weighing());
    const next = { ...current, target, links };
    store.setState({ mode: next });
    return next;
  }

  /** Back to the annotation that the relation began at: there the work goes on. */
  function end(source: RelationEnd): void {
    store.setState({ mode: null });
    const annotation = annotate.index.get(source.id);
    if (annotation !== undefined && annotate.store.getState().activeId !== source.id) annotate.travel.goTo(annotation);
    annotate.pane?.focus();
  }

  function finish(link: Link): void {
    const current = mode();
    if (current === null || current.target === null) return;
    const { source, target } = current;
    end(source);
    if (!make(link, [source, target])) store.setState({ mode: null });
  }

  function nameOf(link: Link, { target }: Pick<RelationMode, 'target'>): string {
    const { name, symmetric } = link.type;
    if (symmetric) return t('relations.way.both', { type: name });
    return t(link.to === target?.id ? 'relations.way.out' : 'relations.way.in', { type: name });
  }

  function tellWays(current: RelationMode): void {
    const ways = current.links.map((link, place) => `${place + 1}: ${nameOf(link, current)}`).join(', ');
    announce(t('relations.chooseWay', { ways }));
  }

  function whyNot(source: RelationEnd, target: RelationEnd): string {
    const values = { from: source.label, to: target.label };
    if (source.id === target.id) return t('relations.not.self');
    if (linksBetween(types(), source, target).length > 0) return t('relations.not.again', values);
    const isNear = linksBetween(types(), source, { ...target, document: source.document }).length > 0;
    return t(isNear ? 'relations.not.scope' : 'relations.not.labels', values);
  }

  function take(target: RelationEnd): void {
    const current = mode();
    if (current === null) return;
    const next = propose(target);
    const [only, other] = next?.links ?? [];
    if (next === null || only === undefined) {
      const why = whyNot(current.source, target);
      propose(null);
      say(why);
      announce(why);
      return;
    }
    if (other === undefined) finish(only);
    else tellWays(next);
  }

  return {
    nameOf,
    take,
    start() {
      const { activeId, document } = annotate.store.getState();
      const annotation = activeId === null ? annotate.travel.atCaret()[0] : annotate.index.get(activeId);
      if (annotation === undefined || document === null) return say(t('relations.not.active'));
      if (!annotate.mayWrite()) return;
      if (labelsBeyond(types(), annotation.label)?.size === 0) {
        return say(t('relations.not.label', { label: annotation.label }));
      }
      annotate.activate(annotation.id);
      const source = described(annotation);
      store.setState({ mode: { source, target: null, links: [] } });
      const [likeliest] = candidates(source);
      const next = propose(likeliest ? described(likeliest) : null);
      const begun = t('relations.begun', { label: source.label });
      if (next?.target) {
        const proposal = t('relations.proposed', { label: next.target.label, quote: shortQuote(next.target) });
        announce(`${begun} ${proposal}`);
      } else announce(`${begun} ${t('relations.none')}`);
    },
    cancel() {
      const current = mode();
      if (current === null) return;
      end(current.source);
      announce(t('relations.cancelled'));
    },
    step(direction) {
      const current = mode();
      if (current === null) return;
      const all = candidates(current.source);
      const here = all.findIndex(({ id }) => id === current.target?.id);
      const next = all[here === -1 && direction === -1 ? all.length - 1 : (here + direction + all.length) % all.length];
      if (next === undefined) {
        announce(t('relations.none'));
        return;
      }
      const shown = propose(described(next));
      annotate.pane?.reveal(extent(next));
      const [only, other] = shown?.links ?? [];
      const ways = only !== undefined && other === undefined && shown ? nameOf(only, shown) : '';
      announce([next.label, next.quote, ways].filter(Boolean).join(', '));
    },
    confirm() {
      const current = mode();
      const [only, other] = current?.links ?? [];
      if (current === null) return;
      if (only === undefined) announce(t('relations.none'));
      else if (other === undefined) finish(only);
      else tellWays(current);
    },
    choose(place) {
      const link = mode()?.links[place];
      if (link === undefined) return false;
      finish(link);
      return true;
    },
    pick(annotations) {
      const current = mode();
      if (current === null || annotations.length === 0) return;
      const fit = annotations.find((one) => openLinks(current.source, one, weighing()).length > 0) ?? annotations[0];
      if (fit !== undefined) take(described(fit));
    },
    async search(words) {
      const current = mode();
      if (current === null) return { hits: [], more: false };
      const { source } = current;
      const labels = labelsBeyond(types(), source.label);
      const found = await client.call('annotations.search', {
        words,
        limit: FOUND_AT_ONCE,
        ...(labels && { labels: [...labels] }),
      });
      return { ...found, hits: found.hits.filter((hit) => openLinks(source, hit, weighing()).length > 0) };
    },
    isImpossible: (annotation) => {
      const current = mode();
      if (current === null || annotation.id === current.source.id) return false;
      return openLinks(current.source, annotation, weighing()).length === 0;
    },
  };
}
