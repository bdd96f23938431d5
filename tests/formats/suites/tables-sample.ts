import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import { byPlace } from '../../../electron/core/formats/native/order.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { annotation, record, relation } from '../make.ts';

/** A text that CSV has to quote, spreadsheets would run, and whose offsets differ by unit. */
export const TEXT = '=1+1 👩‍👩‍👧 "Police", said\r\n12 people died.\rAt least; 15 died.\n';

const uuid = (n: number): string => `0190aaaa-0000-7000-8000-00000000000${n}`;

const claim = (n: number, parts: readonly string[], rest: Partial<Annotation>): Annotation =>
  annotation(uuid(n), TEXT, parts, rest);

/** One document with everything that a dataset can hold, in the words of the suites' codebook. */
export const FULL: DatasetRecord = record(TEXT, {
  title: '+cmd|title',
  metadata: { language: 'en', words: 12, 'Größe "x"': true },
  publications: [{ fileName: 'a.txt', outlet: 'The Wire', date: '2024-10-28' }, { url: 'https://example.org/a,b' }],
  annotations: [
    claim(1, ['=1+1'], {
      attributes: { certainty: 'näher, "so"', topics: ['war', 'aid; money'], check_worthy: true, scale: 2, remark: '' },
      note: '-note',
      confidence: 0.25,
      claim: uuid(8),
      flags: [{ kind: 'ask_lead', text: 'one\nclaim?' }, { kind: 'unsure' }],
      origin: { kind: 'rule', from: ['a', 'b'] },
    }),
    claim(2, ['12 people died', '15 died'], { attributes: { strange: [1, 'x', true], remark: '[1]' }, note: '' }),
    claim(3, ['Police'], { label: 'SOURCE', layer: 'ana-lópez', attributes: { who: "'@Police" }, codebookVersion: '' }),
  ].toSorted(byPlace),
  claims: [{ id: uuid(8), text: '@twelve died', note: '\tnote' }],
  sources: [
    { id: 's-1', name: '=Courier', kind: 'outlet', aliases: ['The Courier', 'Ⓒ'], partOf: 's-2', note: 'x' },
    { id: 's-2', name: '国防部', kind: 'organisation', aliases: [] },
  ],
  labels: { ana: { genre: 'news', rating: -4.5 } },
  relations: [relation(uuid(7), uuid(3), uuid(1), { type: 'attributed_to', note: '-', attributes: { sure: true } })],
});
