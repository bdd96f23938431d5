import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { OpenName } from '../../../shared/api/sources.ts';
import { likelySources } from '../../../shared/claims/source-likeness.ts';
import { SOURCE_KINDS, type Source } from '../../../shared/model/source.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Keys } from '../../ui/Keys.tsx';
import css from './Detail.module.css';
import { Places } from './Places.tsx';
import { SourceSelect } from './SourceSelect.tsx';
import { usageText } from './usage-text.ts';
import { useEntered } from './use-entered.ts';

const MOST_PROPOSED = 5;

/** Outlets and authors are told apart by where they stand; who is quoted may be anybody. */
const likelyKind = ({ mentions, published }: OpenName): Source['kind'] =>
  mentions > 0 ? 'organisation' : published > 0 ? 'outlet' : 'person';

/** What is done with a name that means nobody: a new source, another name of one that is there, or sources that are one. */
export function NameDetail({ name: open, entered }: { readonly name: OpenName; readonly entered: number }) {
  const { sources: feature } = useWorkbench().analysis;
  const overview = useStore(feature.store, (state) => state.overview);
  const box = useEntered(entered);
  const [kind, setKind] = useState<Source['kind']>(likelyKind(open));
  const [other, setOther] = useState('');
  const { name } = open;
  const sources = overview?.sources.map(({ source }) => source) ?? [];
  const same = sources.filter(({ id }) => open.sources.includes(id));
  const likely = open.sources.length > 0 ? [] : likelySources(name, sources, MOST_PROPOSED);

  function onKey(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const proposal = likely[Number(event.key) - 1];
    if (proposal !== undefined) feature.addAlias(proposal.source.id, name);
    else if (event.key === 'n' && same.length === 0) feature.add({ name, kind });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- digits take a proposal from anywhere in it
    <div ref={box} onKeyDown={onKey}>
      <h2 className={css.title} dir="auto">
        {name}
      </h2>
      <p className={css.about}>{usageText(open)}</p>
      {same.length > 0 ? (
        <div className={css.group}>
          <p>{t('sources.ambiguousWhy', { names: same.map((source) => source.name).join(', ') })}</p>
          {same.map((source, i) => (
            <Button
              key={source.id}
              data-first-field={i === 0 || undefined}
              onClick={() =>
                feature.merge(
                  source.id,
                  same.map(({ id }) => id),
                )
              }
            >
              {t('sources.mergeAllInto', { name: source.name })}
            </Button>
          ))}
        </div>
      ) : (
        <>
          {likely.length > 0 && (
            <div className={css.group}>
              <h3 className={css.heading}>{t('sources.aliasOf')}</h3>
              {likely.map(({ source, by }, i) => (
                <Button
                  key={source.id}
                  className={css.proposal}
                  data-first-field={i === 0 || undefined}
                  onClick={() => feature.addAlias(source.id, name)}
                >
                  <Keys binding={String(i + 1)} />
                  <span dir="auto">{source.name}</span>
                  {by !== source.name && (
                    <span className={css.quiet} dir="auto">
                      {by}
                    </span>
                  )}
                </Button>
              ))}
            </div>
          )}
          <div className={css.group}>
            <h3 className={css.heading}>{t('sources.asNew')}</h3>
            <div className={css.line}>
              <SelectField
                label={t('sources.kind')}
                value={kind}
                onChange={({ target }) => setKind(target.value as Source['kind'])}
              >
                {SOURCE_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {t(`sources.kinds.${one}`)}
                  </option>
                ))}
              </SelectField>
              <Button
                look="primary"
                data-first-field={likely.length === 0 || undefined}
                onClick={() => feature.add({ name, kind })}
              >
                {t('sources.addNew')}
                <Keys binding="N" />
              </Button>
            </div>
          </div>
          {sources.length > 0 && (
            <div className={css.line}>
              <SourceSelect label={t('sources.aliasOfOther')} sources={sources} value={other} onChange={setOther} />
              <Button disabled={other === ''} onClick={() => feature.addAlias(other, name)}>
                {t('sources.makeAlias')}
              </Button>
            </div>
          )}
        </>
      )}
      <Places examples={open.examples} />
    </div>
  );
}
