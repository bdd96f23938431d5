/** The list of documents. */
export const documents = {
  title: 'Documents',
  filter: 'Filter documents',
  reading: 'Reading the documents…',
  emptyTitle: 'No documents yet',
  empty: 'Drop text or Markdown files on the window, or press <import/>.',
  noMatchTitle: 'No document matches',
  noMatch: 'No title, outlet or file name has “{{filter}}”.',
  showAll: 'Show all',
  untitled: 'Untitled',
  countSaid_one: ' annotation',
  countSaid_other: ' annotations',
  sortBy: 'Sort by',
  sortedBy: 'Sort by: {{name}}',
  sorts: {
    added: 'Order of import',
    title: 'Title',
    length: 'Length',
    annotations: 'Annotations',
    status: 'Status',
  },
  progress: { open: 'Open', 'in progress': 'In progress', done: 'Done', locked: 'Locked' },
} as const;
