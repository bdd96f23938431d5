import { RichText } from '../../editor/rich/RichText.tsx';
import { RichView } from '../../editor/rich/RichView.tsx';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import css from './Codebook.module.css';
import { useDraftCodebook } from './use-codebook.ts';

const MAX_LENGTH = 200_000;

/** How to annotate, for people, in rich text. */
export function GuidelinesSection() {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  if (codebook === null) return null;
  const { guidelines = '' } = codebook;
  return (
    <div className={css.guidelines}>
      {!isReadOnly && (
        <>
          <RichText
            label={t('codebook.guidelines')}
            value={guidelines}
            maxLength={MAX_LENGTH}
            size="large"
            placeholder={t('codebook.guidelinesPlaceholder')}
            onChange={(text) => feature.edit({ edit: 'guidelines', text: text === '' ? null : text })}
          />
          <p className={css.hint}>{t('codebook.guidelinesHint')}</p>
        </>
      )}
      {isReadOnly && guidelines === '' && (
        <EmptyState title={t('codebook.panelEmpty')}>{t('codebook.panelEmptyText')}</EmptyState>
      )}
      {isReadOnly && guidelines !== '' && <RichView text={guidelines} />}
    </div>
  );
}
