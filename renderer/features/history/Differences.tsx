import type { ChangeInfo } from '../../../shared/api/history.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import css from './Differences.module.css';
import { fieldName, shownIn } from './field-words.ts';
import { wordDiff } from './word-diff.ts';

type Difference = ChangeInfo['differences'][number];

/** What changed, field by field: short values side by side, longer texts with their words marked. */
export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <dl className={css.list}>
      {differences.map(({ field, name, before, after }) => (
        <div key={`${field} ${name ?? ''}`} className={css.one}>
          <dt>{fieldName(field, name)}</dt>
          <dd dir="auto">
            {isText(field, before, after) ? (
              <Words field={field} before={before} after={after} />
            ) : (
              <Pair field={field} before={before} after={after} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
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

function Words({ field, before, after }: Pick<Difference, 'field' | 'before' | 'after'>) {
  const [a, b] = [before, after].map((value) => (value === null ? '' : shownIn(field, value)));
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

function Pair({ field, before, after }: Pick<Difference, 'field' | 'before' | 'after'>) {
  return (
    <>
      {before !== null && <del className={css.removed}>{shownIn(field, before)}</del>}
      {before !== null && after !== null && <span aria-hidden> → </span>}
      {after !== null && <ins className={css.added}>{shownIn(field, after)}</ins>}
    </>
  );
}
