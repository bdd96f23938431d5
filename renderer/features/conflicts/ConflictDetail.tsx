import type { Conflict } from '../../../shared/api/merge.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { ConflictName } from './ConflictName.tsx';
import css from './Conflicts.module.css';
import { SidesTable } from './SidesTable.tsx';

interface ConflictDetailProps {
  readonly conflict: Conflict;
  readonly onGoTo: () => void;
}

/** One conflict: its sides beside each other, each with the button that lets it stand. */
export function ConflictDetail({ conflict, onGoTo }: ConflictDetailProps) {
  const { analysis } = useWorkbench();
  const isReadOnly = useReadOnly();
  return (
    <section className={css.detail} aria-label={t('conflicts.detail')}>
      <ConflictName conflict={conflict} />
      {conflict.isNeeded && <p className={css.hint}>{t('conflicts.needed')}</p>}
      <SidesTable
        conflict={conflict}
        {...(!isReadOnly && { onChoose: (place: number) => void analysis.conflicts.decide(conflict, place) })}
      />
      {conflict.document !== null && (
        <p>
          <Button look="quiet" onClick={onGoTo}>
            {t('conflicts.goTo')} <Keys binding="Enter" />
          </Button>
        </p>
      )}
    </section>
  );
}
