import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import { codebookEditSchema, type CodebookEdit, type CodebookPlace } from '../../../shared/codebook/edit.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import { messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import type { SessionFeature } from '../session/store.ts';
import { collected } from './collect.ts';
import {
  createCodebookStore,
  NO_CODEBOOK,
  reworked,
  whereIs,
  type CodebookDialog,
  type CodebookState,
  type Section,
} from './store.ts';

/** The codebook's page: a draft of changes, what they would do, and their being applied. */
export interface CodebookFeature {
  readonly store: StoreApi<CodebookState>;
  /** Puts edits into the draft. Nothing is written. Says why where nothing may be changed. */
  edit(...edits: readonly CodebookEdit[]): void;
  /** Gives the draft up; the notice brings it back. */
  discard(): void;
  /** Counts what the draft would change, and shows it. */
  preview(): Promise<void>;
  /** Writes the draft as one undoable batch. */
  apply(): Promise<void>;
  show(section: Section, key?: string): void;
  /** Shows the form of what a sentence is about. */
  goTo(place: CodebookPlace): void;
  open(dialog: CodebookDialog | null): void;
  /** Puts the guidelines beside the text, or takes them away. */
  showPanel(isOpen: boolean): void;
  /** Takes edits of a file as the draft, in place of what is there. */
  take(edits: readonly CodebookEdit[]): void;
  /** Puts an annotation's quote among the examples of its label (by its name in the draft). */
  addExample(annotation: Annotation, label?: string): void;
  /** The project's codebook may be another one now: reads it afresh. */
  readAgain(): Promise<void>;
}

interface CodebookOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly session: SessionFeature;
  readonly documents: DocumentsFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
}

/** How long after the last change the draft is kept for a restart. */
const KEEP_AFTER_MS = 600;
const keptSchema = z.object({ base: z.string(), edits: z.array(codebookEditSchema) });

