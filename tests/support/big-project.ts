import { v7 as uuid } from 'uuid';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { AttributeDefinition, Codebook } from '../../shared/model/codebook.ts';
import type { Change } from '../../shared/model/record.ts';
import { utf16 } from '../../shared/text/units.ts';
import { SYSTEM_ACTOR } from '../../electron/core/services/project.ts';
import { CODEBOOK, projectWith } from './project.ts';

const attribute = (name: string, on: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  name,
  on,
  type: 'choice',
  mandatory: false,
  multiple: false,
  definition: '',
  values: [],
  needs: [],
  examples: [],
  ...more,
});

const values = (...names: (string | number)[]) => names.map((name) => ({ name, definition: '' }));

/** A codebook with something for every migration to work on. */
export const BIG_CODEBOOK: Codebook = {
  ...CODEBOOK,
  version: '1.0.0',
  labels: ['CLAIM', 'SOURCE', 'QUANTITY', 'REMARK', 'CUE'].map((name, color) => ({
    name,
    definition: `What a ${name} is.`,
    key: String(color + 1),
    color,
    badge: name.slice(0, 1),
    mandatory: false,
    examples: [],
  })),
  attributes: [
    attribute('certainty', 'CLAIM', {
      values: values('certain', 'probable', 'possible'),
      default: 'certain',
      scale: 'ordinal',
    }),
    attribute('hedge', 'CLAIM', { type: 'text', when: [{ attribute: 'certainty', values: ['probable', 'possible'] }] }),
    attribute('role', 'SOURCE', { values: values('press', 'state') }),
    attribute('amount', 'QUANTITY', { type: 'text' }),
    attribute('kinds', 'QUANTITY', { values: values('total', 'rate'), multiple: true }),
    attribute('sure', 'any', { values: values(1, 2, 3) }),
    attribute('genre', 'document', { values: values('news', 'opinion') }),
  ],
  relations: [
    { name: 'attributed_to', from: ['CLAIM'], to: ['SOURCE', 'CUE'] },
    { name: 'said_by', from: ['CLAIM'], to: ['SOURCE'] },
  ].map((relation) => ({ ...relation, scope: 'any', symmetric: false, transitive: false, definition: '' })),
};

const WORD = 'word ';
const DOCUMENTS = 20;

/** The attributes of the `i`th annotation of a label. */
function answers(label: string, i: number): Annotation['attributes'] {
  const sure = i % 4 === 0 ? {} : { sure: (i % 3) + 1 };
  switch (label) {
    case 'CLAIM':
      return {
        ...sure,
        certainty: ['certain', 'probable', 'possible'][i % 3] ?? '',
        ...(i % 5 === 0 && { hedge: 'maybe' }),
      };
    case 'SOURCE':
      return i % 2 === 0 ? { ...sure, role: i % 4 === 0 ? 'press' : 'state' } : sure;
    case 'QUANTITY':
      return {
        ...sure,
        amount: i % 10 === 0 ? 'a dozen' : String(i),
        kinds: i % 3 === 0 ? ['total', 'rate'] : ['total'],
      };
    default:
      return sure;
  }
}

/**
 * Makes a project file with `count` annotations in two layers over twenty texts: an eighth each of CLAIM, SOURCE and QUANTITY,
 * the rest REMARK; a relation from every second claim, and answers about every text in both layers.
 */
export function makeBigProject(path: string, count: number): void {
  const perDocument = Math.ceil(count / DOCUMENTS);
  const texts = Array.from({ length: DOCUMENTS }, (_, n) => `${n} ${WORD.repeat(perDocument + 1)}`);
  const { project, ids } = projectWith(path, texts);
  const changes: Change[] = [
    { entity: 'codebook', id: BIG_CODEBOOK.id, after: BIG_CODEBOOK },
    { entity: 'layer', id: 'ana', after: { id: 'ana', kind: 'annotator' } },
    { entity: 'layer', id: 'ben', after: { id: 'ben', kind: 'annotator' } },
  ];
  const relations: Change[] = [];
  for (let i = 0; i < count; i += 1) {
    const n = Math.floor(i / perDocument);
    const [document = '', text = ''] = [ids[n], texts[n]];
    const start = text.indexOf(' ') + 1 + (i % perDocument) * WORD.length;
    const label = ['CLAIM', 'SOURCE', 'QUANTITY'][i % 8] ?? 'REMARK';
    const layer = i % 16 < 8 ? 'ana' : 'ben';
    const id = `a${String(i).padStart(7, '0')}`;
    const fragments = [{ start: utf16(start), end: utf16(start + 4) }];
    const attributes = answers(label, Math.floor(i / 8));
    const after: Annotation = {
      id,
      document,
      layer,
      label,
      fragments,
      quote: 'word',
      attributes,
      codebookVersion: '1.0.0',
      origin: { kind: 'human' },
    };
    changes.push({ entity: 'annotation', id, after });
    if (i % 16 === 0) {
      const type = i % 32 === 0 ? 'said_by' : 'attributed_to';
      const to = `a${String(i + 1).padStart(7, '0')}`;
      relations.push({
        entity: 'relation',
        id: `r${id}`,
        after: { id: `r${id}`, layer, type, from: id, to, attributes: {} },
      });
    }
  }
  for (const document of ids) {
    for (const layer of ['ana', 'ben']) {
      const id = `${layer}/${document}`;
      changes.push({ entity: 'documentLabels', id, after: { id, layer, document, attributes: { genre: 'news' } } });
    }
  }
  project.write({
    batch: uuid(),
    name: 'fill',
    actor: SYSTEM_ACTOR,
    undoable: false,
    changes: [...changes, ...relations],
  });
  project.close();
}
