import { useMemo, type Ref } from 'react';
import { useStore } from 'zustand';
import type { Hit } from '../../../shared/api/search.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation, showPlace } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import { titleOf } from '../documents/order.ts';
import css from './HitList.module.css';
import { keyOfHit, ordered } from '../../../shared/search/order.ts';

const ROW = 34;
const NARROW_ROW = 86;
/** Characters before a hit where lines are short: the hit must be seen. */
const NARROW_LEFT = 32;
/** Letters of scripts that are written from right to left: there, what comes before a hit stands to its right. */
const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTERS = /\p{L}/gu;

/** A piece of text in one line. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** The direction of a hit's line: that of most letters around it. */
function directionOf({ hit, left, right }: Hit): 'ltr' | 'rtl' {
  const text = left + hit + right;
  const fromRight = text.match(RTL)?.length ?? 0;
  return fromRight > 0 && fromRight * 2 > (text.match(LETTERS)?.length ?? 0) ? 'rtl' : 'ltr';
}

/** The hits, key words in context: Enter goes to the place, Space ticks, a label's key tags what is ticked. */
export function HitList({ ref }: { readonly ref: Ref<ListHandle> }) {
  const workbench = useWorkbench();
  const { annotate, documents, analysis } = workbench;
  const { store, tick, visit, tagging } = analysis.search;
  const hits = useStore(store, (state) => state.hits);
  const sort = useStore(store, (state) => state.sort);
  const ticked = useStore(store, (state) => state.ticked);
  const visited = useStore(store, (state) => state.visited);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const list = useStore(documents.store, (state) => state.documents);
  const titles = useMemo(() => new Map(list.map((document) => [document.id, titleOf(document)])), [list]);
  const shown = useMemo(() => ordered(hits, sort), [hits, sort]);
  const places = useMemo(() => new Map(codebook?.labels.map(({ name }, place) => [name, place])), [codebook]);
  const isNarrow = useMedia('(width < 45rem)');
  const canTick = hits.some(tagging.canTag);
  const byKey = useMemo(() => new Map(hits.map((hit) => [keyOfHit(hit), hit])), [hits]);

  const marks = {
    has: (key: string): boolean => ticked.has(key),
    set: (keys: readonly string[], isTicked: boolean): void =>
      tick(
        keys.filter((key) => {
          const hit = byKey.get(key);
          return hit !== undefined && tagging.canTag(hit);
        }),
        isTicked,
      ),
  };

  const badge = (label: string, key: string) => {
    const place = places.get(label) ?? -1;
    return <LabelMark key={key} label={codebook?.labels[place]} place={place} />;
  };

  function row(hit: Hit) {
    const { area, document, annotation, over } = hit;
    const key = keyOfHit(hit);
    const direction = directionOf(hit);
    const labels = annotation === null ? over : [annotation];
    const names = [...new Set(labels.map(({ label }) => label))];
    return (
      <div className={css.row}>
        {canTick && (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space does it
          <span
            className={classes(css.box, ticked.has(key) && css.ticked, !tagging.canTag(hit) && css.fixed)}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              marks.set([key], !ticked.has(key));
            }}
          >
            ✓
          </span>
        )}
        <span className={css.context} dir={direction}>
          <bdi dir={direction} className={css.left}>
            {flat(isNarrow ? hit.left.slice(-NARROW_LEFT) : hit.left)}
          </bdi>
          <span className={css.rest}>
            <mark className={css.hit}>{flat(hit.hit)}</mark>
            <bdi dir={direction} className={css.right}>
              {flat(hit.right)}
            </bdi>
          </span>
        </span>
        <span className={css.where}>
          {area !== 'text' && <span className={css.area}>{t(`search.areas.${area}`)}</span>}
          <span className={css.title} dir="auto" title={titles.get(document)}>
            {titles.get(document) ?? document}
          </span>
          <span className={css.labels} title={names.join(', ')}>
            {names.slice(0, 3).map((label) => badge(label, label))}
            {names.length > 0 && (
              <span className="visually-hidden">{t('search.over', { labels: names.join(', ') })}</span>
            )}
          </span>
        </span>
      </div>
    );
  }

  return (
    <VirtualList
      ref={ref}
      label={t('search.list')}
      items={shown}
      keyOf={keyOfHit}
      render={row}
      rowHeight={isNarrow ? NARROW_ROW : ROW}
      current={visited}
      firstFocus
      marks={canTick ? marks : undefined}
      onChoose={(hit) => {
        visit(keyOfHit(hit));
        void (hit.annotation === null
          ? showPlace(workbench, hit)
          : showAnnotation(workbench, { id: hit.annotation.id, document: hit.document }));
      }}
      onKey={({ key, ctrlKey, metaKey, altKey }) => {
        if (ctrlKey || metaKey || altKey || !canTick) return false;
        const label = codebook?.labels.find((one) => isOffered(one) && one.key === key);
        if (label === undefined) return false;
        void tagging.start(label.name);
        return true;
      }}
    />
  );
}
