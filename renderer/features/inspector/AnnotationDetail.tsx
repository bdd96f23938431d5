import { Fragment } from 'react';
import { ArrowLeft, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { useCharacters } from '../annotate/use-characters.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { labelColour } from '../../ui/label-colour.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { RelationList } from '../relations/RelationList.tsx';
import { InspectorHistory } from '../history/InspectorHistory.tsx';
import css from './AnnotationDetail.module.css';
import { CardSection } from '../claims/CardSection.tsx';
import { FlagSection } from '../flags/FlagSection.tsx';
import { WhoseNotice } from '../team/WhoseNotice.tsx';
import { AttributeList } from './AttributeList.tsx';
import { NoteField } from './NoteField.tsx';
import { t } from '../../strings/t.ts';

/** Everything about one annotation, and what of it can be changed. */
export function AnnotationDetail({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const characters = useCharacters();
  const hasQuestions = useStore(annotate.store, ({ scheme }) => scheme.of(annotation.label).length > 0);
  const remove = useCommand('annotation.delete');
  const offered = codebook?.labels.filter((one) => isOffered(one) || one.name === annotation.label);
  const place = codebook?.labels.findIndex(({ name }) => name === annotation.label) ?? -1;
  const label = codebook?.labels[place];
  const { start, end } = extent(annotation);
  const { codebookVersion: version } = annotation;
  const [first, last] = [characters(start), characters(end)];

  return (
    <>
      <header className={css.head}>
        <IconButton label={t('inspector.all')} keys="Escape" onClick={() => annotate.activate(null)}>
          <ArrowLeft size={16} />
        </IconButton>
        <h2 className={css.title}>{t('inspector.annotation')}</h2>
        <IconButton label={t('inspector.remove')} keys="Delete" onClick={() => remove.run()}>
          <Trash2 size={16} />
        </IconButton>
      </header>
      <div className={css.body}>
        <div className={css.label} {...labelColour(label?.color)}>
          <LabelMark label={label} place={place} />
          <select
            aria-label={t('inspector.label')}
            className={css.select}
            value={annotation.label}
            data-first-focus={!hasQuestions || undefined}
            onChange={(event) => annotate.relabel(annotation.id, event.target.value)}
          >
            {label === undefined && <option value={annotation.label}>{annotation.label}</option>}
            {offered?.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <WhoseNotice annotation={annotation} />
        {label !== undefined && <p className={css.definition}>{label.definition}</p>}
        <blockquote className={css.quote} {...labelColour(label?.color)} dir="auto">
          {annotation.fragments.length === 1 ? annotation.quote : <Fragments annotation={annotation} />}
        </blockquote>
        <RelationList annotation={annotation} />
        <AttributeList annotation={annotation} />
        <CardSection annotation={annotation} />
        <NoteField annotation={annotation} />
        <FlagSection annotation={annotation} />
        <InspectorHistory id={annotation.id} />
        <dl className={css.facts}>
          <Fact name={t('inspector.position')} value={`${formatNumber(first)}–${formatNumber(last)}`} />
          <Fact name={t('inspector.length')} value={t('counts.characters', { count: last - first })} />
          {annotation.fragments.length > 1 && (
            <Fact name={t('inspector.fragments')} value={formatNumber(annotation.fragments.length)} />
          )}
          <Fact name={t('inspector.annotator')} value={annotation.layer} />
          <Fact
            name={t('inspector.codebook')}
            value={
              codebook === null || version === codebook.version
                ? version
                : t('inspector.olderCodebook', { version, now: codebook.version })
            }
          />
          {annotation.confidence !== undefined && (
            <Fact name={t('flags.confidence')} value={formatNumber(annotation.confidence)} />
          )}
          {annotation.origin.kind !== 'human' && (
            <Fact name={t('inspector.origin')} value={t(`inspector.origins.${annotation.origin.kind}`)} />
          )}
        </dl>
      </div>
    </>
  );
}

/** The quote of a discontinuous annotation, in which what lies between the fragments steps back. */
function Fragments({ annotation }: { readonly annotation: Annotation }) {
  const { fragments, quote } = annotation;
  const { start: origin } = extent(annotation);
  return fragments.map(({ start, end }, place) => {
    const before = fragments[place - 1];
    return (
      <Fragment key={start}>
        {before && <span className={css.between}>{quote.slice(before.end - origin, start - origin)}</span>}
        {quote.slice(start - origin, end - origin)}
      </Fragment>
    );
  });
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
