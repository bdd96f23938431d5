import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Details } from '../../../shared/api/reply.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { DocumentSummary, Output } from '../../../shared/api/procedures.ts';
import { annotationSchema } from '../../../shared/model/annotation.ts';
import { messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import type { UndoNotice } from '../../app/undo-notice.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { isSameSession } from './home.ts';
import type { AnnotateState } from './store.ts';
import type { Writes } from './writes.ts';
import { t } from '../../strings/t.ts';
import { undoName } from '../../strings/undo-names.ts';

/** Undo and redo of everything, as far back as the log goes. */
export interface History {
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Reads afresh what undo and redo would do. */
  refresh(): Promise<void>;
}

interface HistoryOptions {
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly documents: DocumentsFeature;
  readonly notices: Notices;
  readonly undoNotice: UndoNotice;
  readonly writes: Writes;
  /** Resolves when everything that was done before is on disk, refused or waiting. */
  readonly settled: () => Promise<void>;
  readonly index: AnnotationIndex;
  readonly open: (document: string) => Promise<void>;
  /** Whether an annotation is, or was, one of the open document's. */
  readonly isHere: (annotation: string) => boolean;
  /** Whether the text is on the screen, and the way to it. */
  readonly isShown: () => boolean;
  readonly show: () => void;
}

/** Kinds of records that are seen in a text. */
const IN_TEXTS: ReadonlySet<string> = new Set(['annotation', 'relation', 'status', 'document', 'documentLabels']);

type Undone = Output<'history.undo'>;

/** The document that changes belong to; null where they do not say, as when an annotation is gone. */
function documentOf(changes: Written['changes']): string | null {
  for (const { entity, id, after } of changes) {
    if (entity === 'status') return id.split('/')[1] ?? null;
    if (entity === 'document' && after !== null) return id;
    if (entity === 'annotation' && after !== null) return annotationSchema.parse(after).document;
  }
  return null;
}

const total = (document: DocumentSummary | undefined): number =>
  Object.values(document?.annotations ?? {}).reduce((sum, count) => sum + count, 0);

/** Makes undo and redo. They go behind every write that is under way. */
export function createHistory({
  client,
  store,
  documents,
  notices,
  undoNotice,
  writes,
  settled,
  index,
  open,
  isHere,
  isShown,
  show,
}: HistoryOptions): History {
  let latest = 0;

  async function refresh(): Promise<void> {
    latest += 1;
    const mine = latest;
    try {
      const history = await client.call('history.state', {});
      if (mine === latest) store.setState({ history });
    } catch {
      // Without an answer the buttons keep their names; the next write asks again.
    }
  }

  /** Finds where an annotation vanished in a document that is not open: its count is no longer what the list says. */
  async function documentThatChanged(): Promise<string | null> {
    const before = new Map(documents.store.getState().documents.map((document) => [document.id, document]));
    await documents.load();
    const after = documents.store.getState().documents;
    return after.find((document) => total(document) !== total(before.get(document.id)))?.id ?? null;
  }

  async function move(way: 'undo' | 'redo', back: () => void, past?: string): Promise<void> {
    await settled();
    const batch = newId();
    const { home } = writes.state;
    const answers: Undone[] = [];
    const written = await writes.submit({
      batch,
      name: t(`annotate.${way}`),
      document: store.getState().id ?? '',
      edits: [],
      onRefused: (message, details) => refused(way, message, details),
      async send(session) {
        const passing = way === 'undo' && past !== undefined ? { past } : {};
        const answer = await client.call(`history.${way}`, { session, batch, ...passing });
        answers.push(answer);
        return answer;
      },
    });
    const answer = answers.at(-1);
    if (written === null || answer === undefined || !isSameSession(home, writes.state.home)) return;
    store.setState({ history: answer.state });
    const label = t(way === 'undo' ? 'annotate.redo' : 'annotate.undo');
    const said = t(way === 'undo' ? 'annotate.said.undid' : 'annotate.said.redid', { name: undoName(answer.name) });
    if (!isShown() && written.changes.some(({ entity }) => IN_TEXTS.has(entity))) {
      // Nobody is taken out of a view unasked: the notice says what was done and leads there.
      const there = (): void => {
        show();
        void showPlace(written.changes);
      };
      undoNotice.say(said, batch, { label: t('history.show'), run: there });
      return;
    }
    undoNotice.say(said, batch, { label, run: back });
    if (isShown()) await showPlace(written.changes);
  }

  /** What cannot be taken back must not hold up all that was done before it: the notice offers that, and nothing is passed over unasked. */
  function refused(way: 'undo' | 'redo', message: string, { step, before }: Details = {}): void {
    const isPassable = way === 'undo' && typeof step === 'string' && typeof before === 'string';
    const action = isPassable ? { label: t('annotate.undoBefore'), run: () => void undo(step) } : undefined;
    notices.say(message, { id: 'history-refused', stay: isPassable, action });
    // What was passed over has left the list even where the step before it was refused, too.
    void refresh();
  }

  const undo = (past?: string): Promise<void> => run('undo', () => void history.redo(), past);

  async function showPlace(changes: Written['changes']): Promise<void> {
    const here = store.getState().id;
    const annotations = changes.filter(({ entity }) => entity === 'annotation');
    // What changed in many documents is seen in the one that is open, where it is one of them.
    const touchesHere = here !== null && annotations.some(({ id }) => isHere(id));
    const isElsewhere = annotations.length > 0 && !touchesHere;
    const document = touchesHere ? here : (documentOf(changes) ?? (isElsewhere ? await documentThatChanged() : null));
    if (document !== null && document !== here && documents.get(document) !== undefined) await open(document);
    const shown = annotations.findLast(({ after }) => after !== null)?.id ?? null;
    const { activeId } = store.getState();
    if (shown !== null && index.get(shown) !== undefined) store.setState({ activeId: shown });
    else if (activeId !== null && index.get(activeId) === undefined) store.setState({ activeId: null });
  }

  async function run(...way: Parameters<typeof move>): Promise<void> {
    if (!store.getState().writes.connected) {
      notices.say(t('annotate.why.noUndo'), { id: 'unreachable' });
      return;
    }
    try {
      await move(...way);
    } catch (error) {
      notices.say(messageOf(error), { kind: 'problem' });
    }
  }

  const history: History = {
    refresh,
    undo: () => undo(),
    redo: () => run('redo', () => void history.undo()),
  };
  return history;
}
