import { expect, test } from '../fixtures.ts';
import { collectEvents, heardEvents } from './bridge.ts';

const COMMANDS = [
  'project.new',
  'project.open',
  'project.sample',
  'import.open',
  'export.open',
  'project.close',
  'history.undo',
  'history.redo',
  'palette.open',
  'view.documents',
  'view.inspector',
  'theme.system',
  'theme.light',
  'theme.dark',
  'help.shortcuts',
  'help.about',
];

test('every item of the menu reaches the window as its command', async ({ workbench: { page, app } }) => {
  await collectEvents(page);
  await app.evaluate(({ Menu }, commands) => {
    for (const command of commands) {
      const item = Menu.getApplicationMenu()?.getMenuItemById(command);
      if (!item) throw new Error(`expected a menu item ${command}`);
      item.click();
    }
  }, COMMANDS);
  const commandsHeard = async (): Promise<unknown[]> => {
    const events = (await heardEvents(page)) as { readonly type: string; readonly command?: string }[];
    return events.flatMap((event) => (event.type === 'command' ? [event.command] : []));
  };
  await expect.poll(commandsHeard).toEqual(COMMANDS);
});
