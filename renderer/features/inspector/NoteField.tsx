import { useEffect, useId, useRef, useState } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import css from './NoteField.module.css';

/** How long the pen must rest before a note is saved. */
const PAUSE_MS = 1500;
const MAX_LENGTH = 20_000;

/**
 * The note of an annotation. It is saved when the field is left, when the pen rests, and when the field goes away: one
 * batch each time, none where nothing changed.
 */
export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const id = useId();
  const [draft, setDraft] = useState(annotation.note ?? '');
  const saved = useRef(annotation.note ?? '');
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function save(): void {
    clearTimeout(timer.current);
    const [text, before] = [latest.current, saved.current];
    if (text === before) return;
    saved.current = text;
    void annotate.setNote(annotation.id, text).then((isSaved) => {
      if (isSaved || (latest.current !== text && latest.current !== before)) return;
      // It was refused and has left the screen with the write. The words stay here, still to be saved.
      saved.current = before;
      latest.current = text;
      setDraft(text);
    });
  }
  const saveLatest = useRef(save);

  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => () => saveLatest.current(), []);
  useEffect(() => {
    // Undo, or another window: what was not typed here takes the place of what was, unless something is being typed.
    const note = annotation.note ?? '';
    if (latest.current !== saved.current) return;
    saved.current = note;
    latest.current = note;
    setDraft(note);
  }, [annotation.note]);

  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        Note
      </label>
      <textarea
        id={id}
        className={css.note}
        value={draft}
        maxLength={MAX_LENGTH}
        rows={3}
        dir="auto"
        placeholder="Why, or what to check"
        onChange={(event) => {
          latest.current = event.target.value;
          setDraft(event.target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => saveLatest.current(), PAUSE_MS);
        }}
        onBlur={save}
      />
    </div>
  );
}
