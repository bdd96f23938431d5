import type { DatasetRecord } from '../../electron/core/formats/dataset.ts';
import { annotation, record, relation } from './make.ts';

const WIRE = 'Police said 12 people died. "At least 15 died," the mayor 👩‍👩‍👧 said.\r\nMore to follow.\r\n';
const EAST = '国防部称，约1万名士兵𠮷抵达。 The Pentagon disagreed.\n';
const RIGHT_TO_LEFT = 'قال المتحدث إن عشرة أشخاص قتلوا.\n\u2067שלום\u2069 — Ame\u0301lie said so\u200b.';

/** Three hand-made documents that hold every trap of the format, in no particular order. */
export const SAMPLE: readonly DatasetRecord[] = [
  record(WIRE, {
    title: 'Twelve or fifteen 👩‍👩‍👧',
    metadata: { language: 'en', story: 17, wire: true, '\u{10000}': 'after', '\uffff': 'before' },
    publications: [
      { fileName: 'wire.txt', outlet: 'The Courier', date: '2024-10-28' },
      { url: 'https://example.org/a' },
    ],
    annotations: [
      annotation('a-quote', WIRE, ['At least 15 died'], { attributes: { certainty: 'certain', kinds: ['x', 'y'] } }),
      annotation('B-split', WIRE, ['At least', 'died'], { confidence: 0.5, note: 'two parts, "one" claim\n\\u0000' }),
      annotation('a-all', WIRE, [WIRE], {
        label: 'SOURCE',
        layer: 'bo',
        attributes: { source_entity: 'the  courier' },
      }),
      annotation('a-emoji', WIRE, ['👩‍👩‍👧 said'], { origin: { kind: 'propagation', from: ['a-quote'] }, claim: 'card-1' }),
      annotation('a-deaths', WIRE, ['12 people died'], { codebookVersion: '0.9' }),
    ],
    claims: [{ id: 'card-1', text: 'The mayor 👩‍👩‍👧 said so.', note: 'one mention' }],
    sources: [
      { id: 'S-press', name: 'The Press 👩‍👩‍👧 Group', kind: 'organisation', aliases: [], note: 'owns it' },
      { id: 's-courier', name: 'Courier', kind: 'outlet', aliases: ['The Courier', 'Ⓒ'], partOf: 'S-press' },
    ],
    relations: [
      relation('R-2', 'a-deaths', 'e-claim', { note: 'across', layer: 'bo' }),
      relation('r-1', 'a-deaths', 'a-quote', { attributes: { strength: 3 } }),
    ],
  }),
  record(EAST, {
    title: '',
    mediaType: 'text/markdown',
    annotations: [
      annotation('e-claim', EAST, ['约1万名士兵𠮷抵达']),
      annotation('e-source', EAST, ['The Pentagon'], {
        label: 'SOURCE',
        origin: { kind: 'import', from: ['brat'] },
        attributes: { source_entity: ['国防部', 'Courier'] },
      }),
    ],
    sources: [
      { id: 'S-press', name: 'The Press 👩‍👩‍👧 Group', kind: 'organisation', aliases: [], note: 'owns it' },
      { id: 's-courier', name: 'Courier', kind: 'outlet', aliases: ['The Courier', 'Ⓒ'], partOf: 'S-press' },
      { id: 's-ministry', name: '国防部', kind: 'organisation', aliases: [] },
    ],
    relations: [relation('r-3', 'e-claim', 'e-source', { type: 'attributed_to' })],
  }),
  record(RIGHT_TO_LEFT, {
    title: 'RTL',
    annotations: [
      annotation('z-arabic', RIGHT_TO_LEFT, ['عشرة أشخاص قتلوا']),
      annotation('z-amelie', RIGHT_TO_LEFT, ['Ame\u0301lie'], { layer: 'ana-lópez', label: 'SOURCE' }),
    ],
  }),
];

/** The ends of relations that stand in another document, as the project would state them. */
export const WITH_ENDS: readonly DatasetRecord[] = SAMPLE.map((document) => ({
  ...document,
  relations: document.relations.map((one) => {
    const other = SAMPLE.find(({ annotations }) => annotations.some(({ id }) => id === one.to));
    return other === undefined || other === document ? one : { ...one, toDocument: other.id };
  }),
}));
