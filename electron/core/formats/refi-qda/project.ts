import { refusalAt } from '../problem.ts';
import type { XmlElement } from '../xml-in.ts';
import { plainGuid } from './ids.ts';
import { DOCUMENT_LABEL } from './variables.ts';
import { OWN_ORIGIN } from './write.ts';

/** A code as annotations are named by it. */
export interface Code {
  readonly label: string;
  /** In our own files: the value of an attribute that it stands for. */
  readonly value: { readonly attribute: string; readonly text: string } | null;
}

/** What `project.qde` says beside its sources. */
export interface Qde {
  readonly file: string;
  /** Whether we wrote it. */
  readonly isOwn: boolean;
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, Code>;
  readonly variables: ReadonlyMap<string, { readonly name: string; readonly isLabel: boolean }>;
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly links: readonly XmlElement[];
  readonly sources: readonly XmlElement[];
  /** What it has that is not read: "picture", 2. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** The child with this name, or undefined. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The children with this name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The GUID in an attribute. @throws Refusal where there is none. */
export function guidIn(element: XmlElement, attribute: string, file: string): string {
  const written = element.attributes.get(attribute);
  if (written !== undefined && written.trim() !== '') return plainGuid(written);
  throw refusalAt({ file, line: element.line }, `this ${element.name} has no ${attribute}; correct it`);
}

/** @throws Refusal with file and line: what is no project, a code or variable without a name or a GUID. */
export function readQde(root: XmlElement, file: string): Qde {
  if (root.name !== 'Project' || !root.uri.startsWith('urn:QDA-XML:project:')) {
    throw refusalAt(
      { file, line: root.line },
      'this is no REFI-QDA project: its first element is no Project of "urn:QDA-XML:project:1.0"',
    );
  }
  const isOwn = root.attributes.get('origin') === OWN_ORIGIN;
  const byGuid = (list: readonly XmlElement[]): [string, XmlElement][] =>
    list.map((one) => [guidIn(one, 'guid', file), one]);
  const users = byGuid(childrenOf(childOf(root, 'Users'), 'User')).map(([guid, { attributes }]): [string, string] => {
    const [name, id] = [attributes.get('name') ?? '', attributes.get('id') ?? ''];
    return [guid, isOwn ? id : name || id || guid];
  });
  const variables = byGuid(childrenOf(childOf(root, 'Variables'), 'Variable')).map(([guid, one]) => {
    const isLabel = isOwn && childOf(one, 'Description')?.text === DOCUMENT_LABEL;
    return [guid, { name: nameOf(one, file), isLabel }] as const;
  });
  const sources = childOf(root, 'Sources')?.children ?? [];
  const left = new Map<string, number>();
  const leave = (what: string, count: number): void => {
    if (count > 0) left.set(what, count);
  };
  leave('case', childOf(root, 'Cases')?.children.length ?? 0);
  leave('set', childOf(root, 'Sets')?.children.length ?? 0);
  leave('graph', childOf(root, 'Graphs')?.children.length ?? 0);
  for (const kind of ['Picture', 'PDF', 'Audio', 'Video']) {
    leave(`${kind} source`, sources.filter((one) => one.name === `${kind}Source` && textOf(one) === null).length);
  }
  const selections = sources.flatMap((one) => (textOf(one) === null ? [] : childrenOf(one, 'PDFSelection')));
  leave('selection of an area of a PDF', selections.length);
  return {
    file,
    isOwn,
    users: new Map(users),
    codes: codesIn(childOf(childOf(root, 'CodeBook'), 'Codes'), isOwn, file),
    variables: new Map(variables),
    notes: new Map(byGuid(childrenOf(childOf(root, 'Notes'), 'Note'))),
    links: childrenOf(childOf(root, 'Links'), 'Link'),
    sources: sources.flatMap((one) => textOf(one) ?? []),
    leftOut: left,
  };
}

/** A source of text: one that is, or the text that a PDF comes with, which is called and described as the PDF is. */
function textOf(source: XmlElement): XmlElement | null {
  if (source.name === 'TextSource') return source;
  const text = source.name === 'PDFSource' ? childOf(source, 'Representation') : undefined;
  if (!text) return null;
  const name = source.attributes.get('name') ?? text.attributes.get('name');
  const about = source.children.filter(({ name: kind }) => ['Coding', 'NoteRef', 'VariableValue'].includes(kind));
  return {
    ...text,
    attributes: new Map([...text.attributes, ...(name === undefined ? [] : [['name', name] as const])]),
    children: [...text.children, ...about],
  };
}

function nameOf(element: XmlElement, file: string): string {
  const name = element.attributes.get('name');
  if (name !== undefined && name.trim() !== '') return name;
  throw refusalAt({ file, line: element.line }, `this ${element.name} has no name; give it one`);
}

/** Codes of one name are told apart by those that they are below. */
function codesIn(codes: XmlElement | undefined, isOwn: boolean, file: string): ReadonlyMap<string, Code> {
  const found: { guid: string; path: readonly string[] }[] = [];
  const walk = (list: readonly XmlElement[], above: readonly string[]): void => {
    for (const code of list) {
      const path = [...above, nameOf(code, file)];
      found.push({ guid: guidIn(code, 'guid', file), path });
      walk(childrenOf(code, 'Code'), path);
    }
  };
  walk(childrenOf(codes, 'Code'), []);
  const counts = new Map<string, number>();
  for (const { path } of found) counts.set(path.at(-1) ?? '', (counts.get(path.at(-1) ?? '') ?? 0) + 1);
  return new Map(
    found.map(({ guid, path }) => {
      const [label = '', attribute, text] = path;
      const name = path.at(-1) ?? '';
      if (isOwn)
        return [guid, { label, value: attribute === undefined || text === undefined ? null : { attribute, text } }];
      return [guid, { label: counts.get(name) === 1 ? name : path.join(' > '), value: null }];
    }),
  );
}
