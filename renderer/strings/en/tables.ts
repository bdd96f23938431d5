/** Tables of texts: which column becomes what. */
export const tables = {
  rows_one: '{{count}} row',
  rows_other: '{{count}} rows',
  columns_one: '{{count}} column',
  columns_other: '{{count}} columns',
  separators: {
    comma: 'separated by commas',
    semicolon: 'separated by semicolons',
    tab: 'separated by tabs',
    bar: 'separated by vertical bars',
  },
  noText: 'Choose the column that holds the text.',
  chooseColumn: 'Choose a column',
  none: 'No column',
  roles: {
    text: 'Text',
    title: 'Title',
    outlet: 'Outlet',
    author: 'Author',
    date: 'Date',
    url: 'Web address',
    id: 'Id of the row',
  },
  metadata: 'Columns that are kept as metadata',
  first_one: 'The first document',
  first_other: 'The first {{count}} documents',
} as const;
