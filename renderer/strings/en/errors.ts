/** What is said where a call fails. */
export const errors = {
  noAnswer: 'Claimwright does not answer. What was saved is safe; it tries again by itself.',
  unreadable: 'Claimwright gave an answer that this window cannot read. What was saved is safe; reload the window.',
  otherProject: 'Another project was opened meanwhile. Look at it before you go on.',
  /** How the core's own sentence, which is English, is shown, by its code. */
  refused: {
    invalid: '{{message}}',
    not_found: '{{message}}',
    conflict: '{{message}}',
    refused: '{{message}}',
    exists: '{{message}}',
    locked: '{{message}}',
    read_only: '{{message}}',
    not_a_project: '{{message}}',
    damaged: '{{message}}',
    newer: '{{message}}',
    no_project: '{{message}}',
    other_project: '{{message}}',
    disk_full: '{{message}}',
    io: '{{message}}',
    cancelled: '{{message}}',
    unknown_procedure: '{{message}}',
    internal: '{{message}}',
  },
} as const;
