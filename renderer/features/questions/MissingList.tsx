import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Incomplete } from '../../../shared/api/attributes.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import { messageOf } from '../../app/errors.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { readable } from '../annotate/edits.ts';
import css from './MissingList.module.css';

const PAGE = 100;
/** How long changes are gathered before the list is read again. */
const REFRESH_MS = 300;

interface Read {
  readonly total: number;
  readonly items: readonly Incomplete[];
}

/** Every value that is missing, or of a document and fits no longer, in one's own layer, across the project; choosing one goes to its question. */
export function MissingList() {
  const { annotate, about, client, follow, goTo } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const layer = useAnnotator()?.id ?? null;
  const [read, setRead] = useState<Read | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    if (layer === null) return;
    const pages: Incomplete[] = [];
    let total = 0;
    for (let offset = 0; offset < limit; offset += PAGE) {
      const page = await client.call('annotations.incomplete', { layer, offset, limit: PAGE });
      pages.push(...page.items);
      total = page.total;
      if (offset + PAGE >= total) break;
    }
    setRead({ total, items: pages });
    setProblem(null);
  }, [client, layer, limit]);

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => void load().catch((error: unknown) => setProblem(messageOf(error)));
    function soon(): void {
      clearTimeout(waiting);
      waiting = setTimeout(refresh, REFRESH_MS);
    }
    refresh();
    const end = follow({ changed: soon, stale: soon });
    return () => {
      clearTimeout(waiting);
      end();
    };
  }, [follow, load]);

  async function choose({ document, annotation: id }: Incomplete): Promise<void> {
    goTo('annotate');
    await annotate.open(document);
    const annotation = id === null ? undefined : annotate.index.get(id);
    if (annotation === undefined) {
      annotate.activate(null);
      about.show(id === null);
    } else annotate.travel.goTo(annotation);
    annotate.pane?.focus();
  }

  const more = read === null ? 0 : read.total - read.items.length;
  return (
    <section className={css.section} aria-label={t('about.list.title')}>
      <h2 className={css.title}>
        {t('about.list.title')}
        {read !== null && read.total > 0 && <span className={css.count}>{formatNumber(read.total)}</span>}
      </h2>
      {problem !== null && <Problem>{t('about.list.failed', { why: problem })}</Problem>}
      {read?.total === 0 && <p className={css.none}>{t('about.list.none')}</p>}
      {read !== null && read.items.length > 0 && (
        <ul className={css.list}>
          {read.items.map((item) => {
            const place = codebook?.labels.findIndex(({ name }) => name === item.label) ?? -1;
            return (
              <li key={item.annotation ?? item.document}>
                <button type="button" className={css.row} onClick={() => void choose(item)}>
                  {item.label === ON_DOCUMENT ? (
                    <span className={css.label}>{t('about.list.document')}</span>
                  ) : (
                    <span className={css.label}>
                      <LabelMark label={codebook?.labels[place]} place={place} />
                      {item.label}
                    </span>
                  )}
                  <span className={css.quote} dir="auto">
                    {item.quote === '' ? item.title : item.quote}
                  </span>
                  <span className={css.missing}>{askedOf(item)}</span>
                  <span className={css.from} dir="auto">
                    {item.quote === '' ? '' : item.title}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {more > 0 && (
        <Button look="quiet" onClick={() => setLimit(limit + PAGE)}>
          {t('about.list.more', { count: Math.min(PAGE, more) })}
        </Button>
      )}
    </section>
  );
}

/** What is to be done about a line of the list. */
const askedOf = ({ missing, unfit }: Incomplete): string =>
  [
    ...(missing.length > 0 ? [missing.map(readable).join(', ')] : []),
    ...(unfit.length > 0 ? [t('about.list.unfit', { names: unfit.map(readable).join(', ') })] : []),
  ].join('; ');
