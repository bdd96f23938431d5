import { OwnRefusal } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from './annotate-feature.ts';
import { unsavedHere } from './save-state.ts';

/** @throws OwnRefusal where changes would be left behind that are only here. */
export async function refuseLeaving(annotate: AnnotateFeature): Promise<void> {
  await annotate.settled();
  const { pending, failed } = unsavedHere(annotate.store.getState().writes);
  const unsaved = pending.length + failed.length;
  if (unsaved === 0) return;
  throw new OwnRefusal('conflict', t('frame.leaving', { count: unsaved }));
}
