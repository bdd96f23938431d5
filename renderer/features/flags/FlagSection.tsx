import { Flag as FlagIcon } from 'lucide-react';
import { useId } from 'react';
import type { Annotation, Flag } from '../../../shared/model/annotation.ts';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { useDraft } from '../inspector/use-draft.ts';
import css from './FlagSection.module.css';
import { flagOf, withFlag } from './flags.ts';

const MAX_LENGTH = 500;
/** The draft of a flag's text, by what it is. */
const FIELDS = { ask_lead: 'question', unsure: 'doubt', look_again: 'reason' } as const;

/** What somebody should look at: the flags of an annotation, with what they ask, and the ways to set and resolve them. */
export function FlagSection({ annotation }: { readonly annotation: Annotation }) {
  const ask = useCommand('annotation.flag.ask');
  const doubt = useCommand('annotation.flag.unsure');
  const { flags = [] } = annotation;
  return (
    <section className={css.section} aria-label={t('flags.title')}>
      {flags.map((flag) => (
        <FlagRow key={flag.kind} annotation={annotation} flag={flag} />
      ))}
      <div className={css.actions}>
        {flagOf(annotation, 'ask_lead') === undefined && (
          <button type="button" className={css.action} onClick={() => ask.run()}>
            {t('flags.kinds.ask_lead')} <CommandKeys id="annotation.flag.ask" />
          </button>
        )}
        {flagOf(annotation, 'unsure') === undefined && (
          <button type="button" className={css.action} onClick={() => doubt.run()}>
            {t('flags.kinds.unsure')}
          </button>
        )}
      </div>
    </section>
  );
}

function FlagRow({ annotation, flag }: { readonly annotation: Annotation; readonly flag: Flag }) {
  const { annotate, flags } = useWorkbench();
  const id = useId();
  const { kind, text = '' } = flag;
  const draft = useDraft(annotation, FIELDS[kind], text, (typed) => {
    const now = annotate.index.get(annotation.id) ?? annotation;
    // It was resolved while somebody was still writing: there is nothing to say any more.
    return flagOf(now, kind) === undefined ? {} : withFlag(now, kind, typed);
  });
  return (
    <div className={css.flag} data-flag={kind}>
      <div className={css.head}>
        <FlagIcon size={13} aria-hidden />
        <label htmlFor={id} className={css.kind}>
          {t(`flags.kinds.${kind}`)}
        </label>
        <button type="button" className={css.action} onClick={() => void flags.resolve(annotation, kind)}>
          {t('flags.resolve')}
          <span className="visually-hidden"> {t(`flags.kinds.${kind}`)}</span>
        </button>
      </div>
      <input
        id={id}
        className={css.text}
        value={draft.text}
        maxLength={MAX_LENGTH}
        dir="auto"
        autoComplete="off"
        placeholder={t(`flags.placeholders.${kind}`)}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          draft.save();
          annotate.pane?.focus();
        }}
      />
    </div>
  );
}
