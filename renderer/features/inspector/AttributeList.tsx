import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { readable, shownValue } from '../annotate/edits.ts';
import css from './AttributeList.module.css';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { TextQuestion } from './TextQuestion.tsx';
import { t } from '../../strings/t.ts';

/**
 * What the codebook asks of an annotation. Up and Down go from question to question, Enter to the next one whose answer is
 * missing, and back to the text after the last.
 */
export function AttributeList({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const scheme = useStore(annotate.store, (state) => state.scheme);
  const list = useRef<HTMLElement>(null);
  const { id, attributes } = annotation;
  const definitions = scheme.of(annotation.label);
  const missing = scheme.missing(annotation);
  const first = missing[0] ?? definitions[0]?.name;
  const foreign = Object.entries(attributes).filter(([name]) => definitions.every((asked) => asked.name !== name));

  function focusQuestion(name: string | undefined): void {
    const questions = [...(list.current?.querySelectorAll<HTMLElement>('[data-question]') ?? [])];
    const question = questions.find(({ dataset }) => dataset['question'] === name);
    const field = question?.querySelector('input:checked') ?? question?.querySelector('input, textarea');
    if (!(field instanceof HTMLElement)) return;
    field.focus();
    if (field instanceof HTMLTextAreaElement) field.select();
    question?.scrollIntoView({ block: 'nearest' });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const { target } = event;
    const here = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
    const place = definitions.findIndex(({ name }) => name === here?.dataset['question']);
    if (place === -1) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      // Asked anew: what Enter has just saved is not on the screen yet.
      const still = scheme.missing(annotate.index.get(id) ?? annotation);
      const isDue = (name: string): boolean => still.includes(name);
      const names = definitions.map(({ name }) => name);
      const next = names.slice(place + 1).find(isDue) ?? names.slice(0, place).find(isDue);
      if (next !== undefined) focusQuestion(next);
      else if (!isDue(names[place] ?? '')) annotate.pane?.focus();
      return;
    }
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (direction === 0 || (target instanceof HTMLTextAreaElement && !isAtEdge(target, direction))) return;
    event.preventDefault();
    focusQuestion(definitions[place + direction]?.name);
  }

  if (definitions.length === 0 && foreign.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside it
    <section ref={list} className={css.list} aria-label={t('inspector.attributes.title')} onKeyDown={onKey}>
      {definitions.length > 0 && (
        <header className={css.head}>
          <h3 className={css.title}>{t('inspector.attributes.title')}</h3>
          {missing.length > 0 && <span className={css.missing}>{t('counts.missing', { count: missing.length })}</span>}
        </header>
      )}
      {definitions.map((definition) => {
        const Question = definition.type === 'choice' ? ChoiceQuestion : TextQuestion;
        return (
          <Question
            key={definition.name}
            annotation={annotation}
            definition={definition}
            value={attributes[definition.name] ?? null}
            isMissing={missing.includes(definition.name)}
            isFirst={definition.name === first}
            answer={(value) => annotate.setAttribute(id, definition.name, value)}
          />
        );
      })}
      {foreign.map(([name, value]) => (
        <p key={name} className={css.foreign}>
          <span dir="auto">{`${readable(name)}: ${shownValue(value)}`}</span>
          <span className={css.about}>{t('inspector.attributes.foreign')}</span>
          <button type="button" className={css.clear} onClick={() => void annotate.setAttribute(id, name, null)}>
            {t('inspector.attributes.remove')}
            <span className="visually-hidden"> {readable(name)}</span>
          </button>
        </p>
      ))}
    </section>
  );
}

/** Whether an arrow would leave the field: the caret is at its beginning or end, or all of it is marked. */
const isAtEdge = ({ selectionStart, selectionEnd, value }: HTMLTextAreaElement, direction: 1 | -1): boolean =>
  direction === -1 ? selectionStart === 0 : selectionEnd === value.length;
