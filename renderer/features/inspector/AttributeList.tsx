import { useMemo } from 'react';
import { useStore } from 'zustand';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { useRecord } from '../about/use-about.ts';
import { aroundOf } from './around.ts';
import type { Asker } from './asker.ts';
import { Questions } from './Questions.tsx';

/** What the codebook asks of an annotation: see {@link Questions}. */
export function AttributeList({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const text = useStore(annotate.store, (state) => state.document?.text);
  const record = useRecord();
  const around = useMemo(
    () =>
      text === undefined || record?.id !== annotation.document ? undefined : aroundOf(text, extent(annotation), record),
    [annotation, record, text],
  );
  const { id, label, attributes, quote } = annotation;
  if (scheme.of(label).length === 0 && Object.keys(attributes).length === 0) return null;
  const asker: Asker = {
    id,
    label,
    attributes,
    quote,
    ...(around && { around }),
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
