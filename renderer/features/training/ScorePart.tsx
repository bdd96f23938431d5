import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { AgreementResult, Training } from '../../../shared/api/agreement.ts';
import { courseFigure } from '../../../shared/plot/course.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import css from '../agreement/Agreement.module.css';
import { NO_FILTER, type DifferenceFilter } from '../agreement/differences.ts';
import { isOfAttribute, keyOf, labelParts, measureName, rowsBy, type MeasureRow } from '../agreement/measures.ts';
import { MeasurePlot } from '../agreement/MeasurePlot.tsx';
import { short } from '../agreement/pictures.ts';
import { reasonInWords } from '../agreement/reasons.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { ConfusionList } from './ConfusionList.tsx';

interface ScorePartProps {
  readonly found: Training;
  readonly learner: string;
  readonly reference: string;
}

const MEASURES = ['span_strict', 'span_overlap'] as const;

/** How well a learner does: in all, document by document, by label and attribute, and what goes wrong most often. */
export function ScorePart({ found, learner, reference }: ScorePartProps) {
  const { store } = useWorkbench().analysis.training;
  const { thresholds } = useStore(useWorkbench().analysis.agreement.store);
  const { agreement } = found;
  const open = (filter: Partial<DifferenceFilter>): void =>
    store.setState({ part: 'differences', filter: { ...NO_FILTER, ...filter }, current: null });
  const of = (metric: string, results: readonly AgreementResult[]) => results.find((one) => one.metric === metric);
  const labels = rowsBy(labelParts(agreement), agreement.coders, [reference, learner], 'span_strict');
  const attributes = agreement.results
    .filter(isOfAttribute)
    .map((result): MeasureRow => ({ key: keyOf(result), name: measureName(result), pair: null, result }));
  return (
    <>
      <dl className={css.totals}>
        {MEASURES.map((metric) => {
          const one = of(metric, agreement.results);
          return (
            <div key={metric}>
              <dt>{t(metric === 'span_strict' ? 'training.strict' : 'training.overlap')}</dt>
              <dd>
                {one?.value == null ? t('agreement.undefined') : short(one.value)}
                <span className={css.under}>
                  {one?.value == null ? reasonInWords(one?.reason ?? '') : t('agreement.n', { n: one.items })}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      <Course found={found} learner={learner} reference={reference} onOpen={(document) => open({ document })} />
      <ConfusionList differences={found.differences.disagreements} onOpen={open} />
      {labels.length > 0 && (
        <MeasurePlot
          title={t('training.byLabel')}
          of={t('agreement.labels')}
          rows={labels}
          thresholds={thresholds}
          onOpen={({ result, key }) => open({ kind: 'spans', label: result.label ?? key.slice(key.indexOf('/') + 1) })}
        />
      )}
      {attributes.length > 0 && (
        <MeasurePlot
          title={t('training.attributes')}
          of={t('agreement.attribute')}
          rows={attributes}
          thresholds={thresholds}
          onOpen={({ result }) => open({ attribute: result.attribute ?? null })}
        />
      )}
    </>
  );
}

function Course({
  found,
  learner,
  reference,
  onOpen,
}: ScorePartProps & { readonly onOpen: (document: string) => void }) {
  const steps = useMemo(() => {
    const parts = new Map(found.agreement.by_document.map((one) => [one.document, one]));
    return found.order.flatMap((document) => {
      const part = parts.get(document);
      const of = (metric: string) => part?.results.find((one) => one.metric === metric);
      const [strict, overlap] = MEASURES.map(of);
      return part === undefined
        ? []
        : [
            {
              document,
              title: part.title,
              strict: strict?.value ?? null,
              overlap: overlap?.value ?? null,
              n: strict?.items ?? 0,
            },
          ];
    });
  }, [found]);
  const title = t('training.course', { learner });
  const draw = useCallback(
    (width: number, format: PlotFormat) => {
      const said = (value: number | null): string => (value === null ? t('agreement.undefined') : short(value));
      return courseFigure({
        title,
        description: t('training.courseAbout', { title, reference }),
        xTitle: t('training.steps'),
        yTitle: t('training.scoreAxis'),
        steps: steps.map((one, i) => ({
          key: one.document,
          spoken: t('training.step', {
            place: i + 1,
            title: one.title,
            strict: said(one.strict),
            overlap: said(one.overlap),
          }),
        })),
        lines: [
          {
            name: t('training.lineStrict'),
            glyph: 'circle',
            isHollow: false,
            values: steps.map(({ strict }) => strict),
          },
          {
            name: t('training.lineOverlap'),
            glyph: 'square',
            isHollow: true,
            values: steps.map(({ overlap }) => overlap),
          },
        ],
        width,
        format,
      });
    },
    [title, reference, steps],
  );
  const number = (name: string) => ({ name, isNumber: true });
  const table: DataTable = {
    caption: title,
    columns: [
      { name: t('training.columns.document') },
      number(t('training.columns.place')),
      number(t('training.columns.strict')),
      number(t('training.columns.overlap')),
      number(t('training.columns.n')),
    ],
    rows: steps.map((one, i) => ({ key: one.document, cells: [one.title, i + 1, one.strict, one.overlap, one.n] })),
  };
  return <PlotPanel draw={draw} table={table} onOpen={onOpen} />;
}
