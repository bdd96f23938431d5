import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { REFI_QDA } from '../../../electron/core/formats/refi-qda/format.ts';
import { annotation, record, relation } from '../make.ts';
import { CODES, guid, project, qdpx, selection, textSource } from './refi-qda-files.ts';
import { REFI_HOSTILE } from './refi-qda-hostile.ts';
import { fitted, readBack, treeOf, written, type Files, type Suite } from './suite.ts';

const TEXT = '👩‍👩‍👧 said\r\n12 people died.';
const A = '0190aaaa-0000-7000-8000-000000000001';
const B = '0190aaaa-0000-7000-8000-000000000002';

async function parts(records: readonly DatasetRecord[]): Promise<Readonly<Record<string, string>>> {
  const all = await written(REFI_QDA, fitted(REFI_QDA, records).records);
  const files = unzipSync(all.get('project.qdpx') ?? new Uint8Array());
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
}

async function foreign(files: Files): Promise<ForeignDocument[]> {
  const all: ForeignDocument[] = [];
  for await (const document of REFI_QDA.reader?.read(treeOf(files)) ?? []) all.push(document);
  return all;
}

const said = ({ annotations, text }: ForeignDocument): string[] =>
  annotations.map(({ label, fragments }) => `${label}: ${text?.slice(fragments?.[0]?.start, fragments?.at(-1)?.end)}`);

