import { Popover } from '@base-ui/react/popover';
import { CircleHelp } from 'lucide-react';
import { t, type TextKey } from '../../strings/t.ts';
import css from './SearchHelp.module.css';

/** The language in examples. They are code: the same in every language. */
const EXAMPLES: readonly { readonly query: string; readonly means: TextKey }[] = [
  { query: 'north korea', means: 'search.help.words' },
  { query: '"north korea"', means: 'search.help.phrase' },
  { query: 'troop*', means: 'search.help.prefix' },
  { query: 'kursk OR kiev', means: 'search.help.or' },
  { query: 'troops -weapons', means: 'search.help.not' },
  { query: 'NEAR(korea troops, 5)', means: 'search.help.near' },
  { query: '(send OR deploy*) troops', means: 'search.help.group' },
  { query: '/\\d+,000 (troops|men)/i', means: 'search.help.regex' },
  { query: 'label:CLAIM', means: 'search.help.label' },
  { query: 'attr:certainty=possible', means: 'search.help.attr' },
  { query: 'layer:ana', means: 'search.help.layer' },
  { query: 'doc:kursk outlet:cnn date:2024-10', means: 'search.help.document' },
  { query: 'author:chen meta:language=en', means: 'search.help.meta' },
  { query: 'status:done', means: 'search.help.status' },
  { query: 'in:notes', means: 'search.help.area' },
];

/** What can be typed, beside the field. */
export function SearchHelp() {
  return (
    <Popover.Root>
      <Popover.Trigger aria-label={t('search.help.open')} className={css.button}>
        <CircleHelp size={16} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className={css.positioner}>
          <Popover.Popup className={css.popup}>
            <Popover.Title className={css.title}>{t('search.help.title')}</Popover.Title>
            <dl className={css.list}>
              {EXAMPLES.map(({ query, means }) => (
                <div key={query} className={css.row}>
                  <dt>
                    <code>{query}</code>
                  </dt>
                  <dd>{t(means)}</dd>
                </div>
              ))}
            </dl>
            <p className={css.more}>{t('search.help.cjk')}</p>
            <p className={css.more}>{t('search.help.only')}</p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
