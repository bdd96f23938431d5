/** Answers to the codebook's questions: dates in words, one-line quantities, conditions, what is missing. */
export const answers = {
  yes: 'yes',
  no: 'no',
  asked_one: 'One more question: {{names}}',
  asked_other: '{{count}} more questions: {{names}}',
  unasked: 'No longer asked: {{names}}',
  resting: 'Not asked now; the value is kept',
  retired: 'Retired: no longer asked of new ones',
  jump: 'Answer “{{name}}”',
  notADate:
    'Not saved. Write 2024, 2024-10 or 2024-10-28; ~ behind it means about, ? perhaps, X an unknown digit; 2024-10-01/2024-10-28 from … to.',
  date: {
    about: 'about {{date}}',
    perhaps: 'perhaps {{date}}',
    aboutPerhaps: 'perhaps, and about, {{date}}',
    interval: 'from {{from}} to {{to}}',
    open: 'open',
    unknown: 'unknown',
    unspecified: '{{date}}, X stands for unknown digits',
    oneOf: 'one of several dates',
    allOf: 'several dates',
    season: '{{season}} {{year}}',
    seasons: {
      s21: 'spring',
      s22: 'summer',
      s23: 'autumn',
      s24: 'winter',
      other: 'part {{number}} of',
    },
  },
  proposed: 'Enter: {{answer}}',
  entity: {
    known_one: '{{count}} time in this project',
    known_other: '{{count}} times in this project',
    offered: 'Names already used',
  },
  quantity: {
    name: 'Figure',
    hint: 'In one line: >= 2 million rounds, ~10,000 troops, 10–12 days.',
    single: 'Each value by itself',
    problems: {
      number:
        'Not saved: write a figure such as 10,000 or 2 million, with ~, >= or <= before it and what is counted behind it.',
      order: 'Not saved: the first figure of a range must be the smaller one.',
      comparator: 'Not saved: the codebook does not have this comparator. It has {{names}}.',
      range: 'Not saved: a range has no >= or <=.',
      unit: 'Not saved: what stands behind the figure begins like another figure. Write the unit in words.',
      two: 'Not saved: these are two figures. Tag two QUANTITY spans, one for each.',
    },
  },
} as const;
