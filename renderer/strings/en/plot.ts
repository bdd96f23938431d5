/** Pictures of data: what all of them have in common. */
export const plot = {
  show: 'Show as',
  plot: 'Plot',
  table: 'Table',
  save: 'Save as',
  saveSvg: 'Save “{{title}}” as SVG',
  savePng: 'Save “{{title}}” as PNG',
  saveCsv: 'Save the data of “{{title}}” as CSV',
  saved: 'Saved as {{path}}.',
  more_one: '{{count}} more row is in the CSV file.',
  more_other: '{{count}} more rows are in the CSV file.',
  marks: 'Arrow keys go from mark to mark, Enter opens what is behind one.',
} as const;
