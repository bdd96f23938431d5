import { Keys } from '../ui/Keys.tsx';
import { useCommand } from './context.tsx';

/** The key that a command has now, as a hint beside its name; the key of the list of commands where it was left without one. */
export function CommandKeys({ id }: { readonly id: string }) {
  const [key] = useCommand(id).keys;
  const [palette = ''] = useCommand('palette.open').keys;
  return <Keys binding={key ?? palette} />;
}
