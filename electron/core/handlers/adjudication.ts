import type { adjudicationProcedures } from '../../../shared/api/adjudication.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { createBooks } from '../services/adjudication/books.ts';
import { decide } from '../services/adjudication/decide.ts';
import { planPass, runPass } from '../services/adjudication/pass.ts';
import { overviewOf, queueOf } from '../services/adjudication/queue.ts';
import { readUnit } from '../services/adjudication/read-unit.ts';
import type { Book } from '../services/adjudication/book.ts';
import type { Pace, Tasks } from '../services/task.ts';
import { retried } from '../services/write.ts';

/** Adjudication: one book of the open project, brought up to date by every call. `own`: the annotator, where somebody said who annotates. */
export function adjudicationHandlers(
  desk: Desk,
  tasks: Tasks,
  own: () => Annotator | null,
): HandlersOf<typeof adjudicationProcedures> {
  const books = createBooks();
  const reading = <T>(
    { task, layers }: { task: string; layers?: string[] | undefined },
    work: (book: Book, pace: Pace) => T | Promise<T>,
  ): Promise<T> => tasks.run(task, async (pace) => work(await books.read(desk.db(), layers, pace), pace));
  return {
    'adjudication.overview': (request) => reading(request, (book) => overviewOf(book, request)),
    'adjudication.queue': (request) => reading(request, (book) => queueOf(book, request)),
    'adjudication.read': (request) => reading(request, (book) => readUnit(book.db, book, request.key)),
    'adjudication.decide': async (request) => {
      const project = desk.project();
      const annotator = desk.annotator();
      const answer = again(desk, request.batch);
      if (answer) return answer;
      return reading(request, (book) => again(desk, request.batch) ?? decide(project, annotator, book, request));
    },
    'adjudication.plan': (request) => reading(request, (book, pace) => planPass(book, request, pace)),
    'adjudication.pass': (request) =>
      reading(request, (book, pace) => runPass(desk.project(), own(), book, request, pace)),
  };
}

/** A decision that was written already, as it was answered. */
function again(desk: Desk, batch: string): Output<'adjudication.decide'> | null {
  const known = retried(desk.db(), batch, null);
  const change = known?.changes.find(({ entity }) => entity === 'decision');
  if (!known || !change) return null;
  const { result = null } = (change.after ?? {}) as { result?: string };
  return { ...known, decision: change.id, result };
}
