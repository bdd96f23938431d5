import { useMemo, type KeyboardEvent } from 'react';
import type { Disagreement } from '../../../shared/api/agreement.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import split from '../../ui/ListAndDetail.module.css';
import strip from '../../ui/Strip.module.css';
import { readable } from '../annotate/edits.ts';
import { useSaveData } from '../plot/use-save-data.ts';
import {
  differenceKey,
  differencesTable,
  KIND_CHOICES,
  kindName,
  isOfKind,
  NO_FILTER,
  passes,
  detailOf,
  type DifferenceFilter,
} from './differences.ts';
import css from './DifferencesPanel.module.css';
import type { Pair } from './measures.ts';
import { SideBySide, useShowDifference } from './SideBySide.tsx';

interface DifferencesPanelProps {
  readonly caption: string;
  readonly all: readonly Disagreement[];
  readonly sides: Pair;
  readonly filter: DifferenceFilter;
  readonly onFilter: (filter: DifferenceFilter) => void;
  readonly current: string | null;
  readonly onCurrent: (key: string) => void;
  /** What kind of mistake one is; absent: its kind. */
  readonly said?: (one: Disagreement) => string;
}

const ROW = 54;
const NEXT = new Set(['ArrowDown', 'j']);
const PREVIOUS = new Set(['ArrowUp', 'k']);

/** Disagreements as a list that can be narrowed down, and the one at hand side by side in the text. Keys: J and K or arrows go on, Enter opens the place. */
export function DifferencesPanel(props: DifferencesPanelProps) {
  const { caption, all, sides, filter, onFilter, onCurrent, said = (one) => kindName(one.kind, sides) } = props;
  const isNamed = props.said !== undefined;
  const { report } = useWorkbench();
  const save = useSaveData();
  const show = useShowDifference();
  const shown = useMemo(() => all.filter((one) => passes(one, filter)), [all, filter]);
  const at = Math.max(
    0,
    shown.findIndex((one) => differenceKey(one) === props.current),
  );
  const one = shown[at];

  function key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Enter' && one !== undefined) {
      show(one);
      return true;
    }
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? shown.length - 1
          : NEXT.has(event.key)
            ? at + 1
            : PREVIOUS.has(event.key)
              ? at - 1
              : null;
    if (to === null) return false;
    const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
    if (next !== undefined) onCurrent(differenceKey(next));
    return true;
  }

  const row = (row: Disagreement) => (
    <div className={split.row}>
      <span className={css.line}>
        <span className={css.kind}>{said(row)}</span>
        <span className={css.detail} dir="auto">
          {detailOf(row, isNamed) || (isNamed && row.kind !== 'boundary' ? '' : (row.labels[0] ?? row.labels[1]))}
        </span>
      </span>
      <span className={css.quote} dir="auto">
        {row.quotes[0] ?? row.quotes[1] ?? row.title}
      </span>
    </div>
  );

  return (
    <div className={css.panel}>
      <Filters all={all} sides={sides} filter={filter} onFilter={onFilter}>
        <output className={strip.count}>
          {shown.length === all.length
            ? t('agreement.differences', { count: all.length })
            : t('agreement.someDifferences', { some: shown.length, count: all.length })}
        </output>
        <span className={strip.end}>
          <Button
            look="quiet"
            disabled={shown.length === 0}
            onClick={() => void save(differencesTable(caption, sides, shown)).catch(report)}
          >
            {t('agreement.csv')}
          </Button>
        </span>
      </Filters>
      {shown.length === 0 ? (
        <EmptyState
          title={t(all.length === 0 ? 'agreement.noDifferences' : 'agreement.noneShown')}
          actions={all.length > 0 && <Button onClick={() => onFilter(NO_FILTER)}>{t('agreement.showAll')}</Button>}
        />
      ) : (
        <div className={split.columns} data-own-keys="j k ArrowDown ArrowUp Home End Enter Escape">
          <div className={split.list}>
            <VirtualList
              label={t('agreement.list')}
              items={shown}
              keyOf={differenceKey}
              render={row}
              rowHeight={ROW}
              current={one === undefined ? null : differenceKey(one)}
              firstFocus
              onKey={key}
              onChoose={(chosen) => onCurrent(differenceKey(chosen))}
            />
            <p className={css.keys}>{t('agreement.keys')}</p>
          </div>
          {one !== undefined && <SideBySide one={one} sides={sides} said={props.said?.(one) ?? null} />}
        </div>
      )}
    </div>
  );
}

interface FiltersProps extends Pick<DifferencesPanelProps, 'all' | 'sides' | 'filter' | 'onFilter'> {
  readonly children: React.ReactNode;
}

function Filters({ all, sides, filter, onFilter, children }: FiltersProps) {
  const of = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();
  const documents = new Map(all.map(({ document, title }) => [document, title]));
  const labels = of(all.flatMap((one) => one.labels.flatMap((label) => label ?? [])));
  const attributes = of(
    all.flatMap((one) =>
      one.attributes.map(({ name }) => `${one.kind === 'document' ? 'document' : (one.labels[0] ?? '')}.${name}`),
    ),
  );
  const select = <K extends keyof DifferenceFilter>(
    name: K,
    label: string,
    choices: readonly { readonly value: NonNullable<DifferenceFilter[K]>; readonly text: string }[],
  ) => (
    <label>
      {label}
      <select
        value={filter[name] ?? ''}
        onChange={({ target }) =>
          onFilter({ ...filter, [name]: choices.find(({ value }) => value === target.value)?.value ?? null })
        }
      >
        <option value="">{t('agreement.any')}</option>
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const kinds = KIND_CHOICES.map((kind) => ({ kind, count: all.filter((one) => isOfKind(one, kind)).length }));
  return (
    <div className={strip.strip}>
      {select(
        'kind',
        t('agreement.kind'),
        kinds
          .filter(({ kind, count }) => count > 0 || kind === filter.kind)
          .map(({ kind, count }) => ({
            value: kind,
            text: t('agreement.kindCount', { kind: kindName(kind, sides), count }),
          })),
      )}
      {select(
        'label',
        t('agreement.label'),
        labels.map((value) => ({ value, text: value })),
      )}
      {select(
        'document',
        t('agreement.document'),
        [...documents].map(([value, text]) => ({ value, text })),
      )}
      {attributes.length > 0 &&
        select(
          'attribute',
          t('agreement.attribute'),
          attributes.map((value) => ({ value, text: readable(value) })),
        )}
      {children}
    </div>
  );
}
