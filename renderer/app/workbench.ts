import type { StoreApi } from 'zustand/vanilla';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { Source } from '../../shared/api/inputs.ts';
import type { ProjectInfo } from '../../shared/api/session.ts';
import { assertNever } from '../../shared/assert.ts';
import { createAnnotationIndex } from '../editor/index/annotation-index.ts';
import { createAbout, type AboutFeature } from '../features/about/store.ts';
import type { AnnotateFeature } from '../features/annotate/annotate-feature.ts';
import { createAnnotate } from '../features/annotate/feature.ts';
import { recalledLayers, rememberedLayers } from '../features/annotate/layer-choice.ts';
import { refuseLeaving } from '../features/annotate/leaving.ts';
import { createCodebook, type CodebookFeature } from '../features/codebook/feature.ts';
import { followCodebook } from '../features/codebook/follow-codebook.ts';
import { isSort } from '../features/documents/order.ts';
import { createBeside, type BesideFeature } from '../features/beside/feature.ts';
import { createRelations, type RelationsFeature } from '../features/relations/feature.ts';
import { createMarking, type Marking } from '../features/claims/marking.ts';
import { createDocuments, type DocumentsFeature } from '../features/documents/store.ts';
import { createExport, type ExportFeature } from '../features/export/store.ts';
import { createFind, type FindFeature } from '../features/find/store.ts';
import { createHistoryFeature, type HistoryFeature } from '../features/history/store.ts';
import { createVerification, type Verification } from '../features/project/verification.ts';
import { createImport, type ImportFeature } from '../features/import/store.ts';
import { createBulk, type Bulk } from '../features/bulk/store.ts';
import { createTabs, type TabsFeature } from '../features/tabs/store.ts';
import { createPropagation, type Propagation } from '../features/propagate/store.ts';
import { createSession, type SessionFeature } from '../features/session/store.ts';
import type { Connection } from '../transport/choose.ts';
import type { HostEvent } from '../../shared/api/transport.ts';
import { createAnnounce } from './announce.ts';
import { createAnalysis, type Analysis } from './analysis.ts';
import type { ChangeListener } from './change-listener.ts';
import { messageOf } from './errors.ts';
import { rememberLayout } from './layout-memory.ts';
import { createLogFollower } from './follow-log.ts';
import { createNotices, type Notices } from './notices.ts';
import { createProjectClient } from './project-client.ts';
import { createAppStore, type AppState, type DialogName, type ViewName } from './store.ts';
import { t } from '../strings/t.ts';

/** Everything behind the window, wired once. Views get it from the context. */
export interface Workbench extends Marking {
  readonly client: Client;
  /** Where a picked file is on this computer; null in a browser, which does not say. */
  readonly pathOf: Connection['pathOf'];
  readonly app: StoreApi<AppState>;
  readonly notices: Notices;
  readonly session: SessionFeature;
  readonly documents: DocumentsFeature;
  readonly annotate: AnnotateFeature;
  readonly codebook: CodebookFeature;
  readonly relations: RelationsFeature;
  /** The document beside the one that is annotated. */
  readonly beside: BesideFeature;
  readonly about: AboutFeature;
  readonly history: HistoryFeature;
  readonly importing: ImportFeature;
  readonly exporting: ExportFeature;
  readonly verifying: Verification;
  readonly propagation: Propagation;
  readonly bulk: Bulk;
  readonly find: FindFeature;
  readonly tabs: TabsFeature;
  /** What looks over the whole project: claims across documents, search, statistics. */
  readonly analysis: Analysis;
  /** Hears of every record that changes in the open project, from this window or another. @returns the end of it. */
  follow(listener: ChangeListener): () => void;
  /** The annotator's layer; null until the name is known. */
  layer(): string | null;
  announce(text: string): void;
  openDialog(dialog: DialogName | null): void;
  /** Shows a view. What was typed is saved first. */
  goTo(view: ViewName): void;
  /** Reports a failure that has no place of its own on the screen. */
  report(error: unknown): void;
  /** Begins to listen and opens what was open last. `onCommand` gets the commands of a native menu. */
  start(onCommand: (command: string) => void): () => void;
}

