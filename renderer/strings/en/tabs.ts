/** Several documents at hand, and going to one by name. */
export const tabs = {
  label: 'Open documents',
  next: 'Next open document',
  previous: 'Previous open document',
  close: 'Close this document’s tab',
  closeOne: 'Close the tab of {{title}}',
  closeOthers: 'Close the other tabs',
  goTo: 'Go to a document',
  goToField: 'Title, outlet or file name',
  goToNone: 'No document has these letters. Delete some to see more.',
  isOpen: 'open',
} as const;
