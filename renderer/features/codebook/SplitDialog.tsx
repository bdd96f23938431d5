import { useState } from 'react';
import { ANY_LABEL } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import css from './Dialogs.module.css';
import form from './Form.module.css';
import { newLabel } from './new-label.ts';
import { useDraftCodebook } from './use-codebook.ts';

interface SplitDialogProps {
  readonly label: string;
  readonly onClose: () => void;
}

/** Splits a label into others, by the values of one of its attributes or by hand. */
export function SplitDialog({ label, onClose }: SplitDialogProps) {
  const { feature, codebook } = useDraftCodebook();
  const [into, setInto] = useState<readonly string[]>([]);
  const [made, setMade] = useState<readonly string[]>([]);
  const [written, setWritten] = useState('');
  const [by, setBy] = useState('');
  const [targets, setTargets] = useState<Readonly<Record<string, string>>>({});
  if (codebook === null) return null;
  const { labels, attributes } = codebook;
  const choices = attributes.filter(
    ({ on, type, retired }) => (on === label || on === ANY_LABEL) && type === 'choice' && !retired,
  );
  const attribute = choices.find(({ name }) => name === by);
  const offered = [...labels.flatMap(({ name, retired }) => (retired ? [] : [name])), ...made];
  const isTaken = labels.some(({ name }) => name === written.trim()) || made.includes(written.trim());

  function add(): void {
    const name = written.trim();
    if (name === '' || isTaken) return;
    setMade([...made, name]);
    setInto([...into, name]);
    setWritten('');
  }

  function split(): void {
    const added = made
      .filter((name) => into.includes(name))
      .reduce<readonly (typeof labels)[number][]>((all, name) => [...all, newLabel([...labels, ...all], name)], []);
    const rules = (attribute?.values ?? []).flatMap(({ name }) => {
      const to = targets[String(name)] ?? '';
      return into.includes(to) ? [{ attribute: by, values: [name], to }] : [];
    });
    feature.edit(...added.map((one) => ({ edit: 'addLabel', label: one }) as const), {
      edit: 'splitLabel',
      label,
      into: [...into],
      rules,
    });
    onClose();
  }

  return (
    <Modal
      title={t('codebook.splitTitle', { label })}
      description={t('codebook.splitAbout')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {into.every((name) => name === label) && <p className={css.counts}>{t('codebook.splitNeeds')}</p>}
          <Button look="quiet" onClick={onClose}>
            {t('codebook.cancel')}
          </Button>
          <Button look="primary" disabled={into.every((name) => name === label)} onClick={split}>
            {t('codebook.splitDo')}
          </Button>
        </>
      }
    >
      <div className={css.own}>
        <TextField
          label={t('codebook.splitNew')}
          value={written}
          maxLength={100}
          problem={isTaken ? t('codebook.nameTaken', { name: written.trim() }) : null}
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button disabled={written.trim() === '' || isTaken} onClick={add}>
          {t('codebook.add')}
        </Button>
      </div>
      <fieldset className={form.chips}>
        <legend className={form.label}>{t('codebook.splitInto')}</legend>
        {offered.map((name) => (
          <label key={name} className={form.chip}>
            <input
              type="checkbox"
              checked={into.includes(name)}
              onChange={(event) => setInto(event.target.checked ? [...into, name] : into.filter((one) => one !== name))}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <SelectField label={t('codebook.splitBy')} value={by} onChange={(event) => setBy(event.target.value)}>
        <option value="">{t('codebook.splitByHand')}</option>
        {choices.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      {attribute?.values.map(({ name }) => (
        <SelectField
          key={String(name)}
          label={t('codebook.splitTarget', { value: String(name) })}
          value={targets[String(name)] ?? ''}
          onChange={(event) => setTargets({ ...targets, [String(name)]: event.target.value })}
        >
          <option value="">{t('codebook.splitStay')}</option>
          {into.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      ))}
    </Modal>
  );
}
