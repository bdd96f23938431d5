import { Fragment, useRef, useState } from 'react';
import type { TeamLayer, TeamOverview } from '../../../shared/api/team.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import { OwnColor } from './OwnColor.tsx';
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

/** The choice of a colour that the palette does not have. */
const OWN = 'own';

/** The annotators with what each has to do and how far it is, and below them the layers that belong to nobody. */
export function Members({ overview }: { readonly overview: TeamOverview }) {
  const loads = workloads(overview);
  const [own, setOwn] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);

  /** The field goes; whoever was in it is at the choice again. */
  function endOwn(id: string): void {
    setOwn(null);
    table.current?.querySelector<HTMLElement>(`[data-color-of="${CSS.escape(id)}"]`)?.focus();
  }

  const numbers = ['assigned', 'words', 'open', 'inProgress', 'done', 'locked'] as const;
  return (
    <div className={css.scroll}>
      <table ref={table} className={css.members}>
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
              <Fragment key={layer.id}>
                <tr>
                  <th scope="row" className={css.who}>
                    <LayerMark layer={layer} />
                    <span dir="auto">{layer.name ?? t(`team.kinds.${layer.kind}`)}</span>
                    <span className={css.handle}>{layer.id}</span>
                  </th>
                  <td data-name={t('team.columns.color')}>
                    {layer.name !== null && <ColorChoice layer={layer} onOwn={() => setOwn(layer.id)} />}
                  </td>
                  <td data-name={t('team.columns.lead')}>
                    {layer.name !== null && <LeadChoice layer={layer} leads={overview.team.leads ?? []} />}
                  </td>
                  {numbers.map((column) => (
                    <td key={column} className={css.number} data-name={t(`team.columns.${column}`)}>
                      {formatNumber(load[column])}
                    </td>
                  ))}
                  <td className={css.number} data-name={t('team.columns.annotations')}>
                    {layer.hidden ? <HiddenCount count={layer.annotations} /> : formatNumber(layer.annotations)}
                  </td>
                </tr>
                {own === layer.id && (
                  <tr>
                    <td colSpan={4 + numbers.length}>
                      <OwnColor layer={layer} onEnd={() => endOwn(layer.id)} />
                    </td>
                  </tr>
                )}
              </Fragment>
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

function ColorChoice({ layer, onOwn }: { readonly layer: TeamLayer; readonly onOwn: () => void }) {
  const { team } = useWorkbench().analysis;
  const isReadOnly = useReadOnly();
  const own = typeof layer.color === 'string' ? layer.color : null;
  return (
    <select
      className={css.choice}
      data-color-of={layer.id}
      aria-label={t('team.colorOf', { name: layer.name ?? layer.id })}
      disabled={isReadOnly}
      value={layer.color ?? ''}
      onChange={({ target }) => {
        if (target.value === OWN) onOwn();
        else if (target.value !== own) team.setColor(layer.id, target.value === '' ? null : Number(target.value));
      }}
    >
      <option value="">{t('team.color.auto')}</option>
      {own !== null && <option value={own}>{own}</option>}
      {HUES.map((hue, color) => (
        <option key={hue} value={color}>
          {t(`team.color.${hue}`)}
        </option>
      ))}
      <option value={OWN}>{t('team.color.own')}</option>
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
