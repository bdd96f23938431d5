import type { TeamLayer, TeamOverview } from '../../../shared/api/team.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import css from './Team.module.css';
import { loadOf, workloads } from './workload.ts';

/** Names of the palette's hues, in their order. */
const HUES = [
  'amber',
  'blue',
  'violet',
  'green',
  'teal',
  'pink',
  'olive',
  'red',
  'azure',
  'magenta',
  'seaGreen',
  'indigo',
] as const;

/** The annotators with what each has to do and how far it is, and below them the layers that belong to nobody. */
export function Members({ overview }: { readonly overview: TeamOverview }) {
  const loads = workloads(overview);
  const numbers = ['assigned', 'words', 'open', 'inProgress', 'done', 'locked'] as const;
  return (
    <div className={css.scroll}>
      <table className={css.members}>
        <thead>
          <tr>
            <th scope="col">{t('team.columns.layer')}</th>
            <th scope="col">{t('team.columns.color')}</th>
            <th scope="col">{t('team.columns.lead')}</th>
            {numbers.map((column) => (
              <th key={column} scope="col" className={css.number}>
                {t(`team.columns.${column}`)}
              </th>
            ))}
            <th scope="col" className={css.number}>
              {t('team.columns.annotations')}
            </th>
          </tr>
        </thead>
        <tbody>
          {overview.layers.map((layer) => {
            const load = loadOf(loads, layer.id);
            return (
              <tr key={layer.id}>
                <th scope="row" className={css.who}>
                  <LayerMark layer={layer} />
                  <span dir="auto">{layer.name ?? t(`team.kinds.${layer.kind}`)}</span>
                  <span className={css.handle}>{layer.id}</span>
                </th>
                <td>{layer.name !== null && <ColorChoice layer={layer} />}</td>
                <td>{layer.name !== null && <LeadChoice layer={layer} leads={overview.team.leads ?? []} />}</td>
                {numbers.map((column) => (
                  <td key={column} className={css.number}>
                    {formatNumber(load[column])}
                  </td>
                ))}
                <td className={css.number}>
                  {layer.hidden ? <HiddenCount count={layer.annotations} /> : formatNumber(layer.annotations)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HiddenCount({ count }: { readonly count: number }) {
  return (
    <span title={t('team.hiddenCount')}>
      {count === 0 ? '–' : formatNumber(count)}
      <span className="visually-hidden"> {t('team.hiddenCount')}</span>
      <span aria-hidden>*</span>
    </span>
  );
}

function ColorChoice({ layer }: { readonly layer: TeamLayer }) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const own = typeof layer.color === 'string' ? layer.color : null;
  return (
    <select
      className={css.choice}
      aria-label={t('team.colorOf', { name: layer.name ?? layer.id })}
      disabled={isReadOnly}
      value={layer.color ?? ''}
      onChange={({ target }) => {
        if (target.value !== own) team.setColor(layer.id, target.value === '' ? null : Number(target.value));
      }}
    >
      <option value="">{t('team.color.auto')}</option>
      {own !== null && <option value={own}>{own}</option>}
      {HUES.map((hue, color) => (
        <option key={hue} value={color}>
          {t(`team.color.${hue}`)}
        </option>
      ))}
    </select>
  );
}

function LeadChoice({ layer, leads }: { readonly layer: TeamLayer; readonly leads: readonly string[] }) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  return (
    <input
      type="checkbox"
      className={css.check}
      aria-label={t('team.leads', { name: layer.name ?? layer.id })}
      checked={leads.includes(layer.id)}
      disabled={isReadOnly}
      onChange={({ target }) => team.setLead(layer.id, target.checked)}
    />
  );
}
