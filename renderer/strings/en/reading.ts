/** What was read from the words of a figure or a time, and why nothing was. */
export const reading = {
  read: 'Read:',
  part: '“{{part}}” as {{means}}',
  same: '“{{part}}”',
  convention: '“{{part}}” has no value of its own: {{means}} by convention',
  separator: '“{{part}}” as texts in the language “{{language}}” write it; the document states none',
  separatorOpen:
    'The sign in “{{part}}” may set thousands apart or begin a fraction: state the language of the document (metadata “language”)',
  time: 'holds “{{part}}”',
  placed: 'Enter: {{answer}} ({{place}} of {{count}}, Alt+↓)',
  partly: 'Enter: {{answer}} … (what?)',
  complete: 'The words do not say what is counted: write it behind the figure.',
  kindFrom: 'Enter takes “{{value}}”, which “{{words}}” says.',
  kindDefault: 'Enter takes “{{value}}”: nothing in the words says otherwise.',
  proposed: 'proposed',
  dateFrom: 'From “{{words}}”.',
  dateBeside: 'From “{{words}}” in the same sentence: check that it is the time of these words.',
  unsure: 'By convention: the words leave it open.',
  open: 'The words leave it open: Alt+↓ shows the other reading.',
  normal: '≈ {{value}}',
  none: {
    'no-number':
      'These words have no number. If the text gives none, leave the figure out; it stays listed as missing.',
    date: 'The number in these words is a date, no figure.',
    ordinal: 'The number in these words is a place in an order, no figure.',
    name: 'The number in these words belongs to a name.',
    several: 'These words have several figures that are no range: tag each by itself.',
    units: 'These words give one figure in two units: write the one that is meant.',
    long: 'These words are too long for one figure: tag the number with its unit alone.',
  },
  noDate: {
    'no-reference':
      'The time is said against the day of publication, which is not set. Set the date of the document (D, Publications).',
    'reference-vague': 'The document’s date, {{date}}, is not exact enough for what these words say.',
    event: 'The time hangs on an event; the calendar alone does not tell it.',
    'no-day': 'The calendar has no such day.',
  },
} as const;
