import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { MOST_AT_ONCE } from '../../../shared/api/changes.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { searchable } from '../documents/order.ts';
import { Places } from './Places.tsx';
import css from './PropagateDialog.module.css';
import { changeByKey, Questions } from './Questions.tsx';
import { keyOfPlace } from './store.ts';

/** The places that say the same, to be ticked before they are tagged in one step. */
export function PropagateDialog({ onClose }: { readonly onClose: () => void }) {
  const { propagation } = useWorkbench();
  const { question, phase, found, ticked, fraction, problem } = useStore(propagation.store);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const whole = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const words = searchable(wanted).split(/\s+/).filter(Boolean);
    if (words.length === 0) return found.places;
    return found.places.filter(({ before, quote, after }) => {
      const text = searchable(`${before}${quote}${after}`);
      return words.every((word) => text.includes(word));
    });
  }, [found, wanted]);
  useEffect(() => () => propagation.stop(), [propagation]);
  const keys = shown.map(keyOfPlace);
  // What was found before stays while a changed question is looked for, and the focus in it.
  const hasList = phase === 'found' || phase === 'searching';
  const isNew = useRef(true);
  useEffect(() => {
    if (phase !== 'found') return;
    const { current: frame } = whole;
    const isLost = frame?.contains(document.activeElement) !== true;
    if (isNew.current || isLost)
      (frame?.querySelector<HTMLElement>('[role="listbox"]') ?? frame?.querySelector('select'))?.focus();
    isNew.current = false;
  }, [phase]);

  /** Alt with a letter changes the question; Enter tags from anywhere but a button or a choice that needs it itself. */
  function onKey(event: KeyboardEvent): void {
    const change = event.altKey ? changeByKey(event.nativeEvent.code, question) : null;
    if (change !== null) {
      event.preventDefault();
      event.stopPropagation();
      propagation.ask(change);
      return;
    }
    const isOwn = event.target instanceof Element && event.target.matches('button, select');
    if (event.key !== 'Enter' || isOwn || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    propagation.run();
  }

  return (
    <Modal
      title={t('propagate.title')}
      description={<q dir="auto">{question.text.length > 120 ? `${question.text.slice(0, 118)}…` : question.text}</q>}
      size="large"
      onClose={onClose}
      actions={
        <>
          <span className={css.keys}>{t('propagate.keys')}</span>
          <Button look="primary" disabled={phase !== 'found' || ticked.size === 0} onClick={() => propagation.run()}>
            {t('propagate.tag', { count: ticked.size })}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter in any field of the dialog is its button */}
      <div ref={whole} className={css.whole} onKeyDownCapture={onKey}>
        <Questions />
        {phase === 'searching' && (
          <div className={css.wait}>
            <Progress label={t('propagate.searching')} fraction={fraction} />
            <Button onClick={() => propagation.stop()}>{t('propagate.cancel')}</Button>
          </div>
        )}
        {(phase === 'failed' || phase === 'stopped') && (
          <Problem action={<Button onClick={() => propagation.ask({})}>{t('propagate.again')}</Button>}>
            {problem ?? t('propagate.stopped')}
          </Problem>
        )}
        {hasList && found.places.length > 0 && (
          <div className={css.tools}>
            <SearchField
              label={t('propagate.filter')}
              value={filter}
              onChange={setFilter}
              onListKey={(event) => {
                if (event.key !== 'ArrowDown') return false;
                whole.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
                return true;
              }}
            />
            <span className={css.count}>
              {t('propagate.chosen', { some: formatNumber(ticked.size), all: formatNumber(found.places.length) })}
            </span>
            <Button look="quiet" onClick={() => propagation.tick(keys, true)}>
              {t('propagate.all')}
            </Button>
            <Button look="quiet" onClick={() => propagation.tick(keys, false)}>
              {t('propagate.none')}
            </Button>
          </div>
        )}
        {phase === 'found' && found.places.length === 0 && (
          <EmptyState title={t('propagate.noneFound')}>{t('propagate.noneHint')}</EmptyState>
        )}
        {hasList && found.places.length > 0 && shown.length === 0 && (
          <EmptyState title={t('propagate.noMatch', { filter })}>{null}</EmptyState>
        )}
        {hasList && shown.length > 0 && (
          <Places
            places={shown}
            onType={(character) => {
              setFilter((before) => before + character);
              whole.current?.querySelector<HTMLElement>('input[type="search"]')?.focus();
            }}
          />
        )}
        {phase === 'found' && (
          <p className={css.left}>
            {[
              found.partial > 0 && t('propagate.partial', { count: found.partial }),
              found.excluded > 0 && t('propagate.excluded', { count: found.excluded }),
              found.more && t('propagate.more', { count: MOST_AT_ONCE }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
    </Modal>
  );
}
