import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { FLAG_KINDS, type Annotation, type FlagKind } from '../../../shared/model/annotation.ts';
import { messageOf } from '../../app/errors.ts';

/** What a question is about: a flag, or a mandatory value that is missing. */
export type QuestionKind = FlagKind | 'missing';

/** One line of the list: a flag of an annotation, as it was read. */
export interface Question {
  readonly key: string;
  readonly kind: FlagKind;
  /** What the flag says. */
  readonly text: string;
  readonly annotation: Annotation;
}

/** Which questions are shown; null: all of them. `kind` null: every flag. */
export interface QuestionFilter {
  readonly kind: QuestionKind | null;
  readonly document: string | null;
  readonly layer: string | null;
}

/** What the page of open questions shows. */
export interface QuestionsState {
  readonly phase: 'none' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly questions: readonly Question[];
  /** In the whole project, by kind; those of a kind may be more than are listed. */
  readonly counts: Readonly<Record<QuestionKind, number>>;
  readonly filter: QuestionFilter;
}

export const NO_FILTER: QuestionFilter = { kind: null, document: null, layer: null };
const NOTHING: QuestionsState = {
  phase: 'none',
  problem: null,
  questions: [],
  counts: { ask_lead: 0, unsure: 0, look_again: 0, missing: 0 },
  filter: NO_FILTER,
};

/** The open questions of the project. */
export interface QuestionsFeature {
  readonly store: StoreApi<QuestionsState>;
  /** Reads everything again. */
  load(): Promise<void>;
  clear(): void;
  filter(filter: Partial<QuestionFilter>): void;
  /** Takes a line off the screen before its write is answered. */
  drop(key: string): void;
  changed(changes: Written['changes']): void;
  stale(): void;
}

interface QuestionsOptions {
  readonly client: Client;
  /** Whose missing values are listed; null: nobody's yet. */
  readonly layer: () => string | null;
}

const PAGE = 500;
/** More lines of a kind nobody works through in one go; the count says how many there are. */
const MOST = 5000;
/** Changes come one by one while somebody works: the list is read when they rest. */
const REST_MS = 300;

/** Makes the feature. */
export function createQuestions({ client, layer }: QuestionsOptions): QuestionsFeature {
  const store = createStore<QuestionsState>(() => NOTHING);
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flagged(): Promise<{ questions: Question[]; counts: Record<FlagKind, number> }> {
    const questions: Question[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await client.call('annotations.flagged', { limit: PAGE, ...(after !== undefined && { after }) });
      questions.push(...page.annotations.flatMap(questionsOf));
      after = page.annotations.at(-1)?.id;
      if (!page.more || after === undefined || questions.length >= MOST) return { questions, counts: page.counts };
    }
  }

  /** Only how many: the page lists them itself. */
  async function incomplete(): Promise<number> {
    const own = layer();
    if (own === null) return 0;
    return (await client.call('annotations.incomplete', { layer: own, offset: 0, limit: 1 })).total;
  }

  async function load(): Promise<void> {
    clearTimeout(timer);
    latest += 1;
    const mine = latest;
    try {
      const [flags, missing] = await Promise.all([flagged(), incomplete()]);
      if (mine !== latest) return;
      store.setState({
        phase: 'ready',
        problem: null,
        questions: flags.questions,
        counts: { ...flags.counts, missing },
      });
    } catch (error) {
      if (mine === latest) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  function loadSoon(): void {
    if (store.getState().phase === 'none') return;
    clearTimeout(timer);
    timer = setTimeout(() => void load(), REST_MS);
  }

  return {
    store,
    load,
    clear() {
      clearTimeout(timer);
      latest += 1;
      store.setState(NOTHING);
    },
    filter: (filter) => store.setState((state) => ({ filter: { ...state.filter, ...filter } })),
    drop: (key) =>
      store.setState(({ questions, counts }) => {
        const gone = questions.find((question) => question.key === key);
        if (gone === undefined) return {};
        return {
          questions: questions.filter((question) => question !== gone),
          counts: { ...counts, [gone.kind]: Math.max(0, counts[gone.kind] - 1) },
        };
      }),
    changed(changes) {
      const isOurs = ({ entity }: Written['changes'][number]): boolean =>
        entity === 'annotation' || entity === 'codebook' || entity === 'documentLabels' || entity === 'document';
      if (changes.some(isOurs)) loadSoon();
    },
    stale: loadSoon,
  };
}

const questionsOf = (annotation: Annotation): Question[] =>
  (annotation.flags ?? []).map(({ kind, text = '' }) => ({ key: `${kind} ${annotation.id}`, kind, text, annotation }));

/** How many flags are open in the project, of every kind. */
export const openFlags = ({ counts }: Pick<QuestionsState, 'counts'>): number =>
  FLAG_KINDS.reduce((sum, kind) => sum + counts[kind], 0);

/** The questions that a filter shows. */
export const shownQuestions = (
  questions: readonly Question[],
  { kind, document, layer }: QuestionFilter,
): readonly Question[] =>
  questions.filter(
    (question) =>
      (kind === null || question.kind === kind) &&
      (document === null || question.annotation.document === document) &&
      (layer === null || question.annotation.layer === layer),
  );
