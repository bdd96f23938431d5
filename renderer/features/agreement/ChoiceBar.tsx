import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { PickMany, type Pick } from '../../ui/PickMany.tsx';
import { titleOf } from '../documents/order.ts';
import css from './Agreement.module.css';

/** Which layers, documents and labels are compared. */
export function ChoiceBar() {
  const { analysis, annotate, documents } = useWorkbench();
  const { agreement } = analysis;
  const { choice, numbers } = useStore(agreement.store);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const list = useStore(documents.store, (state) => state.documents);
  const coders = numbers.found?.coders;
  const layers = useMemo(() => {
    const worked = list.flatMap(({ annotations }) => Object.keys(annotations));
    return [...new Set([...worked, ...(coders ?? [])])].toSorted().map((name): Pick => ({ key: name, name }));
  }, [list, coders]);
  const texts = useMemo(() => list.map((one): Pick => ({ key: one.id, name: titleOf(one) })), [list]);
  const labels = (codebook?.labels ?? []).map((label, place): Pick => ({
    key: label.name,
    name: label.name,
    mark: <LabelMark label={label} place={place} />,
  }));
  const words = {
    all: t('agreement.pickAll'),
    none: t('agreement.pickNone'),
    filter: t('agreement.filter'),
    noMatch: (filter: string) => t('agreement.noMatch', { filter }),
  };
  const some = (chosen: readonly string[] | null, all: number): string =>
    chosen === null ? t('agreement.all') : t('agreement.some', { some: chosen.length, all });
  // Without a choice only annotators with work are compared, not gold: what is ticked must say so.
  const compared = choice.layers ?? coders ?? null;

  return (
    <div role="group" aria-label={t('agreement.choose')} className={css.choices}>
      <PickMany
        label={t('agreement.layers')}
        picks={layers}
        chosen={compared}
        onChange={(chosen) => agreement.choose({ layers: chosen ?? layers.map(({ key }) => key) })}
        summary={compared === null ? t('agreement.all') : compared.join(', ')}
        words={words}
      />
      <PickMany
        label={t('agreement.documents')}
        picks={texts}
        chosen={choice.documents}
        onChange={(chosen) => agreement.choose({ documents: chosen })}
        summary={some(choice.documents, texts.length)}
        words={words}
      />
      <PickMany
        label={t('agreement.labels')}
        picks={labels}
        chosen={choice.labels}
        onChange={(chosen) => agreement.choose({ labels: chosen })}
        summary={some(choice.labels, labels.length)}
        words={words}
      />
    </div>
  );
}
