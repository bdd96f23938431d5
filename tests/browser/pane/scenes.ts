import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import type { Block } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';

const NAMES = ['CLAIM', 'SOURCE', 'TARGET', 'QUANTITY', 'TIME', 'PLACE', 'EVENT', 'EVIDENCE'] as const;

/** Eight labels with a colour and a letter each. */
export const LABELS: Label[] = NAMES.map((name, color) => ({
  name,
  definition: '',
  key: String(color + 1),
  color,
  badge: name.slice(0, name.startsWith('E') ? 2 : 1),
  mandatory: false,
  examples: [],
}));

/** Every line of a text that is not empty, as a paragraph. Lines end in LF, CR or CRLF. */
export function blocksOf(
  text: string,
  kindOf: (line: string, number: number) => Block['kind'] = () => 'paragraph',
): Block[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((match, number) => {
    const kind = kindOf(match[0], number);
    return {
      kind,
      ...(kind === 'heading' ? { level: number === 0 ? 1 : 2 } : {}),
      start: utf16(match.index),
      end: utf16(match.index + match[0].length),
    };
  });
}

/** An annotation of one or more fragments, given as `[start, end]`. */
export function annotation(text: string, id: string, label: string, ...fragments: [number, number][]): Annotation {
  return {
    id,
    document: `d_${'a'.repeat(26)}`,
    layer: 'ana',
    label,
    fragments: fragments.map(([start, end]) => ({ start: utf16(start), end: utf16(end) })),
    quote: text.slice(fragments[0]?.[0], fragments.at(-1)?.[1]),
    attributes: {},
    codebookVersion: '1.0.0',
    origin: { kind: 'human' },
  };
}

/** Where a phrase stands in a text. */
export function find(text: string, phrase: string): [number, number] {
  const start = text.indexOf(phrase);
  if (start < 0) throw new Error(`expected ${JSON.stringify(phrase)} in the text, got nothing`);
  return [start, start + phrase.length];
}

const SEEDS = join(import.meta.dirname, '../../../seeds');

/** The text of a seed article by its number, such as `004`. */
export function seed(number: string): string {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(number));
  if (!file) throw new Error(`expected a seed ${number}, got none`);
  return readFileSync(join(SEEDS, file), 'utf8');
}
