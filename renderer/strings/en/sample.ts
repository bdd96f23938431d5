/** The annotation that comes with the seed articles. */
export const sample = {
  button: 'Sample',
  title_one: 'Show or hide the sample annotation in the text: {{count}} annotation',
  title_other: 'Show or hide the sample annotation in the text: {{count}} annotations',
  command: 'Show or hide the sample annotation',
  shown: 'The sample annotation is shown in the text',
  hidden: 'The sample annotation is not shown in the text any more',
} as const;
