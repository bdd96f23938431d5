import { useStore } from 'zustand';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import { useWorkbench } from '../../app/context.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import css from './EndName.module.css';

/** An end of a relation in one line: its label's mark, the label, the quote. */
export function EndName({ end }: { readonly end: Pick<RelationEnd, 'label' | 'quote'> }) {
  const codebook = useStore(useWorkbench().annotate.store, (state) => state.codebook);
  const place = codebook?.labels.findIndex(({ name }) => name === end.label) ?? -1;
  return (
    <span className={css.end}>
      <LabelMark label={codebook?.labels[place]} place={place} />
      <span className={css.label}>{end.label}</span>{' '}
      <span className={css.quote} dir="auto">
        {end.quote}
      </span>
    </span>
  );
}
