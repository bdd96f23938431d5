const MAC_NAMES: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
const NAMES: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Equal: '+',
  Minus: '−',
  BracketLeft: '[',
  BracketRight: ']',
};

/** The keys of a binding as they stand on the keyboard: `$mod+Shift+Z` becomes `Ctrl`, `Shift`, `Z`. */
export function keyNames(binding: string, isMac: boolean): readonly string[] {
  return binding
    .split('+')
    .filter((part) => !/^\[\w+\]$/.test(part))
    .map((part) => {
      const plain = part.replace(/^(Digit|Key)(?=.$)/, '');
      return (
        (isMac ? MAC_NAMES[plain] : undefined) ?? NAMES[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain)
      );
    });
}

/** Whether this is a Mac, whose keys have other names. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** A binding in ARIA's notation, for `aria-keyshortcuts`. */
export const ariaKeys = (binding: string): string =>
  binding
    .replace('$mod', isMac() ? 'Meta' : 'Control')
    .replace(/\[\w+\]\+/g, '')
    .replace(/(Digit|Key)(?=.$)/, '');
