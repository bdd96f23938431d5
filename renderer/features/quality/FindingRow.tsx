import { CircleCheck, Wrench } from 'lucide-react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import type { QualityFinding } from '../../../shared/api/quality.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import type { FindingHead } from './heads.ts';
import css from './Quality.module.css';
import { kindName, sentenceOf } from './words.ts';

interface Props {
  readonly finding: QualityFinding;
  readonly head: FindingHead | undefined;
}

/** Ends of spans can be blanks: they are shown, or nobody would see what is wrong. */
const visible = (text: string): string =>
  text.replaceAll(/\r\n|[\n\r]/g, '⏎').replaceAll(/^[^\S\n]+|[^\S\n]+$/g, (blanks) => '␣'.repeat(blanks.length));
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** A finding: the words that it is about in their context, the reason, and where that is. */
export function FindingRow({ finding, head }: Props) {
  const { annotate } = useWorkbench();
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const { label, layer, place, fix, dismissed } = finding;
  const at = codebook?.labels.findIndex(({ name }) => name === label) ?? -1;
  const quote = place?.quote ?? '';
  const sentence = sentenceOf(finding);
  const before = oneLine(place?.before ?? '');
  return (
    <div className={css.item}>
      {head && (
        <div className={css.head}>
          <span className={css.headName}>{kindName(head.kind)}</span>
          <span className={css.headCount}>
            {head.all > head.shown
              ? t('quality.cut', { shown: formatNumber(head.shown), all: formatNumber(head.all) })
              : formatNumber(head.shown)}
          </span>
        </div>
      )}
      <div className={classes(css.row, dismissed !== null && css.right)}>
        <span className={css.mark}>
          {label === null ? null : <LabelMark label={codebook?.labels[at]} place={at} />}
        </span>
        {quote === '' ? (
          <span className={css.title} dir="auto">
            {place?.title ?? String(finding.facts['card'] ?? finding.facts['type'] ?? '')}
          </span>
        ) : (
          <span className={css.context} dir="auto">
            <span className={css.before}>
              <bdi>{before.trimEnd()}</bdi>
            </span>
            {/* A blank at the end of what is cut on its left would be drawn on the wrong side. */}
            {/\s$/.test(before) && <span> </span>}
            <mark className={css.quote}>{visible(quote)}</mark>
            <span className={css.after}>{oneLine(place?.after ?? '')}</span>
          </span>
        )}
        <span className={css.reason}>
          <span className={css.sentence} title={sentence}>
            {sentence}
          </span>
          {dismissed !== null && (
            <span className={css.said}>
              <CircleCheck size={12} aria-hidden /> {t('quality.isRight', { who: dismissed })}
            </span>
          )}
          {fix !== null && dismissed === null && (
            <span className={css.fix}>
              <Wrench size={12} aria-hidden /> {t(`quality.fixes.${fix.kind}`)}
            </span>
          )}
        </span>
        <span className={css.where} dir="auto">
          {/* Whose it is comes first: a long title is cut. */}
          {[...(layer === null ? [] : [layer]), ...(quote === '' || place === null ? [] : [place.title])].join(' · ')}
        </span>
      </div>
    </div>
  );
}
