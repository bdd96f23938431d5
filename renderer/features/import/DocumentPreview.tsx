import { useStore } from 'zustand';
import type { StagedContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { CheckField } from '../../ui/Field.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { EncodingField } from './EncodingField.tsx';
import { encodingFound } from './encodings.ts';
import { hasEncoding } from './kinds.ts';
import { likeInWords } from './like-words.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { ReadAs } from './ReadAs.tsx';
import css from './StagedPreview.module.css';

interface DocumentPreviewProps {
  readonly id: string;
  readonly content: Extract<StagedContent, { kind: 'document' }>;
  readonly problem: string | null;
}

const PUBLICATION = ['outlet', 'author', 'date', 'url'] as const;

/** A text as it would be: how it is read, what the file says of itself, what is no part of the text. */
export function DocumentPreview({ id, content, problem }: DocumentPreviewProps) {
  const { importing } = useWorkbench();
  const told = useStore(importing.store, (state) => state.told.get(id));
  const { mediaType, metadata, publication, leftOut } = content;
  const said = [
    ...PUBLICATION.flatMap((field) => {
      const value = publication[field];
      return value === undefined ? [] : [{ name: t(`tables.roles.${field}`), value }];
    }),
    ...Object.entries(metadata).map(([name, value]) => ({ name, value: String(value) })),
  ];
  return (
    <section aria-label={t('importing.preview')} className={css.preview}>
      <div className={css.choices}>
        {hasEncoding(mediaType) && (
          <EncodingField
            value={content.encoding}
            hint={encodingFound(content.encodingFrom)}
            onChoose={(encoding) => importing.inspect({ id, encoding })}
          />
        )}
        <ReadAs id={id} content={content} hint={t('counts.characters', { count: content.characters })} />
      </div>
      {mediaType === 'text/html' && (
        <CheckField
          label={t('importing.mainContent')}
          hint={t('importing.mainContentHint')}
          checked={told?.mainContent ?? false}
          onChange={({ target }) => importing.inspect({ id, mainContent: target.checked })}
        />
      )}
      {problem !== null && <Problem>{problem}</Problem>}
      {content.duplicateOf !== null && <p className={css.known}>{t('importing.duplicate')}</p>}
      {content.like !== null && <p className={css.known}>{likeInWords(content.like)}</p>}
      <dl className={css.facts}>
        <dt>{t('tables.roles.title')}</dt>
        <dd dir="auto">{content.title}</dd>
        {said.map(({ name, value }) => (
          <div key={name} className={css.fact}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {leftOut.length > 0 && (
          <>
            <dt>{t('importing.isLeftOut')}</dt>
            <dd>
              <LeftOutList leftOut={leftOut} inLines />
            </dd>
          </>
        )}
      </dl>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <pre className={css.text} dir="auto" tabIndex={0} aria-label={t('importing.firstLines')}>
        {content.preview}
      </pre>
    </section>
  );
}
