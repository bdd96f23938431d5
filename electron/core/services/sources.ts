import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { aliasesBeside, createRegistry } from '../../../shared/claims/source-names.ts';
import type { Change } from '../../../shared/model/record.ts';
import { circleOfParts, MAX_ALIASES, MAX_SOURCE_NOTE, sourceKey, type Source } from '../../../shared/model/source.ts';
import type { ReadDb } from '../db/types.ts';
import { listSources, sourceById } from '../repositories/sources.ts';
import type { OpenProject } from './project.ts';
import { nameUses } from './source-uses.ts';

/**
 * Puts a source into the registry.
 *
 * @throws Refusal `conflict` where another source has one of its names.
 */
export function createSource(
  project: OpenProject,
  actor: string,
  { batch, id, name, kind, aliases = [], partOf, note }: Parsed<'sources.create'>,
): Written {
  if (sourceById(project.db, id)) throw new Refusal('conflict', `The source ${id} is there already.`);
  const after = made({ id, name, kind, aliases, partOf, note });
  refuseTaken(project.db, after, []);
  return project.write({ batch, name: `add source "${shortened(name)}"`, actor, changes: [put(after)] });
}

/** Changes fields of a source. Its old name stays as an alias where an annotation or a document has it. */
export function updateSource(
  project: OpenProject,
  actor: string,
  { batch, id, name, kind, addAliases = [], removeAliases = [], partOf, note }: Parsed<'sources.update'>,
): Written {
  const before = found(project.db, id);
  const isRenamed = name !== undefined && name !== before.name;
  const isUsed = isRenamed && nameUses(project.db, null).uses.has(sourceKey(before.name));
  const taken = new Set(removeAliases.map(sourceKey));
  const kept = before.aliases.filter((alias) => !taken.has(sourceKey(alias)));
  const after = made({
    id,
    name: name ?? before.name,
    kind: kind ?? before.kind,
    aliases: [...kept, ...addAliases, ...(isUsed ? [before.name] : [])],
    partOf: partOf === undefined ? before.partOf : (partOf ?? undefined),
    note: note === undefined ? before.note : (note ?? undefined),
  });
  refuseFull(after);
  refuseTaken(project.db, after, [before.name, ...before.aliases]);
  return project.write({ batch, name: nameOfUpdate(before, after), actor, changes: [put(after)] });
}

/**
 * Makes several sources one. The one that stays gets the names and notes of the others, what is part of them becomes part of
 * it, and where it is part of nothing it becomes part of what the first of them is part of.
 *
 * @throws Refusal `invalid` where names or notes are too many for one source.
 */
export function mergeSources(
  project: OpenProject,
  actor: string,
  { batch, into, sources: ids }: Parsed<'sources.merge'>,
): Written {
  const stays = found(project.db, into);
  const others = [...new Set(ids)].filter((id) => id !== into).map((id) => found(project.db, id));
  if (others.length === 0) throw new Refusal('invalid', 'A source cannot be merged with itself. Choose another one.');
  const gone = new Set(others.map(({ id }) => id));
  const registry = createRegistry(listSources(project.db));
  const names = others.flatMap(({ name, aliases }) => [name, ...aliases]);
  const notes = [stays, ...others].flatMap(({ note }) => note ?? []);
  const after = made({
    ...stays,
    aliases: [...stays.aliases, ...names],
    note: notes.length === 0 ? undefined : notes.join('\n\n'),
    partOf: undefined,
  });
  refuseFull(after);
  const parts = registry.sources
    .filter(({ id, partOf }) => partOf !== undefined && gone.has(partOf) && id !== into && !gone.has(id))
    .map((part): Source => ({ ...part, partOf: into }));
  /** What a source is part of when the others are gone. */
  const wholeOf = (source: Source | undefined): string | undefined => {
    let whole = source?.partOf;
    for (let n = gone.size; whole !== undefined && gone.has(whole) && n >= 0; n--) whole = registry.get(whole)?.partOf;
    return whole;
  };
  const rest = registry.sources.filter(
    ({ id }) => id !== into && !gone.has(id) && !parts.some((part) => part.id === id),
  );
  const whole = [stays, ...others]
    .map(wholeOf)
    .find((id) => id !== undefined && id !== into && !circleOfParts([...rest, ...parts, { ...after, partOf: id }]));
  const merged = { ...after, ...(whole !== undefined && { partOf: whole }) };
  const removed = others.map(({ id }): Change => ({ entity: 'source', id, after: null }));
  const [first] = others;
  const what = others.length === 1 && first ? `source "${shortened(first.name)}"` : `${others.length} sources`;
  return project.write({
    batch,
    name: `merge ${what} into "${shortened(stays.name)}"`,
    actor,
    changes: [put(merged), ...parts.map(put), ...removed],
  });
}

