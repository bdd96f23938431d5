import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { OriginsPart } from './OriginsPart.tsx';
import { RegistryPart } from './RegistryPart.tsx';
import css from './SourcesView.module.css';

const PARTS = ['origins', 'registry'] as const;

/** Who says what, and on whose word: what claims rest on, and the registry of those who said it. */
export function SourcesView() {
  const { analysis } = useWorkbench();
  const { sources: feature, scope } = analysis;
  const { phase, problem, part, overview } = useStore(feature.store);
  const layer = useStore(scope, (state) => state.layer);
  useEffect(() => {
    feature.enter();
    return () => feature.leave();
  }, [feature, layer]);
  const open = overview?.open.length ?? 0;

  if (phase === 'none') return <p className={css.waiting}>{t('sources.loading')}</p>;
  if (phase === 'failed') {
    return (
      <Problem action={<Button onClick={() => void feature.load()}>{t('questions.again')}</Button>}>
        {t('sources.failed', { why: problem ?? '' })}
      </Problem>
    );
  }
  return (
    <div className={css.view}>
      <div role="group" aria-label={t('analysis.sources')} className={css.parts}>
        {PARTS.map((one) => (
          <button
            key={one}
            type="button"
            className={css.part}
            aria-pressed={part === one}
            onClick={() => feature.show(one)}
          >
            {t(`sources.parts.${one}`)}
            {one === 'registry' && open > 0 && (
              <span className={css.badge}>
                <span aria-hidden>{open}</span>
                <span className="visually-hidden">{t('sources.openNames', { count: open })}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {part === 'origins' ? <OriginsPart /> : <RegistryPart />}
    </div>
  );
}
