import { isMac, keyNames } from './key-names.ts';
import css from './Keys.module.css';

/** A key binding as key caps. */
export function Keys({ binding }: { readonly binding: string }) {
  return (
    <span className={css.keys}>
      {keyNames(binding, isMac()).map((name) => (
        <kbd key={name} className={css.key}>
          {name}
        </kbd>
      ))}
    </span>
  );
}
