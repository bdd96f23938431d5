import { useStore } from 'zustand';
import type { Conflict } from '../../../shared/api/merge.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { agoOf, momentOf } from '../../ui/times.ts';
import { fieldName, shownIn } from '../history/field-words.ts';
import css from './Conflicts.module.css';
import { fieldsOf, isDeleted, sidesOf, type Side } from './sides.ts';

interface SidesTableProps {
  readonly conflict: Conflict;
  /** Lets a side stand. Absent: they are only shown. */
  readonly onChoose?: (place: number) => void;
}

/** All sides of a conflict beside each other: who, when, and every field that differs. */
export function SidesTable({ conflict, onChoose }: SidesTableProps) {
  const sides = sidesOf(conflict);
  const fields = fieldsOf(conflict);
  return (
    <div className={css.scroll}>
      <table className={css.sides}>
        <thead>
          <tr>
            <th scope="col">{t('conflicts.what')}</th>
            {sides.map((side, place) => (
              <th key={side.operation} scope="col">
                <Who side={side} role={place > 0 ? 'other' : onChoose === undefined ? 'willStand' : 'stands'} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, name, values }) => (
            <tr key={`${field} ${name ?? ''}`}>
              <th scope="row">{fieldName(field, name)}</th>
              {values.map((value, place) => (
                <td
                  key={sides[place]?.operation}
                  dir="auto"
                  data-same={place > 0 && isSame(value, values[0]) ? true : undefined}
                >
                  {value === null ? <span className={css.none}>–</span> : shownIn(field, value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {onChoose !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t('conflicts.decide')}</th>
              {sides.map((side, place) => (
                <td key={side.operation}>
                  <Button onClick={() => onChoose(place)}>
                    {wordFor(side, place)}
                    {place < 9 && <Keys binding={String(place + 1)} />}
                  </Button>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Who({ side, role }: { readonly side: Side; readonly role: 'stands' | 'willStand' | 'other' }) {
  const { session } = useWorkbench();
  const me = useStore(session.store, (state) => state.session?.preferences.annotator?.id ?? null);
  const { actor, at } = side;
  return (
    <>
      <span className={css.role}>{t(`conflicts.${role}`)}</span>
      <span dir="auto">{actor === me ? t('conflicts.you', { name: actor }) : actor}</span>
      <time dateTime={at} title={momentOf(at)} className={css.when}>
        {agoOf(at)}
      </time>
      {isDeleted(side) && <span className={css.deleted}>{t('conflicts.deleted')}</span>}
    </>
  );
}

function wordFor(side: Side, place: number): string {
  if (place === 0) return t('conflicts.keep');
  return t(isDeleted(side) ? 'conflicts.takeDeletion' : 'conflicts.take');
}

const isSame = (a: AttributeValue | null, b: AttributeValue | null | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
