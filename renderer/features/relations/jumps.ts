import type { StoreApi } from 'zustand/vanilla';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { RelationsState } from './store.ts';

/** Going to the other end of a relation, and back. */
export interface Jumps {
  /** Opens an annotation's document, makes it active and puts the caret there. */
  follow(end: Pick<RelationEnd, 'id' | 'document'>): Promise<void>;
  /** Goes back to where one came from. @returns false where there is no way back. */
  back(): boolean;
  /** Another project is open: there is no way back. */
  forgetJumps(): void;
}

interface Place {
  readonly document: string;
  readonly annotation: string | null;
}

/** Steps that are kept: more than anybody remembers. */
const MOST = 50;

/** Makes the jumps of a window. */
export function createJumps({
  annotate,
  store,
}: {
  readonly annotate: AnnotateFeature;
  readonly store: StoreApi<RelationsState>;
}): Jumps {
  let places: readonly Place[] = [];

  function keep(next: readonly Place[]): void {
    places = next.slice(-MOST);
    store.setState({ jumps: places.length });
  }

  async function goTo({ document, annotation }: Place): Promise<void> {
    await annotate.open(document);
    if (annotate.store.getState().id !== document) return;
    const target = annotation === null ? undefined : annotate.sample.find(annotation);
    // The pane is drawn with the next frame.
    requestAnimationFrame(() => {
      if (annotate.pane === null) return;
      annotate.pane.focus();
      if (target !== undefined) annotate.travel.goTo(target);
    });
  }

  return {
    forgetJumps: () => keep([]),
    async follow({ id, document }) {
      const { id: here, activeId } = annotate.store.getState();
      if (here !== null) keep([...places, { document: here, annotation: activeId }]);
      await goTo({ document, annotation: id });
    },
    back() {
      const last = places.at(-1);
      if (last === undefined) return false;
      keep(places.slice(0, -1));
      void goTo(last);
      return true;
    },
  };
}
