import { useState } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { SOURCE_KINDS, type Source } from '../../../shared/model/source.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import css from './Detail.module.css';
import { sourceItem } from './items.ts';
import { useEntered } from './use-entered.ts';

/** A source that no text names yet. */
export function NewSource({ entered }: { readonly entered: number }) {
  const { sources: feature } = useWorkbench().analysis;
  const box = useEntered(entered);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Source['kind']>('organisation');

  return (
    <div ref={box}>
      <h2 className={css.title}>{t('sources.new')}</h2>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          const id = feature.add({ name: name.trim(), kind });
          if (id !== null) feature.choose(sourceItem(id));
        }}
      >
        <TextField
          label={t('sources.name')}
          value={name}
          maxLength={200}
          dir="auto"
          data-first-field
          onChange={({ target }) => setName(target.value)}
        />
        <SelectField
          label={t('sources.kind')}
          value={kind}
          onChange={({ target }) => setKind(target.value as Source['kind'])}
        >
          {SOURCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`sources.kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          {t('sources.add')}
        </Button>
      </form>
    </div>
  );
}
