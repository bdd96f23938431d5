import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { EditOf } from '../../../shared/codebook/edit.ts';
import { scaleOf } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Check } from './Check.tsx';
import css from './Form.module.css';
import { freeName } from './items.ts';
import { useCodebookState, useDraftCodebook } from './use-codebook.ts';

type Value = AttributeDefinition['values'][number];

/** The values of a choice, in their order. One that goes asks what becomes of the annotations that have it. */
export function ValueList({ attribute }: { readonly attribute: AttributeDefinition }) {
  const { feature, isReadOnly } = useDraftCodebook();
  const { annotate } = useWorkbench();
  const { name, on, values } = attribute;
  const place = { on, attribute: name };
  const before = useStore(annotate.store, ({ codebook }) =>
    codebook?.attributes.find((one) => one.name === name && one.on === on),
  );
  const map = useCodebookState(({ edits }) => {
    const last = edits.findLast((edit) => edit.edit === 'changeValues' && edit.on === on && edit.attribute === name);
    return last?.edit === 'changeValues' ? last.map : undefined;
  });
  const names = values.map((one) => one.name);
  const gone = (before?.type === 'choice' ? before.values : []).filter(
    (one) => !names.includes(one.name) && !map?.some(({ from, to }) => from === one.name && to !== null && renamed(to)),
  );
  /** Whether a value came from another one by a new name, rather than being there before. */
  function renamed(to: string | number | boolean): boolean {
    return before?.values.every((one) => one.name !== to) === true && names.some((one) => one === to);
  }
  const isScale = scaleOf(attribute) !== null;
  const change = (next: readonly Value[], more: Partial<EditOf<'changeValues'>> = {}): void =>
    feature.edit({ edit: 'changeValues', ...place, values: [...next], ...more });
  const replace = (old: Value, next: Value, more: Partial<EditOf<'changeValues'>> = {}): void =>
    change(
      values.map((one) => (one === old ? next : one)),
      more,
    );

  function move(at: number, step: 1 | -1): void {
    const [one, other] = [values[at], values[at + step]];
    if (one === undefined || other === undefined) return;
    change(
      values.map((value) => (value === one ? other : value === other ? one : value)),
      scaleMore(isScale),
    );
  }
  /** The order of the list is the scale's order. */
  const scaleMore = (is: boolean): Partial<EditOf<'changeValues'>> => (is ? { scale: 'ordinal' } : {});

  return (
    <section className={css.group} aria-label={t('codebook.valuesTitle')}>
      <h3 className={css.label}>{t('codebook.valuesTitle')}</h3>
      <ol className={css.values}>
        {values.map((value, at) => (
          <li key={String(value.name)} className={css.value}>
            <ValueName
              name={value.name}
              disabled={isReadOnly}
              taken={names.filter((one) => one !== value.name).map(String)}
              onRename={(to) =>
                replace(
                  value,
                  { ...value, name: to },
                  { map: [{ from: value.name, to }], ...(isScale && attribute.scale !== 'ordinal' && scaleMore(true)) },
                )
              }
            />
            <input
              className={css.input}
              aria-label={`${t('codebook.valueDefinition')}: ${String(value.name)}`}
              placeholder={t('codebook.valueDefinition')}
              value={value.definition}
              disabled={isReadOnly}
              dir="auto"
              onChange={(event) => replace(value, { ...value, definition: event.target.value })}
            />
            <IconButton
              label={`${t('codebook.moveUp')}: ${String(value.name)}`}
              disabled={isReadOnly || at === 0}
              onClick={() => move(at, -1)}
            >
              <ArrowUp size={14} />
            </IconButton>
            <IconButton
              label={`${t('codebook.moveDown')}: ${String(value.name)}`}
              disabled={isReadOnly || at === values.length - 1}
              onClick={() => move(at, 1)}
            >
              <ArrowDown size={14} />
            </IconButton>
            <IconButton
              label={t('codebook.removeNamed', { name: String(value.name) })}
              disabled={isReadOnly || values.length === 1}
              onClick={() =>
                change(
                  values.filter((one) => one !== value),
                  { map: [{ from: value.name, to: null }], ...scaleMore(isScale) },
                )
              }
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ol>
      {gone.map((value) => (
        <SelectField
          key={String(value.name)}
          label={t('codebook.valueGone', { value: String(value.name) })}
          value={String(map?.find(({ from }) => from === value.name)?.to ?? '')}
          disabled={isReadOnly}
          onChange={(event) =>
            change(values, {
              map: [{ from: value.name, to: names.find((one) => String(one) === event.target.value) ?? null }],
            })
          }
        >
          <option value="">{t('codebook.keepAndLook')}</option>
          {names.map((one) => (
            <option key={String(one)} value={String(one)}>
              {one}
            </option>
          ))}
        </SelectField>
      ))}
      <Button
        disabled={isReadOnly}
        onClick={() => change([...values, { name: freeName(t('codebook.value'), names.map(String)), definition: '' }])}
      >
        {t('codebook.addValue')}
      </Button>
      <Check
        checked={isScale}
        disabled={isReadOnly || attribute.multiple}
        onChange={(isOn) => change(values, { scale: isOn ? 'ordinal' : null })}
      >
        {t('codebook.scale')}
      </Check>
    </section>
  );
}

interface ValueNameProps {
  readonly name: string | number;
  readonly disabled: boolean;
  readonly taken: readonly string[];
  readonly onRename: (to: string | number) => void;
}

/** The name of a value, changed as a whole. A number stays one where it is still written as one. */
function ValueName({ name, disabled, taken, onRename }: ValueNameProps) {
  const [text, setText] = useState(String(name));
  const wanted = text.trim();
  const isTaken = taken.includes(wanted);

  function rename(): void {
    if (wanted === '' || isTaken) setText(String(name));
    else if (wanted !== String(name)) {
      onRename(typeof name === 'number' && Number.isFinite(Number(wanted)) ? Number(wanted) : wanted);
    }
  }

  return (
    <input
      className={css.input}
      aria-label={`${t('codebook.value')}: ${String(name)}`}
      aria-invalid={isTaken || undefined}
      title={isTaken ? t('codebook.valueTaken', { value: wanted }) : undefined}
      value={text}
      disabled={disabled}
      dir="auto"
      maxLength={100}
      onChange={(event) => setText(event.target.value)}
      onBlur={rename}
      onKeyDown={(event) => event.key === 'Enter' && rename()}
    />
  );
}
