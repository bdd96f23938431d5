import { useStore } from 'zustand';
import type { Proposal } from '../../../shared/api/publication.ts';
import { RELEASE_PARTS } from '../../../shared/model/release.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField, SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { choiceId } from './Checklist.tsx';
import css from './Dataset.module.css';

/** What the next release would be, in which form, and what was published before. */
export function ReleasePlan() {
  const { analysis, documents, exporting, openDialog } = useWorkbench();
  const { form, checklist, releases } = useStore(analysis.dataset.store);
  const list = useStore(documents.store, (state) => state.documents);
  const annotator = useAnnotator();
  const layers = [...new Set(list.flatMap(({ annotations }) => Object.keys(annotations)))].toSorted();
  const proposal = checklist?.proposal;

  function publish(): void {
    exporting.setForm({ pseudonyms: form.pseudonyms, withoutText: form.withoutText });
    exporting.want('hugging-face');
    openDialog('export');
  }

  return (
    <section className={css.section} aria-labelledby="dataset-plan">
      <h2 id="dataset-plan" className={css.heading}>
        {t('dataset.plan')}
      </h2>
      <p className={css.proposal}>{proposal === undefined ? '…' : proposed(proposal)}</p>
      <div className={css.choices}>
        <SelectField
          id={choiceId('layer')}
          label={t('exporting.annotationsOf')}
          value={form.layer}
          onChange={(event) => analysis.dataset.choose({ layer: event.target.value })}
        >
          <option value="all">{t('exporting.everybody')}</option>
          {layers.map((id) => (
            <option key={id} value={id}>
              {id === annotator?.id ? annotator.name : id}
            </option>
          ))}
        </SelectField>
        <CheckField
          id={choiceId('pseudonyms')}
          label={t('exporting.pseudonyms')}
          checked={form.pseudonyms}
          onChange={(event) => analysis.dataset.choose({ pseudonyms: event.target.checked })}
        />
        <CheckField
          id={choiceId('withoutText')}
          label={t('exporting.withoutText')}
          checked={form.withoutText}
          onChange={(event) => analysis.dataset.choose({ withoutText: event.target.checked })}
        />
      </div>
      <div>
        <Button look="primary" onClick={publish}>
          {t('dataset.export')}
        </Button>
      </div>
      {releases.length > 0 && (
        <details>
          <summary className={css.label}>{t('dataset.releases', { count: releases.length })}</summary>
          <ul className={css.releases}>
            {releases.toReversed().map(({ id, version, date, counts }) => (
              <li key={id}>
                <b>{version}</b>
                {date !== undefined && ` · ${date}`} · {t('counts.documents', { count: counts.documents })},{' '}
                {t('counts.annotations', { count: counts.annotations })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function proposed({ version, previous, step, changes }: Proposal): string {
  const said = t(`dataset.steps.${step}`, { version, previous: previous ?? '' });
  if (changes === null) return said;
  const parts = RELEASE_PARTS.filter((part) => changes[part].added + changes[part].changed + changes[part].removed > 0);
  if (parts.length === 0) return said;
  const counts = parts.map((part) => {
    const { added, changed, removed } = changes[part];
    return `${t(`dataset.parts.${part}`)} +${formatNumber(added)} ~${formatNumber(changed)} −${formatNumber(removed)}`;
  });
  return `${said} ${counts.join(', ')}.`;
}
