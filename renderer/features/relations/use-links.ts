import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import type { PaneLink } from '../../editor/types.ts';
import { grouped, otherEnd } from './groups.ts';

const NONE: readonly PaneLink[] = [];

/** The relations of an annotation as the pane draws them; while one is being made, that one alone. */
export function useLinks(id: string | null): readonly PaneLink[] {
  const { annotate, relations } = useWorkbench();
  const all = useStore(relations.store, (state) => state.relations);
  const ends = useStore(relations.store, (state) => state.ends);
  const mode = useStore(relations.store, (state) => state.mode);
  const types = useStore(annotate.store, (state) => state.codebook?.relations ?? null);
  return useMemo(() => {
    if (id === null) return NONE;
    if (mode !== null) {
      const { target, links } = mode;
      if (target === null || mode.source.id !== id) return NONE;
      const [link] = links;
      const towards = link?.type.symmetric === true ? 'both' : link?.to === target.id ? 'other' : 'active';
      return [{ other: target.id, towards, elsewhere: target.title, isProposed: true }];
    }
    const links = grouped(all, id, types ?? []).flatMap(({ direction, relations: some }) =>
      some.flatMap((relation): PaneLink[] => {
        const other = otherEnd(relation, id);
        const end = ends.get(other);
        const towards = ({ out: 'other', in: 'active', both: 'both' } as const)[direction];
        if (end?.deleted === true) return [];
        return [{ other, towards, elsewhere: end?.title ?? null, isProposed: false }];
      }),
    );
    return links.length === 0 ? NONE : links;
  }, [id, all, ends, mode, types]);
}
