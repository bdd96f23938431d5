/** The rich text field: notes, guidelines, definitions. */
export const rich = {
  toolbar: 'Formatting of {{field}}',
  bold: 'Bold',
  italic: 'Italic',
  code: 'Code',
  heading2: 'Heading',
  heading3: 'Smaller heading',
  bulletList: 'List',
  orderedList: 'Numbered list',
  blockquote: 'Quote',
  link: 'Link',
  address: 'Address of the link',
  addressHint: 'Begins with https:, http: or mailto:. It is shown and never opened from here.',
  addressWrong: 'Only addresses that begin with https:, http: or mailto: can be linked.',
  setLink: 'Set link',
  removeLink: 'Remove link',
  plain: 'Plain text',
  formatted: 'Formatting',
  onlyPlain:
    'This text has parts that the formatting cannot show as they are, so it is edited as plain text (CommonMark).',
  length: '{{length}} of {{max}} characters',
  tooLong:
    'Not put in: the text would have {{length}} characters, and {{max}} is the most. What was there is unchanged.',
} as const;
