import type { LeftOut } from '../../../shared/api/agreement.ts';
import { t } from '../../strings/t.ts';
import css from './Agreement.module.css';

/** The documents that do not count, by name, and why. */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  const few = leftOut.filter(({ why }) => why === 'few');
  const blind = leftOut.filter(({ why }) => why === 'blind');
  const named = ({ title, layers }: LeftOut): string =>
    layers.length === 0
      ? t('agreement.notWorked', { title })
      : t('agreement.worked', { title, layers: layers.join(', ') });
  const list = (head: string, all: readonly LeftOut[], name: (one: LeftOut) => string) =>
    all.length > 0 && (
      <>
        <p className={css.note}>{head}</p>
        <ul className={css.names}>
          {all.map((one) => (
            <li key={one.document} dir="auto">
              {name(one)}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <section className={css.part}>
      <h2 className={css.heading}>{t('agreement.sections.leftOut')}</h2>
      {list(t('agreement.few'), few, named)}
      {list(t('agreement.blind'), blind, ({ title }) => title)}
    </section>
  );
}
