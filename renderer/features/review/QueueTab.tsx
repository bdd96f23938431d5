import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { focusRegion } from '../../app/commands/regions.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { BlindNote, useIsBlind } from '../team/BlindNote.tsx';
import { CandidatesPane } from './CandidatesPane.tsx';
import { PassagePane } from './PassagePane.tsx';
import { QueueList } from './QueueList.tsx';
import { countsIn } from './state.ts';
import css from './QueueTab.module.css';

/** What the layers say differently, most severe first, to be decided for the gold layer. */
export function QueueTab() {
  const { review } = useWorkbench().analysis;
  const { overview, isReading, fraction, problem, items } = useStore(review.store);
  useEffect(() => review.enter(), [review]);
  const hasItems = items.length > 0;
  useEffect(() => {
    // The heading has the focus at first; what keys are for is the queue. Whoever went through the tabs stays there.
    if (hasItems && document.activeElement?.matches('h1')) focusRegion('page');
  }, [hasItems]);
  const isFirstTime = overview === null;

  return (
    <div className={css.view}>
      {problem !== null && (
        <Problem action={<Button onClick={() => review.choose({})}>{t('review.again')}</Button>}>{problem}</Problem>
      )}
      {isFirstTime && isReading && (
        <div className={css.wait}>
          <Progress label={t('review.matching')} fraction={fraction} />
        </div>
      )}
      {overview !== null && (overview.documents.length === 0 ? <NothingToCompare /> : <Work />)}
    </div>
  );
}

/** Why there is nothing to adjudicate: nobody but one has worked, or never two on one document. */
function NothingToCompare() {
  const { review } = useWorkbench().analysis;
  const overview = useStore(review.store, (state) => state.overview);
  const isBlind = useIsBlind();
  if (overview === null) return null;
  const chosen = overview.layers.filter((layer) => layer.chosen);
  const others = overview.layers.filter((layer) => !layer.chosen);
  const names = chosen.map(({ layer }) => layer).join(', ');
  // Where layers were left out by choice, that is what to change.
  if (isBlind && others.length === 0)
    return <BlindNote title={t(chosen.length < 2 ? 'review.empty.alone' : 'review.empty.apart')} />;
  if (chosen.length < 2) {
    return (
      <EmptyState title={t('review.empty.alone')}>
        <p>{names === '' ? t('review.empty.nobody') : t('review.empty.onlyOne', { layer: names })}</p>
        {others.length > 0 && (
          <p>
            <Button onClick={() => review.choose({ layers: overview.layers.map(({ layer }) => layer) })}>
              {t('review.empty.takeAll', { layers: others.map(({ layer }) => layer).join(', ') })}
            </Button>
          </p>
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('review.empty.apart')}>
      <p>{t('review.empty.apartWhy', { layers: names })}</p>
    </EmptyState>
  );
}

function Work() {
  const { review } = useWorkbench().analysis;
  const { items, isReading, currentKey } = useStore(review.store);
  return (
    <>
      <ProgressBar />
      <div className={css.columns}>
        <QueueList />
        {items.length === 0 && currentKey === null ? (
          <div className={css.nothing}>{!isReading && <NothingListed />}</div>
        ) : (
          <>
            <PassagePane />
            <CandidatesPane />
          </>
        )}
      </div>
    </>
  );
}

/** How far adjudication is, and what can be done with many units at once. */
function ProgressBar() {
  const { review } = useWorkbench().analysis;
  const { overview, form } = useStore(review.store);
  const agreed = useCommand('review.agreed');
  const pass = useCommand('review.pass');
  if (overview === null) return null;
  const { open, agreed: same, decided, changed } = countsIn({ overview, form });
  const all = open + same + decided + changed;
  const competence = overview.competence.map(({ layer, right, of }) => ({
    layer,
    share: of === 0 ? '' : `${Math.round((100 * right) / of)} %`,
    of,
  }));
  return (
    <div className={css.bar}>
      <div className={css.progress}>
        <progress className={css.meter} value={decided} max={Math.max(all, 1)} aria-label={t('review.progress')} />
        <span className={css.numbers}>
          {t('review.decidedOf', { decided: formatNumber(decided), all: formatNumber(all) })}
          {changed > 0 && <strong className={css.changed}>{t('review.changedCount', { count: changed })}</strong>}
        </span>
      </div>
      {competence.length > 0 && (
        <span className={css.competence} title={t('review.competence.about')}>
          {t('review.competence.title')}{' '}
          {competence.map(({ layer, share, of }) => (
            <span key={layer} className={css.share}>
              {layer} {share} <span className="visually-hidden">{t('review.competence.of', { count: of })}</span>
            </span>
          ))}
        </span>
      )}
      <div className={css.actions}>
        {same > 0 && (
          <Button
            onClick={() => {
              void agreed.run();
              // The button goes with what it is for.
              focusRegion('page');
            }}
          >
            {t('review.acceptAgreed', { count: same })} <Keys binding="A" />
          </Button>
        )}
        <Button onClick={() => void pass.run()}>{t('review.pass.open')}</Button>
      </div>
    </div>
  );
}

/** Why the queue is empty, and what to do next. */
function NothingListed() {
  const { review } = useWorkbench().analysis;
  const { overview, form } = useStore(review.store);
  if (overview === null) return null;
  const { agreed, decided, open, changed } = countsIn({ overview, form });
  const isNarrowed = form.document !== null || form.kind !== null || form.label !== null;
  if (form.filter === 'todo' && open + changed === 0 && agreed > 0) {
    return (
      <EmptyState
        title={t('review.empty.same')}
        actions={
          <Button look="primary" onClick={() => review.pass.acceptAgreed()}>
            {t('review.acceptAgreed', { count: agreed })} <Keys binding="A" />
          </Button>
        }
      >
        <p>{t('review.empty.sameWhy', { count: agreed })}</p>
      </EmptyState>
    );
  }
  if (form.filter === 'todo' && open + changed + agreed === 0 && decided > 0) {
    return (
      <EmptyState
        title={t('review.empty.done')}
        actions={<Button onClick={() => review.choose({ filter: 'decided' })}>{t('review.empty.seeDecided')}</Button>}
      >
        <p>{t('review.empty.doneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('review.empty.filtered')}
      actions={
        <Button onClick={() => review.choose({ filter: 'all', document: null, kind: null, label: null })}>
          {t('review.empty.seeAll')}
        </Button>
      }
    >
      <p>{t(isNarrowed ? 'review.empty.narrowed' : 'review.empty.none')}</p>
    </EmptyState>
  );
}
