import type { StoreApi } from 'zustand/vanilla';
import { t } from '../../strings/t.ts';
import type { AnnotateOptions } from './options.ts';
import type { AnnotateState } from './store.ts';

/** What may be changed now. */
export interface Permission {
  /** Whether a gesture may change anything; says why where it may not. */
  mayWrite(): boolean;
  /** Whether the annotator's work on the open document may be changed; says why where it may not. */
  mayChange(): boolean;
}

export function createPermission({
  store,
  documents,
  notices,
  layer: layerOf,
  readOnly,
  askForName,
}: AnnotateOptions & { readonly store: StoreApi<AnnotateState> }): Permission {
  function mayWrite(): boolean {
    const reason = readOnly();
    if (reason !== null) notices.say(reason, { id: 'read-only' });
    else if (layerOf() === null) askForName();
    return reason === null && layerOf() !== null;
  }
  return {
    mayWrite,
    mayChange() {
      const layer = layerOf();
      const { id } = store.getState();
      const isLocked = layer !== null && id !== null && documents.get(id)?.status[layer] === 'locked';
      if (isLocked) notices.say(t('team.locked'), { id: 'locked' });
      return !isLocked && mayWrite();
    },
  };
}
