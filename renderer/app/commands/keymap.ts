import { tinykeys } from 'tinykeys';
import { isEnabled, type Command } from './command.ts';
import { isOwnKey, placeOf, worksAt, type KeyPlace } from './regions.ts';

/** The commands that a key can mean at a place, in the table's order: the first that has something to do is run. */
export function commandsFor(commands: readonly Command[], key: string, place: KeyPlace): readonly Command[] {
  return commands.filter(
    (command) => command.keys.includes(key) && worksAt(command.where, place) && isEnabled(command),
  );
}

/**
 * Binds the commands' keys to the window. It listens before the page does, so that the text's own keys do not get in the
 * way, and takes only those that a command answers to.
 *
 * @returns the end of it.
 */
export function bindKeys(commands: readonly Command[], isBlocked: () => boolean): () => void {
  const keys = new Set(commands.flatMap((command) => command.keys));
  const handlers = Object.fromEntries(
    [...keys].map((key) => [
      key,
      (event: KeyboardEvent) => {
        if (event.isComposing || isBlocked() || isOwnKey(event.target, key)) return;
        const place = placeOf(event.target);
        // Browsers tell of a moved caret only with the next frame; a command must not act on where it stood before.
        if (place.region === 'text') document.dispatchEvent(new Event('selectionchange'));
        const taken = commandsFor(commands, key, place).some((command) => command.run(event) !== false);
        if (!taken) return;
        event.preventDefault();
        event.stopPropagation();
      },
    ]),
  );
  return tinykeys(window, handlers, { capture: true, ignore: () => false });
}
