import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../../../shared/api/reply.ts';
import { codebookProblems } from '../../../shared/codebook/problems.ts';
import { nameSchema, type AttributeDefinition, type Codebook } from '../../../shared/model/codebook.ts';
import { lineOf } from '../../../shared/text/refuse.ts';
import { isVisible, NOT_VISIBLE } from '../../../shared/text/visible.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { badgesFor } from '../formats/codebook/badges.ts';
import { CODEBOOK_FORMAT, codebookOfFile, wholeFileSchema } from '../formats/codebook/schema.ts';
import { describeIssue } from '../formats/issues.ts';
import { Problem, refusalAt } from '../formats/problem.ts';
import { parseStrictJson } from '../formats/strict-json.ts';

/** A codebook is read by people; ours has 20 kB. */
export const MAX_CODEBOOK_BYTES = 8 * 2 ** 20;

const exampleSchema = z.object({
  doc: z.string().optional(),
  quote: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
});

const valuesSchema = z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.string())]);

/**
 * The short form of a codebook file, for writing by hand: what `seeds/codebook.json` is an example of. Fields that it does not
 * name are refused; keys, colours and badges are given where it names none.
 */
export const shortFileSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  offsets: z.string().optional(),
  documents: z.record(z.string(), z.string()).optional(),
  span_labels: z
    .array(
      z.strictObject({
        name: nameSchema,
        mandatory: z.boolean().default(false),
        default_on: z.boolean().optional(),
        definition: z.string().default(''),
        key: z.string().length(1).refine(isVisible, NOT_VISIBLE).optional(),
        examples: z.array(exampleSchema).default([]),
      }),
    )
    .min(1),
  attributes: z
    .array(
      z.strictObject({
        on: nameSchema,
        name: nameSchema,
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
        name: nameSchema,
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

type CodebookFile = z.infer<typeof shortFileSchema>;

/**
 * Reads a codebook file.
 *
 * @throws Refusal `not_found`, `io`, `refused` (naming the file and the line, the field or the thing that is wrong).
 */
export function readCodebookFile(path: string): Codebook {
  const codebook = readCodebookText(decodeCodebook(bytesOfCodebook(path), path), path);
  refuseProblems(codebook, path);
  return codebook;
}

/** The codebook of a JSON text, whatever is wrong with what it says. @throws Refusal `refused` where it is none. */
export function readCodebookText(text: string, path: string, known?: Codebook): Codebook {
  try {
    return parseCodebook(parseStrictJson(text), path, known);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const line = lineOf(text, (error.column ?? 1) - 1);
    throw refusalAt({ file: path, line }, `this codebook cannot be read: ${error.message}`);
  }
}

/** Refuses a codebook that has an error. @throws Refusal `refused`, naming the first. */
export function refuseProblems(codebook: Codebook, path: string): void {
  const [first, ...more] = codebookProblems(codebook).filter(({ severity }) => severity === 'error');
  if (!first) return;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw new Refusal('refused', `${path}: ${first.text}${rest}`, { file: path });
}

/** The bytes of a codebook file. @throws Refusal */
export function bytesOfCodebook(path: string): Uint8Array {
  let stat;
  try {
    stat = statSync(path);
    if (stat.isFile() && stat.size <= MAX_CODEBOOK_BYTES) return readFileSync(path);
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  const what = stat.isFile() ? `has more than ${MAX_CODEBOOK_BYTES / 2 ** 20} MiB` : 'is not a file';
  throw new Refusal('refused', `${path}: this ${what}; a codebook is a small file.`, { file: path });
}

/** The text of a codebook file. @throws Refusal `refused` where it is not UTF-8. */
export function decodeCodebook(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('refused', `${path}: this codebook is not UTF-8; save it as UTF-8.`, { file: path });
  }
}

/**
 * The codebook of a file's JSON, in either form. Of the short form, keys, colours and badges are given to labels that name none:
 * those that `known` has for them, else new ones.
 */
export function parseCodebook(json: unknown, path: string, known?: Codebook): Codebook {
  if (typeof json === 'object' && json !== null && 'format' in json) {
    if (json.format !== CODEBOOK_FORMAT && typeof json.format === 'string' && json.format.startsWith('claimwright-')) {
      throw new Refusal(
        'newer',
        `${path}: this codebook is of the form "${json.format}"; this program reads "${CODEBOOK_FORMAT}".`,
        { file: path },
      );
    }
    return codebookOfFile(shaped(wholeFileSchema, json, path));
  }
  const file = shaped(shortFileSchema, json, path);
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
  refuseTwice(
    path,
    'key',
    file.span_labels.flatMap(({ key }) => key ?? []),
  );
  const attributes = file.attributes.flatMap((attribute) => attributesOf(attribute, file));
  for (const attribute of attributes) refuseAttribute(path, attribute, file);
  const before = (name: string) => known?.labels.find((label) => label.name === name);
  const keys = keysFor(file.span_labels, before);
  const badges = badgesFor(file.span_labels.map(({ name }) => name));
  return {
    id: file.id,
    version: file.version,
    labels: file.span_labels.map((label, i) => ({
      name: label.name,
      definition: label.definition,
      ...(keys[i] !== undefined && { key: keys[i] }),
      color: before(label.name)?.color ?? i % 12,
      badge: before(label.name)?.badge ?? badges[i] ?? '?',
      mandatory: label.mandatory,
      examples: examplesOf(label.examples, file),
    })),
    attributes,
    relations: file.relations.map(({ example: _, from, to, ...relation }) => ({
      ...relation,
      from: endsOf(from),
      to: endsOf(to),
    })),
  };
}

function shaped<T>(schema: z.ZodType<T>, json: unknown, path: string): T {
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const what = issue ? describeIssue(issue, 'this is not a JSON object; a codebook is one') : 'this is not a codebook';
  throw new Refusal('refused', `${path}: ${what}.`, { file: path });
}

function refuseTwice(path: string, what: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new Refusal('refused', `${path}: the ${what} "${twice}" stands there twice. Give each a name of its own.`, {
      file: path,
    });
  }
}

/** Refuses an attribute that no annotation could have, and one that would begin with a value that it does not know. */
function refuseAttribute(
  path: string,
  { name, on, values, default: first }: AttributeDefinition,
  file: CodebookFile,
): void {
  const labels = file.span_labels.map((label) => label.name);
  const refused = (what: string): Refusal =>
    new Refusal('refused', `${path}: the attribute "${name}" ${what}.`, { file: path });
  if (on !== 'any' && !labels.includes(on)) {
    throw refused(`is on "${on}", which is no label of this codebook. It has ${labels.join(', ')}; "any" means all`);
  }
  if (first !== undefined && values.length > 0 && !values.some((value) => value.name === first)) {
    const known = values.map((value) => value.name).join(', ');
    throw refused(`begins with ${JSON.stringify(first)}, which is none of its values. It has ${known}`);
  }
}

/** Keys as the file gives them, or as they were; the others get 1 to 9 in their order. */
function keysFor(
  labels: CodebookFile['span_labels'],
  before: (name: string) => { readonly key?: string | undefined } | undefined,
): (string | undefined)[] {
  const given = new Set(labels.map(({ key }) => key));
  const kept = labels.map(({ name, key }) => {
    const old = before(name)?.key;
    return key ?? (given.has(old) ? undefined : old);
  });
  const taken = new Set(kept);
  const free = [...'123456789'].filter((key) => !taken.has(key));
  return kept.map((key, i) => key ?? (before(labels[i]?.name ?? '') ? undefined : free.shift()));
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
