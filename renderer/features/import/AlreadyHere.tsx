import type { ForeignContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';
import css from './ForeignPreview.module.css';

/** What of a dataset the project has already, and what becomes of what is otherwise there. Nothing where there is none. */
export function AlreadyHere({ id, content }: { readonly id: string; readonly content: ForeignContent }) {
  const { importing } = useWorkbench();
  const { here, again } = content;
  if (here.annotations + here.relations === 0 && again === 'leave') return null;
  return (
    <div className={css.here}>
      <p>
        {t('mapping.here', {
          annotations: t('counts.annotations', { count: here.annotations }),
          relations: t('counts.relations', { count: here.relations }),
        })}{' '}
        {here.other > 0 && t('mapping.hereOther', { count: here.other })}
      </p>
      {(here.other > 0 || again === 'add') && (
        <SelectField
          label={t('mapping.again')}
          value={again}
          hint={t(`mapping.agains.${again}Hint`)}
          onChange={({ target }) => importing.inspect({ id, again: target.value === 'add' ? 'add' : 'leave' })}
        >
          <option value="leave">{t('mapping.agains.leave')}</option>
          <option value="add">{t('mapping.agains.add')}</option>
        </SelectField>
      )}
    </div>
  );
}
