import type { Independence, Resting } from '../../../shared/claims/independence.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import css from './Origins.module.css';
import { originDetail, originName, sourceName, textDetails, textName } from './words.ts';

/** The graph as a table: each mention under the origin that it rests on, with everything that leads there. */
export function OriginTable({ independence }: { readonly independence: Independence }) {
  return (
    <div className={css.scroller}>
      <table className={css.table}>
        <caption className="visually-hidden">{t('sources.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sources.columns.origin')}</th>
            <th scope="col">{t('sources.columns.relay')}</th>
            <th scope="col">{t('sources.columns.text')}</th>
            <th scope="col">{t('sources.columns.claim')}</th>
            <th scope="col">{t('sources.columns.how')}</th>
          </tr>
        </thead>
        {independence.groups.map((group) => (
          <tbody key={group.origin.key}>
            {group.resting.map((one, i) => (
              <tr key={one.mention.mention.id}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={group.resting.length} dir="auto" className={css.origin}>
                    {originName(group.origin)}
                    <span className={classes(css.what, group.counts === 'unknown' && css.unknown)}>
                      {originDetail(group)}
                    </span>
                  </th>
                )}
                <Mention one={one} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Mention({ one }: { readonly one: Resting }) {
  const workbench = useWorkbench();
  const { mention, origin, isCopy } = one;
  const { mention: claim, cues } = mention;
  const { name } = textName(one);
  const [first, ...rest] = origin.chain ?? [];
  const through = first !== undefined && sourceName(first) !== origin.name ? [first, ...rest] : rest;
  const how = [
    claim.directness?.replaceAll('_', ' ') ?? '',
    first?.role?.replaceAll('_', ' ') ?? '',
    cues.length > 0 ? t('sources.cue', { cues: cues.join(', ') }) : '',
    isCopy ? t('sources.isCopy') : '',
  ].filter((part) => part !== '');
  return (
    <>
      <td dir="auto">
        {through.map((source, i) => (
          <span key={source.id}>
            {i > 0 && ' → '}
            <button type="button" className={css.link} onClick={() => void showAnnotation(workbench, source)}>
              {sourceName(source)}
            </button>
          </span>
        ))}
      </td>
      <td dir="auto">
        {name}
        {textDetails(one).map((detail) => (
          <span key={detail} className={css.what}>
            {detail}
          </span>
        ))}
      </td>
      <td>
        <button
          type="button"
          className={classes(css.link, css.quote)}
          dir="auto"
          onClick={() => void showAnnotation(workbench, claim)}
        >
          {claim.quote}
        </button>
      </td>
      <td>{how.join(' · ')}</td>
    </>
  );
}
