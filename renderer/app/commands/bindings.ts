/** What of a key press makes its binding. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'getModifierState'
>;

/** Keys that only change what other keys mean. */
const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Fn',
  'Dead',
  'Process',
  'Unidentified',
]);

/** Keys that every dialog and field needs: a command of that key would lock people in. */
const NEEDED: ReadonlySet<string> = new Set(['Escape', 'Tab', 'Shift+Tab', 'Enter', 'Space']);

/** Whether a binding may not be given to a command, since the window itself needs the key. */
export const isNeeded = (binding: string): boolean => NEEDED.has(binding);

/**
 * The binding of a key press, in tinykeys' syntax; null for a modifier alone, and where an input method is at work. A letter or
 * digit with Alt is named by its place on the keyboard, since Alt makes other characters of it; a sign that Shift makes is
 * named by itself, since it stands elsewhere on other keyboards.
 */
export function bindingOf(press: KeyPress, isMac: boolean): string | null {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = press;
  if (MODIFIERS.has(key)) return null;
  const isSign = key.length === 1 && key !== ' ' && !/[\p{L}\p{N}]/u.test(key);
  const isGraph = press.getModifierState('AltGraph');
  const parts = [
    ...((isMac ? metaKey : ctrlKey) && !isGraph ? ['$mod'] : []),
    ...(isMac && ctrlKey ? ['Control'] : []),
    ...(!isMac && metaKey ? ['Meta'] : []),
    ...(altKey && !isGraph ? ['Alt'] : []),
    ...(isGraph ? ['AltGraph'] : []),
  ];
  const named = altKey && !isGraph && /^(?:Key|Digit|Bracket)/.test(code) ? code : key === ' ' ? 'Space' : key;
  const shift = shiftKey ? (isSign && named === key ? ['[Shift]'] : ['Shift']) : [];
  return [...parts, ...shift, named.length === 1 ? named.toUpperCase() : named].join('+');
}

/** One spelling of a binding: two bindings of one key press are the same text. */
export function canonicalBinding(binding: string): string {
  const parts = binding.split('+');
  // "Control++" ends with the key "+".
  const key = binding.endsWith('++') || binding === '+' ? '+' : (parts.at(-1) ?? '');
  const modifiers = parts
    .slice(0, binding.endsWith('++') ? -2 : -1)
    .filter((part) => part !== '' && part !== '[Shift]');
  const plain = key.replace(/^(?:Key|Digit)(?=.$)/, '').toLowerCase();
  return [...modifiers.toSorted(), plain].join('+');
}
