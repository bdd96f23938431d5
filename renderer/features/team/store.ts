import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { AssignedPair, AssignmentProposal, TeamOverview } from '../../../shared/api/team.ts';
import type { LabelColor } from '../../../shared/model/codebook.ts';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { annotatorFor, nameProblem } from '../session/store.ts';
import { assignedTo } from './workload.ts';

/** How assignments are to be proposed. */
export type ProposalForm = Omit<Input<'assignments.propose'>, 'session' | 'documents'>;

/** What the window knows of the team. */
export interface TeamState {
  /** Null until it was read. */
  readonly overview: TeamOverview | null;
  readonly problem: string | null;
  /** What was proposed and is not yet made; null: nothing. */
  readonly proposal: AssignmentProposal | null;
  /** Why nothing could be proposed. */
  readonly refused: string | null;
}

/** The team: read while a project is open, since colours and what is hidden are asked for everywhere. */
export interface TeamFeature {
  readonly store: StoreApi<TeamState>;
  load(): Promise<void>;
  /** The page is on the screen. @returns the end of it. */
  enter(): () => void;
  setBlind(isBlind: boolean): void;
  /** Whoever is at this window may lead without being in the team: then they are named as they say (`name`). */
  setLead(annotator: string, leads: boolean, name?: string): void;
  /** @returns why the name cannot be an annotator's, in words; null: it is on its way. */
  add(name: string): string | null;
  /** `said`: what is told of it instead of that it was changed. */
  setColor(annotator: string, color: LabelColor | null, said?: string): void;
  /** Gives documents to annotators, and takes others back, in one step. */
  assign(add: readonly AssignedPair[], remove: readonly AssignedPair[]): void;
  lock(places: readonly { readonly layer: string; readonly document: string }[], locked: boolean): void;
  /** Looks for a division of the documents; nothing is changed. */
  propose(form: ProposalForm): Promise<void>;
  /** Makes what was proposed. */
  accept(): void;
  dismiss(): void;
  changed(changes: Written['changes']): void;
  stale(): void;
  clear(): void;
}

interface TeamOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly documents: DocumentsFeature;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
  readonly layer: () => string | null;
}

const NOTHING: TeamState = { overview: null, problem: null, proposal: null, refused: null };
/** What of a project the overview is made of. Annotations make a document's progress: that is looked at on the page alone. */
const PARTS: ReadonlySet<string> = new Set(['annotator', 'layer', 'team', 'assignment', 'status', 'document']);
/** How long changes are gathered before it is read again. */
const REST_MS = 400;

/** Makes the feature. */
export function createTeam({ client, annotate, documents, announce, say, layer }: TeamOptions): TeamFeature {
  const store = createStore<TeamState>(() => NOTHING);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  let isShown = false;

  async function load(): Promise<void> {
    clearTimeout(waiting);
    const mine = (latest += 1);
    try {
      const overview = await client.call('team.read', {});
      if (mine !== latest) return;
      store.setState({ overview, problem: null });
      documents.store.setState({ assigned: assignedTo(overview, layer()) });
    } catch (error) {
      if (mine === latest) store.setState({ problem: messageOf(error) });
    }
  }

  function loadSoon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => void load(), REST_MS);
  }

  function submit(said: string, send: (session: string, batch: string) => Promise<Written>): void {
    if (!annotate.mayWrite()) return;
    const batch = newId();
    annotate.flush();
    void annotate
      .submit({
        batch,
        name: t('team.write'),
        document: annotate.store.getState().id ?? '',
        edits: [],
        onRefused: say,
        send: (session) => send(session, batch),
      })
      .then(async (written) => {
        // Whoever hears that it is done goes on from what is shown.
        await load();
        if (written === null) return;
        announce(said);
        annotate.undoNotice.say(said, batch, { label: t('team.undo'), run: () => void annotate.history.undo() });
      });
  }

  const nameOf = (id: string): string => store.getState().overview?.layers.find((one) => one.id === id)?.name ?? id;

  function saidOf(add: readonly AssignedPair[], remove: readonly AssignedPair[]): string {
    const [given] = add;
    const [taken] = remove;
    const title = (id: string): string =>
      store.getState().overview?.documents.find((one) => one.id === id)?.title ?? id;
    if (given && add.length === 1 && remove.length === 0)
      return t('team.said.assigned', { name: nameOf(given.annotator), title: title(given.document) });
    if (taken && remove.length === 1 && add.length === 0)
      return t('team.said.takenBack', { name: nameOf(taken.annotator), title: title(taken.document) });
    return t('team.said.assignments', { count: add.length + remove.length });
  }

  const feature: TeamFeature = {
    store,
    load,
    enter() {
      isShown = true;
      void load();
      return () => {
        isShown = false;
      };
    },
    setBlind(blind) {
      const said = t(blind ? 'team.said.blindOn' : 'team.said.blindOff');
      submit(said, (session, batch) => client.call('team.save', { session, batch, blind }));
    },
    setLead(annotator, isLead, name = nameOf(annotator)) {
      const before = store.getState().overview?.team.leads ?? [];
      const leads = isLead ? [...before, annotator] : before.filter((one) => one !== annotator);
      const said = t(isLead ? 'team.said.lead' : 'team.said.noLead', { name });
      submit(said, (session, batch) => client.call('team.save', { session, batch, leads }));
    },
    add(name) {
      const annotator = annotatorFor(name);
      if (annotator === null) return nameProblem(name);
      const { id } = annotator;
      if (store.getState().overview?.layers.some((one) => one.id === id && one.name !== null)) {
        return t('team.isThere', { handle: id });
      }
      submit(t('team.said.added', { name: annotator.name }), (session, batch) =>
        client.call('team.annotator', { session, batch, id, name: annotator.name }),
      );
      return null;
    },
    setColor(id, color, said = t('team.said.color', { name: nameOf(id) })) {
      submit(said, (session, batch) => client.call('team.annotator', { session, batch, id, color }));
    },
    assign(add, remove) {
      if (add.length + remove.length === 0) return;
      submit(saidOf(add, remove), (session, batch) =>
        client.call('assignments.change', { session, batch, add: [...add], remove: [...remove] }),
      );
    },
    lock(places, locked) {
      if (places.length === 0) {
        say(t('team.nothingToLock'));
        return;
      }
      const said = t(locked ? 'team.said.locked' : 'team.said.unlocked', { count: places.length });
      submit(said, (session, batch) => client.call('team.lock', { session, batch, locked, places: [...places] }));
    },
    async propose(form) {
      try {
        const proposal = await client.call('assignments.propose', form);
        store.setState({ proposal, refused: null });
        announce(t('team.proposal.found', { count: proposal.assignments.length }));
      } catch (error) {
        store.setState({ proposal: null, refused: messageOf(error) });
      }
    },
    accept() {
      const { proposal } = store.getState();
      if (proposal === null) return;
      store.setState({ proposal: null });
      feature.assign(
        proposal.assignments.map(({ annotator, document }) => ({ annotator, document })),
        [],
      );
    },
    dismiss: () => store.setState({ proposal: null, refused: null }),
    changed(changes) {
      if (changes.some(({ entity }) => PARTS.has(entity) || (isShown && entity === 'annotation'))) loadSoon();
    },
    stale: loadSoon,
    clear() {
      clearTimeout(waiting);
      latest += 1;
      store.setState(NOTHING);
      documents.store.setState({ assigned: new Set(), isOnlyAssigned: false });
    },
  };
  return feature;
}
