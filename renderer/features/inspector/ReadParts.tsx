import type { FigureProposal, ReadPart } from '../../../shared/figures/read.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { readableValue } from '../annotate/edits.ts';
import css from './AttributeList.module.css';

/** Which words of a figure were taken for what: said with the field, so that nothing is guessed in silence. */
export function ReadParts({ id, proposal }: { readonly id: string; readonly proposal: FigureProposal }) {
  const said = proposal.read.map(partInWords);
  return (
    <p id={id} className={css.read}>
      <span className={css.readTitle}>{t('reading.read')}</span>
      {said.map((part) => (
        <span key={part} className={css.readPart} dir="auto">
          {part}
        </span>
      ))}
    </p>
  );
}

function partInWords({ part, as, means }: ReadPart): string {
  switch (as) {
    case 'convention':
      return t('reading.convention', { part, means: figures(means) });
    case 'separator':
      return means === '?' ? t('reading.separatorOpen', { part }) : t('reading.separator', { part, language: means });
    case 'number':
      return part === figures(means) ? t('reading.same', { part }) : t('reading.part', { part, means: figures(means) });
    case 'time':
      return t('reading.time', { part });
    case 'unit':
      if (part === '' || part === means) return t('reading.same', { part: part || means });
      return t('reading.part', { part, means });
    default:
      return t('reading.part', { part, means: readableValue(means) });
  }
}

/** A value, or the two ends of a range, with the separators of the window's language. */
const figures = (means: string): string =>
  means
    .split('–')
    .map((one) => (Number.isFinite(Number(one)) ? formatNumber(Number(one)) : one))
    .join('–');
