import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ForeignContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { AlreadyHere } from './AlreadyHere.tsx';
import { AnnotatorRows } from './AnnotatorRows.tsx';
import { AttributeRows } from './AttributeRows.tsx';
import css from './ForeignPreview.module.css';
import { LabelRows } from './LabelRows.tsx';
import { allDecided, edited, openNames, type MappingEdit, type OpenName } from './mapping-edits.ts';
import { mappingNow, rowId, type MappingDesk } from './mapping-desk.ts';
import { MappingFile } from './MappingFile.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Placements } from './Placements.tsx';
import { ReadAs } from './ReadAs.tsx';
import { RelationRows } from './RelationRows.tsx';

const TABS = ['labels', 'relations', 'documentLabels', 'annotators', 'places', 'brings'] as const;
type Tab = (typeof TABS)[number];

/** Where the choice of a name stands. */
const tabOf = ({ of, label }: OpenName): Tab =>
  of === 'relation' ? 'relations' : of !== 'label' && label === null ? 'documentLabels' : 'labels';

/** Brings a choice into sight, out of all folds that it is in. */
function focusOn(id: string): void {
  const row = document.getElementById(id);
  for (let fold = row?.closest('details'); fold != null; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
}

const nameOf = ({ label, name, value }: OpenName): string =>
  [label, name].filter((part) => part !== null).join('.') + (value === undefined ? '' : ` = ${value}`);

/** Names that are listed in the problem; the rest is counted. */
const MOST_NAMED = 6;

/** The dataset of another tool: its words on the left, what becomes of them on the right, and what that brings. */
export function ForeignPreview({ id, content }: { readonly id: string; readonly content: ForeignContent }) {
  const { annotate, announce, importing } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const told = useStore(importing.store, (state) => state.told.get(id)?.mapping);
  const isReading = useStore(importing.store, (state) => state.inspecting.has(id));
  const [tab, setTab] = useState<Tab>('labels');
  const mapping = (isReading ? told : undefined) ?? content.mapping;
  const { words, places } = content;
  const open = useMemo(
    () => (codebook === null ? [] : openNames({ words }, mapping, codebook)),
    [words, mapping, codebook],
  );
  const [wanted, setWanted] = useState<OpenName | null>(null);
  // From the newest state: two changes may come before the first one is drawn.
  const edit = useCallback(
    (change: MappingEdit) => {
      const { codebook: newest } = annotate.store.getState();
      const before = mappingNow(importing.store.getState(), id);
      if (newest !== null && before !== null) importing.inspect({ id, mapping: edited(before, change, newest) });
    },
    [annotate, importing, id],
  );

  const wasReading = useRef(false);
  useEffect(() => {
    if (wasReading.current && !isReading) {
      const { places, annotations } = content;
      announce(t('mapping.now', { annotations: t('counts.annotations', { count: annotations }), lost: places.lost }));
    }
    wasReading.current = isReading;
  }, [announce, content, isReading]);

  if (codebook === null) return null;
  const desk: MappingDesk = { id, content, mapping, codebook, open, wanted, edit };
  const tell = (how: 'add' | 'leave out'): void =>
    importing.inspect({ id, mapping: allDecided(content, mapping, codebook, how) });
  function go(one: OpenName): void {
    setTab(tabOf(one));
    setWanted(one);
    // Its tab may have to be drawn first.
    requestAnimationFrame(() => focusOn(rowId(one)));
  }

  const cases = places.moved + places.ambiguous + places.lost;
  const titled = (name: Tab, count: number): string => {
    const openHere = open.filter((one) => tabOf(one) === name).length;
    const title = `${t(`mapping.tabs.${name}`)} ${formatNumber(count)}`;
    return openHere === 0 ? title : t('mapping.tabOpen', { title, count: openHere });
  };
  const tabs = [
    {
      name: 'labels' as const,
      title: titled('labels', words.labels.length),
      panel: <LabelRows desk={desk} />,
      count: words.labels.length,
    },
    {
      name: 'relations' as const,
      title: titled('relations', words.relations.length),
      panel: <RelationRows desk={desk} />,
      count: words.relations.length,
    },
    {
      name: 'documentLabels' as const,
      title: titled('documentLabels', words.documentLabels.length),
      panel: <AttributeRows desk={desk} label={null} attributes={words.documentLabels} />,
      count: words.documentLabels.length,
    },
    {
      name: 'annotators' as const,
      title: titled('annotators', words.annotators.length),
      panel: <AnnotatorRows desk={desk} />,
      count: words.annotators.length,
    },
    {
      name: 'places' as const,
      title: cases === 0 ? t('mapping.tabs.places') : titled('places', cases),
      panel: <Placements places={places} />,
      count: 1,
    },
    {
      name: 'brings' as const,
      title:
        content.additions.length === 0
          ? t('mapping.tabs.brings')
          : t('mapping.tabBrings', { count: content.additions.length }),
      panel: <Outcomes id={id} content={content} />,
      count: 1,
    },
  ].filter(({ count }) => count > 0);

  return (
    <section aria-label={t('importing.preview')} className={css.preview} aria-busy={isReading}>
      <div className={css.head}>
        <ReadAs id={id} content={content} />
        <MappingFile id={id} />
      </div>
      <p className={css.facts}>
        {[
          t('mapping.documents', {
            documents: t('counts.documents', { count: content.documents }),
            count: content.newDocuments,
          }),
          t('counts.annotations', { count: content.annotations }),
          t('counts.relations', { count: content.relations }),
        ].join(' · ')}
        {content.isRemembered && <span className={css.remembered}> · {t('mapping.remembered')}</span>}
        {isReading && <span className={css.remembered}> · {t('mapping.reading')}</span>}
      </p>
      {open.length > 0 && (
        <div className={css.open}>
          <p>{t('mapping.undecided', { count: open.length })}</p>
          <ul className={css.names}>
            {open.slice(0, MOST_NAMED).map((one) => (
              <li key={rowId(one)}>
                <button type="button" className={css.jump} onClick={() => go(one)}>
                  <bdi>{nameOf(one)}</bdi>
                </button>
              </li>
            ))}
            {open.length > MOST_NAMED && <li>{t('importing.more', { count: open.length - MOST_NAMED })}</li>}
          </ul>
          <div className={css.decide}>
            <Button onClick={() => tell('add')}>{t('mapping.addAll')}</Button>
            <Button onClick={() => tell('leave out')}>{t('mapping.leaveAll')}</Button>
          </div>
        </div>
      )}
      {open.length === 0 && content.waiting !== null && !isReading && (
        <Problem>
          <span lang="en">{content.waiting}</span>
        </Problem>
      )}
      {content.asOne.length > 0 && (
        <div role="status" className={css.caution} lang="en">
          {content.asOne.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <AlreadyHere id={id} content={content} />
      <TabList isFlush label={t('mapping.parts')} tabs={tabs} current={tab} onChange={setTab} />
    </section>
  );
}