export const REFI_SUITE: Suite = {
  format: REFI_QDA,
  traps: [
    {
      name: 'a zip with project.qde and plain-text sources, positions in code points of the text as it stands',
      async run() {
        const annotations = [annotation(A, TEXT, ['12 people'])];
        const files = await parts([record(TEXT, { annotations, title: 'A "title"' })]);
        const [qde = '', source = ''] = Object.keys(files).toSorted();
        expect(qde).toBe('project.qde');
        expect(source).toMatch(/^sources\/[0-9a-f-]{36}\.txt$/);
        expect(files[source]).toBe(TEXT);
        expect(files[qde]).toContain(`name="A &quot;title&quot;" plainTextPath="internal://${source.slice(8)}"`);
        expect(files[qde]).toContain('startPosition="12" endPosition="21"');
        expect(files[qde]).toContain(`<Coding guid="${A}" `);
      },
    },
    {
      name: 'attributes with choices are codes below their label, others stand in a note',
      async run() {
        const attributes = {
          certainty: 'näher, "so"',
          check_worthy: false,
          topics: ['a|b', 'war'],
          remark: 'x: 1\ny\0',
        };
        const annotations = [annotation(A, TEXT, ['12'], { attributes, note: 'one\r\ntwo' })];
        const { 'project.qde': qde = '' } = await parts([record(TEXT, { annotations })]);
        expect(qde.match(/<CodeRef /g)).toHaveLength(5);
        expect(qde).toContain(String.raw`<PlainTextContent>remark: x: 1\ny\u0000</PlainTextContent>`);
        const [back] = await readBack(REFI_QDA, await written(REFI_QDA, [record(TEXT, { annotations })]));
        expect(back?.annotations[0]).toMatchObject({ id: A, layer: 'ana', attributes, note: 'one\r\ntwo' });
      },
    },
    {
      name: 'characters that XML cannot say are replaced, and told',
      run() {
        const annotations = [annotation(A, TEXT, ['12'], { note: 'bell \u0007' })];
        const { records, lost } = fitted(REFI_QDA, [record(TEXT, { annotations, title: 'a\uffff' })]);
        expect([records[0]?.title, records[0]?.annotations[0]?.note]).toEqual(['a\ufffd', 'bell \ufffd']);
        expect(lost.map(({ what, value }) => [what, value])).toEqual([
          ['control character', 'bell \u0007'],
          ['control character', 'a\uffff'],
        ]);
      },
    },
    {
      name: 'ids that are no UUID become one, the same at both ends of a relation, and are told',
      async run() {
        const annotations = [annotation('x', TEXT, ['12']), annotation(B, TEXT, ['died'])];
        const relations = [relation('r', B, 'x', { type: 'attributed_to' })];
        const { records, lost } = fitted(REFI_QDA, [record(TEXT, { annotations, relations })]);
        expect(lost.filter(({ what }) => what.startsWith('id of')).map(({ id }) => id)).toEqual(['x', 'r']);
        const [back] = await readBack(REFI_QDA, await written(REFI_QDA, records));
        expect(back?.relations[0]).toMatchObject({
          id: records[0]?.relations[0]?.id,
          from: B,
          to: records[0]?.annotations[0]?.id,
        });
      },
    },
    {
      name: 'metadata and document labels are variables with types, numbers without an exponent',
      async run() {
        const metadata = { big: 1e21, small: -2.5e-7, whole: 3, yes: true, text: '3' };
        const labels = { ana: { genre: 'news', rating: 4.5 }, bo: { genre: 'opinion' } };
        const one = record(TEXT, { metadata, labels });
        const { 'project.qde': qde = '' } = await parts([one]);
        expect(qde).toContain('<IntegerValue>1000000000000000000000</IntegerValue>');
        expect(qde).toContain('<FloatValue>-0.00000025</FloatValue>');
        const [back] = await readBack(REFI_QDA, await written(REFI_QDA, [one]));
        expect(back).toMatchObject({ metadata, labels });
      },
    },
    {
      name: 'selections with several codes, notes, users and links as other tools write them',
      async run() {
        const files = qdpx(
          project(`<Users><User guid="${guid(2)}" name="Ana López" id="AL"/></Users>
            <CodeBook><Codes>
              <Code guid="${guid(1)}" name="Deaths" isCodable="true"><Description>d</Description>
                <Code guid="${guid(3)}" name="Other" isCodable="true"/></Code>
              <Code guid="${guid(4)}" name="Other" isCodable="true"/>
            </Codes></CodeBook>
            <Variables><Variable guid="${guid(5)}" name="Year" typeOfVariable="Integer"/></Variables>
            <Cases><Case guid="${guid(6)}" name="c"/></Cases>
            <Sources><PDFSource guid="${guid(7)}" name="pdf" path="internal://x.pdf"/>
            <TextSource guid="${guid(9)}" name="Wire" plainTextPath="internal://A.TXT" richTextPath="internal://a.docx">
              <PlainTextSelection guid="${guid(20)}" name="12 people" startPosition="7" endPosition="16" creatingUser="${guid(2)}">
                <Description>about it</Description>
                <Coding guid="${guid(21)}"><CodeRef targetGUID="${guid(1)}"/><NoteRef targetGUID="${guid(30)}"/></Coding>
                <Coding guid="${guid(22)}"><CodeRef targetGUID="${guid(3)}"/></Coding>
              </PlainTextSelection>
              <PlainTextSelection guid="${guid(23)}" startPosition="0" endPosition="4"/>
              <Coding guid="${guid(24)}"><CodeRef targetGUID="${guid(1)}"/></Coding>
              <Coding guid="${guid(25)}" creatingUser="${guid(2)}"><CodeRef targetGUID="${guid(3)}"/><NoteRef targetGUID="${guid(30)}"/></Coding>
              <VariableValue><VariableRef targetGUID="${guid(5)}"/><IntegerValue>2024</IntegerValue></VariableValue>
            </TextSource></Sources>
            <Notes><Note guid="${guid(30)}" name="m" plainTextPath="internal://n.txt"/></Notes>
            <Links><Link guid="${guid(40)}" name="see" direction="OneWay" originGUID="${guid(20)}" targetGUID="${guid(22)}"/>
            <Link guid="${guid(42)}" name="and" direction="Bidirectional" originGUID="${guid(22)}" targetGUID="${guid(20)}"/>
            <Link guid="${guid(41)}" originGUID="${guid(1)}" targetGUID="${guid(20)}"/></Links>`),
          { 'a.txt': '\ufeffSaid:\n 12 people died.', 'n.txt': 'a memo' },
        );
        const [document] = await foreign(files);
        expect(document && said(document)).toEqual(['Deaths: 12 people', 'Deaths > Other: 12 people']);
        expect(document).toMatchObject({ title: 'Wire', metadata: { Year: 2024 } });
        expect(document?.labels).toEqual({ '': { Deaths: true }, 'Ana López': { 'Deaths > Other': true } });
        expect(document?.annotations.map(({ annotator, note }) => [annotator, note])).toEqual([
          ['Ana López', 'about it\n\na memo'],
          ['Ana López', undefined],
        ]);
        expect(document?.relations.map(({ type, from, to }) => [type, from.slice(-2), to.slice(-2)])).toEqual([
          ['see', '21', '22'],
          ['and', '22', '21'],
        ]);
        expect(document?.leftOut).toEqual([
          { what: 'case', count: 1 },
          { what: 'PDF source', count: 1 },
          { what: 'note on a whole document', count: 1 },
          { what: 'selection without a code', count: 1 },
          { what: 'direction of a link, Bidirectional', count: 1 },
          { what: 'link of something else than two annotations', count: 1 },
        ]);
      },
    },
    {
      name: 'CR LF counts as two, or as one where the names of the selections say so',
      async run() {
        for (const [start, end] of [
          [9, 13],
          [7, 11],
        ] as const) {
          const named = selection(start, end).replace('startPosition', 'name="died" startPosition');
          const files = qdpx(project(CODES + textSource(named)), { 'a.txt': 'one\r\n\r\n12died' });
          expect((await foreign(files)).map(said)).toEqual([['CLAIM: died']]);
        }
      },
    },
    {
      name: 'the text that a PDF comes with is a source, and areas of the PDF are counted',
      async run() {
        const inside = `<PDFSelection guid="${guid(50)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/>
          <Representation guid="${guid(51)}" plainTextPath="internal://a.txt">${selection(0, 3)}</Representation>`;
        const sources = `<Sources><PDFSource guid="${guid(9)}" name="Paper" path="internal://a.pdf">${inside}</PDFSource></Sources>`;
        const documents = await foreign(qdpx(project(CODES + sources), { 'a.txt': 'One two' }));
        expect(documents.map(said)).toEqual([['CLAIM: One']]);
        expect(documents[0]).toMatchObject({
          title: 'Paper',
          leftOut: [{ what: 'selection of an area of a PDF', count: 1 }],
        });
      },
    },
    {
      name: 'a text that stands in the project file, and a project that is unpacked',
      async run() {
        const inline = project(
          CODES + textSource(`<PlainTextContent>One &lt;two&gt;</PlainTextContent>${selection(4, 9)}`, ''),
        );
        expect((await foreign(qdpx(inline))).map(said)).toEqual([['CLAIM: <two>']]);
        const unpacked = { 'x/project.qde': project(CODES + textSource(selection(0, 3))), 'x/sources/a.txt': 'One' };
        expect((await foreign(unpacked)).map(said)).toEqual([['CLAIM: One']]);
        expect(REFI_QDA.reader?.groups?.([...Object.keys(unpacked), 'x/b.txt', 'c.qdpx'])).toEqual([
          ['x/project.qde', 'x/sources/a.txt'],
        ]);
      },
    },
  ],
  hostile: REFI_HOSTILE,
  outside: [
    {
      reader: 'Python zipfile and xml.etree',
      run(folder, records) {
        const script = fileURLToPath(new URL('refi-qda.py', import.meta.url));
        const found: unknown = JSON.parse(
          execFileSync('python3', [script, join(folder, 'project.qdpx')], { encoding: 'utf8', stdio: 'pipe' }),
        );
        const expected = records.flatMap(({ annotations }) =>
          annotations.map(({ id, layer, label, quote }) => [id, layer, label, quote]),
        );
        expect(found).toEqual(expected.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
        expect(expected.length).toBeGreaterThan(50);
      },
    },
  ],
};
