import type { MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** What the menu needs to know. */
export interface MenuOptions {
  readonly mac: boolean;
  readonly devTools: boolean;
  /** Hands a command's id to the window. */
  readonly send: (command: string) => void;
}

const SEPARATOR: Item = { type: 'separator' };

/**
 * The menu as a value: File, Edit, View, Help, with the application and window menus of a Mac around them. Every item of
 * ours has its command's id as its own, and only hands that id to the window, which alone knows what can be done now.
 */
export function menuTemplate(options: MenuOptions): Item[] {
  const { mac, devTools, send } = options;
  const command = (id: string, label: string, accelerator?: string): Item => ({
    id,
    label,
    // Shown, not registered: the key belongs to the window's keymap, which the user can change.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send(id),
  });

  const about = command('help.about', 'About Claimwright');
  const file: Item = {
    label: '&File',
    submenu: [
      command('project.new', 'New project…'),
      command('project.open', 'Open project…', 'CmdOrCtrl+O'),
      command('project.sample', 'Open sample'),
      SEPARATOR,
      command('import.open', 'Import…', 'CmdOrCtrl+I'),
      command('export.open', 'Export…', 'CmdOrCtrl+E'),
      SEPARATOR,
      command('project.close', 'Close project'),
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
  const edit: Item = {
    label: '&Edit',
    submenu: [
      command('history.undo', 'Undo', 'CmdOrCtrl+Z'),
      command('history.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      SEPARATOR,
      // For the fields of the window; the text itself can only be copied.
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: Item = {
    label: '&View',
    submenu: [
      command('palette.open', 'All commands…', 'CmdOrCtrl+K'),
      SEPARATOR,
      command('view.documents', 'Show or hide documents', 'CmdOrCtrl+B'),
      command('view.inspector', 'Show or hide inspector', 'CmdOrCtrl+J'),
      {
        label: 'Theme',
        submenu: [
          command('theme.system', 'As the system'),
          command('theme.light', 'Light'),
          command('theme.dark', 'Dark'),
        ],
      },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(devTools ? [SEPARATOR, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const help: Item = {
    role: 'help',
    label: '&Help',
    submenu: [command('help.shortcuts', 'Keyboard shortcuts'), ...(mac ? [] : [about])],
  };
  return mac ? [applicationMenu(about), file, edit, view, { role: 'windowMenu' }, help] : [file, edit, view, help];
}

function applicationMenu(about: Item): Item {
  return {
    label: 'Claimwright',
    submenu: [
      about,
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}
