import type { StoreApi } from 'zustand/vanilla';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { createEdges, type Edges, type EdgeStep } from '../../../shared/text/edges.ts';
import { joined, withoutFragmentAt } from '../../../shared/text/fragments.ts';
import { quoteOf } from '../../../shared/text/quote.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { Notices } from '../../app/notices.ts';
import type { AnnotationIndex, PaneHandle } from '../../editor/types.ts';
import type { Edits } from './edits.ts';
import type { AnnotateState, OpenDocument } from './store.ts';
import { t, type TextKey } from '../../strings/t.ts';

const STAYS: Readonly<Record<EdgeStep['edge'], Readonly<Record<EdgeStep['unit'], TextKey>>>> = {
  start: { word: 'annotate.said.startStaysWord', character: 'annotate.said.startStaysCharacter' },
  end: { word: 'annotate.said.endStaysWord', character: 'annotate.said.endStaysCharacter' },
};

/** Changing where the active annotation stands. */
export interface Places {
  /** Moves its first start or its last end by a word or a character. It never becomes empty. */
  moveEdge(step: EdgeStep): void;
  /** Whether something is marked that could be added as a fragment. */
  canAdd(): boolean;
  /** Adds what is marked as a fragment; fragments that touch or overlap join. */
  addSelection(): void;
  /** Takes the fragment at the caret away, where it is not the only one. */
  removeFragment(): void;
}

interface PlacesOptions {
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  readonly pane: () => PaneHandle | null;
  readonly activate: (id: string) => void;
  readonly move: Edits['move'];
}

/** Makes the gestures that change places. */
export function createPlaces(options: PlacesOptions): Places {
  const { store, index, notices, announce, pane } = options;
  let edges: { readonly language: string | undefined; readonly of: Edges } | undefined;

  /** Kept from key to key: making it takes longer than using it. */
  function edgesFor({ record }: OpenDocument): Edges {
    const stated = record.metadata['language'];
    const language = typeof stated === 'string' ? stated : undefined;
    if (edges?.language !== language || edges === undefined) edges = { language, of: createEdges(language) };
    return edges.of;
  }

  const get = (id: string | null): Annotation | undefined => (id === null ? undefined : index.get(id));

  function put(annotation: Annotation, { text }: OpenDocument, fragments: readonly Span[]): boolean {
    return options.move(annotation, { fragments, quote: quoteOf(text, fragments) });
  }

  return {
    moveEdge(step) {
      const { activeId, document } = store.getState();
      const annotation = get(activeId);
      if (annotation === undefined || document === null) return;
      const { fragments } = annotation;
      const place = step.edge === 'start' ? 0 : fragments.length - 1;
      const before = fragments[place];
      const after = before && edgesFor(document).move(document.text, before, step);
      if (!after) {
        announce(t(STAYS[step.edge][step.unit]));
        return;
      }
      if (!put(annotation, document, fragments.with(place, after))) return;
      const edge = after[step.edge];
      pane()?.reveal({ start: edge, end: edge });
      announce(
        t(step.edge === 'start' ? 'annotate.said.starts' : 'annotate.said.ends', {
          words: wordsAt(document.text, after, step.edge),
        }),
      );
    },
    canAdd() {
      const { selection } = store.getState();
      return selection !== null && selection.raw.start !== selection.raw.end;
    },
    addSelection() {
      const { activeId, growingId, document } = store.getState();
      const annotation = get(activeId ?? growingId);
      const span = pane()?.taggable(false) ?? null;
      if (span === null || document === null) return;
      if (annotation === undefined) {
        notices.say(t('annotate.why.noAnnotation'), { id: 'no-annotation' });
        return;
      }
      if (!put(annotation, document, joined([...annotation.fragments, span]))) return;
      pane()?.collapse();
      options.activate(annotation.id);
      announce(t('annotate.said.added', { label: annotation.label, quote: document.text.slice(span.start, span.end) }));
    },
    removeFragment() {
      const { activeId, document, selection } = store.getState();
      const annotation = get(activeId);
      if (annotation === undefined || document === null) return;
      const left = withoutFragmentAt(annotation.fragments, selection?.raw.end ?? utf16(0));
      if (annotation.fragments.length === 1 || left.length === annotation.fragments.length) {
        const why = annotation.fragments.length === 1 ? t('annotate.why.oneFragment') : t('annotate.why.noFragment');
        notices.say(why, { id: 'no-fragment' });
        return;
      }
      if (put(annotation, document, left)) announce(t('annotate.said.fragmentRemoved', { label: annotation.label }));
    },
  };
}

/** A few words at an edge of a span, for those who hear and do not see it. */
function wordsAt(text: string, { start, end }: Span, edge: EdgeStep['edge']): string {
  const words = text.slice(start, end).split(/\s+/);
  return (edge === 'start' ? words.slice(0, 3) : words.slice(-3)).join(' ');
}
