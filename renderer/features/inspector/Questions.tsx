import { useEffect, useMemo, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import type { Asker, QuestionProps } from './asker.ts';
import css from './AttributeList.module.css';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { EntityQuestion } from './EntityQuestion.tsx';
import { FigureQuestion } from './FigureQuestion.tsx';
import { figureGroups, namesOf } from './figures.ts';
import { figureIn, kindIn } from './proposed.ts';
import { focusQuestion, questionAt, questionsIn } from './question-focus.ts';
import { Resting } from './Resting.tsx';
import { TextQuestion } from './TextQuestion.tsx';

interface QuestionsProps {
  readonly asker: Asker;
  readonly title: string;
}

/**
 * What the codebook asks of an annotation or a document. Up and Down go from question to question, Enter to the next one whose
 * answer is missing, and back to the text after the last; a digit that answers one that was missing goes on by itself.
 */
export function Questions({ asker, title }: QuestionsProps) {
  const list = useRef<HTMLElement>(null);
  const { scheme, label, attributes } = asker;
  const asked = scheme.asked(asker);
  const missing = scheme.missing(asker);
  const groups = figureGroups(asked);
  const grouped = new Set(groups.flatMap(namesOf));
  const first = missing[0] ?? asked[0]?.name;
  useSaidChanges(asker, asked);
  const { quote, around } = asker;
  const isFigure = groups.length > 0;
  const reading = useMemo(
    () => (isFigure ? figureIn({ ...(quote !== undefined && { quote }), ...(around && { around }) }) : null),
    [around, isFigure, quote],
  );

  /** Goes to the next question that is due, after `place`; else to where `otherwise` leads. */
  function goOn(from: HTMLElement, otherwise: () => void): void {
    // What the answer has brought up must be on the screen before it can be gone to.
    flushSync(() => undefined);
    const still = scheme.missing({ label, attributes: asker.now() });
    const questions = questionsIn(list.current);
    const place = questions.indexOf(from);
    const isDue = ({ dataset }: HTMLElement): boolean =>
      dueNames(dataset['question'] ?? '').some((one) => still.includes(one));
    const next = questions.slice(place + 1).find(isDue) ?? questions.slice(0, Math.max(0, place)).find(isDue);
    if (next !== undefined) focusQuestion(next);
    else if (!isDue(from)) otherwise();
  }

  /** The attributes that a question on the screen asks for: one, or those of a line. */
  const dueNames = (question: string): readonly string[] => {
    const group = groups.find(({ min }) => `line ${min.name}` === question);
    return group === undefined ? [question] : namesOf(group);
  };

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
    // A list of names that is open has the arrows and Enter for itself.
    if (event.defaultPrevented) return;
    const { target } = event;
    const here = questionAt(target);
    if (here === null) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      goOn(here, asker.done);
      return;
    }
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (direction === 0 || (target instanceof HTMLTextAreaElement && !isAtEdge(target, direction))) return;
    const questions = questionsIn(list.current);
    const next = questions[questions.indexOf(here) + direction];
    event.preventDefault();
    if (next !== undefined) focusQuestion(next);
  }

  /** Whoever came by a question's key goes back after its answer; a further question ends that. */
  function onFocus({ target }: FocusEvent): void {
    const { current } = list;
    if (current !== null && questionAt(target)?.dataset['question'] !== current.dataset['jumped']) {
      delete current.dataset['jumped'];
    }
  }

  function question(definition: AttributeDefinition, isInLine = false): ReactNode {
    const { name } = definition;
    const props: QuestionProps = {
      asker,
      definition,
      value: attributes[name] ?? null,
      isMissing: missing.includes(name),
      proposed: missing.includes(name) ? kindIn(definition, reading) : null,
      isFirst: !isInLine && name === first,
      answer: (value) => void asker.answer(name, value),
      answered() {
        const here = questionsIn(list.current).find(({ dataset }) => dataset['question'] === name);
        if (here === undefined) return;
        if (list.current?.dataset['jumped'] === name) asker.done();
        else if (missing.includes(name)) goOn(here, asker.done);
      },
    };
    return <Question key={name} {...props} />;
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside it
    <section ref={list} className={css.list} aria-label={title} data-questions onKeyDown={onKey} onFocus={onFocus}>
      {asked.length > 0 && (
        <header className={css.head}>
          <h3 className={css.title}>{title}</h3>
          {missing.length > 0 && <span className={css.missing}>{t('counts.missing', { count: missing.length })}</span>}
        </header>
      )}
      {asked.map((definition) => {
        const group = groups.find((one) => one.min === definition);
        if (group === undefined) return grouped.has(definition.name) ? null : question(definition);
        const members = asked.filter(({ name }) => namesOf(group).includes(name));
        return (
          <FigureQuestion
            key={`line ${definition.name}`}
            asker={asker}
            group={group}
            missing={missing}
            reading={reading}
            isFirst={first !== undefined && namesOf(group).includes(first)}
          >
            {members.map((member) => question(member, true))}
          </FigureQuestion>
        );
      })}
      <Resting asker={asker} asked={asked} />
    </section>
  );
}

function Question(props: QuestionProps) {
  const { type, multiple } = props.definition;
  if (type === 'choice' || type === 'boolean') return <ChoiceQuestion {...props} />;
  return type === 'entity' && !multiple ? <EntityQuestion {...props} /> : <TextQuestion {...props} />;
}

/** Says which questions an answer has brought up or taken away. */
function useSaidChanges({ id }: Asker, asked: readonly AttributeDefinition[]): void {
  const { announce } = useWorkbench();
  const before = useRef({ id, names: asked.map(({ name }) => name) });
  const now = asked.map(({ name }) => name);
  const key = now.join('\n');
  useEffect(() => {
    const { current } = before;
    const names = key === '' ? [] : key.split('\n');
    before.current = { id, names };
    if (current.id !== id) return;
    const more = names.filter((name) => !current.names.includes(name)).map(readable);
    const gone = current.names.filter((name) => !names.includes(name)).map(readable);
    if (more.length > 0) announce(t('answers.asked', { count: more.length, names: more.join(', ') }));
    if (gone.length > 0) announce(t('answers.unasked', { names: gone.join(', ') }));
  }, [announce, id, key]);
}

/** Whether an arrow would leave the field: the caret is at its beginning or end, or all of it is marked. */
const isAtEdge = ({ selectionStart, selectionEnd, value }: HTMLTextAreaElement, direction: 1 | -1): boolean =>
  direction === -1 ? selectionStart === 0 : selectionEnd === value.length;
