import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FigureReading } from '../../../shared/figures/read.ts';
import { normalOf } from '../../../shared/figures/normal.ts';
import type { AttributePatch } from '../../../shared/model/annotation.ts';
import { parseQuantity, writeQuantity } from '../../../shared/text/quantity.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import type { Asker } from './asker.ts';
import css from './AttributeList.module.css';
import { answersOf, comparatorsOf, lineOf, namesOf, type FigureGroup } from './figures.ts';
import { linesOf, type ProposedLine } from './proposed.ts';
import { takeToChange } from './proposing.ts';
import { KeyOf } from './Question.tsx';
import { ReadParts } from './ReadParts.tsx';
import { useTyped } from './use-draft.ts';
import { usePlace, type Place } from './use-place.ts';

interface FigureQuestionProps {
  readonly asker: Asker;
  readonly group: FigureGroup;
  readonly missing: readonly string[];
  /** What the words say; null: nothing was read. */
  readonly reading: FigureReading | null;
  readonly isFirst: boolean;
  /** The group's questions one by one. */
  readonly children: ReactNode;
}

/** A figure with comparator and unit, written in one line; each of its values can be written by itself, too. */
export function FigureQuestion({ asker, group, missing, reading, isFirst, children }: FigureQuestionProps) {
  const { announce } = useWorkbench();
  const id = useId();
  const names = namesOf(group);
  const field = group.min.name;
  const draft = useTyped(asker.id, `line ${field}`, lineOf(group, asker.attributes), asker.prepare(field, toPatch));
  const figures = [group.min.name, group.max.name];
  const isUnsaid =
    lineOf(group, asker.attributes) === '' && figures.some((name) => asker.attributes[name] !== undefined);
  const [isOpen, setOpen] = useState(false);
  const due = names.filter((name) => missing.includes(name));
  const isAsked = missing.includes(field) && draft.text === '';
  const lines = useMemo(() => (isAsked && reading !== null ? linesOf(group, reading) : []), [group, isAsked, reading]);
  const place = usePlace(asker.id, lines);
  const proposed = place.current;

  function toPatch(text: string): AttributePatch | null {
    const answers = answersOf(group, text);
    return typeof answers === 'string' ? null : answers;
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (place.onKey(event)) {
      event.stopPropagation();
      return;
    }
    if (takeToChange(event, proposed?.line ?? null, draft.change)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    if (proposed?.isPart === true) {
      // It is not whole: it is put into the field to be completed, and saved by the next Enter.
      draft.change(`${proposed.line} `);
      announce(t('reading.complete'));
    } else {
      if (proposed !== null) draft.change(proposed.line);
      draft.save();
      if (toPatch(draft.text) !== null) return;
    }
    // What is wrong stays under the hand.
    event.preventDefault();
    event.stopPropagation();
  }

  const problem = draft.isWrong ? answersOf(group, draft.text) : null;
  const normal = draft.isWrong ? null : normalLine(group, draft.text);
  const why = isAsked && lines.length === 0 ? (reading?.why ?? null) : null;

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
          placeholder={placeholderOf(place)}
          aria-invalid={draft.isWrong || undefined}
          aria-describedby={`${id}-read ${id}-about`}
          data-first-focus={isFirst || undefined}
          onChange={(event) => draft.change(event.target.value)}
          onBlur={draft.save}
          onKeyDown={onKey}
        />
        {typeof problem === 'string' && (
          <p className={css.problem} role="alert">
            {t(`answers.quantity.problems.${problem}`, { names: comparatorsOf(group).join(' ') })}
          </p>
        )}
        {normal !== null && <p className={css.meaning}>{t('reading.normal', { value: normal })}</p>}
        {proposed !== null && <ReadParts id={`${id}-read`} proposal={proposed.proposal} />}
        {why !== null && (
          <p id={`${id}-read`} className={css.about}>
            {t(`reading.none.${why}`)}
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

/** What Enter would take, in the empty field. */
function placeholderOf({ current, place, count }: Place<ProposedLine>): string | undefined {
  if (current === null) return undefined;
  const { line: answer, isPart } = current;
  if (count > 1) return t('reading.placed', { answer, place, count });
  return t(isPart ? 'reading.partly' : 'answers.proposed', { answer });
}

/** What is written, in the unit that it is compared in; null where that is the same. */
function normalLine(group: FigureGroup, text: string): string | null {
  const quantity = parseQuantity(text, comparatorsOf(group));
  if (typeof quantity === 'string') return null;
  const normal = normalOf(quantity);
  return normal === null ? null : writeQuantity({ ...normal, comparator: '=' });
}
