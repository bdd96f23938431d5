/** Flags: what somebody should look at. */
export const flags = {
  title: 'Flags',
  kinds: {
    ask_lead: 'Ask the lead',
    unsure: 'Unsure',
    look_again: 'Look again',
  },
  placeholders: {
    ask_lead: 'The question, if it needs words',
    unsure: 'What makes you doubt',
    look_again: 'What to look at',
  },
  resolve: 'Resolve',
  set: '{{kind}}: flagged',
  resolved: '{{kind}}: resolved',
  write: 'The flag',
  sign: 'flag',
  card: 'card',
  onA: 'on a ',
  commandAsk: 'Flag: ask the lead',
  commandUnsure: 'Flag: unsure',
  commandNote: 'Write a note',
  confidence: 'Machine confidence',
} as const;
