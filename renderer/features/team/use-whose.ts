import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { TeamLayer } from '../../../shared/api/team.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { initialsOf } from '../../../shared/model/annotator-colors.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import type { Whose } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';

/** What a layer is called: its annotator's name, or what kind of layer it is where it is nobody's. */
export const layerName = ({ name, kind, id }: Pick<TeamLayer, 'name' | 'kind' | 'id'>): string =>
  name ?? (kind === 'gold' || kind === 'suggestions' ? t(`team.kinds.${kind}`) : id);

/** The layers of the project by id; empty until they were read. */
export function useLayers(): ReadonlyMap<string, TeamLayer> {
  const { team } = useWorkbench().analysis;
  const layers = useStore(team.store, (state) => state.overview?.layers);
  return useMemo(() => new Map(layers?.map((layer) => [layer.id, layer])), [layers]);
}

/** Says whose an annotation is where it is not the annotator's own; another function where somebody has changed. */
export function useWhose(): (annotation: Annotation) => Whose | null {
  const layers = useLayers();
  const own = useAnnotator()?.id ?? null;
  return useCallback(
    ({ layer: id }) => {
      if (id === own) return null;
      const layer = layers.get(id);
      if (layer === undefined) return { initials: initialsOf(id), name: id, color: 0 };
      return { initials: initialsOf(layerName(layer)), name: layerName(layer), color: layer.shown };
    },
    [layers, own],
  );
}
