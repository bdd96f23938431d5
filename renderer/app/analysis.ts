import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/api/client.ts';
import type { AnnotateFeature } from '../features/annotate/annotate-feature.ts';
import { createAgreement, type AgreementFeature } from '../features/agreement/store.ts';
import { createCards, type CardsFeature } from '../features/cards/store.ts';
import { createCopies, type CopiesFeature } from '../features/copies/store.ts';
import { createQuality, type QualityFeature } from '../features/quality/store.ts';
import { createReport, type ReportFeature } from '../features/report/store.ts';
import { createDataset, type DatasetFeature } from '../features/dataset/store.ts';
import { createConflicts, type ConflictsFeature } from '../features/conflicts/store.ts';
import { createBeginning, type Beginning } from '../features/exchange/beginning.ts';
import { createBundling, type Bundling } from '../features/exchange/bundling.ts';
import { tellMerged } from '../features/exchange/merged.ts';
import { createMerging, type Merging } from '../features/exchange/merging.ts';
import type { DocumentsFeature } from '../features/documents/store.ts';
import { createFigures, type FiguresFeature } from '../features/figures/store.ts';
import { createMatrix, type MatrixFeature } from '../features/matrix/store.ts';
import { createReview, type ReviewFeature } from '../features/review/store.ts';
import { createSearch, type SearchFeature } from '../features/search/feature.ts';
import { createSplits, type SplitsFeature } from '../features/splits/store.ts';
import type { SessionFeature } from '../features/session/store.ts';
import { createSources, type SourcesFeature } from '../features/sources/store.ts';
import { createStatistics, type StatisticsFeature } from '../features/statistics/store.ts';
import { createTeam, type TeamFeature } from '../features/team/store.ts';
import { createTraining, type TrainingFeature } from '../features/training/store.ts';
import type { AnalysisFeature } from './analysis-feature.ts';
import type { Notices } from './notices.ts';
import type { AppState, DialogName } from './store.ts';

/** The parts of the view of the claims. */
export type ClaimTabName = 'cards' | 'matrix' | 'figures' | 'sources' | 'copies';

/** What all views over the whole project have in common. */
export interface Scope {
  readonly tab: ClaimTabName;
  /** Whose work is looked at; null: everybody's. */
  readonly layer: string | null;
}

/** What the features that look over the whole project are made of. */
export interface AnalysisOptions {
  readonly client: Client;
  readonly app: StoreApi<AppState>;
  readonly annotate: AnnotateFeature;
  readonly documents: DocumentsFeature;
  readonly session: SessionFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  /** The annotator's own layer; null until the name is known. */
  readonly layer: () => string | null;
  readonly openDialog: (dialog: DialogName | null) => void;
}

/** The features that look over the whole project, wired once. */
export interface Analysis extends Required<AnalysisFeature> {
  readonly scope: StoreApi<Scope>;
  readonly cards: CardsFeature;
  readonly sources: SourcesFeature;
  readonly matrix: MatrixFeature;
  readonly figures: FiguresFeature;
  readonly statistics: StatisticsFeature;
  readonly copies: CopiesFeature;
  readonly reports: ReportFeature;
  readonly search: SearchFeature;
  readonly dataset: DatasetFeature;
  readonly conflicts: ConflictsFeature;
  readonly merging: Merging;
  readonly bundling: Bundling;
  readonly beginning: Beginning;
  readonly review: ReviewFeature;
  readonly quality: QualityFeature;
  readonly splits: SplitsFeature;
  readonly team: TeamFeature;
  readonly agreement: AgreementFeature;
  readonly training: TrainingFeature;
}

const START: Scope = { tab: 'cards', layer: null };

/** Makes them. A new one is made here, named in {@link Analysis}, and put into `features` so that it hears what happens. */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const scope = createStore<Scope>(() => START);
  const { client, app, annotate, notices, announce, layer } = options;
  const inScope = (): string | null => scope.getState().layer;
  const cards = createCards({
    client,
    annotate,
    announce,
    say: (text) => notices.say(text, { id: 'cards' }),
    layer,
    scope: inScope,
  });
  const sources = createSources({
    client,
    annotate,
    announce,
    say: (text) => notices.say(text, { id: 'sources', kind: 'problem' }),
    scope: inScope,
  });
  const copies = createCopies({ ...options, scope });
  const matrix = createMatrix();
  const figures = createFigures();
  const statistics = createStatistics();
  const reports = createReport({ ...options, layer: () => scope.getState().layer });
  const search = createSearch(options);
  const dataset = createDataset({ client, annotate });
  const conflicts = createConflicts(options);
  const merging = createMerging({
    ...options,
    onMerged: (merged) =>
      tellMerged(merged, options, () => {
        annotate.flush();
        app.setState({ view: 'review', reviewTab: 'conflicts', sheet: null, tour: null });
      }),
  });
  const bundling = createBundling(options);
  const beginning = createBeginning(client, options.session);
  const review = createReview({
    ...options,
    say: (text) => notices.say(text, { id: 'review', kind: 'problem' }),
  });
  const quality = createQuality({ client, annotate, announce });
  const splits = createSplits({ client, annotate, announce });
  const team = createTeam({
    client,
    annotate,
    documents: options.documents,
    announce,
    say: (text) => notices.say(text, { id: 'team', kind: 'problem' }),
    layer,
  });
  const agreement = createAgreement({ client, session: options.session, announce });
  const training = createTraining(client);
  const features: readonly AnalysisFeature[] = [
    cards,
    sources,
    matrix,
    figures,
    statistics,
    copies,
    reports,
    search,
    dataset,
    conflicts,
    merging,
    bundling,
    beginning,
    review,
    quality,
    splits,
    team,
    agreement,
    training,
  ];
  return {
    scope,
    conflicts,
    merging,
    bundling,
    beginning,
    cards,
    sources,
    matrix,
    figures,
    statistics,
    copies,
    reports,
    search,
    dataset,
    review,
    quality,
    splits,
    team,
    agreement,
    training,
    changed: (changes, seq) => features.forEach((feature) => feature.changed?.(changes, seq)),
    stale: () => features.forEach((feature) => feature.stale?.()),
    progress: (event) => features.forEach((feature) => feature.progress?.(event)),
    clear() {
      scope.setState(START);
      features.forEach((feature) => feature.clear?.());
    },
  };
}
