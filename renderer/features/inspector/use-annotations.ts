import { useCallback, useSyncExternalStore } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import type { Annotation } from '../../../shared/model/annotation.ts';

/** All annotations of the open document, in text order; a new array after each change. */
export function useAnnotations(): readonly Annotation[] {
  const { index } = useWorkbench().annotate;
  const subscribe = useCallback((listener: () => void) => index.subscribe(listener), [index]);
  return useSyncExternalStore(subscribe, () => index.inOrder());
}

/** One annotation as it is now; undefined where it is not (any more) in the open document. */
export function useAnnotation(id: string | null): Annotation | undefined {
  const { index } = useWorkbench().annotate;
  const subscribe = useCallback((listener: () => void) => index.subscribe(listener), [index]);
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : index.get(id)));
}
