import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Conflict } from '../../../shared/api/merge.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { agoOf, momentOf } from '../../ui/times.ts';
import { readable, shownValue } from '../annotate/edits.ts';
import css from './Conflicts.module.css';
import { fieldsOf, isDeleted, sidesOf, type FieldOfSides, type Side } from './sides.ts';

interface SidesTableProps {
  readonly conflict: Conflict;
  /** What stands under each side: the button that chooses it. Absent: it is only shown. */
  readonly choose?: (place: number) => ReactNode;
}

/** All sides of a conflict beside each other: who, when, and every field that differs. */
export function SidesTable({ conflict, choose }: SidesTableProps) {
  const sides = sidesOf(conflict);
  const fields = fieldsOf(conflict);
  return (
    <div className={css.scroll}>
      <table className={css.sides}>
        <thead>
          <tr>
            <td />
            {sides.map((side, place) => (
              <th key={side.operation} scope="col">
                <Who side={side} isStanding={place === 0} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, name, values }) => (
            <tr key={`${field} ${name ?? ''}`}>
              <th scope="row">{nameOf({ field, name })}</th>
              {values.map((value, place) => (
                <td key={sides[place]?.operation} dir="auto" data-same={place > 0 && isSame(value, values[0]) ? true : undefined}>
                  {value === null ? <span className={css.none}>–</span> : shown(field, value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {choose !== undefined && (
          <tfoot>
            <tr>
              <td />
              {sides.map((side, place) => (
                <td key={side.operation}>{choose(place)}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Who({ side, isStanding }: { readonly side: Side; readonly isStanding: boolean }) {
  const { session } = useWorkbench();
  const me = useStore(session.store, (state) => state.session?.preferences.annotator?.id ?? null);
  const { actor, at } = side;
  return (
    <>
      <span className={css.role}>{t(isStanding ? 'conflicts.stands' : 'conflicts.other')}</span>
      <span dir="auto">{actor === me ? t('conflicts.you', { name: actor }) : actor}</span>
      <time dateTime={at} title={momentOf(at)} className={css.when}>
        {agoOf(at)}
      </time>
      {isDeleted(side) && <span className={css.deleted}>{t('conflicts.deleted')}</span>}
    </>
  );
}

const isSame = (a: AttributeValue | null, b: AttributeValue | null | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const nameOf = ({ field, name }: Pick<FieldOfSides, 'field' | 'name'>): string =>
  field === 'attribute' && name !== null
    ? readable(name)
    : t(`history.fields.${field}`) + (name === null ? '' : ` ${readable(name)}`);

function shown(field: FieldOfSides['field'], value: AttributeValue): string {
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  if (typeof value === 'string') return field === 'attribute' ? readable(value) : value;
  return shownValue(value);
}
