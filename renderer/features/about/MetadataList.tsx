import { X } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { readableValue } from '../annotate/edits.ts';
import css from './AboutDocument.module.css';
import { DraftField } from './DraftField.tsx';
import { keyProblem, METADATA_TYPES, typeOf, valueOf, withoutKey, type MetadataType } from './metadata.ts';

interface MetadataListProps {
  readonly record: SourceDocument;
}

/** What is noted of a document: names with values, each changed in its place; new ones at the end. */
export function MetadataList({ record: { metadata } }: MetadataListProps) {
  const { about, announce } = useWorkbench();
  const isReadOnly = useReadOnly();
  const names = Object.keys(metadata).toSorted((a, b) => (a < b ? -1 : 1));

  function remove(name: string): void {
    about.describe({ metadata: withoutKey(metadata, name) });
    announce(t('about.removed', { name }));
  }

  return (
    <>
      {names.length === 0 && <p className={css.none}>{t('about.noMetadata')}</p>}
      {names.map((name) => {
        const value = metadata[name] ?? '';
        const type = typeOf(value);
        return (
          <div key={name} className={css.pair}>
            <DraftField
              name={name}
              field={`metadata ${name}`}
              value={shownText(value)}
              maxLength={5000}
              problem={t(type === 'text' ? 'about.problems.key' : `about.problems.${type}`)}
              toDescription={(now, text) => {
                const said = valueOf(type, text, t('answers.yes'), t('answers.no'));
                return said === null ? null : { metadata: { ...now.metadata, [name]: said } };
              }}
            />
            <IconButton label={t('about.remove', { name })} disabled={isReadOnly} onClick={() => remove(name)}>
              <X size={14} />
            </IconButton>
          </div>
        );
      })}
      {!isReadOnly && <NewPair metadata={metadata} />}
    </>
  );
}

/** Texts stay as they are; only yes and no are said in the window's language. */
const shownText = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? readableValue(value) : String(value);

function NewPair({ metadata }: Pick<SourceDocument, 'metadata'>) {
  const { about, announce } = useWorkbench();
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const [type, setType] = useState<MetadataType>('text');
  const [problem, setProblem] = useState<{ readonly of: 'key' | 'value'; readonly said: string } | null>(null);

  function add(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault();
    const name = key.trim();
    const wrong = keyProblem(metadata, name);
    const value = valueOf(type, text, t('answers.yes'), t('answers.no'));
    if (wrong !== null) setProblem({ of: 'key', said: t(`about.problems.${wrong}`, { name }) });
    else if (value === null) {
      setProblem({ of: 'value', said: t(type === 'number' ? 'about.problems.number' : 'about.problems.boolean') });
    } else {
      about.describe({ metadata: { ...metadata, [name]: value } });
      announce(t('about.added', { name, value: text }));
      setKey('');
      setText('');
      setProblem(null);
      event.currentTarget.querySelector('input')?.focus();
    }
  }

  return (
    <form className={css.new} onSubmit={add}>
      <TextField
        label={t('about.key')}
        value={key}
        maxLength={100}
        problem={problem?.of === 'key' ? problem.said : null}
        onChange={(event) => setKey(event.target.value)}
      />
      <TextField
        label={t('about.value')}
        value={text}
        maxLength={5000}
        dir="auto"
        problem={problem?.of === 'value' ? problem.said : null}
        onChange={(event) => setText(event.target.value)}
      />
      <SelectField
        label={t('about.type')}
        value={type}
        onChange={(event) => setType(METADATA_TYPES.find((one) => one === event.target.value) ?? 'text')}
      >
        {METADATA_TYPES.map((one) => (
          <option key={one} value={one}>
            {t(`about.types.${one}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit">{t('about.add')}</Button>
    </form>
  );
}
