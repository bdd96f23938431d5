import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import { sentences } from '../../strings/sentences.ts';
import { t } from '../../strings/t.ts';
import { readable, saidOf } from './edits.ts';

type Answered = Pick<Annotation, 'label' | 'attributes'>;

/** Its answers in the codebook's order, and what is missing. */
function answers(annotation: Answered, scheme: AttributeScheme): readonly string[] {
  const values = scheme
    .asked(annotation)
    .flatMap(({ name }) => (Object.hasOwn(annotation.attributes, name) ? [name] : []))
    .map((name) => saidOf(name, annotation.attributes[name] ?? null));
  const missing = scheme.missing(annotation).map(readable);
  return [values.join('; '), missing.length === 0 ? '' : t('annotate.said.missing', { names: missing.join(', ') })];
}

/**
 * What a screen reader hears of an annotation that somebody comes to: label, words, whose it is where it is not one's own, what is
 * asked of it, and what else it has.
 */
export function saidOfAnnotation(annotation: Annotation, scheme: AttributeScheme, own: string | null): string {
  const { label, quote, layer, flags = [], note, claim } = annotation;
  return sentences([
    t('annotate.said.annotation', { label, quote }),
    layer === own ? '' : t('team.by', { name: layer }),
    ...answers(annotation, scheme),
    ...flags.map(({ kind, text = '' }) => [t(`flags.kinds.${kind}`), text].filter((part) => part !== '').join(': ')),
    claim === undefined ? '' : t('annotate.said.onCard'),
    note === undefined ? '' : t('annotate.said.hasNote'),
  ]);
}

/** What it hears of one that was just made: label, words, what the codebook answered by itself, and what is missing. */
export const saidOfNew = (annotation: Answered & Pick<Annotation, 'quote'>, scheme: AttributeScheme): string =>
  sentences([
    t('annotate.said.tagged', { label: annotation.label, quote: annotation.quote }),
    ...answers(annotation, scheme),
  ]);