/** Makes the feature. */
export function createCodebook({
  client,
  annotate,
  session,
  documents,
  notices,
  announce,
}: CodebookOptions): CodebookFeature {
  const store = createCodebookStore();
  const project = (): string | null => session.store.getState().session?.project?.id ?? null;
  const codebook = () => annotate.store.getState().codebook;
  let shown: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unkept: (() => void) | null = null;

  function keep(id: string, { edits, base }: Pick<CodebookState, 'edits' | 'base'>): void {
    clearTimeout(timer);
    unkept = () => session.remember(`codebook.draft.${id}`, edits.length === 0 ? '' : JSON.stringify({ base, edits }));
    timer = setTimeout(keepNow, KEEP_AFTER_MS);
  }

  function keepNow(): void {
    clearTimeout(timer);
    unkept?.();
    unkept = null;
  }

  /** What was kept for this project; nothing where it is not what this version writes. */
  function kept(id: string): Pick<CodebookState, 'edits' | 'base'> {
    const text = session.recall(`codebook.draft.${id}`);
    if (typeof text !== 'string' || text === '') return { edits: [], base: null };
    try {
      return keptSchema.parse(JSON.parse(text));
    } catch {
      return { edits: [], base: null };
    }
  }

  annotate.store.subscribe((now, before) => {
    if (now.codebook === before.codebook) return;
    const id = project();
    if (now.codebook === null || id === null) {
      keepNow();
      shown = null;
      store.setState(NO_CODEBOOK);
    } else if (shown === id) store.setState(({ edits }) => reworked(now.codebook, edits));
    else {
      shown = id;
      const { edits, base } = kept(id);
      const panel = session.recall('guidelines') === true;
      store.setState({ ...NO_CODEBOOK, ...reworked(now.codebook, edits), base, panel });
    }
  });

  function set(edits: readonly CodebookEdit[]): void {
    const now = codebook();
    const id = project();
    if (now === null || id === null) return;
    const base = edits.length === 0 ? null : (store.getState().base ?? now.version);
    store.setState({ ...reworked(now, edits), base });
    keep(id, { edits, base });
  }

  async function count(): Promise<void> {
    store.setState({ dialog: { kind: 'preview', preview: null, problem: null } });
    try {
      const preview = await client.call('codebook.preview', { edits: [...store.getState().edits] });
      if (store.getState().dialog?.kind === 'preview')
        store.setState({ dialog: { kind: 'preview', preview, problem: null } });
    } catch (error) {
      // Closed meanwhile, or left with its project: it does not come back by itself.
      if (store.getState().dialog?.kind === 'preview')
        store.setState({ dialog: { kind: 'preview', preview: null, problem: messageOf(error) } });
    }
  }

  async function readAgain(): Promise<void> {
    if (project() === null) return;
    const now = await client.call('codebook.read', {});
    annotate.store.setState({ codebook: now, scheme: createScheme(now.attributes) });
  }

  const feature: CodebookFeature = {
    store,
    readAgain,
    edit(...edits) {
      const now = codebook();
      if (now === null || !annotate.mayWrite()) return;
      set(edits.reduce((all, edit) => collected(now, all, edit), store.getState().edits));
    },
    take(edits) {
      if (!annotate.mayWrite()) return;
      store.setState({ base: null });
      set(edits);
    },
    discard() {
      const { edits, base } = store.getState();
      const from = project();
      set([]);
      notices.say(t('codebook.discarded', { count: edits.length }), {
        id: 'codebook',
        action: {
          label: t('codebook.bringBack'),
          run() {
            // A draft is of its own project, and takes no other one's place.
            if (project() !== from || store.getState().edits.length > 0) return;
            store.setState({ base });
            set(edits);
          },
        },
      });
    },
    addExample({ quote, document, label: of }, label = of) {
      const known = store.getState().applied?.codebook.labels.find(({ name }) => name === label);
      if (known === undefined) return;
      const said = `“${quote.slice(0, 60)}${quote.length > 60 ? '…' : ''}”`;
      if (known.examples.some((one) => one.quote === quote)) {
        notices.say(t('codebook.exampleKnown'), { id: 'codebook-example' });
        return;
      }
      const file = documents.get(document)?.fileName ?? undefined;
      const examples = [...known.examples, { quote, ...(file !== undefined && { file }) }];
      feature.edit({ edit: 'changeLabel', label, set: { examples } });
      if (store.getState().edits.length > 0) announce(t('codebook.exampleAdded', { quote: said }));
    },
    preview: count,
    async apply() {
      const { dialog, edits } = store.getState();
      if (dialog?.kind !== 'preview' || dialog.preview === null || !annotate.mayWrite()) return;
      const { base, version } = dialog.preview;
      const batch = newId();
      const of = project();
      store.setState({ isApplying: true });
      const written = await annotate.submit({
        batch,
        name: t('codebook.writing'),
        document: '',
        edits: [],
        // The draft stays, and the sentence says what it needs.
        onRefused: (problem) => store.setState({ dialog: { kind: 'preview', preview: null, problem } }),
        send: (session) => client.call('codebook.edit', { session, batch, edits: [...edits], base }),
      });
      store.setState({ isApplying: false });
      if (written === null || project() !== of) return;
      store.setState({ dialog: null });
      set([]);
      const said = t('codebook.applied', { version });
      announce(said);
      annotate.undoNotice.say(said, batch, { label: t('codebook.undo'), run: () => void annotate.history.undo() });
    },
    show(section, key) {
      store.setState(({ selected }) => ({
        section,
        ...(key !== undefined && { selected: { ...selected, [section]: key } }),
      }));
    },
    goTo(place) {
      const { section, key } = whereIs(place);
      store.setState({ dialog: null });
      feature.show(place.kind === 'codebook' ? 'labels' : section, place.kind === 'codebook' ? undefined : key);
    },
    open: (dialog) => store.setState({ dialog }),
    showPanel(panel) {
      store.setState({ panel });
      session.remember('guidelines', panel);
    },
  };
  return feature;
}
