import type { ChangeInfo } from '../../../shared/api/history.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { t } from '../../strings/t.ts';
import { readable, shownValue } from '../annotate/edits.ts';
import css from './Differences.module.css';
import { wordDiff } from './word-diff.ts';

type Difference = ChangeInfo['differences'][number];

/** What changed, field by field: short values side by side, longer texts with their words marked. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <dl className={css.list}>
      {differences.map(({ field, name, before, after }) => (
        <div key={`${field} ${name ?? ''}`} className={css.one}>
          <dt>{nameOf(field, name)}</dt>
          <dd dir="auto">
            {isText(field, before, after) ? (
              <Words before={before} after={after} />
            ) : (
              <Pair before={named(field, before)} after={named(field, after)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function nameOf(field: Difference['field'], name: string | null): string {
  return field === 'attribute' && name !== null
    ? readable(name)
    : t(`history.fields.${field}`) + (name === null ? '' : ` ${readable(name)}`);
}

const TEXTS: ReadonlySet<Difference['field']> = new Set([
  'quote',
  'note',
  'text',
  'title',
  'guidelines',
  'publications',
]);

const isText = (field: Difference['field'], before: AttributeValue | null, after: AttributeValue | null): boolean =>
  TEXTS.has(field) || [before, after].some((value) => typeof value === 'string' && value.length > 60);

/** Values of choices are names, written with underscores. */
const named = (field: Difference['field'], value: AttributeValue | null): AttributeValue | null =>
  field === 'attribute' && typeof value === 'string' ? readable(value) : value;

function Words({ before, after }: Pick<Difference, 'before' | 'after'>) {
  const [a, b] = [before, after].map((value) => (value === null ? '' : shown(value)));
  return wordDiff(a ?? '', b ?? '').map(({ kind, text }, place) => {
    const key = `${kind} ${String(place)}`;
    switch (kind) {
      case 'added':
        return (
          <ins key={key} className={css.added}>
            {text}
          </ins>
        );
      case 'removed':
        return (
          <del key={key} className={css.removed}>
            {text}
          </del>
        );
      default:
        return <span key={key}>{text}</span>;
    }
  });
}

function Pair({ before, after }: Pick<Difference, 'before' | 'after'>) {
  return (
    <>
      {before !== null && <del className={css.removed}>{shown(before)}</del>}
      {before !== null && after !== null && <span aria-hidden> → </span>}
      {after !== null && <ins className={css.added}>{shown(after)}</ins>}
    </>
  );
}

const shown = (value: AttributeValue): string =>
  typeof value === 'boolean'
    ? t(value ? 'history.yes' : 'history.no')
    : typeof value === 'string'
      ? value
      : shownValue(value);
