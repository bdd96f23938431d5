import { t } from '../../strings/t.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

/** Going between documents by name and by tab. */
export function tabCommands({ annotate, documents, tabs, openDialog }: Workbench): readonly Command[] {
  const common = { group: 'Document', where: 'everywhere' } as const;
  const hasTabs = (): boolean => tabs.store.getState().open.length > 1;
  return [
    {
      ...common,
      id: 'document.goTo',
      name: t('tabs.goTo'),
      keys: ['$mod+P'],
      when: () => documents.store.getState().documents.length > 0,
      run: () => openDialog('goTo'),
    },
    {
      ...common,
      id: 'tab.next',
      name: t('tabs.next'),
      keys: ['$mod+Alt+ArrowRight'],
      when: hasTabs,
      run: () => tabs.step(1),
    },
    {
      ...common,
      id: 'tab.previous',
      name: t('tabs.previous'),
      keys: ['$mod+Alt+ArrowLeft'],
      when: hasTabs,
      run: () => tabs.step(-1),
    },
    {
      ...common,
      id: 'tab.close',
      name: t('tabs.close'),
      keys: ['Alt+KeyW'],
      when: hasTabs,
      run: () => {
        const { id } = annotate.store.getState();
        if (id !== null) tabs.close(id);
      },
    },
    {
      ...common,
      id: 'tab.closeOthers',
      name: t('tabs.closeOthers'),
      keys: [],
      when: hasTabs,
      run: () => tabs.closeOthers(),
    },
  ];
}
