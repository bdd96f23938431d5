import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { FAMILY, familyOnce } from '../../../shared/agreement/family.ts';
import type { ProjectAgreement } from '../../../shared/api/agreement.ts';
import { useWorkbench } from '../../app/context.tsx';
import { agreement as english } from '../../strings/en/agreement.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import css from './Agreement.module.css';
import { Bands } from './Bands.tsx';
import { filterBehind } from './differences.ts';
import { GammaPart } from './GammaPart.tsx';
import { LeftOutList } from './LeftOutList.tsx';
import {
  documentParts,
  isOfAttribute,
  keyOf,
  labelParts,
  measureAbout,
  measureName,
  measuresOf,
  pairKey,
  pairName,
  pairOf,
  pairsOf,
  resultsOf,
  rowsBy,
  type MeasureRow,
} from './measures.ts';
import { MatrixPart } from './MatrixPart.tsx';
import { MeasurePlot } from './MeasurePlot.tsx';

interface NumbersProps {
  readonly found: ProjectAgreement;
  /** Fresh ones are on their way, or would be needed. */
  readonly isOld: boolean;
}

/** All numbers of what was compared: of everybody or of two, each two against each other, by label, by document. */
export function Numbers({ found, isOld }: NumbersProps) {
  const { agreement } = useWorkbench().analysis;
  const state = useStore(agreement.store);
  const { thresholds } = state;
  const { coders } = found;
  const all = useMemo(() => [...found.results, ...(state.gamma.found ?? [])], [found, state.gamma.found]);
  const isTwo = coders.length === 2;
  const pairs = useMemo(() => pairsOf(coders), [coders]);
  const pair = isTwo ? (pairs[0] ?? null) : pairOf(coders, state.pair);
  const who = pair === null ? t('agreement.together') : pairName(pair);
  const row = (key: string, name: string, result: MeasureRow['result'], of = pair): MeasureRow => ({
    key,
    name,
    pair: of,
    result,
  });
  const own = familyOnce(resultsOf(all, coders, pair));
  const measures = own.filter((one) => !isOfAttribute(one)).map((one) => row(keyOf(one), measureName(one), one));
  const family = measures.find(({ result }) => result.metric === FAMILY);
  const attributes = all
    .filter(isOfAttribute)
    .filter((one) => pair === null || pairKey(pair) === one.coders?.join(' '))
    .map((one) => {
      const of = pairOf(coders, one.coders?.join(' ') ?? '');
      // What differs from row to row comes first: long names are cut.
      const name = pair === null ? `${pairName(of)} · ${measureName(one)}` : measureName(one);
      return row(`${keyOf(one)}/${pairKey(of)}`, name, one, of);
    });
  const choices = measuresOf(all.filter((one) => !isOfAttribute(one) || !isTwo));
  const measure = choices.find((one) => keyOf(one) === state.measure) ?? choices[0];
  const key = measure === undefined ? '' : keyOf(measure);
  const metric = measure === undefined ? '' : measureName(measure);

  const labels = rowsBy(labelParts(found), coders, pair, key);
  // Titles are long: whose number it is comes first.
  const documents = rowsBy(documentParts(found), coders, pair, key, (name, of) => `${of} · ${name}`);
  /** What is behind a number of all together is shown for the first two; others are chosen there. */
  const open = (
    { pair: of, result }: MeasureRow,
    more: { readonly label?: string; readonly document?: string } = {},
  ): void => {
    const two = of ?? pairs[0];
    if (two === undefined) return;
    const { label, attribute } = result;
    agreement.open(two, filterBehind(result.metric, { label, attribute, ...more }));
  };
  // Some measures have no number of two here: what is drawn is said to be of all.
  const whoseOf = (rows: readonly MeasureRow[]): string =>
    rows.some((one) => one.pair !== null) || isTwo ? who : t('agreement.together');
  const chooser = useRef<HTMLSelectElement>(null);
  function showByLabel(): void {
    agreement.store.setState({ measure: 'u_alpha' });
    chooser.current?.focus();
    chooser.current?.scrollIntoView({ block: 'start' });
  }
  const restOf = (row: MeasureRow): string => row.key.slice(row.key.indexOf('/') + 1);

  if (found.items === 0) {
    return (
      <div className={css.body}>
        <EmptyState title={t('agreement.noneTitle')}>{t('agreement.noneText')}</EmptyState>
        <LeftOutList leftOut={found.left_out} />
      </div>
    );
  }
  return (
    <div className={css.body} aria-busy={isOld} data-old={isOld || undefined}>
      <div className={css.shown}>
        {!isTwo && (
          <label>
            {t('agreement.pair')}
            <select value={pairKey(pair)} onChange={({ target }) => agreement.store.setState({ pair: target.value })}>
              <option value="">{t('agreement.together')}</option>
              {pairs.map((one) => (
                <option key={pairKey(one)} value={pairKey(one)}>
                  {pairName(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Bands />
      </div>
      <MeasurePlot
        title={t('agreement.titles.measures', { who })}
        of={t('agreement.columns.name')}
        rows={measures}
        thresholds={thresholds}
        explained
        onOpen={open}
      />
      {family !== undefined && family.result.reason === english.reasons.overlaps && (
        <div className={css.hint}>
          <p className={css.note}>{t('agreement.familyHint')}</p>
          <Button onClick={showByLabel}>{t('agreement.familyByLabel')}</Button>
        </div>
      )}
      <GammaPart />
      {attributes.length > 0 && (
        <MeasurePlot
          title={t('agreement.titles.attributes', { who })}
          of={t('agreement.columns.name')}
          rows={attributes}
          thresholds={thresholds}
          onOpen={open}
        />
      )}
      <div className={css.shown}>
        <label>
          {t('agreement.measure')}
          <select
            ref={chooser}
            value={key}
            onChange={({ target }) => agreement.store.setState({ measure: target.value })}
          >
            {choices.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {measureName(one)}
              </option>
            ))}
          </select>
        </label>
        <p className={css.note}>{measureAbout(measure?.metric ?? '')}</p>
      </div>
      {!isTwo && (
        <MatrixPart coders={coders} results={all} measure={key} metric={metric} thresholds={thresholds} onOpen={open} />
      )}
      {labels.length + documents.length === 0 && <p className={css.note}>{t('agreement.notBy', { metric })}</p>}
      {labels.length > 0 && (
        <MeasurePlot
          title={t('agreement.titles.labels', { metric, who: whoseOf(labels) })}
          of={t('agreement.labels')}
          rows={labels}
          thresholds={thresholds}
          onOpen={(row) => open(row, { label: restOf(row) })}
        />
      )}
      {documents.length > 0 && (
        <MeasurePlot
          title={t('agreement.titles.documents', { metric, who: whoseOf(documents) })}
          of={t('agreement.documents')}
          rows={documents}
          thresholds={thresholds}
          onOpen={(row) => open(row, { document: restOf(row) })}
        />
      )}
      <LeftOutList leftOut={found.left_out} />
    </div>
  );
}
