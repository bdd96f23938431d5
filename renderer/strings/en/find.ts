/** Finding in the open document. */
export const find = {
  label: 'Find in this document',
  at: '{{place, number}} of {{count, number}}',
  none: 'Not found',
  matchCase: 'Match case',
  wholeWords: 'Whole words',
  next: 'Next hit',
  previous: 'Previous hit',
  close: 'Close, with the hit marked',
} as const;
