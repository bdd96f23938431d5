import { edgeMistakes, type EdgeMistake } from '../../../shared/agreement/mistakes.ts';
import type { Disagreement } from '../../../shared/api/agreement.ts';
import { assertNever } from '../../../shared/assert.ts';
import { createWords, type Words } from '../../../shared/text/words.ts';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';

let words: Words | undefined;

function amountOf({ words: count, isInside, characters }: EdgeMistake): string {
  if (isInside) return count === 0 ? t('training.amounts.half') : t('training.amounts.wordsAndHalf', { count });
  return count === 0 ? t('training.amounts.signs', { count: characters }) : t('training.amounts.words', { count });
}

function edgeInWords(one: EdgeMistake): string {
  const amount = amountOf(one);
  if (one.edge === 'start') return t(one.isLong ? 'training.edges.startLong' : 'training.edges.startShort', { amount });
  return t(one.isLong ? 'training.edges.endLong' : 'training.edges.endShort', { amount });
}

/** How far the edges are off: `begins half a word too late, ends 2 words too early`. Empty where they are not. */
function edgesOf({ places, quotes }: Disagreement): string {
  const [should, is] = [0, 1].map((side) => {
    const place = places[side as 0 | 1];
    return { start: place?.[0]?.start ?? 0, end: place?.at(-1)?.end ?? 0, quote: quotes[side as 0 | 1] ?? '' };
  });
  words ??= createWords();
  return should && is ? edgeMistakes(should, is, words).map(edgeInWords).join(', ') : '';
}

/** What a learner did wrong, in a few words: the first one of a disagreement is the reference. */
export function mistakeInWords(one: Disagreement): string {
  const [should, is] = one.labels.map((label) => label ?? '');
  const values = { should: should ?? '', is: is ?? '' };
  switch (one.kind) {
    case 'missing':
      return t('training.mistakes.missing', { label: values.should });
    case 'spurious':
      return t('training.mistakes.spurious', { label: values.is });
    case 'boundary':
      return edgesOf(one) || t('training.mistakes.boundary', { label: values.should });
    case 'label':
      return t('training.mistakes.label', values);
    case 'both':
      return [t('training.mistakes.label', values), edgesOf(one)].filter((part) => part !== '').join(', ');
    case 'relation': {
      const [wanted, made] = one.types ?? [null, null];
      if (made === null) return t('training.mistakes.relationMissing', { type: readable(wanted ?? '') });
      if (wanted === null) return t('training.mistakes.relationSpurious', { type: readable(made) });
      return t('training.mistakes.relationType', { should: readable(wanted), is: readable(made) });
    }
    case 'attribute':
    case 'card':
    case 'document':
      return t(`training.mistakes.${one.kind}`);
    default:
      return assertNever(one.kind);
  }
}
