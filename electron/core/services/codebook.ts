import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../../../shared/api/reply.ts';
import { describeIssue } from '../formats/issues.ts';
import type { AttributeDefinition, Codebook } from '../../../shared/model/codebook.ts';

const exampleSchema = z.object({
  doc: z.string().optional(),
  quote: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
});

const valuesSchema = z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.string())]);

/** The shape of a codebook file: what `seeds/codebook.json` is an example of. Fields that it does not name are refused. */
const fileSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  offsets: z.string().optional(),
  documents: z.record(z.string(), z.string()).optional(),
  span_labels: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1),
        mandatory: z.boolean().default(false),
        default_on: z.boolean().optional(),
        definition: z.string().default(''),
        key: z.string().length(1).optional(),
        examples: z.array(exampleSchema).default([]),
      }),
    )
    .min(1),
  attributes: z
    .array(
      z.strictObject({
        on: z.string(),
        name: z.string().trim().min(1),
        mandatory: z.boolean().default(false),
        multiple: z.boolean().default(false),
        definition: z.string().default(''),
        type: z.string().optional(),
        values: valuesSchema.optional(),
        default: z.union([z.string(), z.number()]).optional(),
        scale: z.string().optional(),
        needs: z.array(z.string()).default([]),
        examples: z.array(exampleSchema).default([]),
      }),
    )
    .default([]),
  relations: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1),
        from: z.string(),
        to: z.string(),
        scope: z.enum(['same document', 'any']).default('any'),
        symmetric: z.boolean().default(false),
        transitive: z.boolean().default(false),
        definition: z.string().default(''),
        example: z.unknown().optional(),
      }),
    )
    .default([]),
});

type CodebookFile = z.infer<typeof fileSchema>;

/**
 * Reads a codebook file.
 *
 * @throws Refusal `not_found`, `refused` (naming the file and the field).
 */
export function readCodebookFile(path: string): Codebook {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new Refusal('not_found', `The codebook ${path} cannot be read (${String(error)}).`, { file: path });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Refusal('refused', `${path}: this codebook is not JSON (${String(error)}).`, { file: path });
  }
  return parseCodebook(json, path);
}

/** The codebook of a file's JSON: keys, colours and badges are given to labels that name none. */
export function parseCodebook(json: unknown, path: string): Codebook {
  const parsed = fileSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const what = issue
      ? describeIssue(issue, 'this is not a JSON object; a codebook is one')
      : 'this is not a codebook';
    throw new Refusal('refused', `${path}: ${what}.`, { file: path });
  }
  const file = parsed.data;
  refuseTwice(
    path,
    'label',
    file.span_labels.map(({ name }) => name),
  );
  refuseTwice(
    path,
    'relation',
    file.relations.map(({ name }) => name),
  );
  const keys = keysFor(file.span_labels);
  const badges = badgesFor(file.span_labels.map(({ name }) => name));
  return {
    id: file.id,
    version: file.version,
    labels: file.span_labels.map((label, i) => ({
      name: label.name,
      definition: label.definition,
      ...(keys[i] !== undefined && { key: keys[i] }),
      color: i % 12,
      badge: badges[i] ?? '?',
      mandatory: label.mandatory,
      examples: examplesOf(label.examples, file),
    })),
    attributes: file.attributes.flatMap((attribute) => attributesOf(attribute, file)),
    relations: file.relations.map(({ example: _, from, to, ...relation }) => ({
      ...relation,
      from: endsOf(from),
      to: endsOf(to),
    })),
  };
}

function refuseTwice(path: string, what: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new Refusal('refused', `${path}: the ${what} "${twice}" stands there twice. Give each a name of its own.`, {
      file: path,
    });
  }
}

/** Keys as the file gives them; the others get 1 to 9 in their order. */
function keysFor(labels: CodebookFile['span_labels']): (string | undefined)[] {
  const given = new Set(labels.map(({ key }) => key));
  const free = [...'123456789'].filter((key) => !given.has(key));
  return labels.map(({ key }) => key ?? free.shift());
}

/** A letter for each label that no other one has: its first where that is free, else the first that is, else two. */
function badgesFor(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letters = [...name.toUpperCase()].filter((letter) => /\p{L}|\p{N}/u.test(letter));
    const pairs = letters.slice(1).map((letter) => `${letters[0]}${letter}`);
    const badge = [...letters, ...pairs].find((candidate) => candidate.length <= 2 && !taken.has(candidate)) ?? '?';
    taken.add(badge);
    return badge;
  });
}

function examplesOf(
  examples: readonly z.infer<typeof exampleSchema>[],
  file: CodebookFile,
): Codebook['labels'][number]['examples'] {
  return examples.flatMap(({ doc, quote, value }) => {
    if (quote === undefined) return [];
    const name = doc === undefined ? undefined : (file.documents?.[doc] ?? doc);
    return [{ quote, ...(name !== undefined && { file: name }), ...(value !== undefined && { value }) }];
  });
}

/** A file may name two attributes of one kind at once: "value_min/value_max". */
function attributesOf(attribute: CodebookFile['attributes'][number], file: CodebookFile): AttributeDefinition[] {
  const { values = [], type, default: initial, scale } = attribute;
  const list = Array.isArray(values)
    ? values.map((name) => ({ name, definition: '' }))
    : Object.entries(values).map(([name, definition]) => ({ name, definition }));
  return attribute.name.split('/').map((name) => ({
    name: name.trim(),
    on: attribute.on,
    type: list.length > 0 ? 'choice' : type === 'number' ? 'number' : 'text',
    mandatory: attribute.mandatory,
    multiple: attribute.multiple,
    definition: [attribute.definition, type && type !== 'number' ? `(${type})` : ''].filter(Boolean).join(' '),
    values: list,
    ...(initial !== undefined && { default: initial }),
    ...(scale !== undefined && { scale }),
    needs: attribute.needs,
    examples: examplesOf(attribute.examples, file),
  }));
}

/** "EVIDENCE|CLAIM" names two labels; "CLAIM (later)" names one and says which. */
const endsOf = (ends: string): string[] => ends.split('|').map((end) => end.replace(/\s*\(.*\)$/, '').trim());
