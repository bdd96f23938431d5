/** The annotation that comes with the seed articles. */
export const sample = {
  count_one: '{{count}} in the sample annotation',
  count_other: '{{count}} in the sample annotation',
  show: 'Show',
  hide: 'Hide',
  showSaid: 'Show the sample annotation',
  hideSaid: 'Hide the sample annotation',
  command: 'Show or hide the sample annotation',
  shown: 'The sample annotation is shown in the text',
  hidden: 'The sample annotation is not shown in the text any more',
} as const;
