import { ArrowLeft } from 'lucide-react';
import { useStore } from 'zustand';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { hidesNothing } from '../../../shared/text/visible.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { readable, shownValue } from '../annotate/edits.ts';
import type { Asker } from '../inspector/asker.ts';
import { Questions } from '../inspector/Questions.tsx';
import css from './AboutDocument.module.css';
import { DraftField } from './DraftField.tsx';
import { MetadataList } from './MetadataList.tsx';
import { PublicationList } from './PublicationList.tsx';
import { useOwnLabels, useRecord } from './use-about.ts';

/** Everything that is said of the open document as a whole, and what of it can be changed. */
export function AboutDocument() {
  const { about } = useWorkbench();
  const record = useRecord();
  if (record === null) return null;
  return (
    <>
      <header className={css.head}>
        <IconButton label={t('about.back')} keys="Escape" onClick={() => about.show(false)}>
          <ArrowLeft size={16} />
        </IconButton>
        <h2 className={css.title}>{t('about.title')}</h2>
      </header>
      <div className={css.body}>
        <Labels record={record} />
        <section className={css.part} aria-label={t('about.metadata')}>
          <h3 className={css.subtitle}>{t('about.metadata')}</h3>
          <DraftField
            name={t('about.name')}
            field="title"
            value={record.title}
            maxLength={500}
            problem={t('about.unnamed')}
            toDescription={(_, text) => (hidesNothing(text.trim()) ? { title: text.trim() } : null)}
          />
          <MetadataList record={record} />
        </section>
        <PublicationList record={record} />
      </div>
    </>
  );
}

function Labels({ record }: { readonly record: SourceDocument }) {
  const { annotate, about, documents } = useWorkbench();
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const attributes = useOwnLabels(record.id);
  const own = useAnnotator()?.id ?? null;
  const all = useStore(documents.store, () => documents.get(record.id)?.labels);
  const { id } = record;
  const others = Object.entries(all ?? {}).filter(([layer]) => layer !== own);
  const asker: Asker = {
    id: about.recordOf(id),
    label: ON_DOCUMENT,
    attributes,
    scheme,
    now: () => about.labels(id),
    answer: (name, value) => about.label(id, name, value),
    prepare: (_, toPatch) => about.prepareLabel(id, toPatch),
    done: () => annotate.pane?.focus(),
  };
  const isAsked = scheme.of(ON_DOCUMENT).length > 0 || Object.keys(attributes).length > 0;
  return (
    <>
      {isAsked ? (
        <div className={css.labels}>
          <Questions asker={asker} title={t('about.labels')} />
        </div>
      ) : (
        <p className={css.none}>{t('about.noLabels')}</p>
      )}
      {others.length > 0 && (
        <section className={css.part} aria-label={t('about.others')}>
          <h3 className={css.subtitle}>{t('about.others')}</h3>
          <dl className={css.others}>
            {others.map(([layer, values]) => (
              <div key={layer}>
                <dt dir="auto">{layer}</dt>
                <dd dir="auto">
                  {Object.entries(values)
                    .map(([name, value]) => `${readable(name)}: ${shownValue(value)}`)
                    .join('; ')}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
