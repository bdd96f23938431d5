import { Refusal } from '../../../shared/api/reply.ts';
import {
  ATTRIBUTE_TYPES,
  ON_DOCUMENT,
  type AttributeDefinition,
  type Codebook,
} from '../../../shared/model/codebook.ts';
import type { CodebookFile, FileExample, FileQuestion } from './codebook-file.ts';

type Type = AttributeDefinition['type'];

/** Every attribute of a file, those on the document last. @throws Refusal `refused` for a type that is none. */
export function attributesOf(file: CodebookFile, path: string): AttributeDefinition[] {
  const all = [...file.attributes, ...file.document_labels.map((label) => ({ ...label, on: ON_DOCUMENT }))];
  return all.flatMap(({ on, ...question }) => definitionsOf(question, on, file, path));
}

/** A file may name two attributes at once, of one kind ("value_min/value_max") or of one each ("EDTF date / gazetteer name"). */
function definitionsOf(question: FileQuestion, on: string, file: CodebookFile, path: string): AttributeDefinition[] {
  const { values = [], type: stated, default: initial, examples, retired, key, ...rest } = question;
  const list = Array.isArray(values)
    ? values.map((name) => ({ name, definition: '' }))
    : Object.entries(values).map(([name, definition]) => ({ name, definition }));
  const names = question.name.split('/').map((name) => name.trim());
  const types = stated?.split(' / ') ?? [];
  return names.map((name, i): AttributeDefinition => {
    const said = types.length === names.length ? types[i] : stated;
    const type = list.length > 0 && said === undefined ? 'choice' : typeOf(said, name, path);
    if (list.length > 0 && type !== 'choice') {
      throw refused(path, name, `has values, but its type is "${said}". Only a choice has values`);
    }
    const isExplained = said !== undefined && !ATTRIBUTE_TYPES.some((known) => known === said);
    return {
      ...without(rest),
      name,
      on,
      type,
      definition: [rest.definition, isExplained ? `(${said})` : ''].filter(Boolean).join(' '),
      values: list,
      ...(initial !== undefined && { default: initial }),
      examples: examplesOf(examples, file),
      // One key leads to one question.
      ...(key !== undefined && i === 0 && { key }),
      ...(retired && { retired }),
    };
  });
}

/** Optional fields that the file leaves out are left out here, too. */
function without({
  scale,
  when,
  comparator,
  unit,
  ...rest
}: Omit<FileQuestion, 'values' | 'type' | 'default' | 'examples' | 'retired' | 'key'>) {
  return {
    ...rest,
    ...(scale !== undefined && { scale }),
    ...(when !== undefined && { when }),
    ...(comparator !== undefined && { comparator }),
    ...(unit !== undefined && { unit }),
  };
}

/** Types that people wrote in words: the words are kept as part of the definition. */
const WORDED: readonly (readonly [RegExp, Type])[] = [
  [/\b(?:EDTF|date)\b/i, 'date'],
  [/\b(?:entity|gazetteer)\b/i, 'entity'],
];

/** "number", "text, e.g. troops", "text or entity id": a type by its name, or in words; a single word that is none is refused. */
function typeOf(stated: string | undefined, name: string, path: string): Type {
  if (stated === undefined) return 'text';
  const exact = ATTRIBUTE_TYPES.find((type) => type === stated);
  if (exact) return exact;
  if (!stated.trim().includes(' ')) {
    throw refused(path, name, `has the type ${JSON.stringify(stated)}. The types are ${ATTRIBUTE_TYPES.join(', ')}`);
  }
  const [worded] = stated.split(',');
  return WORDED.find(([words]) => words.test(worded ?? ''))?.[1] ?? 'text';
}

const refused = (path: string, name: string, what: string): Refusal =>
  new Refusal('refused', `${path}: the attribute "${name}" ${what}.`, { file: path });

/** Examples of a file as the codebook keeps them: with the name of the document that they are from. */
export function examplesOf(
  examples: readonly FileExample[],
  file: CodebookFile,
): Codebook['labels'][number]['examples'] {
  return examples.flatMap(({ doc, quote, value }) => {
    if (quote === undefined) return [];
    const name = doc === undefined ? undefined : (file.documents?.[doc] ?? doc);
    return [{ quote, ...(name !== undefined && { file: name }), ...(value !== undefined && { value }) }];
  });
}
