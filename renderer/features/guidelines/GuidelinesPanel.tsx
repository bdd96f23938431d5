import { X } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AttributeDefinition, Codebook, Label } from '../../../shared/model/codebook.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { RichView } from '../../editor/rich/RichView.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { readable } from '../annotate/edits.ts';
import { searchable } from '../documents/order.ts';
import { useAnnotation } from '../inspector/use-annotations.ts';
import { matchesOf } from './matches.ts';
import css from './GuidelinesPanel.module.css';

/** How to annotate, under the inspector: what the label at hand means, the guidelines, every label. Searched by typing. */
export function GuidelinesPanel() {
  const { annotate, codebook: feature } = useWorkbench();
  const isOpen = useStore(feature.store, (state) => state.panel);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  if (!isOpen || codebook === null) return null;
  return <Panel codebook={codebook} />;
}

function Panel({ codebook }: { readonly codebook: Codebook }) {
  const { codebook: feature, annotate } = useWorkbench();
  const activeId = useStore(annotate.store, (state) => state.activeId);
  const active = useAnnotation(activeId)?.label;
  const [filter, setFilter] = useState('');
  const words = useMemo(() => searchable(filter).split(/\s+/u).filter(Boolean), [filter]);
  const found = useMemo(() => matchesOf(codebook, words), [codebook, words]);
  const atHand = words.length === 0 ? codebook.labels.find(({ name }) => name === active) : undefined;
  const others = found.labels.filter((label) => label !== atHand);

  return (
    <section aria-label={t('codebook.panel')} className={css.panel} data-guidelines>
      <header className={css.head}>
        <h2 className={css.title}>{t('codebook.panel')}</h2>
        <IconButton
          label={t('codebook.panelClose')}
          keys="G"
          onClick={() => {
            feature.showPanel(false);
            annotate.pane?.focus();
          }}
        >
          <X size={15} />
        </IconButton>
      </header>
      <div className={css.filter}>
        <SearchField label={t('codebook.panelFilter')} value={filter} onChange={setFilter} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keys must reach it */}
      <div className={css.body} tabIndex={0} role="group" aria-label={t('codebook.panel')}>
        {atHand !== undefined && (
          <section aria-label={t('codebook.panelActive')}>
            <LabelGuide label={atHand} codebook={codebook} attributes={attributesOf(codebook, atHand)} />
          </section>
        )}
        {found.guidelines !== '' && <Guide text={found.guidelines} />}
        {codebook.guidelines === undefined && words.length === 0 && <NoGuidelines />}
        {others.length > 0 && (
          <section aria-label={t('codebook.panelLabels')} className={css.labels}>
            {others.map((label) => (
              <LabelGuide
                key={label.name}
                label={label}
                codebook={codebook}
                attributes={words.length === 0 ? [] : found.attributes(label)}
              />
            ))}
          </section>
        )}
        {words.length > 0 && found.guidelines === '' && others.length === 0 && (
          <EmptyState title={t('codebook.noMatch')}>{t('codebook.panelNoMatch', { filter })}</EmptyState>
        )}
      </div>
    </section>
  );
}

/** Read once for as long as the text is the same, whatever is annotated meanwhile. */
const Guide = memo(function Guide({ text }: { readonly text: string }) {
  return <RichView text={text} className={css.guide} />;
});

const attributesOf = ({ attributes }: Codebook, { name }: Label): readonly AttributeDefinition[] =>
  attributes.filter(({ on, retired }) => (on === name || on === 'any') && !retired);

function NoGuidelines() {
  const { codebook, goTo } = useWorkbench();
  const isReadOnly = useReadOnly();
  return (
    <EmptyState
      title={t('codebook.panelEmpty')}
      actions={
        !isReadOnly && (
          <Button
            onClick={() => {
              goTo('codebook');
              codebook.show('guidelines');
            }}
          >
            {t('codebook.panelWrite')}
          </Button>
        )
      }
    >
      {t('codebook.panelEmptyText')}
    </EmptyState>
  );
}

interface LabelGuideProps {
  readonly label: Label;
  readonly codebook: Codebook;
  readonly attributes: readonly AttributeDefinition[];
}

/** What a label means, with its examples and what is asked of it. */
function LabelGuide({ label, codebook, attributes }: LabelGuideProps) {
  return (
    <article className={css.label}>
      <h3 className={css.name}>
        <LabelMark label={label} place={codebook.labels.indexOf(label)} />
        <bdi>{label.name}</bdi>
        {label.retired && <span className={css.quiet}>{t('codebook.retired')}</span>}
      </h3>
      {label.definition !== '' && <p dir="auto">{label.definition}</p>}
      {label.examples.map(({ quote, file = '' }) => (
        <blockquote key={quote + file} className={css.example} dir="auto">
          {quote}
        </blockquote>
      ))}
      {attributes.length > 0 && (
        <dl className={css.attributes}>
          {attributes.map(({ name, on, definition, values }) => (
            <div key={`${on} ${name}`}>
              <dt>{readable(name)}</dt>
              <dd dir="auto">
                {[
                  definition,
                  ...values.flatMap((one) =>
                    one.definition === '' ? [] : [`${readable(one.name)}: ${one.definition}`],
                  ),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}
