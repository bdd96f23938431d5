import type { TextKey } from '../../strings/t.ts';

/** A page of the help: its heading and what it says. */
export interface Topic {
  readonly title: TextKey;
  readonly text: TextKey;
}

/** The help, in the order in which somebody needs it. */
export const TOPICS: readonly Topic[] = [
  { title: 'help.topics.firstTitle', text: 'help.topics.first' },
  { title: 'help.topics.attributesTitle', text: 'help.topics.attributes' },
  { title: 'help.topics.edgesTitle', text: 'help.topics.edges' },
  { title: 'help.topics.relationsTitle', text: 'help.topics.relations' },
  { title: 'help.topics.codebookTitle', text: 'help.topics.codebook' },
  { title: 'help.topics.safetyTitle', text: 'help.topics.safety' },
  { title: 'help.topics.readingTitle', text: 'help.topics.reading' },
  { title: 'help.topics.exportTitle', text: 'help.topics.export' },
];

/** A stop of the tour: what it is about, and the part of the window that it points at. */
export interface Stop extends Topic {
  readonly at: string;
}

/** The tour, stop by stop. */
export const STOPS: readonly Stop[] = [
  { at: '[data-region="documents"]', title: 'help.tour.documentsTitle', text: 'help.tour.documents' },
  { at: '[data-region="text"]', title: 'help.tour.textTitle', text: 'help.tour.text' },
  { at: '[data-region="labels"]', title: 'help.tour.labelsTitle', text: 'help.tour.labels' },
  { at: '[data-region="inspector"]', title: 'help.tour.inspectorTitle', text: 'help.tour.inspector' },
  { at: '[data-tour="palette"]', title: 'help.tour.paletteTitle', text: 'help.tour.palette' },
  { at: '[data-region="text"]', title: 'help.tour.doneTitle', text: 'help.tour.finish' },
];
