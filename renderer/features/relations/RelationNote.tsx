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
  const latest = useRef({ relation, text });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    latest.current = { relation, text };
  });
  useEffect(() => {
    field.current?.focus();
    return () => relations.note(latest.current.relation, latest.current.text.trim());
  }, [relations]);

  return (
    <textarea
      ref={field}
      className={css.field}
      aria-label={t('relations.noteOn', { type: readable(relation.type) })}
      value={text}
      maxLength={MAX_LENGTH}
      rows={2}
      dir="auto"
      placeholder={t('relations.notePlaceholder')}
      onChange={(event) => setText(event.target.value)}
      onBlur={onDone}
    />
  );
}
