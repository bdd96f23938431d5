import { Plus, X } from 'lucide-react';
import type { Publication, SourceDocument } from '../../../shared/model/document.ts';
import { parseEdtf } from '../../../shared/text/edtf.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './AboutDocument.module.css';
import { DraftField } from './DraftField.tsx';

const FIELDS = [
  { field: 'outlet', maxLength: 200 },
  { field: 'author', maxLength: 200 },
  { field: 'url', maxLength: 2000 },
  { field: 'date', maxLength: 40 },
] as const;
type Field = (typeof FIELDS)[number]['field'];

/** Where the document appeared: one wire text may have several publications. File names are the files' own. */
export function PublicationList({ record: { publications } }: { readonly record: SourceDocument }) {
  const { about } = useWorkbench();
  const isReadOnly = useReadOnly();

  return (
    <section className={css.part} aria-label={t('about.publications')}>
      <h3 className={css.subtitle}>{t('about.publications')}</h3>
      {publications.map((publication, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- publications have no ids; their place is what they are known by
        <fieldset key={place} className={css.publication}>
          <legend className="visually-hidden">{t('about.publication', { place: place + 1 })}</legend>
          {publication.fileName !== undefined && (
            <p className={css.file}>
              <span className={css.fact}>{t('about.fileName')}</span> <span dir="auto">{publication.fileName}</span>
            </p>
          )}
          {FIELDS.map(({ field, maxLength }) => (
            <DraftField
              key={field}
              name={t(`about.${field}`)}
              field={`publication ${place} ${field}`}
              value={publication[field] ?? ''}
              maxLength={maxLength}
              problem={t('answers.notADate')}
              hint={field === 'date' ? wordsOf(publication.date) : null}
              toDescription={(now, text) => {
                const said = text.trim();
                if (field === 'date' && said !== '' && parseEdtf(said) === null) return null;
                return { publications: now.publications.map((one, i) => (i === place ? put(one, field, said) : one)) };
              }}
            />
          ))}
          {!isReadOnly && (
            <IconButton
              label={t('about.removePublication')}
              onClick={() => about.describe({ publications: publications.toSpliced(place, 1) })}
            >
              <X size={14} />
            </IconButton>
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <Button look="quiet" onClick={() => about.describe({ publications: [...publications, {}] })}>
          <Plus size={14} aria-hidden />
          {t('about.addPublication')}
        </Button>
      )}
    </section>
  );
}

function put(publication: Publication, field: Field, text: string): Publication {
  const { [field]: _, ...others } = publication;
  return text === '' ? others : { ...others, [field]: text };
}

/** What a date means, where the text itself does not say so. */
function wordsOf(date: string | undefined): string | null {
  const words = date === undefined ? null : dateInWords(date);
  return words === date ? null : words;
}
