import { useId, useMemo } from 'react';
import type { AttributePatch } from '../../../shared/model/annotation.ts';
import { problemWith } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { parseNumber } from './answers.ts';
import type { QuestionProps } from './asker.ts';
import css from './AttributeList.module.css';
import { DateProposed } from './DateProposed.tsx';
import { datesIn } from './proposed.ts';
import { takeToChange } from './proposing.ts';
import { About, QuestionName } from './Question.tsx';
import { useTyped } from './use-draft.ts';
import { usePlace, type Place } from './use-place.ts';

const MAX_LENGTH = 2000;

/** The answer that a text gives, as a patch; null where it gives none. Several values of one name stand on a line each. */
export function patchOf(definition: AttributeDefinition, text: string): AttributePatch | null {
  const { name, type, multiple } = definition;
  const lines = (multiple ? text.split('\n') : [text]).map((line) => line.trim()).filter((line) => line !== '');
  const values = lines.map((line) => (type === 'number' ? parseNumber(line) : line));
  if (values.length === 0) return { [name]: null };
  const known = values.filter((value) => value !== null);
  const [first = ''] = known;
  const value = multiple ? [...new Set(known)] : first;
  return known.length < values.length || problemWith(definition, value) !== null ? null : { [name]: value };
}

/** A number, a date or a text, written into a field that grows with it. */
export function TextQuestion({ asker, definition, value, isMissing, isFirst }: QuestionProps) {
  const id = useId();
  const { name, type } = definition;
  const saved = value === null ? '' : (Array.isArray(value) ? value : [value]).map(String).join('\n');
  const toPatch = (text: string): AttributePatch | null => patchOf(definition, text);
  const draft = useTyped(asker.id, name, saved, asker.prepare(name, toPatch));
  const { label, quote, around } = asker;
  const dates = useMemo(
    () => datesIn({ label, ...(quote !== undefined && { quote }), ...(around && { around }) }, definition),
    [around, definition, label, quote],
  );
  const isEmpty = value === null && draft.text === '';
  const place = usePlace(`${asker.id} ${name}`, isEmpty ? (dates?.proposals ?? []) : []);
  const proposed = place.current?.edtf ?? null;
  const meaning = type === 'date' ? dateInWords(draft.text.trim()) : null;

  return (
    <div className={css.question} data-question={name}>
      <label htmlFor={id} className={css.legend}>
        <QuestionName definition={definition} isMissing={isMissing} />
      </label>
      <textarea
        id={id}
        className={css.input}
        value={draft.text}
        rows={1}
        maxLength={MAX_LENGTH}
        dir="auto"
        inputMode={type === 'number' ? 'decimal' : 'text'}
        spellCheck={type === 'text'}
        aria-invalid={draft.isWrong || undefined}
        placeholder={placeholderOf(proposed, place)}
        aria-describedby={`${id}-read ${id}-about`}
        data-first-focus={isFirst || undefined}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
        onKeyDown={(event) => {
          if (place.onKey(event)) {
            event.stopPropagation();
            return;
          }
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
      {draft.isWrong && (
        <p className={css.problem} role="alert">
          {t(type === 'date' ? 'answers.notADate' : 'inspector.attributes.notANumber')}
        </p>
      )}
      {meaning !== null && meaning !== draft.text.trim() && <p className={css.meaning}>{meaning}</p>}
      {isEmpty && dates !== null && (
        <DateProposed
          id={`${id}-read`}
          dates={dates}
          proposal={place.current}
          count={place.count}
          published={around?.published ?? null}
        />
      )}
      <About id={`${id}-about`} definition={definition} value={value} />
    </div>
  );
}

/** What Enter would take, in the empty field. */
function placeholderOf(
  answer: string | null,
  { place, count }: Pick<Place<unknown>, 'place' | 'count'>,
): string | undefined {
  if (answer === null) return undefined;
  return count > 1 ? t('reading.placed', { answer, place, count }) : t('answers.proposed', { answer });
}
