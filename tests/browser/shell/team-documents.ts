import type { MarkedDocument } from '../../support/annotators.ts';

const TROOPS =
  'Seoul, Monday.\n\nThe ministry said on Monday that about 11,000 soldiers have been sent to Russia. A spokesman in Kyiv added that 40 of them were killed near Kursk. Nobody else has confirmed either number, and the paper could not check them.\n\nMoscow denied everything in the evening.';
const FLOOD =
  'Police said 12 people died in the flood. The mayor said 15 died, and three are missing. Rain is expected until Friday.';
const ARABIC = 'قالت الوزارة يوم الاثنين إن نحو 11 ألف جندي أرسلوا إلى روسيا. ولم يؤكد أحد ذلك.';
const CHINESE = '国防部星期一表示,约一万一千名士兵已被派往俄罗斯。没有人证实这一消息。';

/** What three annotators made of four texts: one of each kind of disagreement, and one text that only one has read. */
export const TEAM_DOCUMENTS: readonly MarkedDocument[] = [
  {
    text: TROOPS,
    claims: [
      { id: 'sent', text: 'About 11,000 soldiers were sent.' },
      { id: 'killed', text: '40 soldiers were killed.' },
    ],
    marks: [
      {
        by: 'ana',
        id: 'a1',
        quote: 'about 11,000 soldiers have been sent to Russia',
        attributes: { certainty: 'certain' },
        claim: 'sent',
      },
      {
        by: 'bo',
        id: 'b1',
        quote: 'about 11,000 soldiers have been sent to Russia',
        attributes: { certainty: 'possible' },
        claim: 'sent',
      },
      { by: 'cy', quote: '11,000 soldiers have been sent to Rus' },
      { by: 'ana', id: 'a2', quote: 'The ministry', label: 'SOURCE' },
      { by: 'bo', id: 'b2', quote: 'ministry', label: 'SOURCE' },
      { by: 'cy', quote: 'The ministry', label: 'SOURCE' },
      {
        by: 'ana',
        id: 'a3',
        quote: '40 of them were killed near Kursk',
        attributes: { certainty: 'certain' },
        claim: 'killed',
      },
      {
        by: 'bo',
        id: 'b3',
        quote: '40 of them were killed near Kursk',
        attributes: { certainty: 'certain' },
        claim: 'sent',
      },
      { by: 'cy', quote: '40 of them', label: 'QUANTITY' },
      { by: 'bo', quote: 'Moscow denied everything' },
      { by: 'ana', quote: 'Monday that', label: 'TIME' },
      { by: 'ana', quote: 'A spokesman in Kyiv', label: 'SOURCE' },
      { by: 'bo', quote: 'A spokesman in Kyiv', label: 'SOURCE' },
    ],
    relations: [
      { type: 'attributed_to', from: 'a1', to: 'a2' },
      { type: 'attributed_to', from: 'b3', to: 'b2' },
    ],
  },
  {
    text: FLOOD,
    marks: [
      { by: 'ana', quote: '12 people died' },
      { by: 'bo', quote: '12 people died' },
      { by: 'cy', quote: '12 people died' },
      { by: 'ana', quote: 'The mayor', label: 'SOURCE' },
      { by: 'bo', quote: 'The mayor', label: 'SOURCE' },
      { by: 'ana', quote: '15 died' },
      { by: 'bo', quote: '15', label: 'QUANTITY' },
      { by: 'cy', quote: '15 died' },
    ],
  },
  {
    text: ARABIC,
    marks: [
      { by: 'ana', quote: 'نحو 11 ألف جندي أرسلوا إلى روسيا' },
      { by: 'bo', quote: 'نحو 11 ألف جندي', label: 'QUANTITY' },
    ],
  },
  {
    text: CHINESE,
    marks: [
      { by: 'ana', quote: '约一万一千名士兵已被派往俄罗斯' },
      { by: 'bo', quote: '一万一千名士兵已被派往俄罗斯' },
    ],
  },
  { text: 'Only one of them has read this one.', marks: [{ by: 'bo', quote: 'Only one', label: 'SOURCE' }] },
];
