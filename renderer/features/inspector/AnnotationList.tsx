import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useWorkbench } from '../../app/context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { isInZone, zonesOf } from '../../../shared/model/zones.ts';
import { titleOf } from '../documents/order.ts';
import { classes } from '../../ui/classes.ts';
import { LayerMark } from '../team/LayerMark.tsx';
import { useLayers, useWhose } from '../team/use-whose.ts';
import { BulkBar } from './BulkBar.tsx';
import { useFound } from './use-found.ts';
import css from './AnnotationList.module.css';
import { useAnnotations } from './use-annotations.ts';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';

const NONE: readonly Annotation[] = [];
const ROW = { comfortable: 64, compact: 28 } as const;

/** Every annotation of the document in text order, filtered by typing. Choosing one goes there. */
export function AnnotationList() {
  const { annotate, session, documents, announce } = useWorkbench();
  const all = useAnnotations();
  const isOpen = useStore(annotate.store, (state) => state.phase === 'ready');
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const density = useStore(session.store, (state) => state.session?.preferences.density ?? 'comfortable');
  const [filter, setFilter] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const whoseOf = useWhose();
  const layers = useLayers();
  const list = useRef<ListHandle>(null);
  const found = useFound(all, filter, missingWord(), everywhere);
  const shown = found?.annotations ?? NONE;
  const kept = useMemo(() => {
    const there = new Set(shown.map(({ id }) => id));
    return new Set([...selected].filter((id) => there.has(id)));
  }, [selected, shown]);
  const zones = useMemo(() => zonesOf(all), [all]);
  const incomplete = useMemo(() => all.filter((one) => scheme.missing(one).length > 0).length, [all, scheme]);
  const keys = codebook?.labels.flatMap(({ key }) => key ?? []) ?? [];
  const places = useMemo(() => new Map(codebook?.labels.map(({ name }, place) => [name, place])), [codebook]);

  function mark(ids: readonly string[], isMarked: boolean): void {
    const next = new Set(kept);
    for (const id of ids) {
      if (isMarked) next.add(id);
      else next.delete(id);
    }
    setSelected(next);
    announce(t('bulk.selected', { count: next.size }));
  }

  async function goTo(annotation: Annotation): Promise<void> {
    if (annotation.document !== annotate.store.getState().id) await annotate.open(annotation.document);
    annotate.travel.goTo(annotate.index.get(annotation.id) ?? annotation);
    annotate.pane?.focus();
  }

  const titleIn = ({ document }: Annotation): string => {
    const of = documents.get(document);
    return of === undefined ? '' : titleOf(of);
  };

  function row(annotation: Annotation) {
    const place = places.get(annotation.label) ?? -1;
    const missing = scheme.missing(annotation).length;
    const whose = whoseOf(annotation);
    const layer = layers.get(annotation.layer);
    return (
      <div className={classes(css.row, kept.has(annotation.id) && css.marked)}>
        <LabelMark label={codebook?.labels[place]} place={place} />
        <span className={css.label}>
          {annotation.label}
          {everywhere && <span className={css.from}>{titleIn(annotation)}</span>}
        </span>
        <span className={css.quote} dir="auto">
          {annotation.quote}
        </span>
        <span className={css.signs}>
          {whose !== null && (
            <span className={css.note} title={whose.name}>
              <span className="visually-hidden">{t('team.by', { name: whose.name })}</span>
              {layer !== undefined && <LayerMark layer={layer} />}
            </span>
          )}
          {annotation.flags !== undefined && (
            <span className={css.note} title={flagNames(annotation)}>
              <span className="visually-hidden">{t('inspector.list.hasA')}</span>
              {t('flags.sign')}
            </span>
          )}
          {annotation.claim !== undefined && (
            <span className={css.note}>
              <span className="visually-hidden">{t('flags.onA')}</span>
              {t('flags.card')}
            </span>
          )}
          {annotation.note !== undefined && (
            <span className={css.note} title={annotation.note}>
              <span className="visually-hidden">{t('inspector.list.hasA')}</span>
              {t('inspector.list.note')}
            </span>
          )}
          {isInZone(zones, annotation) && (
            <span className={css.note} title={t('zones.insideLong')}>
              {t('zones.inside')}
            </span>
          )}
          {missing > 0 && <span className={css.missing}>{t('counts.missing', { count: missing })}</span>}
        </span>
      </div>
    );
  }

  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{t('inspector.list.title')}</h2>
        <span className={css.count}>
          {filter === '' || everywhere
            ? formatNumber(found?.total ?? 0)
            : t('counts.someOf', { some: shown.length, all: all.length })}
        </span>
        {incomplete > 0 && (
          <button
            type="button"
            className={css.incomplete}
            onClick={() => setFilter(filter === missingWord() ? '' : missingWord())}
          >
            {t('inspector.list.incomplete', { count: incomplete })}
          </button>
        )}
      </header>
      {(all.length > 0 || everywhere) && (
        <div className={css.filter}>
          <SearchField
            label={t('inspector.list.filter')}
            value={filter}
            onChange={setFilter}
            onListKey={(event) => list.current?.key(event) ?? false}
          />
        </div>
      )}
      <BulkBar
        words={filter}
        missing={missingWord()}
        everywhere={everywhere}
        found={found}
        selected={kept}
        onEverywhere={setEverywhere}
        onClear={() => mark([...kept], false)}
      />
      {found !== null && found.total > shown.length && (
        <p className={css.first}>
          {t('bulk.first', { shown: formatNumber(shown.length), total: formatNumber(found.total) })}
        </p>
      )}
      {isOpen && all.length === 0 && !everywhere && (
        <EmptyState title={t('inspector.list.emptyTitle')}>
          <span className={css.steps}>
            <span>
              <Rich text="inspector.list.emptySelect" parts={{ sentence: <CommandKeys id="text.sentence" /> }} />
            </span>
            <span>
              {keys.length > 0 && (
                <Rich
                  text="inspector.list.emptyKeys"
                  parts={{ first: <Keys binding={keys[0] ?? ''} />, last: <Keys binding={keys.at(-1) ?? ''} /> }}
                />
              )}
              {keys.length === 0 && t('inspector.list.emptyClick')}
            </span>
          </span>
        </EmptyState>
      )}
      {found !== null && (all.length > 0 || everywhere) && shown.length === 0 && (
        <EmptyState title={t('inspector.list.noMatchTitle')}>{t('inspector.list.noMatch', { filter })}</EmptyState>
      )}
      {shown.length > 0 && (
        <VirtualList
          ref={list}
          label={t('inspector.list.title')}
          items={shown}
          keyOf={(annotation) => annotation.id}
          render={row}
          rowHeight={ROW[density]}
          current={null}
          firstFocus
          marks={{ has: (id) => kept.has(id), set: mark }}
          onChoose={(annotation) => void goTo(annotation)}
        />
      )}
    </>
  );
}

/** The word that finds what is incomplete. */
const missingWord = (): string => t('inspector.list.missingWord');

/** The flags in words: the word "flag", their kinds and what they say. Empty where there is none. */
const flagNames = ({ flags = [] }: Annotation): string =>
  flags.map(({ kind, text = '' }) => `${t('flags.sign')}: ${t(`flags.kinds.${kind}`)} ${text}`.trim()).join('; ');
