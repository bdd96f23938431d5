import { resolve } from 'node:path';
import type { Client } from '../../shared/api/client.ts';
import type { Staged } from '../../shared/api/imports.ts';
import { Refusal } from '../../shared/api/reply.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import { RESERVED_LAYERS } from '../../shared/model/layer.ts';
import { readMappingFile } from '../core/services/mapping-file.ts';
import { UsageError } from './context.ts';
import type { Found } from './import-words.ts';

/** What the command line says of the names of other tools. */
export interface MappingOptions {
  readonly mapping?: string;
  readonly writeMapping?: string;
  readonly extend?: true;
  readonly anchor?: true;
  readonly again?: 'leave' | 'add';
}

/**
 * Maps staged datasets of other tools as the options say; every other file stays as it is. `annotator`: as told; whoever the files name alone
 * gives way to that unless the mapping's file says whose that is; several are told apart by their names and keep them.
 *
 * @throws UsageError, Refusal
 */
export async function mapped(
  client: Client,
  found: readonly Found[],
  options: MappingOptions,
  annotator?: Annotator,
): Promise<readonly Found[]> {
  const foreign = found.filter(({ staged }) => staged.content?.kind === 'foreign');
  const { writeMapping } = options;
  if (writeMapping !== undefined && foreign.length !== 1) {
    throw new UsageError(`--write-mapping is for one dataset of another tool; there are ${foreign.length}`);
  }
  const alone = annotator ? onlyPerson(foreign) : null;
  const told = options.mapping === undefined ? {} : readMappingFile(resolve(options.mapping)).annotators;
  const whose = annotator && alone !== null && !Object.hasOwn(told, alone) ? { [alone]: annotator.id } : {};
  const after: Found[] = [];
  for (const one of found) {
    after.push(foreign.includes(one) ? { ...one, staged: await mappedOne(client, one.staged, options, whose) } : one);
    if (Object.keys(whose).length > 0) refuseAsOne(after.at(-1));
  }
  if (writeMapping !== undefined) {
    const id = foreign[0]?.staged.id ?? '';
    await client.call('import.mapping.write', { id, path: resolve(writeMapping), overwrite: false });
  }
  return after;
}

/** @throws Refusal where --annotator would put one person's work to another's: a mapping may mean that, a flag never does */
function refuseAsOne(found: Found | undefined): void {
  const content = found?.staged.content;
  if (content?.kind !== 'foreign' || content.asOne.length === 0) return;
  throw new Refusal(
    'refused',
    `${content.asOne.join(' ')} Nothing was imported. Leave --annotator out, so that the file's name is kept, or name the layer in "annotators" of a mapping (--mapping).`,
    { file: found?.place ?? '' },
  );
}

const peopleIn = ({ staged: { content } }: Found): readonly string[] =>
  content?.kind !== 'foreign'
    ? []
    : content.words.annotators.map(({ name }) => name).filter((name) => !RESERVED_LAYERS.includes(name));

/** The one person whom all the files together name; null where it is nobody, or more than one. */
function onlyPerson(found: readonly Found[]): string | null {
  const names = new Set(found.flatMap(peopleIn));
  const [only] = names;
  return names.size === 1 ? (only ?? null) : null;
}

async function mappedOne(
  client: Client,
  staged: Staged,
  { mapping, anchor, again, extend }: MappingOptions,
  whose: Readonly<Record<string, string>>,
): Promise<Staged> {
  const { id } = staged;
  let now = staged;
  if (mapping !== undefined) {
    now = await client.call('import.mapping.read', { id, path: resolve(mapping) });
  }
  if (anchor) now = await client.call('import.inspect', { id, anchor: 'project' });
  if (again !== undefined) now = await client.call('import.inspect', { id, again });
  const isTold = extend === true || Object.keys(whose).length > 0;
  if (isTold && now.content?.kind === 'foreign') {
    const { annotators, ...before } = now.content.mapping;
    const told = { ...before, annotators: { ...annotators, ...whose }, ...(extend && { extend }) };
    now = await client.call('import.inspect', { id, mapping: told });
  }
  return now;
}

/** What --annotator does to the names in a file, where that is not what one may think: a sentence each. */
export function whoseNotes({ place, staged: { content } }: Found, annotator: Annotator): readonly string[] {
  const keep = (names: readonly string[]): string[] => {
    const others = names.filter((name) => name !== annotator.id && !RESERVED_LAYERS.includes(name));
    if (others.length === 0) return [];
    const are = others.slice(0, 5).join(', ') + (others.length > 5 ? ` and ${others.length - 5} more` : '');
    return [`${place}: --annotator ${annotator.name} is only for what names nobody; named in it and kept: ${are}`];
  };
  if (content?.kind === 'dataset') return keep(content.layers);
  if (content?.kind !== 'foreign') return [];
  const { mapping, words } = content;
  const people = words.annotators.map(({ name }) => name);
  const taken = people.filter((name) => mapping.annotators[name] === annotator.id && name !== annotator.id);
  return [
    ...taken
      .filter((name) => name !== annotator.name)
      .map((name) => `${place}: what ${JSON.stringify(name)} annotated becomes ${annotator.id}'s, as --annotator says`),
    ...keep(people.flatMap((name) => mapping.annotators[name] ?? [])),
  ];
}

/** @throws Refusal where one of the files waits for a word, naming it */
export function refuseWaiting(found: readonly Found[]): void {
  for (const { place, staged } of found) {
    const { content } = staged;
    if (content?.kind !== 'foreign' && content?.kind !== 'table') continue;
    if (content.waiting === null) continue;
    const help = content.kind === 'foreign' && content.unmapped.length > 0 ? ` ${HELP}` : '';
    throw new Refusal('refused', `${content.waiting}${help}`, { file: place });
  }
}

/** What to do about names that the codebook does not have. */
const HELP =
  'On the command line: --extend adds all of them; --write-mapping FILE writes what each becomes, to be changed (null leaves it out) and given with --mapping FILE.';
