import { useId, useState } from 'react';
import { parseNumber } from './answers.ts';
import css from './AttributeList.module.css';
import { About, QuestionName, type QuestionProps } from './Question.tsx';
import { useDraft } from './use-draft.ts';

const MAX_LENGTH = 2000;

/** A number or a text, written into a field that grows with it. */
export function TextQuestion({ definition, value, isMissing, isFirst, answer }: QuestionProps) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const draft = useDraft(value === null ? '' : String(value), write);

  function write(text: string): Promise<boolean> {
    setProblem(null);
    const written = text.trim();
    if (written === '') return answer(null);
    if (definition.type !== 'number') return answer(written);
    const number = parseNumber(written);
    if (number !== null) return answer(number);
    setProblem('Not saved: write a number, such as 10000 or 1.5.');
    return Promise.resolve(false);
  }

  const isNotANumber = definition.type === 'number' && draft.text.trim() !== '' && parseNumber(draft.text) === null;

  return (
    <div className={css.question} data-question={definition.name}>
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
        inputMode={definition.type === 'number' ? 'decimal' : 'text'}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={`${id}-about`}
        data-first-focus={isFirst || undefined}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          draft.save();
          if (!isNotANumber) return;
          // What is wrong stays under the hand.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <About id={`${id}-about`} definition={definition} value={value} />
    </div>
  );
}
