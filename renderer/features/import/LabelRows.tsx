import { memo, useDeferredValue, useMemo, type Ref } from 'react';
import type { ForeignLabel } from '../../../shared/api/foreign-words.ts';
import type { LabelMapping } from '../../../shared/model/mapping.ts';
import { t } from '../../strings/t.ts';
import { useInSight } from '../../ui/use-in-sight.ts';
import { AttributeRows } from './AttributeRows.tsx';
import { Fold } from './Fold.tsx';
import { labelOf, mappingOfLabel, outcomeOf, under } from './mapping-edits.ts';
import { rowId, type MappingDesk } from './mapping-desk.ts';
import css from './Mapping.module.css';
import { MappingRow } from './MappingRow.tsx';
import { TargetSelect } from './TargetSelect.tsx';

/** Rows that are whole from the beginning: as many as a screen shows. */
const FIRST = 24;

/** The labels of a foreign dataset, with their attributes folded below each. */
export function LabelRows({ desk }: { readonly desk: MappingDesk }) {
  const { content, mapping, codebook, open, wanted, edit } = desk;
  const known = useMemo(() => codebook.labels.map(({ name }) => name), [codebook]);
  const standing = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { label } of open) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  }, [open]);
  return (
    <ul className={css.list}>
      {content.words.labels.map((label, i) => (
        <LabelRow
          key={label.name}
          label={label}
          told={under(mapping.labels, label.name)}
          isExtended={mapping.extend}
          open={standing.get(label.name) ?? 0}
          known={known}
          codebook={codebook}
          edit={edit}
          isWanted={wanted !== null && (wanted.label ?? wanted.name) === label.name}
          isFirst={i < FIRST}
        />
      ))}
    </ul>
  );
}

interface LabelRowProps extends Pick<MappingDesk, 'codebook' | 'edit'> {
  readonly label: ForeignLabel;
  /** What the mapping says of it. */
  readonly told: LabelMapping | undefined;
  readonly isExtended: boolean;
  /** Of its attributes and their values, how many nobody has decided. */
  readonly open: number;
  readonly known: readonly string[];
  /** Whether it is to get the focus. */
  readonly isWanted: boolean;
  readonly isFirst: boolean;
}

/**
 * Remembered: of hundreds of labels a decision draws one. What is out of sight has one choice, the one that is made, and its attributes wait; what
 * changes for all of them is drawn there once what is in sight is.
 */
const LabelRow = memo(function LabelRow({ isWanted, isFirst, isExtended, ...row }: LabelRowProps) {
  const { ref, isInSight } = useInSight<HTMLLIElement>(isFirst);
  const later = useDeferredValue(isExtended);
  const isWhole = isInSight || isWanted;
  return <LabelRowBody {...row} ref={ref} isWhole={isWhole} isExtended={isWhole ? isExtended : later} />;
});

interface LabelRowBodyProps extends Omit<LabelRowProps, 'isWanted' | 'isFirst'> {
  readonly ref: Ref<HTMLLIElement>;
  readonly isWhole: boolean;
}

const LabelRowBody = memo(function LabelRowBody(props: LabelRowBodyProps) {
  const { ref, isWhole, label, told, isExtended, open, known, codebook, edit } = props;
  const { name, count, examples, attributes } = label;
  const mapping = useMemo(() => mappingOfLabel(name, told, isExtended), [name, told, isExtended]);
  const to = labelOf(mapping, name);
  const sets = Object.entries(told?.set ?? {});
  return (
    <MappingRow
      ref={ref}
      name={name}
      count={count}
      examples={examples}
      target={
        <TargetSelect
          id={rowId({ of: 'label', label: null, name })}
          name={name}
          to={to}
          outcome={outcomeOf(to, known, isExtended)}
          known={known}
          isWhole={isWhole}
          onChange={(next) => edit({ of: 'label', name, to: next })}
        />
      }
    >
      {to !== null && sets.length > 0 && (
        <p className={css.sets}>
          {t('mapping.sets', { values: sets.map(([key, value]) => `${key} = ${String(value)}`).join(', ') })}
        </p>
      )}
      {to !== null && attributes.length > 0 && (
        <Fold
          className={css.attributes}
          isUrgent={open > 0}
          summary={
            <>
              {t('mapping.attributes', { count: attributes.length })}
              {open > 0 && <span className={css.strange}> · {t('mapping.open', { count: open })}</span>}
            </>
          }
        >
          {isWhole && <AttributeRows desk={{ mapping, codebook, edit }} label={name} attributes={attributes} />}
        </Fold>
      )}
    </MappingRow>
  );
});
