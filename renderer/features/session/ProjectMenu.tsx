import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { useCommands, useWorkbench } from '../../app/context.tsx';
import { isEnabled } from '../../app/commands/command.ts';
import { Keys } from '../../ui/Keys.tsx';
import css from './ProjectMenu.module.css';
import { t } from '../../strings/t.ts';

const ITEMS: readonly (readonly string[])[] = [
  ['project.new', 'project.open', 'project.sample'],
  ['import.open', 'export.open'],
  ['merge.open', 'bundle.export'],
  ['project.stats', 'project.verify', 'project.backups'],
  ['project.close'],
];

/** How many of the recent projects the menu has room for. */
const RECENT = 5;

/** The project's name, and what can be done with projects. */
export function ProjectMenu() {
  const { session, report } = useWorkbench();
  const commands = useCommands();
  const project = useStore(session.store, (state) => state.session?.project ?? null);
  const recent = useStore(session.store, (state) => state.session?.recent);
  const others = (recent ?? []).filter(({ path, exists }) => exists && path !== project?.path).slice(0, RECENT);

  return (
    <Menu.Root>
      <Menu.Trigger className={css.trigger}>
        <span className={css.name} dir="auto">
          {project?.name ?? 'Claimwright'}
        </span>
        <ChevronDown size={14} aria-hidden className={css.arrow} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={4} className={css.positioner}>
          <Menu.Popup className={css.popup}>
            {ITEMS.map((group) => (
              <div key={group[0]} role="group" className={css.group}>
                {commands
                  .filter(({ id }) => group.includes(id))
                  .map((command) => (
                    <Menu.Item
                      key={command.id}
                      className={css.item}
                      disabled={!isEnabled(command)}
                      onClick={() => requestAnimationFrame(() => command.run())}
                    >
                      <span className={css.label}>{command.name}</span>
                      {command.keys[0] !== undefined && <Keys binding={command.keys[0]} />}
                    </Menu.Item>
                  ))}
              </div>
            ))}
            {others.length > 0 && (
              <Menu.Group className={css.group}>
                <Menu.GroupLabel className={css.heading}>{t('session.recent')}</Menu.GroupLabel>
                {others.map(({ path, name }) => (
                  <Menu.Item
                    key={path}
                    className={css.item}
                    title={path}
                    onClick={() => void session.open(path).catch(report)}
                  >
                    <span className={css.label} dir="auto">
                      {name}
                    </span>
                  </Menu.Item>
                ))}
              </Menu.Group>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
