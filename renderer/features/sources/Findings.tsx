import { TriangleAlert } from 'lucide-react';
import type { ChainFinding } from '../../../shared/claims/chains.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import css from './Origins.module.css';
import { sourceName } from './words.ts';

/** More of them are told by their number. */
const MOST = 30;

/** What is wrong with the attribution, each with the annotations that it is about. */
export function Findings({ findings }: { readonly findings: readonly ChainFinding[] }) {
  const workbench = useWorkbench();
  if (findings.length === 0) return null;
  return (
    <ul className={css.findings} aria-label={t('sources.findings')}>
      {findings.slice(0, MOST).map((finding) => {
        const places =
          finding.kind === 'circle'
            ? finding.sources.map((source) => ({ ...source, words: sourceName(source) }))
            : [{ ...finding.mention, words: finding.mention.quote }];
        return (
          <li key={`${finding.kind} ${places[0]?.id ?? ''}`} className={css.finding}>
            <TriangleAlert size={14} aria-hidden className={css.icon} />
            <span>
              {t(`sources.finding.${finding.kind}`)}{' '}
              {places.map((place, i) => (
                <span key={place.id}>
                  {i > 0 && ' → '}
                  <button
                    type="button"
                    className={css.link}
                    dir="auto"
                    onClick={() => void showAnnotation(workbench, place)}
                  >
                    {place.words}
                  </button>
                </span>
              ))}
            </span>
          </li>
        );
      })}
      {findings.length > MOST && <li>{t('sources.moreFindings', { count: findings.length - MOST })}</li>}
    </ul>
  );
}
