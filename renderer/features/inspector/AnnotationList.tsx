import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { isInZone, zonesOf } from '../../../shared/model/zones.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import { shownValue } from '../annotate/edits.ts';
import { searchable } from '../documents/order.ts';
import css from './AnnotationList.module.css';
import { useAnnotations } from './use-annotations.ts';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';

const ROW = { comfortable: 64, compact: 28 } as const;

/** Every annotation of the document in text order, filtered by typing. Choosing one goes there. */
export function AnnotationList() {
  const { annotate, session } = useWorkbench();
  const all = useAnnotations();
  const isOpen = useStore(annotate.store, (state) => state.phase === 'ready');
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const density = useStore(session.store, (state) => state.session?.preferences.density ?? 'comfortable');
  const [filter, setFilter] = useState('');
  const list = useRef<ListHandle>(null);
  const shown = useMemo(() => matching(all, filter, scheme), [all, filter, scheme]);
  const zones = useMemo(() => zonesOf(all), [all]);
  const incomplete = useMemo(() => all.filter((one) => scheme.missing(one).length > 0).length, [all, scheme]);
  const keys = codebook?.labels.flatMap(({ key }) => key ?? []) ?? [];
  const places = useMemo(() => new Map(codebook?.labels.map(({ name }, place) => [name, place])), [codebook]);

  function row(annotation: Annotation) {
    const place = places.get(annotation.label) ?? -1;
    const missing = scheme.missing(annotation).length;
    return (
      <div className={css.row}>
        <LabelMark label={codebook?.labels[place]} place={place} />
        <span className={css.label}>{annotation.label}</span>
        <span className={css.quote} dir="auto">
          {annotation.quote}
        </span>
        <span className={css.signs}>
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
          {filter === '' ? formatNumber(all.length) : t('counts.someOf', { some: shown.length, all: all.length })}
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
      {all.length > 0 && (
        <div className={css.filter}>
          <SearchField
            label={t('inspector.list.filter')}
            value={filter}
            onChange={setFilter}
            onListKey={(event) => list.current?.key(event) ?? false}
          />
        </div>
      )}
      {isOpen && all.length === 0 && (
        <EmptyState title={t('inspector.list.emptyTitle')}>
          <span className={css.steps}>
            <span>
              <Rich text="inspector.list.emptySelect" parts={{ sentence: <Keys binding="S" /> }} />
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
      {all.length > 0 && shown.length === 0 && (
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
          onChoose={(annotation) => {
            annotate.travel.goTo(annotation);
            annotate.pane?.focus();
          }}
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

/** Those with all the words in label, quote, note or values; the word "missing" finds those with a mandatory attribute open. */
function matching(annotations: readonly Annotation[], filter: string, scheme: AttributeScheme): readonly Annotation[] {
  const words = searchable(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return annotations;
  return annotations.filter((annotation) => {
    const { label, quote, note = '', attributes } = annotation;
    const values = Object.values(attributes).map(shownValue).join(' ');
    const state = scheme.missing(annotation).length > 0 ? missingWord() : '';
    const signs = `${flagNames(annotation)} ${annotation.claim === undefined ? '' : t('flags.card')}`;
    const text = searchable(`${label} ${quote} ${note} ${values} ${state} ${signs}`);
    return words.every((word) => text.includes(word));
  });
}
