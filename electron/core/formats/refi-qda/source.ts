import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import type { SourceDocument } from '../../../../shared/model/document.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation } from '../foreign.ts';
import { unescapeText } from '../line-text.ts';
import { fromTexts } from '../mapping/text-values.ts';
import { refusalAt } from '../problem.ts';
import type { TextRuler } from '../text-ruler.ts';
import type { XmlElement } from '../xml-in.ts';
import { childOf, childrenOf, guidIn, type Code, type Qde } from './project.ts';
import { ATTRIBUTES_NOTE } from './write.ts';

type Scalar = string | number | boolean;

/** Counts what is left out. */
export type Leave = (what: string, count?: number) => void;
/** The text of a note, by its GUID. */
export type NoteText = (guid: string) => string | null;

/** What a text source says of its text. */
export interface SourceContent {
  readonly annotations: readonly ForeignAnnotation[];
  /** By the GUIDs of selections and codings: the annotation that a link means. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A place in the file of the project. */
interface Selection {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
}

/** The selections of a source. @throws Refusal with file and line for one without whole positions. */
export function selectionsOf(source: XmlElement, { file }: Qde): Selection[] {
  return childrenOf(source, 'PlainTextSelection').map((element) => {
    const [start, end] = ['startPosition', 'endPosition'].map((name) => {
      const written = element.attributes.get(name) ?? '';
      if (/^\+?\d{1,10}$/.test(written.trim())) return Number(written);
      throw refusalAt(
        { file, line: element.line },
        `the ${name} ${JSON.stringify(written.slice(0, 40))} is no whole number from 0; correct it`,
      );
    });
    return { element, start: start ?? 0, end: end ?? 0 };
  });
}

/** Where a selection is; null where it is of nothing. @throws Refusal with file and line for one outside the text. */
function spanOf({ element, start, end }: Selection, ruler: TextRuler, file: string): Span | null {
  if (start === end) return null;
  const what = `the selection ${start} to ${end}`;
  if (end < start) throw refusalAt({ file, line: element.line }, `${what} ends before it starts; correct it`);
  if (end <= ruler.length) return { start: ruler.toUtf16(start), end: ruler.toUtf16(end) };
  throw refusalAt(
    { file, line: element.line },
    `${what} is outside the text, which has ${ruler.length} characters; correct it`,
  );
}

/**
 * The annotations of a source: one for each code of a selection; in our own files one for each selection.
 *
 * @throws Refusal with file and line for a place outside the text, a code that there is none of.
 */
export function annotationsOf(
  source: XmlElement,
  qde: Qde,
  ruler: TextRuler,
  noteText: NoteText,
  leave: Leave,
): SourceContent {
  const annotations: ForeignAnnotation[] = [];
  const ids = new Map<string, string>();
  for (const selection of selectionsOf(source, qde)) {
    const { element } = selection;
    const span = spanOf(selection, ruler, qde.file);
    const codings = childrenOf(element, 'Coding');
    if (codings.length === 0 || !span) {
      leave(span ? 'selection without a code' : 'selection of nothing');
      continue;
    }
    const selectionGuid = guidIn(element, 'guid', qde.file);
    const read = codings.map((coding) => ({ coding, code: codeOf(coding, qde) }));
    const main = qde.isOwn ? read.filter(({ code }) => code.value === null) : read;
    const values = qde.isOwn ? read.flatMap(({ code }) => code.value ?? []) : [];
    for (const [i, { coding, code }] of main.entries()) {
      const id = guidIn(coding, 'guid', qde.file);
      ids.set(id, id);
      if (i === 0) ids.set(selectionGuid, id);
      const refs = [...childrenOf(coding, 'NoteRef'), ...(i === 0 ? childrenOf(element, 'NoteRef') : [])];
      const guids = refs.map((ref) => guidIn(ref, 'targetGUID', qde.file));
      const isAttributes = (guid: string): boolean =>
        qde.isOwn && qde.notes.get(guid)?.attributes.get('name') === ATTRIBUTES_NOTE;
      const lines = guids.filter(isAttributes).flatMap((guid) => (noteText(guid) ?? '').split('\n'));
      const said = childOf(element, 'Description')?.text ?? '';
      const notes = guids.filter((guid) => !isAttributes(guid)).flatMap((guid) => noteText(guid) ?? []);
      const all = i === 0 && said.trim() !== '' ? [said, ...notes] : notes;
      const annotator = userOf(coding, element, qde);
      annotations.push({
        id,
        ...(annotator !== undefined && { annotator }),
        label: code.label,
        fragments: [span],
        attributes: attributesOf(values, lines),
        ...(all.length > 0 && { note: all.join('\n\n') }),
        place: { file: qde.file, line: element.line },
      });
    }
  }
  return { annotations, ids };
}

/** The code that a coding names. @throws Refusal with file and line where there is none of it. */
function codeOf(coding: XmlElement, { codes, file }: Qde): Code {
  const code = childOf(coding, 'CodeRef');
  const guid = code ? guidIn(code, 'targetGUID', file) : '';
  const found = codes.get(guid);
  if (found) return found;
  throw refusalAt({ file, line: coding.line }, `a code ${guid} is named, which the codebook does not have; correct it`);
}

/** The codes of a whole source, as what their users say of the document: yes to each. We write none. @throws as {@link annotationsOf} */
export function documentCodesOf(source: XmlElement, qde: Qde, leave: Leave): Readonly<Record<string, Attributes>> {
  const labels = new Map<string, Map<string, true>>();
  for (const coding of childrenOf(source, 'Coding')) {
    if (qde.isOwn) {
      leave('code of a whole document');
      continue;
    }
    const user = userOf(coding, coding, qde) ?? '';
    const said = labels.get(user) ?? new Map<string, true>();
    labels.set(user, said.set(codeOf(coding, qde).label, true));
    leave('note on a whole document', childrenOf(coding, 'NoteRef').length);
  }
  return Object.fromEntries([...labels].map(([user, said]) => [user, Object.fromEntries(said)]));
}

function userOf(coding: XmlElement, selection: XmlElement, { users }: Qde): string | undefined {
  const guid = coding.attributes.get('creatingUser') ?? selection.attributes.get('creatingUser');
  return guid === undefined ? undefined : users.get(guid.replaceAll(/[{}]/g, '').trim().toLowerCase());
}

function attributesOf(
  values: readonly { readonly attribute: string; readonly text: string }[],
  lines: readonly string[],
): Attributes {
  const noted = lines.flatMap((line) => {
    const colon = line.indexOf(': ');
    return colon < 0
      ? []
      : [{ attribute: unescapeText(line.slice(0, colon)), text: unescapeText(line.slice(colon + 2)) }];
  });
  return grouped([...values, ...noted].map(({ attribute, text }) => [attribute, text]));
}

/** Several values of one name are a list. */
function grouped(pairs: readonly (readonly [string, Scalar])[]): Attributes {
  const lists = new Map<string, Scalar[]>();
  for (const [name, value] of pairs) {
    const list = lists.get(name) ?? [];
    lists.set(name, list);
    list.push(value);
  }
  return Object.fromEntries(
    [...lists].flatMap(([name, list]): [string, AttributeValue][] => {
      const texts = list.every((one) => typeof one === 'string') ? fromTexts(list) : list.length > 1 ? list : list[0];
      return texts === undefined ? [] : [[name, texts]];
    }),
  );
}

/** Metadata and document labels of a source, of its variables. @throws Refusal with file and line. */
export function variablesIn(
  source: XmlElement,
  { variables, file }: Qde,
  leave: Leave,
): { metadata: SourceDocument['metadata']; labels: Readonly<Record<string, Attributes>> } {
  const metadata = new Map<string, Scalar>();
  const labels = new Map<string, [string, Scalar][]>();
  for (const element of childrenOf(source, 'VariableValue')) {
    const ref = childOf(element, 'VariableRef');
    const variable = variables.get(ref ? guidIn(ref, 'targetGUID', file) : '');
    const stated = element.children.find(({ name }) => name.endsWith('Value'));
    if (!variable)
      throw refusalAt({ file, line: element.line }, 'a variable is named that there is none of; correct it');
    if (!stated) continue;
    const value = scalarOf(stated, file);
    const colon = variable.name.indexOf(': ');
    if (!variable.isLabel || colon < 0) {
      if (metadata.has(variable.name)) leave('further value of a variable');
      else metadata.set(variable.name, value);
      continue;
    }
    const layer = variable.name.slice(0, colon);
    const said = labels.get(layer) ?? [];
    labels.set(layer, said);
    said.push([variable.name.slice(colon + 2), value]);
  }
  return {
    metadata: Object.fromEntries(metadata),
    labels: Object.fromEntries([...labels].map(([layer, pairs]) => [layer, grouped(pairs)])),
  };
}

function scalarOf({ name, text, line }: XmlElement, file: string): Scalar {
  const written = text.trim();
  switch (name) {
    case 'BooleanValue':
      return written === 'true' || written === '1';
    case 'IntegerValue':
    case 'FloatValue': {
      if (written !== '' && Number.isFinite(Number(written))) return Number(written);
      throw refusalAt({ file, line }, `${JSON.stringify(written.slice(0, 40))} is no number; correct it`);
    }
    default:
      return text;
  }
}
