import { useId, useState, type ReactNode } from 'react';
import type { AttributePatch } from '../../../shared/model/annotation.ts';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import type { Asker } from './asker.ts';
import css from './AttributeList.module.css';
import { answersOf, comparatorsOf, lineOf, namesOf, proposedLine, type FigureGroup } from './figures.ts';
import { takeToChange } from './proposing.ts';
import { KeyOf } from './Question.tsx';
import { useTyped } from './use-draft.ts';

interface FigureQuestionProps {
  readonly asker: Asker;
  readonly group: FigureGroup;
  readonly missing: readonly string[];
  readonly isFirst: boolean;
  /** The group's questions one by one. */
  readonly children: ReactNode;
}

/** A figure with comparator and unit, written in one line; each of its values can be written by itself, too. */
export function FigureQuestion({ asker, group, missing, isFirst, children }: FigureQuestionProps) {
  const id = useId();
  const names = namesOf(group);
  const field = group.min.name;
  const draft = useTyped(asker.id, `line ${field}`, lineOf(group, asker.attributes), asker.prepare(field, toPatch));
  const figures = [group.min.name, group.max.name];
  const isUnsaid =
    lineOf(group, asker.attributes) === '' && figures.some((name) => asker.attributes[name] !== undefined);
  const [isOpen, setOpen] = useState(false);
  const due = names.filter((name) => missing.includes(name));
  const proposed = missing.includes(field) && draft.text === '' ? proposedLine(group, asker.quote) : null;

  function toPatch(text: string): AttributePatch | null {
    const answers = answersOf(group, text);
    return typeof answers === 'string' ? null : answers;
  }

  const problem = draft.isWrong ? answersOf(group, draft.text) : null;

  return (
    <div className={css.figure}>
      <div className={css.question} data-question={`line ${field}`}>
        <label htmlFor={id} className={css.legend}>
          <span className={css.name}>
            {t('answers.quantity.name')}
            <KeyOf definition={group.min} />
          </span>
          {due.length > 0 && (
            <span className={css.due}>
              <span className="visually-hidden">, </span>
              {`${due.map(readable).join(', ')} ${t('inspector.attributes.missing')}`}
            </span>
          )}
        </label>
        <input
          id={id}
          className={css.input}
          value={draft.text}
          maxLength={300}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={proposed === null ? undefined : t('answers.proposed', { answer: proposed })}
          aria-invalid={draft.isWrong || undefined}
          aria-describedby={`${id}-about`}
          data-first-focus={isFirst || undefined}
          onChange={(event) => draft.change(event.target.value)}
          onBlur={draft.save}
          onKeyDown={(event) => {
            if (takeToChange(event, proposed, draft.change)) return;
            if (event.key !== 'Enter' || event.shiftKey) return;
            if (proposed !== null) draft.change(proposed);
            draft.save();
            if (toPatch(draft.text) !== null) return;
            // What is wrong stays under the hand.
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {typeof problem === 'string' && (
          <p className={css.problem} role="alert">
            {t(`answers.quantity.problems.${problem}`, { names: comparatorsOf(group).join(' ') })}
          </p>
        )}
        <p id={`${id}-about`} className={css.about}>
          {t('answers.quantity.hint')}
        </p>
      </div>
      <button type="button" className={css.more} aria-expanded={isOpen || isUnsaid} onClick={() => setOpen(!isOpen)}>
        {t('answers.quantity.single')}
      </button>
      {(isOpen || isUnsaid) && children}
    </div>
  );
}
