import { isOffered } from '../../../shared/codebook/offered.ts';
import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { classes } from '../../ui/classes.ts';
import { ariaKeys } from '../../ui/key-names.ts';
import { labelColour } from '../../ui/label-colour.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import css from './LabelBar.module.css';
import { t } from '../../strings/t.ts';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The labels under the text: a key or a click tags what is marked, or changes the label of the active annotation. */
export function LabelBar() {
  const { annotate } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const isOpen = useStore(annotate.store, (state) => state.phase === 'ready');
  const hasSpan = useStore(
    annotate.store,
    ({ selection }) => selection !== null && selection.raw.start !== selection.raw.end,
  );
  const activeId = useStore(annotate.store, (state) => state.activeId);
  // A label that changes makes a new document state too, so reading the index here is enough.
  useStore(annotate.store, (state) => state.writes);
  const bar = useRef<HTMLDivElement>(null);
  const active = activeId === null ? undefined : annotate.index.get(activeId);
  const isReadOnly = useReadOnly();
  const isReady = isOpen && !isReadOnly && (hasSpan || active !== undefined);

  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    if (step === undefined || here === -1) return;
    event.preventDefault();
    buttons[(here + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('annotate.labels')}
      tabIndex={-1}
      data-region="labels"
      className={classes(css.bar, isReady && css.ready)}
      onKeyDown={move}
    >
      {codebook?.labels.map((label, place) => {
        const { key } = label;
        // Kept for what was tagged with it; the others keep their places, and with them their line styles.
        if (!isOffered(label)) return null;
        return (
          <button
            key={label.name}
            type="button"
            className={css.label}
            {...labelColour(label.color)}
            title={label.definition}
            aria-pressed={active === undefined ? undefined : active.label === label.name}
            aria-disabled={!isReady}
            aria-keyshortcuts={key === undefined ? undefined : ariaKeys(key)}
            // Tab in the text must never end where Space changes a label: F6 leads here, and the arrows on.
            tabIndex={-1}
            // The selection in the text must survive the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => annotate.tag(label.name, event.altKey)}
          >
            <LabelMark label={label} place={place} />
            <span className={css.name}>{label.name}</span>
            {key !== undefined && (
              <kbd className={css.key} aria-hidden>
                {key}
              </kbd>
            )}
          </button>
        );
      })}
    </div>
  );
}
