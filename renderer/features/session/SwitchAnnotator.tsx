import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import { useAnnotator, useCommand, useWorkbench } from '../../app/context.tsx';
import { LayerMark } from '../team/LayerMark.tsx';
import css from '../team/LayerSwitch.module.css';
import { useLayers } from '../team/use-whose.ts';
import { t } from '../../strings/t.ts';

/** Who annotates; where several people share the machine, the way from one to the other. */
export function SwitchAnnotator({ className }: { readonly className: string | undefined }) {
  const { app, annotate, announce, report, session } = useWorkbench();
  const isOpen = useStore(app, (state) => state.isSwitching);
  const annotator = useAnnotator();
  const changeName = useCommand('annotator.change');
  const people = [...useLayers().values()].filter(({ name }) => name !== null);
  const said =
    annotator === null ? t('frame.status.noAnnotator') : t('frame.status.annotator', { name: annotator.name });
  if (annotator === null || people.every(({ id }) => id === annotator.id)) {
    return (
      <button type="button" className={className} onClick={() => changeName.run()}>
        {said}
      </button>
    );
  }

  async function sitDown(id: string, name: string): Promise<void> {
    await annotate.settled();
    await session.save({ annotator: { id, name } });
    announce(t('frame.status.annotator', { name }));
  }

  return (
    <Menu.Root open={isOpen} onOpenChange={(isSwitching) => app.setState({ isSwitching })}>
      <Menu.Trigger className={className}>{said}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="top" align="start" sideOffset={4} className={css.positioner}>
          <Menu.Popup className={css.popup} aria-label={t('session.who.switch')}>
            {people.map((person) => (
              <Menu.Item
                key={person.id}
                className={css.item}
                onClick={() => void sitDown(person.id, person.name ?? person.id).catch(report)}
              >
                <span className={css.tick}>{person.id === annotator.id && <Check size={14} />}</span>
                <LayerMark layer={person} />
                <span dir="auto">{person.name}</span>
                <span className={css.count}>{person.id}</span>
              </Menu.Item>
            ))}
            <Menu.Separator className={css.line} />
            <Menu.Item className={css.item} onClick={() => changeName.run()}>
              <span className={css.tick} />
              {t('session.who.another')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
