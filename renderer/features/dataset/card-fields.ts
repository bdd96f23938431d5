import {
  cardPatchSchema,
  type CardField,
  type CardPatch,
  type DatasetCard,
} from '../../../shared/model/dataset-card.ts';

/** How a field of the card is written: a line, paragraphs, a name a line, or words between commas. */
export type Kind = 'line' | 'prose' | 'lines' | 'words' | 'choice';

/** The card in the order of the screen. */
export const SECTIONS = [
  { name: 'what', fields: ['title', 'description', 'languages', 'keywords', 'homepage'] },
  { name: 'rights', fields: ['licence', 'textRights', 'textRightsNote', 'sensitive'] },
  { name: 'who', fields: ['authors', 'contact', 'citation'] },
  {
    name: 'how',
    fields: ['sourceSelection', 'annotators', 'training', 'pay', 'guidelines', 'process'],
  },
  { name: 'use', fields: ['uses', 'limits'] },
  { name: 'release', fields: ['version', 'date'] },
] as const satisfies readonly { readonly name: string; readonly fields: readonly CardField[] }[];

const KINDS: Readonly<Partial<Record<CardField, Kind>>> = {
  title: 'line',
  homepage: 'line',
  contact: 'line',
  licence: 'line',
  version: 'line',
  date: 'line',
  authors: 'lines',
  languages: 'words',
  keywords: 'words',
  textRights: 'choice',
};

export const kindOf = (field: CardField): Kind => KINDS[field] ?? 'prose';

/** Licences that datasets are often given, by their SPDX identifiers. */
export const LICENCES = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC0-1.0',
  'ODC-By-1.0',
  'ODbL-1.0',
  'MIT',
  'Apache-2.0',
];

/** What the card says in a field, as it is written on the screen. */
export function textOf(card: DatasetCard, field: CardField): string {
  const value = card[field];
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return value.join(kindOf(field) === 'words' ? ', ' : '\n');
}

/** What a written text does to the card: nothing, a change, or it cannot stand there (`problem`: why, in English, as the card says it). */
export type Written =
  | { readonly kind: 'same' }
  | { readonly kind: 'patch'; readonly patch: CardPatch }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Reads what was written into a field. An empty field takes it away. Pure. */
export function writtenIn(card: DatasetCard, field: CardField, text: string): Written {
  const kind = kindOf(field);
  const plain = text.trim();
  const parts = plain
    .split(kind === 'words' ? /[,;\n]/ : '\n')
    .map((part) => part.trim())
    .filter(Boolean);
  const isList = kind === 'words' || kind === 'lines';
  const value = plain === '' || (isList && parts.length === 0) ? null : isList ? parts : plain;
  const parsed = cardPatchSchema.safeParse({ [field]: value });
  if (!parsed.success) return { kind: 'wrong', problem: parsed.error.issues[0]?.message ?? '' };
  const isSame = JSON.stringify(parsed.data[field] ?? null) === JSON.stringify(card[field] ?? null);
  return isSame ? { kind: 'same' } : { kind: 'patch', patch: parsed.data };
}
