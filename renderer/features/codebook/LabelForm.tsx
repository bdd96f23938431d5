import { useId } from 'react';
import type { EditOf } from '../../../shared/codebook/edit.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Check } from './Check.tsx';
import { ColourField } from './ColourField.tsx';
import { ExampleList } from './ExampleList.tsx';
import { MergeChoice } from './MergeChoice.tsx';
import css from './Form.module.css';
import { FormHead } from './FormHead.tsx';
import { NameField } from './NameField.tsx';
import { TextArea } from './TextArea.tsx';
import { useDraftCodebook } from './use-codebook.ts';

interface LabelFormProps {
  readonly label: Label;
  readonly onMove: (step: 1 | -1) => void;
}

/** Everything about a label. */
export function LabelForm({ label, onMove }: LabelFormProps) {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const id = useId();
  const labels = codebook?.labels ?? [];
  const { name, key = '' } = label;
  const others = labels.filter((other) => other.name !== name && !other.retired);
  const sameKey = key === '' || label.retired ? undefined : others.find((other) => other.key === key);
  const set = (fields: EditOf<'changeLabel'>['set']): void =>
    feature.edit({ edit: 'changeLabel', label: name, set: fields });

  return (
    <section aria-label={name} className={css.body}>
      <FormHead
        title={name}
        isRetired={label.retired === true}
        disabled={isReadOnly}
        onRetire={() => feature.edit({ edit: 'retireLabel', label: name })}
        onRestore={() => feature.edit({ edit: 'restoreLabel', label: name })}
        onMove={onMove}
      />
      <NameField
        name={name}
        disabled={isReadOnly}
        taken={labels.map((one) => one.name)}
        onRename={(to) => {
          feature.edit({ edit: 'renameLabel', label: name, to });
          feature.show('labels', to);
        }}
      />
      <div className={css.pair}>
        <TextField
          label={t('codebook.key')}
          value={key}
          maxLength={1}
          disabled={isReadOnly}
          hint={t('codebook.keyHint')}
          problem={sameKey === undefined ? null : t('codebook.keyTaken', { key, other: sameKey.name })}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ key: event.target.value.trim() === '' ? null : event.target.value })}
        />
        <TextField
          label={t('codebook.badge')}
          value={label.badge}
          maxLength={2}
          disabled={isReadOnly}
          hint={t('codebook.badgeHint')}
          onFocus={(event) => event.target.select()}
          onChange={(event) => event.target.value.trim() !== '' && set({ badge: event.target.value })}
        />
      </div>
      <ColourField color={label.color} disabled={isReadOnly} onChange={(color) => set({ color })} />
      <TextArea
        label={t('codebook.definition')}
        value={label.definition}
        disabled={isReadOnly}
        onChange={(definition) => set({ definition })}
      />
      <Check checked={label.mandatory} disabled={isReadOnly} onChange={(mandatory) => set({ mandatory })}>
        {t('codebook.mandatoryLabel')}
      </Check>
      <ExampleList
        examples={label.examples}
        disabled={isReadOnly}
        onChange={(examples) => set({ examples: [...examples] })}
        onPick={() => feature.open({ kind: 'example', label: name })}
      />
      {!label.retired && others.length > 0 && (
        <div className={css.migrations}>
          <MergeChoice
            none={t('codebook.mergeChoose')}
            others={others}
            isDisabled={isReadOnly}
            describedBy={`${id}-merge`}
            onMerge={(into) => feature.edit({ edit: 'mergeLabels', labels: [name], into })}
          />
          <Button disabled={isReadOnly} onClick={() => feature.open({ kind: 'split', label: name })}>
            {t('codebook.split')}
          </Button>
          <p id={`${id}-merge`} className={css.hint}>
            {t('codebook.mergeAbout', { label: name })}
          </p>
        </div>
      )}
    </section>
  );
}