/** @throws Refusal `conflict` where annotations or documents name it, or others are part of it; it counts what may be seen. */
export function deleteSource(
  project: OpenProject,
  actor: string,
  { batch, id }: Parsed<'sources.delete'>,
  seen: ReadDb = project.db,
): Written {
  const source = found(project.db, id);
  const { mentions, documents } = usesOf(seen, source);
  const name = shortened(source.name);
  if (mentions + documents > 0) {
    const many = mentions === 1 ? '1 annotation' : `${mentions} annotations`;
    const texts = documents === 1 ? '1 document' : `${documents} documents`;
    throw new Refusal(
      'conflict',
      `The source "${name}" stays: ${mentions > 0 ? many : texts} of the project would name nobody then. Merge it into another source instead.`,
      { mentions, documents },
    );
  }
  if (seen !== project.db && usesOf(project.db, source).mentions > 0) {
    throw new Refusal(
      'conflict',
      `The source "${name}" stays: it is in use where you may not look yet. Nothing was changed; finish your own work there first, or ask whoever leads.`,
    );
  }
  return project.write({
    batch,
    name: `delete source "${name}"`,
    actor,
    changes: [{ entity: 'source', id, after: null }],
  });
}

/** The annotations that name a source, and the documents that it stands behind. */
function usesOf(db: ReadDb, { name, aliases }: Source): { readonly mentions: number; readonly documents: number } {
  const { uses } = nameUses(db, null);
  const own = [name, ...aliases].flatMap((one) => uses.get(sourceKey(one)) ?? []);
  return {
    mentions: own.reduce((sum, use) => sum + use.mentions, 0),
    documents: new Set(own.flatMap((use) => (use.published + use.written > 0 ? [...use.naming] : []))).size,
  };
}

/** A source as it is stored: no alias that says what another name says already, no empty fields. */
function made({
  id,
  name,
  kind,
  aliases,
  partOf,
  note,
}: Pick<Source, 'id' | 'name' | 'kind' | 'aliases'> & {
  readonly partOf: string | undefined;
  readonly note: string | undefined;
}): Source {
  return {
    id,
    name,
    kind,
    aliases: aliasesBeside(name, aliases),
    ...(partOf !== undefined && { partOf }),
    ...(note !== undefined && note.trim() !== '' && { note }),
  };
}

/** @throws Refusal `invalid` where a source would have more names, or a longer note, than one holds. */
function refuseFull({ name, aliases, note = '' }: Source): void {
  const full = (what: string, has: string, holds: number, then: string): Refusal =>
    new Refusal(
      'invalid',
      `${what} "${shortened(name)}" would have ${has} in all; a source holds ${holds}. Nothing was changed. ${then}`,
    );
  if (aliases.length > MAX_ALIASES)
    throw full(
      'The source',
      `${aliases.length} aliases`,
      MAX_ALIASES,
      'Take away those that no text has, then do it again.',
    );
  if (note.length > MAX_SOURCE_NOTE)
    throw full(
      'The note of',
      `${note.length} characters`,
      MAX_SOURCE_NOTE,
      'Shorten one of the notes, then do it again.',
    );
}

const put = (after: Source): Change => ({ entity: 'source', id: after.id, after });

/** Only names that are new to the source are asked: what a dataset or a merge of projects has brought can be mended step by step. */
function refuseTaken(db: ReadDb, { id, name, aliases }: Source, before: readonly string[]): void {
  const known = new Set(before.map(sourceKey));
  const registry = createRegistry(listSources(db).filter((other) => other.id !== id));
  for (const one of [name, ...aliases]) {
    if (known.has(sourceKey(one))) continue;
    const meaning = registry.meaning(one);
    if (meaning.kind === 'unknown') continue;
    const other = meaning.kind === 'source' ? meaning.source : meaning.sources[0];
    throw new Refusal(
      'conflict',
      `"${shortened(one)}" is a name of the source "${shortened(other?.name ?? '')}" already, and would mean both. Merge the two, or give a longer name. Nothing was changed.`,
      { source: other?.id ?? '' },
    );
  }
}

/** By the first thing that it does. */
function nameOfUpdate(before: Source, after: Source): string {
  const name = `"${shortened(after.name)}"`;
  if (before.name !== after.name) return `rename source to ${name}`;
  const added = after.aliases.find((alias) => !before.aliases.includes(alias));
  if (added !== undefined) return `add alias "${shortened(added)}" to source ${name}`;
  if (before.aliases.length > after.aliases.length) return `take an alias from source ${name}`;
  return `edit source ${name}`;
}

function found(db: ReadDb, id: string): Source {
  const source = sourceById(db, id);
  if (source) return source;
  throw new Refusal('not_found', `There is no source ${id}. It may have been deleted, or merged into another one.`, {
    source: id,
  });
}

/** A name in few words, for names that stand in menus. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 38).toWellFormed()}…` : text);
