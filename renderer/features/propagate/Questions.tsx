import { useStore } from 'zustand';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import type { TextKey } from '../../strings/t.ts';
import { Keys } from '../../ui/Keys.tsx';
import { SelectField } from '../../ui/Field.tsx';
import css from './PropagateDialog.module.css';
import type { Question } from './store.ts';

type Toggle = 'wholeWords' | 'ignoreCase' | 'ignoreForm' | 'withAttributes';

const TOGGLES: readonly { readonly of: Toggle; readonly name: TextKey; readonly key: string }[] = [
  { of: 'wholeWords', name: 'propagate.wholeWords', key: 'Alt+W' },
  { of: 'ignoreCase', name: 'propagate.ignoreCase', key: 'Alt+C' },
  { of: 'ignoreForm', name: 'propagate.ignoreForm', key: 'Alt+Q' },
  { of: 'withAttributes', name: 'propagate.attributes', key: 'Alt+A' },
];

/** The change that a key with Alt makes to the question; null: none. */
export function changeByKey(code: string, question: Question): Partial<Question> | null {
  if (code === 'KeyD') return { scope: 'document' };
  if (code === 'KeyP') return { scope: 'project' };
  const toggle = TOGGLES.find(({ key }) => `Key${key.slice(-1)}` === code);
  return toggle === undefined ? null : { [toggle.of]: !question[toggle.of] };
}

/** What is looked for, where, and how strictly. */
export function Questions() {
  const { propagation, annotate } = useWorkbench();
  const question = useStore(propagation.store, (state) => state.question);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  return (
    <div className={css.questions}>
      <SelectField
        label={t('propagate.label')}
        value={question.label}
        className={css.label ?? ''}
        onChange={(event) => propagation.ask({ label: event.target.value })}
      >
        {codebook?.labels.filter(isOffered).map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <fieldset className={css.choices}>
        <legend className="visually-hidden">{t('propagate.where')}</legend>
        {(['document', 'project'] as const).map((scope) => (
          <label key={scope} className={css.choice}>
            <input
              type="radio"
              name="propagate-scope"
              checked={question.scope === scope}
              onChange={() => propagation.ask({ scope })}
            />
            {t(`propagate.${scope}`)}
            <Keys binding={scope === 'document' ? 'Alt+D' : 'Alt+P'} />
          </label>
        ))}
      </fieldset>
      <div className={css.choices}>
        {TOGGLES.filter(({ of }) => of !== 'withAttributes' || question.from !== null).map(({ of, name, key }) => (
          <label key={of} className={css.choice}>
            <input
              type="checkbox"
              checked={question[of]}
              onChange={(event) => propagation.ask({ [of]: event.target.checked })}
            />
            {t(name)}
            <Keys binding={key} />
          </label>
        ))}
      </div>
    </div>
  );
}
