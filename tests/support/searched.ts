import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { Output } from '../../shared/api/procedures.ts';
import type { Hit, SearchCursor } from '../../shared/api/search.ts';
import type { Area } from '../../shared/search/query.ts';
import { utf16 } from '../../shared/text/units.ts';
import { documentById } from '../../electron/core/repositories/documents.ts';
import type { OpenProject } from '../../electron/core/services/project.ts';
import { runSearch } from '../../electron/core/services/search.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { ANA, CODEBOOK, projectWith, temporaryFolder } from './project.ts';

/** Texts to search in: of several scripts, with a composed letter and characters of two code units. */
export const TEXTS = [
  'North Korea has sent 10,000 troops to Kursk, Seoul said. Troops may follow.',
  'South Korea’s military said the troops are “cannon fodder”. 북한군이 쿠르스크에 도착했다.',
  '据报道，朝鲜军队已抵达。 Nothing of the kind, said Pyongyang. 🚀 launch.',
  `Cafe\u0301 news: NORTH KOREANS in Kursk. ${'Filler sentence. '.repeat(20)}A last word on troops of the North.`,
];

interface Planted {
  readonly text: number;
  readonly quote: string;
  readonly label: string;
  readonly layer?: string;
  readonly note?: string;
  readonly attributes?: Record<string, string | string[]>;
}
const PLANTED: Planted[] = [
  {
    text: 0,
    quote: 'North Korea has sent 10,000 troops',
    label: 'CLAIM',
    note: 'Ask Ben about the figure',
    attributes: { certainty: 'certain' },
  },
  {
    text: 0,
    quote: '10,000 troops',
    label: 'QUANTITY',
    attributes: { unit: 'troops', kind: ['total', 'new_arrivals'] },
  },
  { text: 0, quote: 'Seoul', label: 'SOURCE', layer: 'ben' },
  {
    text: 1,
    quote: 'the troops are “cannon fodder”',
    label: 'CLAIM',
    layer: 'ben',
    attributes: { certainty: 'possible' },
  },
  {
    text: 3,
    quote: 'NORTH KOREANS in Kursk',
    label: 'CLAIM',
    attributes: { certainty: 'possible' },
    note: '쿠르스크 확인',
  },
];

/** A project of {@link TEXTS} with the work of two annotators, statuses and dates, and the ids of its documents. */
export function searchedProject(): { readonly project: OpenProject; readonly ids: readonly string[] } {
  const { project, ids } = projectWith(join(temporaryFolder(), 'search.claimwright'), TEXTS);
  const annotations = PLANTED.map(({ text, quote, label, layer = 'ana', note, attributes = {} }, i) => {
    const start = TEXTS[text]?.indexOf(quote) ?? -1;
    const fragments = [{ start: utf16(start), end: utf16(start + quote.length) }];
    const after = {
      id: `a${i}`,
      document: ids[text] ?? '',
      layer,
      label,
      fragments,
      quote,
      attributes,
      codebookVersion: '1',
    };
    return {
      entity: 'annotation',
      id: `a${i}`,
      after: { ...after, ...(note && { note }), origin: { kind: 'human' } },
    } as const;
  });
  // Known to the month, about, as a stretch, to the day.
  const dates = ['2024-06', '2024-05-20/2024-06-10', '2024-06~', '2024-07-02'];
  const dated = dates.flatMap((date, i) => {
    const document = documentById(project.db, ids[i] ?? '');
    if (!document) return [];
    const publications = document.publications.map((one) => ({ ...one, date, author: ['Ana Pérez', 'Chen'][i % 2] }));
    const metadata = { language: i === 2 ? 'zh' : 'en', desk: `Desk ${i}`, words: i };
    return [{ entity: 'document', id: document.id, after: { ...document, publications, metadata } } as const];
  });
  const labels = [...CODEBOOK.labels, { ...CODEBOOK.labels[0], name: 'EXCLUDED', key: '9', color: 3, badge: 'X' }];
  project.write({
    batch: uuid(),
    name: 'plant',
    actor: ANA.id,
    changes: [
      { entity: 'codebook', id: CODEBOOK.id, after: { ...CODEBOOK, labels } as typeof CODEBOOK },
      ...['ana', 'ben'].map((id) => ({ entity: 'layer', id, after: { id, kind: 'annotator' } }) as const),
      ...annotations,
      ...dated,
      {
        entity: 'status',
        id: `ana/${ids[0]}`,
        after: { id: `ana/${ids[0]}`, layer: 'ana', document: ids[0] ?? '', state: 'done' },
      },
    ],
  });
  return { project, ids };
}

/** What is asked for by who annotates as ana. */
export const asked = (query: string, areas?: readonly Area[]) => ({
  task: uuid(),
  query,
  layer: 'ana',
  ...(areas && { in: [...areas] }),
});

/** All hits of a query, read page by page. */
export async function hitsOf(
  project: OpenProject,
  query: string,
  areas?: readonly Area[],
  limit = 1000,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  let after: SearchCursor | undefined;
  for (;;) {
    const page: Output<'search.run'> = await runSearch(
      project.db,
      { ...asked(query, areas), limit, ...(after && { after }) },
      quietPace(),
    );
    hits.push(...page.hits);
    if (page.next === null) return hits;
    after = page.next;
  }
}
