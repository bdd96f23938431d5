/** Help in the window, the tour, and reading without distraction. */
export const help = {
  quiet: 'Read without distraction',
  quietOn: 'Only the text and its labels. Esc brings the rest back.',
  quietOff: 'Back to the whole window',
  title: 'Help',
  command: 'Help',
  filter: 'Find in the help',
  none: 'Nothing in the help has these words.',
  tourButton: 'Take the tour',
  keysButton: 'All keys',
  offer: 'New here? The tour shows the first steps on these articles, in two minutes.',
  offerStart: 'Take the tour',
  offerLater: 'Not now',
  later: 'The tour waits in the help (F1).',
  tour: {
    label: 'Tour',
    command: 'Take the tour',
    step: 'Step {{place}} of {{count}}',
    next: 'Next',
    nextStep: 'Next step of the tour',
    back: 'Back',
    skip: 'End the tour',
    end: 'Done',
    done: 'Done: that was it',
    documentsTitle: 'The articles',
    documents:
      'Every text of the project is in this list, with how far you are. Click one, press / and type some letters of its title, or Ctrl+P from anywhere.',
    textTitle: 'Mark what is claimed',
    text: 'Click into the text and press S: the sentence at the caret is marked. S again takes the paragraph. Or drag over the words; the selection grows to whole words.',
    labelsTitle: 'Tag it',
    labels:
      'Press 1 to tag what is marked as CLAIM, or the key of another label. What the window calls saved is on disk.',
    inspectorTitle: 'Say more about it',
    inspector:
      'Enter in the text leads here: answer what the codebook asks, by digits and letters. Enter goes on to the next question and at last back to the text.',
    paletteTitle: 'Everything has a name',
    palette:
      'Ctrl+K finds every command by some of its letters. ? shows all keys, and F1 this help. Ctrl+Z takes back anything, also after a restart.',
    doneTitle: 'On to the next',
    finish:
      'Ctrl+Enter marks the article as done and opens the next one. Ctrl+E exports the dataset. You can take this tour again from the help.',
  },
  topics: {
    firstTitle: 'The first annotation',
    first:
      'Put the caret into the text, press S for its sentence (or drag over some words), then a label’s key, such as 1 for CLAIM. Tab and Shift+Tab go from annotation to annotation, Enter opens one in the inspector, Esc goes back. Ctrl+Z takes anything back.',
    attributesTitle: 'Attributes',
    attributes:
      'The codebook asks questions about an annotation. A star marks those that are mandatory. Letters and digits choose a value, arrows move, Enter goes on. Nothing is blocked by a missing answer: the list of annotations counts them.',
    edgesTitle: 'Edges and fragments',
    edges:
      '[ and ] move the start of an annotation by a word, { and } its end; with Alt by a character. Mark more words and press Shift+Enter to add them as a fragment; Shift+Delete takes the fragment at the caret away.',
    relationsTitle: 'Relations and claim cards',
    relations:
      'R links the active annotation to another one, in this or any document. C puts a claim on a claim card together with the mentions in other documents that say the same.',
    codebookTitle: 'The codebook',
    codebook:
      'Labels, attributes, relations and guidelines are in the codebook view. Changing them changes the annotations along, after a preview that counts, in one step that can be undone. Nothing is ever deleted by it.',
    safetyTitle: 'Safety and history',
    safety:
      'Every change is on disk before the status line says Saved. Undo has no limit and survives a restart. The history shows who changed what, and brings any earlier state of an annotation back. Backups are made by themselves.',
    readingTitle: 'Reading comfortably',
    reading:
      'The settings (Ctrl+,) change text size, line length, typeface, reading direction, theme and keys. F9 shows the text without anything else. Ctrl+F finds in the document.',
    exportTitle: 'Getting the data out',
    export:
      'Ctrl+E writes the dataset as native JSONL: the same bytes for the same content, with offsets that are right in Python. What the format cannot hold is said before.',
  },
} as const;
