import { useStore } from 'zustand';
import { MEDIA_TYPES, type MediaType } from '../../../shared/model/document.ts';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import type { StagedContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';
import { KIND_NAMES, kindsBeside } from './kinds.ts';

interface ReadAsProps {
  readonly id: string;
  /** Null: it could not be read as what it was taken for. */
  readonly content: StagedContent | null;
  readonly hint?: string;
}

const isMediaType = (value: string): value is MediaType => MEDIA_TYPES.some((type) => type === value);

/** Whether a format holds texts alone. One that counts tokens has no offsets either, but says what it cannot hold. */
const isOfTexts = ({ losses, offsetUnit }: FormatInfo): boolean => offsetUnit === 'none' && losses.length === 0;

/** What a file is read as: a kind of text, or the dataset of a tool. */
export function ReadAs({ id, content, hint }: ReadAsProps) {
  const { importing } = useWorkbench();
  const formats = useStore(importing.store, (state) => state.formats);
  const told = useStore(importing.store, (state) => state.told.get(id)?.as);
  const isText = content?.kind === 'document';
  const kinds = isText ? kindsBeside(content.mediaType) : [];
  const sources = isText ? [] : formats.filter(isOfTexts);
  const datasets = formats.filter((format) => !isOfTexts(format));
  const value = isText ? content.mediaType : (content?.format ?? told ?? '');

  function choose(chosen: string): void {
    if (isMediaType(chosen)) importing.inspect({ id, mediaType: chosen });
    else importing.inspect({ id, as: chosen });
  }

  return (
    <SelectField
      label={t('mapping.readAs')}
      value={value}
      {...(hint !== undefined && { hint })}
      onChange={(event) => choose(event.target.value)}
    >
      {value === '' && (
        <option value="" disabled>
          {t('mapping.chooseFormat')}
        </option>
      )}
      <optgroup label={t('mapping.texts')}>
        {kinds.map((type) => (
          <option key={type} value={type}>
            {t(KIND_NAMES[type])}
          </option>
        ))}
        {sources.map((format) => (
          <option key={format.id} value={format.id}>
            {format.name}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('mapping.datasets')}>
        {datasets.map((format) => (
          <option key={format.id} value={format.id}>
            {format.name}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}
