import { useWorkbench } from '../../app/context.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { useTyped } from '../inspector/use-draft.ts';
import type { Description } from './store.ts';

interface DraftFieldProps {
  readonly name: string;
  /** Tells the drafts of one document apart. */
  readonly field: string;
  readonly value: string;
  readonly maxLength: number;
  /** What is said where the text cannot be saved. */
  readonly problem: string;
  readonly hint?: string | null;
  readonly toDescription: (record: SourceDocument, text: string) => Description | null;
}

/** One line about the open document, saved when it is left, on Enter and when the pen rests. */
export function DraftField({ name, field, value, maxLength, problem, hint, toDescription }: DraftFieldProps) {
  const { about, annotate } = useWorkbench();
  const id = annotate.store.getState().id ?? '';
  const draft = useTyped(id, field, value, about.prepare(toDescription));
  return (
    <TextField
      label={name}
      value={draft.text}
      maxLength={maxLength}
      dir="auto"
      problem={draft.isWrong ? problem : null}
      {...(hint != null && { hint })}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.save();
      }}
    />
  );
}
