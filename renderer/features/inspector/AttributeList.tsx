import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import type { Asker } from './asker.ts';
import { Questions } from './Questions.tsx';

/** What the codebook asks of an annotation: see {@link Questions}. */
export function AttributeList({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const { id, label, attributes, quote } = annotation;
  if (scheme.of(label).length === 0 && Object.keys(attributes).length === 0) return null;
  const asker: Asker = {
    id,
    label,
    attributes,
    quote,
    scheme,
    now: () => annotate.index.get(id)?.attributes ?? attributes,
    answer: (name, value) => annotate.setAttribute(id, name, value),
    prepare: (field, toPatch) =>
      annotate.prepare(annotation, field, (text) => {
        const patch = toPatch(text);
        return patch && { attributes: patch };
      }),
    done: () => annotate.pane?.focus(),
  };
  return <Questions asker={asker} title={t('inspector.attributes.title')} />;
}
