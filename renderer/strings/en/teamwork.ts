/** What the views of teams share: the names of their tabs. */
export const teamwork = {
  tabs: {
    adjudication: 'Adjudication',
    conflicts: 'Conflicts',
    team: 'Team',
    results: 'Numbers',
    training: 'Training',
    quality: 'Quality',
    splits: 'Splits',
  },
  empty: 'Nothing is here yet',
} as const;
