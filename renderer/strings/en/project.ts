/** The figures of a project, and its check. */
export const project = {
  counting: 'Counting…',
  documents: 'Documents',
  characters: 'Characters',
  annotations: 'Annotations',
  changes: 'Changes',
  label: 'Label',
  annotator: 'Annotator',
  done: 'Documents done',
  verify: {
    about: 'Every text is compared with its hash, every quote with its text, and the log with what it should give.',
    checking: 'Checking…',
    phases: {
      texts: 'Checking the texts…',
      history: 'Checking the history…',
      records: 'Checking the records…',
      index: 'Checking the index of the search…',
      rebuild: 'Making the index of the search anew…',
    },
    search:
      'The index of the search is wrong: it may miss places, and saving may fail. It is made of the texts and annotations, which stay as they are.',
    rebuild: 'Make the index anew',
    again: 'Check again',
    stopped: 'The check was stopped before its end, so it says nothing. Nothing was changed.',
    changes_one: '{{count}} change',
    changes_other: '{{count}} changes',
    ok: 'All is well: {{documents}}, {{annotations}} and {{changes}} checked.',
    found_one: '{{count}} problem found. Keep a copy of the project file before you go on; nothing was changed.',
    found_other: '{{count}} problems found. Keep a copy of the project file before you go on; nothing was changed.',
    problems_one: '{{count}} problems',
    problems_other: '{{count}} problems',
  },
} as const;
