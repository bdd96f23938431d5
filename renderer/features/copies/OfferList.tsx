import { useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import type { CopyOffer } from '../../../shared/api/copies.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Keys } from '../../ui/Keys.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import css from './OfferList.module.css';
import { previewOf } from './along.ts';
import { isFree } from './offers.ts';
import { offerOf, staying } from './words.ts';

const ROW = 44;

/** The annotations of the first passage: which of them can be copied to the other, which are there, and why others cannot. */
export function OfferList() {
  const workbench = useWorkbench();
  const { analysis, annotate, announce } = workbench;
  const { copies } = analysis;
  const compared = useStore(copies.store, (state) => state.compared);
  const ticked = useStore(copies.store, (state) => state.ticked);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const readOnly = useReadOnly();
  const offers = compared?.offers ?? [];
  const ids = offers.map(({ annotation }) => annotation.id);
  const numbers = useMemo(() => previewOf(compared, ticked), [compared, ticked]);
  const stays = staying(numbers);
  const staysId = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const toList = (): void => whole.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();

  if (offers.length === 0) return <p className={css.none}>{t('copies.noOffers')}</p>;

  function row(offer: CopyOffer) {
    const { annotation } = offer;
    const place = codebook?.labels.findIndex(({ name }) => name === annotation.label) ?? -1;
    const free = isFree(offer);
    const isTicked = ticked.has(annotation.id);
    return (
      <div className={classes(css.row, !free && css.fixed)} aria-disabled={free ? undefined : true}>
        <span className={classes(css.box, isTicked && css.ticked)} aria-hidden>
          ✓
        </span>
        <LabelMark label={codebook?.labels[place]} place={place} />
        <span className={css.quote} dir="auto">
          {annotation.quote.replaceAll(/\s+/g, ' ')}
        </span>
        <span className={css.why}>{free ? annotation.layer : reasonOf(offer)}</span>
      </div>
    );
  }

  return (
    <div ref={whole} className={css.offers}>
      <div className={css.tools}>
        <h2 className={css.title}>{t('copies.offers')}</h2>
        <Button look="quiet" onClick={() => copies.tick(ids, true)}>
          {t('copies.all')}
        </Button>
        <Button look="quiet" onClick={() => copies.tick(ids, false)}>
          {t('copies.noneTicked')}
        </Button>
        <Button
          ref={button}
          look="primary"
          disabled={ticked.size === 0 || readOnly}
          title={readOnly ? t('copies.readOnly') : undefined}
          aria-describedby={stays === '' ? undefined : staysId}
          onKeyDown={(event) => {
            // A key that is held came from the list and copies nothing.
            if (event.key === 'Enter' && event.repeat) event.preventDefault();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            toList();
          }}
          onClick={() => {
            // With nothing ticked any more the button takes no focus.
            toList();
            copies.offer();
          }}
        >
          {offerOf(numbers)}
        </Button>
      </div>
      {stays !== '' && (
        <p id={staysId} className={css.foot}>
          {stays}
        </p>
      )}
      <div className={css.list}>
        <VirtualList
          label={t('copies.offers')}
          items={offers}
          keyOf={({ annotation }) => annotation.id}
          render={row}
          rowHeight={ROW}
          current={null}
          marks={{ has: (id) => ticked.has(id), set: (keys, isTicked) => copies.tick(keys, isTicked) }}
          onChoose={({ annotation }) => copies.tick([annotation.id], !ticked.has(annotation.id))}
          onKey={(event) => {
            if (event.key !== 'Enter' || event.altKey) return false;
            // What it will do is read there before it is done: a second Enter does it.
            if (ticked.size > 0 && !readOnly) button.current?.focus();
            else announce(t(readOnly ? 'copies.readOnly' : 'copies.nothingTicked'));
            return true;
          }}
          onItemKey={(event, { annotation }) => {
            if (event.key !== 'g' || event.ctrlKey || event.metaKey) return false;
            void showAnnotation(workbench, annotation).catch(workbench.report);
            return true;
          }}
        />
      </div>
      <p className={css.foot}>
        <Rich
          text="copies.keys"
          parts={{ space: <Keys binding="Space" />, enter: <Keys binding="Enter" />, g: <Keys binding="G" /> }}
        />{' '}
        {t('copies.carries')}
      </p>
    </div>
  );
}

/** Why an annotation is not offered. */
function reasonOf({ problem, state }: CopyOffer): string {
  if (problem === null) return state === 'free' ? '' : t(`copies.${state}`);
  switch (problem.kind) {
    case 'outside':
    case 'moved':
    case 'form':
      return t(`copies.${problem.kind}`);
    case 'changed':
      if (problem.here === '') return t('copies.added', problem);
      return problem.there === '' ? t('copies.missing', problem) : t('copies.changed', problem);
    default:
      return assertNever(problem);
  }
}
