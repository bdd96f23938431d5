import { canonicalBinding } from './bindings.ts';
import type { Command } from './command.ts';

/** Keys that the user gave to commands, by the command's id. */
export type CustomKeys = Readonly<Record<string, readonly string[]>>;

/** Labels have their keys in the codebook, where everybody who works with it has them. */
export const hasKeyElsewhere = ({ id }: Command): boolean => /^annotate\.(?:label|exact)\./.test(id);

/**
 * Commands of a mode, such as the digits while a relation is being made: their keys mean something else there only, and are
 * nobody else's for it.
 */
export const isOfMode = ({ keyOnly, when }: Command): boolean => keyOnly === true && when !== undefined;

/** The commands with the user's keys in place of their own. */
export const withKeys = (commands: readonly Command[], keys: CustomKeys): readonly Command[] =>
  commands.map((command) => {
    const own = keys[command.id];
    return own === undefined || hasKeyElsewhere(command) ? command : { ...command, keys: own };
  });

/** The other commands that a key means already. Every place where one key works lies within that of another. */
export function sharing(commands: readonly Command[], id: string, binding: string): readonly Command[] {
  const wanted = canonicalBinding(binding);
  return commands.filter(
    (command) =>
      command.id !== id && !isOfMode(command) && command.keys.some((key) => canonicalBinding(key) === wanted),
  );
}

/**
 * The user's keys with a key given to a command, in place of those that it had, and taken from every other one that may be
 * changed.
 *
 * @param commands as they are now, the user's keys included.
 */
export function assigned(keys: CustomKeys, commands: readonly Command[], id: string, binding: string): CustomKeys {
  const wanted = canonicalBinding(binding);
  const freed = sharing(commands, id, binding)
    .filter((command) => !hasKeyElsewhere(command))
    .map((command): [string, readonly string[]] => [
      command.id,
      command.keys.filter((key) => canonicalBinding(key) !== wanted),
    ]);
  return { ...keys, ...Object.fromEntries(freed), [id]: [binding] };
}

/** The user's keys without those of one command, which gets its own back. */
export function reset(keys: CustomKeys, id: string): CustomKeys {
  return Object.fromEntries(Object.entries(keys).filter(([other]) => other !== id));
}

/** Commands whose keys mean another command too since the user changed them, with those others. */
export function conflicts(
  commands: readonly Command[],
  keys: CustomKeys,
): readonly { readonly command: Command; readonly binding: string; readonly others: readonly Command[] }[] {
  return commands
    .filter(({ id }) => Object.hasOwn(keys, id))
    .flatMap((command) =>
      command.keys.map((binding) => ({ command, binding, others: sharing(commands, command.id, binding) })),
    )
    .filter(({ others }) => others.length > 0);
}
