/** The question that something of the screen belongs to. */
export const questionAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;

/** The questions on the screen, in their order. */
export const questionsIn = (list: ParentNode | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-question]') ?? []),
];

/** Puts the focus into a question: onto its chosen value, else the proposed one, or into its field with all of it marked. */
export function focusQuestion(question: HTMLElement): void {
  const field =
    question.querySelector('input:checked') ??
    question.querySelector('[data-proposed] input') ??
    question.querySelector('input, textarea');
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.focus();
  if (!['radio', 'checkbox'].includes(field.type)) field.select();
  question.scrollIntoView({ block: 'nearest' });
}

/** Goes to a question by its key. It remembers that, so that its answer leads back. @returns false where it is not asked. */
export function jumpTo(name: string): boolean {
  const list = document.querySelector<HTMLElement>('[data-region="inspector"] [data-questions]');
  const questions = questionsIn(list);
  const found =
    questions.find(({ dataset }) => dataset['question'] === `line ${name}`) ??
    questions.find(({ dataset }) => dataset['question'] === name);
  if (list === null || found === undefined) return false;
  focusQuestion(found);
  list.dataset['jumped'] = found.dataset['question'] ?? '';
  return true;
}
