import { byTextOrder, compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { attributeXml, textXml } from '../codebook/qda-xml.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { byId } from '../native/order.ts';
import { zipped } from '../tree-out.ts';
import { codeTable, type CodeTable } from './codes.ts';
import { guidFor } from './ids.ts';
import { variablesOf, type Variable } from './variables.ts';

/** Namespace of a REFI-QDA project, version 1.0 (Project.xsd of the specification 1.5). */
export const NAMESPACE = 'urn:QDA-XML:project:1.0';
/** The origin of what we write: attributes, annotators and document labels are read by it. */
export const OWN_ORIGIN = 'Claimwright';
/** The name of a note that holds attributes. */
export const ATTRIBUTES_NOTE = 'Attributes';

export const userGuid = (layer: string): string => guidFor('annotator', layer);
const sourceGuid = (document: string): string => guidFor('document', document);
const selectionGuid = (annotation: string): string => guidFor('selection', annotation);

/** What stands in front of the sources, and whether there is anything behind them. */
interface Overview {
  readonly layers: ReadonlySet<string>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly hasSources: boolean;
  readonly hasNotes: boolean;
  readonly hasLinks: boolean;
}

/** The archive: `project.qde` and a text file for each source. Five passes over the records; one document in memory at a time. */
export async function* writeRefi(source: DatasetSource): AsyncGenerator<Uint8Array> {
  async function* files(): AsyncGenerator<OutFile> {
    yield { path: 'project.qde', pieces: projectXml(source) };
    for await (const { id, text } of source.records()) {
      // A reader takes a byte order mark for none of the text.
      const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
      yield { path: `sources/${sourceGuid(id)}.txt`, pieces: [mark + text] };
    }
  }
  yield* zipped(files());
}

async function* projectXml(source: DatasetSource): AsyncGenerator<string> {
  const { codebook, project, annotators } = source;
  const table = codeTable(codebook);
  const overview = await lookOver(source, table);
  const users = [...overview.layers]
    .toSorted(compareStrings)
    .map((layer) => ({ layer, name: annotators.find(({ id }) => id === layer)?.name ?? layer }));
  yield `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="${NAMESPACE}" name="${attributeXml(project.name)}" origin="${OWN_ORIGIN}">\n`;
  yield section(
    'Users',
    users.map(
      ({ layer, name }) =>
        `    <User guid="${userGuid(layer)}" name="${attributeXml(name)}" id="${attributeXml(layer)}"/>\n`,
    ),
  );
  yield `  <CodeBook>\n  <Codes>\n${table.xml}  </Codes>\n  </CodeBook>\n`;
  yield section(
    'Variables',
    [...overview.variables.values()].toSorted((a, b) => compareStrings(a.guid, b.guid)).map(variableXml),
  );
  if (overview.hasSources) yield* listed('Sources', source, (record) => sourceXml(record, table));
  if (overview.hasNotes) yield* listed('Notes', source, (record) => notesXml(record, table));
  if (overview.hasLinks) yield* listed('Links', source, (record) => linksXml(record, codebook));
  yield '</Project>\n';
}

const section = (name: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `  <${name}>\n${items.join('')}  </${name}>\n`;

async function* listed(
  name: string,
  { records }: DatasetSource,
  xml: (record: DatasetRecord) => string,
): AsyncGenerator<string> {
  yield `  <${name}>\n`;
  for await (const record of records()) yield xml(record);
  yield `  </${name}>\n`;
}

async function lookOver({ records }: DatasetSource, table: CodeTable): Promise<Overview> {
  const layers = new Set<string>();
  const variables = new Map<string, Variable>();
  let [hasSources, hasNotes, hasLinks] = [false, false, false];
  for await (const record of records()) {
    hasSources = true;
    hasNotes ||=
      record.relations.some(({ note }) => note !== undefined) ||
      record.annotations.some((one) => one.note !== undefined || table.said(one).note !== null);
    hasLinks ||= record.relations.length > 0;
    for (const { layer } of record.annotations) layers.add(layer);
    for (const { variable } of variablesOf(record)) variables.set(variable.guid, variable);
  }
  return { layers, variables, hasSources, hasNotes, hasLinks };
}

const variableXml = ({ guid, name, type, description }: Variable): string =>
  `    <Variable guid="${guid}" name="${attributeXml(name)}" typeOfVariable="${type}"><Description>${description}</Description></Variable>\n`;

function sourceXml(record: DatasetRecord, table: CodeTable): string {
  const guid = sourceGuid(record.id);
  const map = offsetMap(record.text);
  const selections = record.annotations.toSorted(byTextOrder).map((annotation) => {
    const { start, end } = extent(annotation);
    const { codes, note } = table.said(annotation);
    const by = `creatingUser="${userGuid(annotation.layer)}"`;
    const notes = [
      ...(annotation.note === undefined ? [] : [noteGuid(annotation)]),
      ...(note === null ? [] : [attributesGuid(annotation)]),
    ].map((one) => `<NoteRef targetGUID="${one}"/>`);
    const codings = codes.map((code, i) => {
      const coding = i === 0 ? annotation.id : guidFor(`coding ${code}`, annotation.id);
      return `        <Coding guid="${coding}" ${by}><CodeRef targetGUID="${code}"/>${i === 0 ? notes.join('') : ''}</Coding>\n`;
    });
    const places = `startPosition="${map.toCodePoint(start)}" endPosition="${map.toCodePoint(end)}"`;
    return `      <PlainTextSelection guid="${selectionGuid(annotation.id)}" ${places} ${by}>\n${codings.join('')}      </PlainTextSelection>\n`;
  });
  const values = variablesOf(record).map(({ variable, value }) => {
    const tag = `${variable.type}Value`;
    return `      <VariableValue><VariableRef targetGUID="${variable.guid}"/><${tag}>${textXml(value)}</${tag}></VariableValue>\n`;
  });
  return `    <TextSource guid="${guid}" name="${attributeXml(record.title)}" plainTextPath="internal://${guid}.txt">\n${selections.join('')}${values.join('')}    </TextSource>\n`;
}

const noteGuid = ({ id }: Pick<Annotation, 'id'>): string => guidFor('note', id);
const attributesGuid = ({ id }: Pick<Annotation, 'id'>): string => guidFor('attributes', id);

const noteXml = (guid: string, name: string, layer: string, text: string): string =>
  `    <Note guid="${guid}" name="${name}" creatingUser="${userGuid(layer)}"><PlainTextContent>${textXml(text)}</PlainTextContent></Note>\n`;

function notesXml(record: DatasetRecord, table: CodeTable): string {
  const layers = new Map(record.annotations.map(({ id, layer }) => [id, layer]));
  return [
    ...record.annotations.toSorted(byTextOrder).flatMap((annotation) => {
      const { note } = table.said(annotation);
      return [
        ...(annotation.note === undefined
          ? []
          : [noteXml(noteGuid(annotation), 'Note', annotation.layer, annotation.note)]),
        ...(note === null ? [] : [noteXml(attributesGuid(annotation), ATTRIBUTES_NOTE, annotation.layer, note)]),
      ];
    }),
    ...record.relations
      .toSorted(byId)
      .flatMap((one) =>
        one.note === undefined ? [] : [noteXml(noteGuid(one), 'Note', layers.get(one.from) ?? one.layer, one.note)],
      ),
  ].join('');
}

function linksXml({ relations }: DatasetRecord, codebook: Codebook): string {
  return relations
    .toSorted(byId)
    .map((relation) => {
      const { id, type, from, to, note } = relation;
      const isSymmetric = codebook.relations.some((one) => one.name === type && one.symmetric);
      const ends = `originGUID="${selectionGuid(from)}" targetGUID="${selectionGuid(to)}"`;
      const head = `    <Link guid="${id}" name="${attributeXml(type)}" direction="${isSymmetric ? 'Bidirectional' : 'OneWay'}" ${ends}`;
      return note === undefined ? `${head}/>\n` : `${head}><NoteRef targetGUID="${noteGuid(relation)}"/></Link>\n`;
    })
    .join('');
}
