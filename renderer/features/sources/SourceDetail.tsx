import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { SourceUsage } from '../../../shared/api/sources.ts';
import { SOURCE_KINDS, type Source } from '../../../shared/model/source.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './Detail.module.css';
import { Places } from './Places.tsx';
import { SourceSelect } from './SourceSelect.tsx';
import { usageText } from './usage-text.ts';
import { useEntered } from './use-entered.ts';

/** Everything that is known of a source. What is changed is saved when its field is left, or by Enter. */
export function SourceDetail({ usage, entered }: { readonly usage: SourceUsage; readonly entered: number }) {
  const { sources: feature } = useWorkbench().analysis;
  const overview = useStore(feature.store, (state) => state.overview);
  const box = useEntered(entered);
  const [alias, setAlias] = useState('');
  const [other, setOther] = useState('');
  const { source, examples } = usage;
  const { id, name, kind, aliases, partOf = '', note = '' } = source;
  const others = overview?.sources.flatMap((one) => (one.source.id === id ? [] : [one.source])) ?? [];
  const parts = others.filter((one) => one.partOf === id);

  return (
    <div ref={box}>
      <h2 className={css.title} dir="auto">
        {name}
      </h2>
      <p className={css.about}>{usageText(usage)}</p>
      <div className={css.form}>
        <Saved
          key={name}
          label={t('sources.name')}
          value={name}
          maxLength={200}
          isFirst
          onSave={(text) => feature.change(id, { name: text })}
        />
        <SelectField
          label={t('sources.kind')}
          value={kind}
          onChange={({ target }) => feature.change(id, { kind: target.value as Source['kind'] })}
        >
          {SOURCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`sources.kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <SourceSelect
          label={t('sources.partOf')}
          hint={t('sources.partOfHint')}
          sources={others}
          value={partOf}
          onChange={(whole) => feature.change(id, { partOf: whole === '' ? null : whole })}
        />
        {parts.length > 0 && (
          <p className={css.quiet} dir="auto">
            {t('sources.hasParts', { names: parts.map((one) => one.name).join(', ') })}
          </p>
        )}
      </div>
      <div className={css.group}>
        <h3 className={css.heading}>{t('sources.aliases')}</h3>
        {aliases.length > 0 && (
          <ul className={css.aliases}>
            {aliases.map((one) => (
              <li key={one} className={css.alias}>
                <span dir="auto">{one}</span>
                <IconButton label={t('sources.takeAlias', { alias: one })} onClick={() => feature.removeAlias(id, one)}>
                  <X size={12} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <form
          className={css.line}
          onSubmit={(event) => {
            event.preventDefault();
            feature.addAlias(id, alias.trim());
            setAlias('');
          }}
        >
          <TextField
            label={t('sources.newAlias')}
            value={alias}
            maxLength={200}
            dir="auto"
            onChange={({ target }) => setAlias(target.value)}
          />
          <Button type="submit" disabled={alias.trim() === ''}>
            {t('sources.addAlias')}
          </Button>
        </form>
      </div>
      <div className={css.form}>
        <Saved
          key={note}
          label={t('sources.note')}
          value={note}
          maxLength={20_000}
          onSave={(text) => feature.change(id, { note: text === '' ? null : text })}
        />
      </div>
      {others.length > 0 && (
        <div className={css.group}>
          <div className={css.line}>
            <SourceSelect label={t('sources.mergeOther')} sources={others} value={other} onChange={setOther} />
            <Button disabled={other === ''} onClick={() => feature.merge(id, [other])}>
              {t('sources.merge')}
            </Button>
          </div>
          <p className={css.quiet}>{t('sources.mergeHint')}</p>
        </div>
      )}
      <div className={css.group}>
        <Button look="danger" className={css.delete} onClick={() => feature.remove(id)}>
          {t('sources.delete')}
        </Button>
      </div>
      <Places examples={examples} />
    </div>
  );
}

interface SavedProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly isFirst?: boolean;
  readonly onSave: (text: string) => void;
}

/** A text that is saved when its field is left, or by Enter; Esc takes back what was typed. */
function Saved({ label, value, maxLength, isFirst = false, onSave }: SavedProps) {
  const [text, setText] = useState(value);
  function save(): void {
    const trimmed = text.trim();
    if (trimmed !== value && (trimmed !== '' || !isFirst)) onSave(trimmed);
    else setText(value);
  }
  return (
    <TextField
      label={label}
      value={text}
      maxLength={maxLength}
      dir="auto"
      data-first-field={isFirst || undefined}
      onChange={({ target }) => setText(target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        if (event.key !== 'Escape' || text === value) return;
        event.preventDefault();
        setText(value);
      }}
    />
  );
}
