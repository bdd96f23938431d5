import { t } from '../../strings/t.ts';
import { VIEWS } from '../views.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Going from view to view. */
export function viewCommands({ goTo, session }: Workbench): readonly Command[] {
  return VIEWS.map(({ name, title, key }) => ({
    id: `view.${name}`,
    name: t('views.go', { view: t(title) }),
    group: 'View',
    where: 'everywhere',
    keys: [key],
    when: () => (session.store.getState().session?.project ?? null) !== null,
    run: () => goTo(name),
  }));
}
