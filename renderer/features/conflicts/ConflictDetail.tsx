import type { Conflict } from '../../../shared/api/merge.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { ConflictName } from './ConflictName.tsx';
import css from './Conflicts.module.css';
import { isDeleted, sidesOf } from './sides.ts';
import { SidesTable } from './SidesTable.tsx';

interface ConflictDetailProps {
  readonly conflict: Conflict;
  readonly onGoTo: () => void;
}

/** One conflict: its sides beside each other, each with the button that lets it stand. */
export function ConflictDetail({ conflict, onGoTo }: ConflictDetailProps) {
  const { analysis } = useWorkbench();
  const isReadOnly = useReadOnly();
  const sides = sidesOf(conflict);
  return (
    <section className={css.detail} aria-label={t('conflicts.detail')}>
      <ConflictName conflict={conflict} />
      {conflict.isNeeded && <p className={css.hint}>{t('conflicts.needed')}</p>}
      <SidesTable
        conflict={conflict}
        {...(!isReadOnly && {
          choose: (place: number) => (
            <Button onClick={() => analysis.conflicts.decide(conflict, place)}>
              {label(place, sides[place])}
              {place < 9 && <Keys binding={String(place + 1)} />}
            </Button>
          ),
        })}
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

function label(place: number, side: Conflict['standing'] | undefined): string {
  if (place === 0) return t('conflicts.keep');
  return t(side !== undefined && isDeleted(side) ? 'conflicts.takeDeletion' : 'conflicts.take');
}
