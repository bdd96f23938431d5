import { isReadOtherwise, type ForeignContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';
import css from './Outcomes.module.css';
import { LeftOutList } from './LeftOutList.tsx';

/** Names that a dataset only declares and that are shown: an ontology may have many. */
const MOST_UNUSED = 40;

/** What an import would bring, as it is mapped now: what the codebook gets, what stays behind, whose texts are taken. */
export function Outcomes({ id, content }: { readonly id: string; readonly content: ForeignContent }) {
  const { importing } = useWorkbench();
  const { additions, unused, otherTexts, anchor, waiting } = content;
  const otherwise = content.leftOut.filter(isReadOtherwise);
  const leftOut = content.leftOut.filter((one) => !isReadOtherwise(one));
  return (
    <div className={css.outcomes}>
      <section>
        <h3 className={css.heading}>{t('mapping.additions')}</h3>
        {additions.length === 0 ? (
          <p className={css.none}>{t(waiting === null ? 'mapping.noAdditions' : 'mapping.notDecided')}</p>
        ) : (
          <ul className={css.list} lang="en">
            {additions.map((addition) => (
              <li key={addition}>{addition}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3 className={css.heading}>{t('mapping.staysBehind')}</h3>
        {leftOut.length === 0 ? (
          <p className={css.none}>{t(waiting === null ? 'mapping.nothingLeftOut' : 'mapping.notDecided')}</p>
        ) : (
          <LeftOutList leftOut={leftOut} />
        )}
      </section>
      {otherwise.length > 0 && (
        <section>
          <h3 className={css.heading}>{t('mapping.readOtherwise')}</h3>
          <LeftOutList leftOut={otherwise} />
        </section>
      )}
      {unused.length > 0 && (
        <section>
          <h3 className={css.heading}>{t('mapping.unused')}</h3>
          <p className={css.none} lang="en">
            {unused.slice(0, MOST_UNUSED).join(', ')}
          </p>
          {unused.length > MOST_UNUSED && <p>{t('importing.more', { count: unused.length - MOST_UNUSED })}</p>}
        </section>
      )}
      {otherTexts > 0 && (
        <SelectField
          label={t('mapping.otherTexts', { count: otherTexts })}
          value={anchor}
          hint={t(`mapping.anchors.${anchor}Hint`)}
          onChange={(event) => importing.inspect({ id, anchor: event.target.value === 'project' ? 'project' : 'own' })}
        >
          <option value="own">{t('mapping.anchors.own')}</option>
          <option value="project">{t('mapping.anchors.project')}</option>
        </SelectField>
      )}
    </div>
  );
}
