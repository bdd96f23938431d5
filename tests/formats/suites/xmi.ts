import { expect } from 'vitest';
import { XMI } from '../../../electron/core/formats/uima/format.ts';
import { zipped } from '../../../electron/core/formats/tree-out.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { annotation, record, relation } from '../make.ts';
import { fitted, readBack, treeOf, written, type Files, type Suite, type TrapCase } from './suite.ts';
import { foreignTraps } from './uima-foreign.ts';
import { typeSystemOf, xmiOf, type TestCas } from './uima-make.ts';
import { uimaByPython } from './uima-outside.ts';
import { casTraps } from './uima-traps.ts';
import { XMI_HOSTILE } from './xmi-hostile.ts';

async function foreign(files: Files): Promise<ForeignDocument[]> {
  const read: ForeignDocument[] = [];
  for await (const document of XMI.reader?.read(treeOf(files)) ?? []) read.push(document);
  return read;
}

async function readCas(cas: TestCas): Promise<ForeignDocument> {
  const [document] = await foreign({ 'TypeSystem.xml': typeSystemOf(cas), 'a.xmi': xmiOf(cas) });
  if (!document) throw new Error('expected a document');
  return document;
}

const TEXT = 'Police said 12 people died.';

/** A dataset of one document with a relation, as files. */
const related = async (): Promise<{ types: string; file: string }> => {
  const document = record(TEXT, {
    annotations: [
      annotation('a', TEXT, ['Police'], { label: 'SOURCE' }),
      annotation('b', TEXT, ['12 people'], { attributes: { topics: ['war', 'a|b'], check_worthy: true, scale: 2 } }),
    ],
    relations: [relation('r', 'b', 'a', { type: 'attributed_to' })],
  });
  const files = await written(XMI, fitted(XMI, [document]).records);
  const file = String(files.get(`annotators/ana/${document.id}.xmi`));
  return { types: String(files.get('TypeSystem.xml')), file };
};

const TRAPS: readonly TrapCase[] = [
  {
    name: 'relations have the place of their target, and Governor and Dependent',
    run: async () => {
      const { file } = await related();
      const ids = new Map([...file.matchAll(/<custom:(\w+) xmi:id="(\d+)"/g)].map(([, name, id]) => [name, id]));
      expect(file).toContain(
        `<relation:attributed_to xmi:id="12" sofa="1" begin="0" end="6" Dependent="${ids.get('SOURCE')}" Governor="${ids.get('CLAIM')}"/>`,
      );
      expect(file).toContain('<cas:NULL xmi:id="0"/>');
      expect(file).toMatch(/<cas:View sofa="1" members="2 3 [\d ]+ 12"\/>\n<\/xmi:XMI>\n$/);
    },
  },
  {
    name: 'features have the types of the codebook, lists are elements',
    run: async () => {
      const { types, file } = await related();
      const ranges = [...types.matchAll(/<name>(\w+)<\/name>\s*<description\/>\s*<rangeTypeName>([\w.]+)</g)];
      const of = (name: string): string | undefined => ranges.find(([, one]) => one === name)?.[2];
      expect(['certainty', 'topics', 'check_worthy', 'scale', 'value', 'date'].map(of)).toEqual(
        ['String', 'StringArray', 'Boolean', 'Integer', 'Double', 'String'].map((name) => `uima.cas.${name}`),
      );
      expect(file).toContain('check_worthy="true" scale="2"><topics>war</topics><topics>a|b</topics></custom:CLAIM>');
    },
  },
  {
    name: 'characters that XML cannot say become U+FFFD, and that is said; offsets stay',
    run: async () => {
      const text = 'A\u0001B\u000b claim\uffff.';
      const marked = annotation('a', text, ['B\u000b claim'], { attributes: { remark: 'x\u0002' } });
      const { records, lost } = fitted(XMI, [record(text, { annotations: [marked], title: 'T' })]);
      const said = lost.filter(({ what }) => what === 'character');
      expect(said.map(({ count, value }) => [count, value])).toEqual([
        [3, text],
        [1, 'x\u0002'],
      ]);
      const [back] = await readBack(XMI, await written(XMI, records));
      expect([back?.text, back?.annotations[0]?.quote]).toEqual(['A\ufffdB\ufffd claim\ufffd.', 'B\ufffd claim']);
    },
  },
  {
    name: 'an export of INCEpTION: an archive of XMI and type system for each annotator of a document',
    run: async () => {
      const { types, file } = await related();
      const archive = async (): Promise<Buffer> => {
        const parts: Uint8Array[] = [];
        const files = [
          { path: 'TypeSystem.xml', pieces: [types] },
          { path: 'ana.xmi', pieces: [file] },
        ];
        for await (const piece of zipped(files)) parts.push(piece);
        return Buffer.concat(parts);
      };
      const [document, ...others] = await foreign({
        'p/annotation/news.txt/ana.zip': await archive(),
        'p/curation/news.txt/CURATION_USER.zip': await archive(),
      });
      expect(others).toEqual([]);
      expect(document?.annotations.map(({ annotator, label }) => [annotator, label])).toEqual([
        ['ana', 'SOURCE'],
        ['ana', 'CLAIM'],
        ['CURATION_USER', 'SOURCE'],
        ['CURATION_USER', 'CLAIM'],
      ]);
      expect(XMI.reader?.groups?.(['a/annotation/d/u.zip', 'x.zip', 'TypeSystem.xml', 'b.xml'])).toEqual([
        ['TypeSystem.xml', 'a/annotation/d/u.zip'],
      ]);
    },
  },
];

/** Everything that is shown of UIMA XMI. */
export const XMI_SUITE: Suite = {
  format: XMI,
  traps: [...casTraps(XMI, 'xmi'), ...TRAPS, ...foreignTraps(readCas)],
  hostile: XMI_HOSTILE,
  outside: [uimaByPython('Python xml.etree', 'xmi')],
};
