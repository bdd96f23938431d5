import type { FileTree, TreeFile } from '../foreign.ts';
import type { Declared } from '../mapping/declared.ts';
import { bytesOf } from '../tree-in.ts';
import { OWN_MARK } from './config.ts';
import { AS_WRITTEN, OWN_WORDS, type Words } from './parse.ts';

/** What an `annotation.conf` says, and how many of its lines could not be understood. */
export interface Configuration extends Declared {
  readonly unread: number;
}

type Section = 'entities' | 'relations' | 'events' | 'attributes';

const SECTIONS: Readonly<Record<string, Section>> = {
  entities: 'entities',
  // Its name before brat 1.2.
  spans: 'entities',
  relations: 'relations',
  events: 'events',
  attributes: 'attributes',
};

/** A line of a section: a type, and what stands behind it by role. */
interface Entry {
  readonly section: Section;
  readonly name: string;
  /** `!` before a name: it only holds others together, and nothing is annotated with it. */
  readonly isOnlyGroup: boolean;
  readonly args: readonly (readonly [role: string, types: string])[];
}

/** Longer ones are no configuration that people wrote; nothing of them is used, and that is told. */
const MOST_BYTES = 2 ** 20;
const MOST_TYPES = 2000;

const NOTHING: Declared = { labels: [], relations: [], attributes: [] };

const MACRO = /^(<[^<>\s]+>)\s*=\s*(\S.*)$/;
const ENTRY = /^(!?)([^\s!][^\s]*)(?:\s+(\S.*))?$/;
const ARG = /^([^:\s]+):(\S+)$/;

/**
 * Reads an `annotation.conf`: types of entities and events, relations with their ends, attributes with what they are on and their values.
 * The tree that tabs make is only an order there, so it is flat here; the first of several names of a type is the one in the files. What an
 * event takes part in is a relation by its role, as it is read. Lines that are none of the language are counted. Pure.
 */
export function readConfiguration(text: string, words: Words = AS_WRITTEN): Configuration {
  const macros = new Map<string, string>();
  const entries: Entry[] = [];
  let section: Section | undefined;
  let unread = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const said = line.trim();
    if (said === '' || said.startsWith('#') || /^-+$/.test(said)) continue;
    const head = /^\[(.+)\]$/.exec(said)?.[1];
    const macro = MACRO.exec(said);
    if (head !== undefined) section = SECTIONS[head.toLowerCase()];
    else if (macro) {
      if (macros.size === MOST_TYPES) return { ...NOTHING, unread: text.split('\n').length };
      macros.set(macro[1] ?? '', macro[2] ?? '');
    } else if (section !== undefined) {
      if (entries.length === MOST_TYPES) return { ...NOTHING, unread: text.split('\n').length };
      const entry = entryOf(said, section, words);
      if (entry === null) unread += 1;
      // `<OVERLAP>` says what may lie on what, and is no type.
      else if (!entry.name.startsWith('<')) entries.push(entry);
    }
  }
  return { ...declared(entries, macros, words), unread };
}

function entryOf(line: string, section: Section, words: Words): Entry | null {
  const [, group = '', names, rest = ''] = ENTRY.exec(line) ?? [];
  if (names === undefined) return null;
  const args = rest
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => ARG.exec(one));
  const name = words.name(names.split('|')[0] ?? '');
  if (name === '' || name === '__proto__' || args.includes(null)) return null;
  return {
    section,
    name,
    isOnlyGroup: group === '!',
    args: args.map((one) => [one?.[1] ?? '', one?.[2] ?? ''] as const),
  };
}

function declared(entries: readonly Entry[], macros: ReadonlyMap<string, string>, words: Words): Declared {
  const of = (section: Section): readonly Entry[] =>
    entries.filter((one) => one.section === section && !one.isOnlyGroup);
  const names = (section: Section): readonly string[] => [...new Set(of(section).map(({ name }) => name))];
  const [entities, events] = [names('entities'), names('events')];
  const labels = [...new Set([...entities, ...events])];
  const known = new Set(labels);

  const meant = new Map<string, ReadonlySet<string>>();
  /** What a name or a macro means. Each macro is looked up once; one inside of itself means nothing more there. */
  function typesOf(one: string): Iterable<string> {
    if (one === '<ENTITY>') return entities;
    if (one === '<EVENT>') return events;
    if (one === '<ANY>') return labels;
    const macro = macros.get(one);
    if (macro === undefined) return [words.name(one)].filter((name) => known.has(name));
    const before = meant.get(one);
    if (before) return before;
    const all = new Set<string>();
    meant.set(one, all);
    for (const part of new Set(macro.split('|'))) for (const type of typesOf(part)) all.add(type);
    return all;
  }
  /** The labels that `Person|<EVENT>` means. */
  const types = (written: string): readonly string[] => [
    ...new Set([...new Set(written.split('|'))].flatMap((one) => [...typesOf(one)])),
  ];
  const under = ({ args }: Entry, role: string): string => args.find(([name]) => name === role)?.[1] ?? '';
  const ends = (entry: Entry): readonly string[] =>
    entry.args.filter(([role]) => !role.startsWith('<')).map(([, written]) => written);

  const relations = of('relations').map((entry) => {
    const [from = '', to = ''] = ends(entry);
    const kind = under(entry, '<REL-TYPE>').split('-');
    const is = (word: string): boolean => kind.includes(word);
    return {
      name: entry.name,
      from: types(from),
      to: types(to),
      symmetric: is('symmetric'),
      transitive: is('transitive'),
    };
  });
  const roles = of('events').flatMap((entry) =>
    entry.args
      .filter(([role]) => !role.startsWith('<'))
      .map(([role, written]) => ({
        name: role.replace(/[?*+]$|\{[^{}]*\}$/, ''),
        from: [entry.name],
        to: types(written),
        symmetric: false,
        transitive: false,
      })),
  );
  const attributes = of('attributes').map((entry) => ({
    name: entry.name,
    on: types(under(entry, 'Arg')),
    values: under(entry, 'Value')
      .split('|')
      .filter((one) => one !== '')
      .map((one) => words.text(one)),
  }));
  return { labels, relations: [...relations, ...roles], attributes };
}

const isConfiguration = ({ path }: TreeFile): boolean => /(?:^|\/)annotation\.conf$/.test(path);

/** What all `annotation.conf` of a dataset say together; null where it has none. */
export function configurationOf({ files }: FileTree): Configuration | null {
  const found = files.filter(isConfiguration).map(({ source }) => {
    const bytes = bytesOf(source);
    if (bytes.length > MOST_BYTES) return { ...NOTHING, unread: 1 };
    const text = new TextDecoder().decode(bytes);
    return readConfiguration(text, text.startsWith(OWN_MARK) ? OWN_WORDS : AS_WRITTEN);
  });
  if (found.length === 0) return null;
  return {
    labels: found.flatMap(({ labels }) => labels),
    relations: found.flatMap(({ relations }) => relations),
    attributes: found.flatMap(({ attributes }) => attributes),
    unread: found.reduce((sum, { unread }) => sum + unread, 0),
  };
}
