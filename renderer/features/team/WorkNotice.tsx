import { EyeOff, Lock } from 'lucide-react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { useAnnotator, useReadOnly, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { t } from '../../strings/t.ts';
import css from './WorkNotice.module.css';
import { isHidden } from './workload.ts';

/** Why something cannot be done or seen on the open document: the own work is locked, or others' is hidden. */
export function WorkNotice({ document }: { readonly document: DocumentSummary }) {
  const { team } = useWorkbench().analysis;
  const overview = useStore(team.store, (state) => state.overview);
  const annotator = useAnnotator()?.id ?? null;
  const isReadOnly = useReadOnly();
  const state = annotator === null ? undefined : document.status[annotator];
  if (annotator !== null && state === 'locked') {
    return (
      <p className={css.notice}>
        <Lock size={14} aria-hidden />
        <span>{t('team.locked')}</span>
        <Button
          look="quiet"
          disabled={isReadOnly}
          onClick={() => team.lock([{ layer: annotator, document: document.id }], false)}
        >
          {t('team.unlock')}
        </Button>
      </p>
    );
  }
  if (!isHidden(overview, annotator, state)) return null;
  return (
    <p className={css.notice}>
      <EyeOff size={14} aria-hidden />
      <span>{t('team.blind.here')}</span>
    </p>
  );
}
