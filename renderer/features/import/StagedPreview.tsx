import type { Staged } from '../../../shared/api/procedures.ts';
import { MEDIA_TYPES, type MediaType } from '../../../shared/model/document.ts';
import { useWorkbench } from '../../app/context.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { count, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { encodingFound, ENCODINGS } from './encodings.ts';
import css from './StagedPreview.module.css';

const MEDIA_NAMES: Readonly<Record<MediaType, string>> = { 'text/plain': 'Plain text', 'text/markdown': 'Markdown' };
const isMediaType = (value: string): value is MediaType => MEDIA_TYPES.some((type) => type === value);

/** How a staged file will be read, with its first lines as they will be: encoding and kind can be changed. */
export function StagedPreview({ file }: { readonly file: Staged }) {
  const { importing } = useWorkbench();
  const { content, problem, id } = file;
  const chooseEncoding = (encoding: string): void => void importing.inspect({ id, encoding });

  if (content === null || content.kind === 'dataset') {
    return (
      <section aria-label="Preview" className={css.preview}>
        {content === null ? (
          <Problem>{problem ?? 'This file cannot be imported.'}</Problem>
        ) : (
          <dl className={css.facts}>
            <dt>Format</dt>
            <dd>{content.format}</dd>
            <dt>Documents</dt>
            <dd>{`${formatNumber(content.documents)}, ${formatNumber(content.newDocuments)} new`}</dd>
            <dt>Annotations</dt>
            <dd>{`${formatNumber(content.annotations)}, ${formatNumber(content.newAnnotations)} new`}</dd>
            <dt>Relations</dt>
            <dd>{formatNumber(content.relations)}</dd>
          </dl>
        )}
      </section>
    );
  }
  const known = ENCODINGS.some((encoding) => encoding.id === content.encoding);
  return (
    <section aria-label="Preview" className={css.preview}>
      <div className={css.choices}>
        <SelectField
          label="Encoding"
          value={content.encoding}
          hint={encodingFound(content.encodingFrom)}
          onChange={(event) => chooseEncoding(event.target.value)}
        >
          {!known && <option value={content.encoding}>{content.encoding}</option>}
          {ENCODINGS.map((encoding) => (
            <option key={encoding.id} value={encoding.id}>
              {encoding.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Kind"
          value={content.mediaType}
          hint={count(content.characters, 'character')}
          onChange={(event) => {
            if (isMediaType(event.target.value)) void importing.inspect({ id, mediaType: event.target.value });
          }}
        >
          {MEDIA_TYPES.map((type) => (
            <option key={type} value={type}>
              {MEDIA_NAMES[type]}
            </option>
          ))}
        </SelectField>
      </div>
      {problem !== null && <Problem>{problem}</Problem>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <pre className={css.text} dir="auto" tabIndex={0} aria-label="First lines">
        {content.preview}
      </pre>
    </section>
  );
}
