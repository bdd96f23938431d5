import type { Annotation } from '../../../shared/model/annotation.ts';
import { RichText } from '../../editor/rich/RichText.tsx';
import { t } from '../../strings/t.ts';
import { useDraft } from './use-draft.ts';

const MAX_LENGTH = 20_000;

/** The note of an annotation, formatted or plain: one batch each time it is saved, none where nothing changed. */
export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const draft = useDraft(annotation, 'note', annotation.note ?? '', (text) => ({ note: text === '' ? null : text }));
  return (
    <div data-note>
      <RichText
        label={t('inspector.note')}
        value={draft.text}
        onChange={draft.change}
        onBlur={draft.save}
        maxLength={MAX_LENGTH}
        placeholder={t('inspector.notePlaceholder')}
      />
    </div>
  );
}
