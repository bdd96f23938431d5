import { notEmulated } from '../loud.ts';

interface Template {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly Template[];
  readonly click?: (item: object, window: unknown, event: object) => void;
}

/** An item as the program's code and a test see it; `click()` does what a user's click would. */
interface MenuItem extends Omit<Template, 'submenu' | 'click'> {
  readonly submenu: Menu | undefined;
  readonly click: () => void;
}

/** The application menu as data. Nothing is drawn, and no accelerator is heard. */
export class Menu {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

/** Makes the module: building from a template, and the one application menu. */
export function createMenuModule(focused: () => unknown) {
  let installed: Menu | null = null;
  function buildFromTemplate(template: readonly Template[]): Menu {
    return new Menu(
      template.map((item) => ({
        ...item,
        submenu: item.submenu && buildFromTemplate(item.submenu),
        click: () => {
          if (!item.click) throw new Error(notEmulated(`a click on the menu role ${item.role ?? item.label ?? '?'}`));
          item.click(item, focused(), {});
        },
      })),
    );
  }
  return {
    buildFromTemplate,
    setApplicationMenu(menu: Menu | null): void {
      installed = menu;
    },
    getApplicationMenu: () => installed,
  };
}