/** Wires the window to a host. */
export function createWorkbench({ transport, pathOf }: Connection): Workbench {
  const client = createProjectClient(createClient(transport), {
    session: () => openProject()?.session ?? null,
    onElsewhere: reloadSession,
  });
  const app = createAppStore();
  const notices = createNotices();
  const listeners = new Set<ChangeListener>();
  const documents = createDocuments(client);
  const report = (error: unknown): void => notices.say(messageOf(error), { kind: 'problem' });
  const layer = (): string | null => session.store.getState().session?.preferences.annotator?.id ?? null;
  const openDialog = (dialog: DialogName | null): void => {
    app.setState({ dialog });
    // A dialog gives the focus back to where it was; one that opened by itself has no such place.
    if (dialog === null) setTimeout(() => annotate.rest(), 50);
  };
  const announce = createAnnounce(app);
  const openProject = (): ProjectInfo | null => session.store.getState().session?.project ?? null;
  function reloadSession(): void {
    session.reload().catch(report);
  }

  const session = createSession({
    client,
    onProject: showProject,
    onAnnotator() {
      // Whose layer is one's own, and what is hidden, is another matter now.
      annotate.layers.refresh();
      annotate.readAgain(null);
    },
    beforeLeaving: () => refuseLeaving(annotate),
    onProblem: (message) => notices.say(message, { kind: 'problem' }),
  });
  const annotate = createAnnotate({
    client,
    index: createAnnotationIndex(),
    documents,
    notices,
    announce,
    layer,
    readOnly: () => (openProject()?.readOnly === true ? t('annotate.why.readOnly') : null),
    askForName: () => openDialog('annotator'),
    onOpened(document) {
      const project = openProject();
      if (project) session.remember(`document.${project.id}`, document);
    },
    onChanges(changes, seq) {
      for (const listener of listeners) listener.changed(changes, seq);
    },
    onStale() {
      for (const listener of listeners) listener.stale();
    },
    onElsewhere: reloadSession,
    isShown: () => app.getState().view === 'annotate',
    show: () => app.setState({ view: 'annotate', sheet: null }),
    onFault: report,
  });
  annotate.layers.store.subscribe(({ shown }) => {
    const project = openProject();
    if (project) session.remember(`layers.${project.id}`, rememberedLayers(shown));
  });
  const codebook = createCodebook({ client, annotate, session, documents, notices, announce });
  listeners.add(followCodebook(() => void codebook.readAgain().catch(report)));
  const relations = createRelations({
    client,
    annotate,
    documents,
    layer,
    announce,
    say: (text) => notices.say(text, { id: 'relation' }),
  });
  const beside = createBeside({
    annotate,
    client,
    onShown(document) {
      const project = openProject();
      if (project) session.remember(`beside.${project.id}`, document ?? '');
    },
  });
  relations.store.subscribe(({ mode }, before) => {
    if (mode === null && before.mode !== null) beside.pass();
  });
  for (const feature of [relations, beside]) {
    listeners.add({ changed: (changes, seq) => feature.receive(changes, seq), stale: () => feature.stale() });
  }
  const about = createAbout({ client, annotate, documents, layer, announce });
  const find = createFind(annotate, announce);
  const marking = createMarking({ client, annotate, notices, announce, open: openDialog, layer });
  const tabs = createTabs({ annotate, documents, session });
  const history = createHistoryFeature(client);
  const onCopies = (sources: () => Promise<readonly Source[]>): void => analysis.merging.start(sources);
  const importing = createImport({ client, pathOf, onImported: (id) => void annotate.open(id), onCopies });
  const exporting = createExport({ client, session });
  const verifying = createVerification(client);
  const bulk = createBulk({ client, annotate, notices, openDialog });
  const propagation = createPropagation({ client, annotate, notices, announce, layer, openDialog });
  const analysis = createAnalysis({ client, app, annotate, documents, session, notices, announce, layer, openDialog });
  for (const listener of [about, marking.claims, marking.questions, analysis]) listeners.add(listener);
  const longWork = [importing, exporting, verifying, propagation, bulk, analysis];
  const follower = createLogFollower({
    since: (seq) => client.call('log.since', { seq }),
    deliver: ({ changes, seq, batch }) =>
      changes === null ? annotate.readAgain(batch) : annotate.receive(changes, seq, batch),
  });

  async function showProject(project: ProjectInfo | null): Promise<void> {
    follower.stop();
    tabs.leave();
    annotate.closeProject();
    relations.forgetJumps();
    beside.leave();
    documents.clear();
    marking.questions.clear();
    history.clear();
    bulk.clear();
    analysis.clear();
    app.setState({ view: 'annotate' });
    if (project === null) return;
    const sort = session.recall('sort');
    if (isSort(sort)) documents.store.setState({ sort });
    const [seq] = await Promise.all([documents.load(), annotate.openProject(project)]);
    void marking.questions.load();
    void analysis.team.load();
    annotate.layers.restore(recalledLayers(session.recall(`layers.${project.id}`)));
    if (seq !== null) follower.startAt(seq);
    tabs.restore(project.id);
    const list = documents.store.getState().documents;
    const last = session.recall(`document.${project.id}`);
    const first = list.find(({ id }) => id === last) ?? documents.arranged(layer())[0];
    const opened = (): string | null => annotate.store.getState().id;
    // The list is there before the rest: who has chosen a document from it meanwhile wants that one.
    if (first !== undefined && opened() === null) await annotate.open(first.id);
    const second = session.recall(`beside.${project.id}`);
    const kept = list.find(({ id }) => id === second && id !== opened());
    if (kept !== undefined) void beside.show(kept.id);
  }

  /** The host answers again. It may have another project open by now, or the same one anew. */
  async function comeBack(): Promise<void> {
    await session.reload().catch(report);
    annotate.connection(true);
    follower.catchUp().catch(() => undefined);
  }

  function hear(event: HostEvent, onCommand: (command: string) => void): void {
    switch (event.type) {
      case 'batch':
        // Another window may have opened another project; what happens there comes with its `session`.
        if (event.session === openProject()?.session) follower.hear(event);
        return;
      case 'progress':
        for (const feature of longWork) feature.progress(event);
        return;
      case 'backup':
        notices.say(t('backups.failed', { why: event.message }), { id: 'backup', kind: 'problem', stay: true });
        return;
      case 'session':
        reloadSession();
        return;
      case 'command':
        onCommand(event.command);
        return;
      case 'connection':
        if (event.up) void comeBack();
        else annotate.connection(false);
        return;
      default:
        assertNever(event);
    }
  }

  return {
    client,
    pathOf,
    app,
    notices,
    session,
    documents,
    annotate,
    ...marking,
    codebook,
    relations,
    beside,
    about,
    history,
    importing,
    exporting,
    verifying,
    propagation,
    bulk,
    find,
    tabs,
    analysis,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    layer,
    announce,
    openDialog,
    goTo(view) {
      annotate.flush();
      app.setState({ view, sheet: null, tour: null });
    },
    report,
    start(onCommand) {
      const end = transport.subscribe((event) => hear(event, onCommand));
      void session.start().then(() => {
        rememberLayout(app, session);
        const { session: now } = session.store.getState();
        if (now !== null && now.preferences.annotator === null && now.project !== null) openDialog('annotator');
      });
      return end;
    },
  };
}
