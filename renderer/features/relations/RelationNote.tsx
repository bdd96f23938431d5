import { useEffect, useRef, useState } from 'react';
import type { Relation } from '../../../shared/model/relation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import css from './RelationList.module.css';

const MAX_LENGTH = 20_000;

/** The note of a relation while it is written: saved when it is left, however that comes about. */
export function RelationNote({ relation, onDone }: { readonly relation: Relation; readonly onDone: () => void }) {
  const { relations } = useWorkbench();
  const [text, setText] = useState(relation.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ relation, text });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    latest.current = { relation, text };
  });
  useEffect(() => {
    field.current?.focus();
    return () => relations.note(latest.current.relation, latest.current.text.trim());
  }, [relations]);

  /** A text that is too long is refused whole: a note that is cut off would be saved as if it had been meant. */
  function write(next: string): void {
    const isTooLong = next.length > MAX_LENGTH;
    setProblem(isTooLong ? t('rich.tooLong', { length: next.length, max: MAX_LENGTH }) : null);
    if (!isTooLong) setText(next);
  }

  return (
    <>
      <textarea
        ref={field}
        className={css.field}
        aria-label={t('relations.noteOn', { type: readable(relation.type) })}
        value={text}
        rows={2}
        dir="auto"
        placeholder={t('relations.notePlaceholder')}
        onChange={(event) => write(event.target.value)}
        onBlur={onDone}
      />
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
