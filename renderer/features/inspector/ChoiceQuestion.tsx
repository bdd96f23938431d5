import { useId, useRef, type KeyboardEvent } from 'react';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { classes } from '../../ui/classes.ts';
import { readable, readableValue } from '../annotate/edits.ts';
import { offered, toggled, typedValue } from './answers.ts';
import css from './AttributeList.module.css';
import type { QuestionProps } from './asker.ts';
import { About, QuestionName } from './Question.tsx';
import { t } from '../../strings/t.ts';

/** How long letters that are typed one after the other belong together. */
const TYPING_MS = 800;

/** One of a few values, several, or yes and no: chips, which arrows, letters and digits choose. */
export function ChoiceQuestion({ definition, value, isMissing, isFirst, proposed, answer, answered }: QuestionProps) {
  const id = useId();
  const typing = useRef({ text: '', at: 0 });
  const { steps, others } = offered(definition);
  const names = [...steps, ...others].map(({ name }) => name);
  const chosen: readonly AttributeValue[] = value === null ? [] : Array.isArray(value) ? value : [value];
  const first =
    names.find((name) => chosen.includes(name)) ?? names.find((name) => name === proposed?.value) ?? names[0];

  function choose(name: string | number | boolean): void {
    answer(definition.multiple ? toggled(definition, value, name) : name);
  }

  function onKey(event: KeyboardEvent<HTMLFieldSetElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      answer(null);
      return;
    }
    // The list of questions goes on to the next one by the same key.
    if (event.key === 'Enter' && !event.shiftKey && proposed !== null) answer(proposed.value);
    if (event.key.length !== 1 || event.key === ' ') return;
    const isOn = event.timeStamp - typing.current.at < TYPING_MS;
    const current = names.find((listed) => chosen.includes(listed));
    const sofar = isOn ? typing.current.text + event.key : event.key;
    const longer = typedValue(names, sofar, current);
    // What leads nowhere begins anew: "2" soon after "3" is another digit, not a number.
    const name = longer ?? typedValue(names, event.key, current);
    typing.current = { text: longer === undefined ? event.key : sofar, at: event.timeStamp };
    if (name === undefined) return;
    event.preventDefault();
    // Of several values letters only find one: every further letter of its name would take it out again.
    if (!definition.multiple || /\d/.test(event.key)) choose(name);
    event.currentTarget.querySelectorAll('input')[names.indexOf(name)]?.focus();
    // A digit, and a letter where there is nothing but yes and no, leaves no doubt.
    if (!definition.multiple && (/\d/.test(event.key) || definition.type === 'boolean')) answered();
  }

  const chip = ({ name, definition: meaning }: (typeof others)[number]) => (
    <label
      key={String(name)}
      className={css.chip}
      data-proposed={name === proposed?.value || undefined}
      title={meaning || undefined}
    >
      <input
        type={definition.multiple ? 'checkbox' : 'radio'}
        className="visually-hidden"
        name={id}
        value={String(name)}
        checked={chosen.includes(name)}
        data-first-focus={(isFirst && name === first) || undefined}
        onChange={() => choose(name)}
      />
      <span>{readableValue(name)}</span>
      {name === proposed?.value && <span className="visually-hidden">, {t('reading.proposed')}</span>}
      {names.indexOf(name) < 9 && typeof name !== 'number' && (
        <kbd className={css.digit} aria-hidden>
          {names.indexOf(name) + 1}
        </kbd>
      )}
    </label>
  );
  const explained = definition.values.filter(
    ({ name, definition: meaning }) => chosen.includes(name) && meaning !== '',
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the inputs inside it
    <fieldset
      className={css.question}
      data-question={definition.name}
      aria-describedby={`${id}-about`}
      onKeyDown={onKey}
    >
      <legend className={css.legend}>
        <QuestionName definition={definition} isMissing={isMissing} />
      </legend>
      {value !== null && !definition.mandatory && (
        <button type="button" className={css.clear} tabIndex={-1} onClick={() => answer(null)}>
          {t('inspector.attributes.clear')}
          <span className="visually-hidden"> {readable(definition.name)}</span>
        </button>
      )}
      <div className={css.values}>
        {steps.length > 0 && <div className={classes(css.values, css.scale)}>{steps.map(chip)}</div>}
        {others.map(chip)}
      </div>
      <About id={`${id}-about`} definition={definition} value={value}>
        {proposed === null
          ? explained.map(({ name, definition: meaning }) => `${readableValue(name)}: ${meaning}`).join('; ')
          : t(proposed.words === null ? 'reading.kindDefault' : 'reading.kindFrom', {
              value: readableValue(proposed.value),
              words: proposed.words ?? '',
            })}
      </About>
    </fieldset>
  );
}
