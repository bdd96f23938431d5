import type { ReactNode } from 'react';
import { Menu } from '@base-ui/react/menu';
import { Check, Layers } from 'lucide-react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import { useAnnotator, useCommand, useWorkbench } from '../../app/context.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { t } from '../../strings/t.ts';
import { LayerMark } from './LayerMark.tsx';
import css from './LayerSwitch.module.css';
import { layerName, useLayers } from './use-whose.ts';

/** Whose annotations the text shows; only where there are others' to show, or some are off the screen. */
export function LayerSwitch({ document }: { readonly document: DocumentSummary }) {
  const { layers: choice } = useWorkbench().annotate;
  const shown = useStore(choice.store, (state) => state.shown);
  const known = useLayers();
  const own = useAnnotator()?.id ?? null;
  const toggle = useCommand('layers.toggle');
  const others = Object.keys(document.annotations).filter((id) => id !== own && id !== SAMPLE_LAYER);
  if (others.length === 0 && shown === 'all') return null;
  const all = [...others, ...(typeof shown === 'string' ? [] : shown.filter((id) => !others.includes(id)))].toSorted();
  const name = t(`team.layers.${typeof shown === 'string' ? shown : 'some'}`);

  return (
    <Menu.Root>
      <Menu.Trigger className={css.trigger} aria-label={t('team.layers.label', { name })}>
        <Layers size={14} aria-hidden />
        {name}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={css.positioner}>
          <Menu.Popup className={css.popup}>
            <Menu.RadioGroup
              value={typeof shown === 'string' ? shown : ''}
              onValueChange={(value: unknown) => {
                if (value === 'mine' || value === 'all') choice.choose(value);
              }}
            >
              {(['mine', 'all'] as const).map((value) => (
                <Menu.RadioItem key={value} value={value} className={css.item} closeOnClick>
                  <Tick>
                    <Menu.RadioItemIndicator>
                      <Check size={14} />
                    </Menu.RadioItemIndicator>
                  </Tick>
                  {t(`team.layers.${value}`)}
                  {toggle.keys[0] !== undefined && <Keys binding={toggle.keys[0]} />}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={css.line} />
            {all.map((id) => {
              const layer = known.get(id);
              return (
                <Menu.CheckboxItem
                  key={id}
                  className={css.item}
                  checked={choice.isShown(id)}
                  onCheckedChange={(isShown) => choice.set(id, isShown, all)}
                >
                  <Tick>
                    <Menu.CheckboxItemIndicator>
                      <Check size={14} />
                    </Menu.CheckboxItemIndicator>
                  </Tick>
                  {layer !== undefined && <LayerMark layer={layer} />}
                  <span dir="auto">{layer === undefined ? id : layerName(layer)}</span>
                  <span className={css.count}>{formatNumber(document.annotations[id] ?? 0)}</span>
                </Menu.CheckboxItem>
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Tick({ children }: { readonly children: ReactNode }) {
  return <span className={css.tick}>{children}</span>;
}
