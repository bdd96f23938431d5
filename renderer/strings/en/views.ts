/** Names of the views, as the switch in the top bar has them. */
export const views = {
  label: 'Views',
  annotate: 'Annotate',
  claims: 'Claims',
  search: 'Search',
  statistics: 'Statistics',
  codebook: 'Codebook',
  questions: 'Open questions',
  history: 'History',
  dataset: 'Dataset',
  review: 'Review',
  agreement: 'Agreement',
  go: 'Go to {{view}}',
} as const;
