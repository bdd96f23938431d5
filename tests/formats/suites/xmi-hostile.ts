import { makeZip } from '../../support/zip.ts';
import type { Files, HostileCase } from './suite.ts';
import { ANNOTATION, SOFA, typeSystemOf, xmiOf, type TestCas } from './uima-make.ts';

const CLAIM = 'webanno.custom.CLAIM';
const RELATION = 'webanno.custom.relation.contradicts';
const TYPES: TestCas['types'] = {
  [CLAIM]: {
    of: ANNOTATION,
    remark: 'uima.cas.String',
    more: 'uima.cas.FSList',
    sure: 'uima.cas.Boolean',
    n: 'uima.cas.Integer',
  },
  [RELATION]: { of: ANNOTATION, Governor: ANNOTATION, Dependent: ANNOTATION },
};
const sofa = [1, SOFA, { sofaNum: 1, sofaID: '_InitialView', sofaString: 'Go on' }] as const;
const GOOD = [2, CLAIM, { '@sofa': 1, begin: 0, end: 2 }] as const;

/** A CAS whose structures stand in lines 3 and after. */
const cas = (...structures: TestCas['structures']): TestCas => ({
  types: TYPES,
  structures: [sofa, ...structures],
  views: { _InitialView: { sofa: 1, members: structures.map(([id]) => id) } },
});

const TYPE_SYSTEM = typeSystemOf({ types: TYPES });
const XML = xmiOf(cas(GOOD));
const withTypes = (xmi: string | Uint8Array, types = TYPE_SYSTEM): Files => ({ 'TypeSystem.xml': types, 'a.xmi': xmi });
const spoilt = (from: string | RegExp, to: string): Files => withTypes(XML.replace(from, to));

const hostile = (name: string, files: () => Files, at: string, says: RegExp): HostileCase => ({
  name,
  files,
  at,
  says,
});

const ENTITIES = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">`).join('')}]>`;

/** Files that are not what they should be. */
export const XMI_HOSTILE: readonly HostileCase[] = [
  hostile('nothing', () => withTypes(''), 'a.xmi:1:', /not the XML we read/),
  hostile('cut off', () => withTypes(XML.slice(0, XML.length / 2)), 'a.xmi:', /cut off/),
  hostile('another kind of XML', () => withTypes('<?xml version="1.0"?>\n<html/>'), 'a.xmi:2:', /no XMI: it begins with html/),
  hostile('another encoding', () => withTypes(Buffer.from(XML.replace('Go on', 'Gé on'), 'latin1')), 'a.xmi:3:', /not UTF-8/),
  hostile('another encoding that says so', () => withTypes(XML.replace('UTF-8', 'ISO-8859-1')), 'a.xmi:1:', /says that it is ISO-8859-1/),
  hostile('UTF-16', () => withTypes(Buffer.from(`\ufeff${XML}`, 'utf16le')), 'a.xmi:1:', /not UTF-8/),
  hostile('a DOCTYPE with entities in entities', () => spoilt('?>', `?>${ENTITIES}`), 'a.xmi:1:', /DOCTYPE/),
  hostile('a DOCTYPE that names a file', () => spoilt('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">'), 'a.xmi:1:', /DOCTYPE/),
  hostile('an entity that nobody declared', () => spoilt('Go on', 'Go &xxe;'), 'a.xmi:3:', /not the XML we read/),
  hostile('a control character', () => spoilt('Go on', 'Go &#1;n'), 'a.xmi:3:', /not the XML we read/),
  hostile('a prefix that nobody declared', () => spoilt('<cas:NULL', '<what:NULL'), 'a.xmi:2:', /not the XML we read/),
  hostile('100,000 elements inside each other', () => withTypes(XML.replace('</xmi:XMI>', '<a>'.repeat(100_000))), 'a.xmi:', /more than 3 deep|namespace/),
  hostile('no type system', () => ({ 'a.xmi': XML }), 'a.xmi:1:', /no TypeSystem\.xml beside/),
  hostile('a type system in another folder', () => ({ 'b/TypeSystem.xml': TYPE_SYSTEM, 'a/a.xmi': XML }), 'a/a.xmi:1:', /no TypeSystem\.xml beside/),
  hostile('a type that is not in the type system', () => withTypes(XML, typeSystemOf({ types: {} })), 'a.xmi:4:', /type webanno\.custom\.CLAIM is not in the type system/),
  hostile('a feature that is not in the type system', () => spoilt('begin="0"', 'begin="0" what="1"'), 'a.xmi:4:', /no feature what/),
  hostile('a type system that is none', () => withTypes(XML, '<types/>'), 'TypeSystem.xml:1:', /no type system/),
  hostile('a type system with a DOCTYPE', () => withTypes(XML, `<!DOCTYPE x>${TYPE_SYSTEM.slice(39)}`), 'TypeSystem.xml:1:', /DOCTYPE/),
  hostile('a type system that brings in others', () => withTypes(XML, TYPE_SYSTEM.replace('<types>', '<imports><import location="x.xml"/></imports><types>')), 'TypeSystem.xml:2:', /brings in another file/),
  hostile('a type that is its own supertype', () => withTypes(XML, typeSystemOf({ types: { A: { of: 'B' }, B: { of: 'A' } } })), 'TypeSystem.xml:1:', /its own supertype/),
  hostile('a type twice', () => withTypes(XML, TYPE_SYSTEM.replace(RELATION, CLAIM)), 'TypeSystem.xml:8:', /stands twice/),
  hostile('a type without a name', () => withTypes(XML, TYPE_SYSTEM.replace(`<name>${CLAIM}</name>`, '')), 'TypeSystem.xml:6:', /no name/),
  hostile('an id twice', () => withTypes(xmiOf(cas(GOOD, [2, CLAIM, { '@sofa': 1, begin: 3, end: 5 }]))), 'a.xmi:5:', /stands in line 4 too/),
  hostile('an id that is no number', () => spoilt('xmi:id="2"', 'xmi:id="two"'), 'a.xmi:4:', /no number/),
  hostile('an end that is nowhere', () => withTypes(xmiOf(cas(GOOD, [3, RELATION, { '@sofa': 1, begin: 0, end: 2, '@Governor': 2, '@Dependent': 77 }]))), 'a.xmi:5:', /has the id 77/),
  hostile('a member that is nowhere', () => spoilt('members="2"', 'members="2 99"'), 'a.xmi:5:', /has the id 99/),
  hostile('a list that runs in a circle', () => withTypes(xmiOf(cas([2, CLAIM, { '@sofa': 1, begin: 0, end: 2, '@more': 3 }, ], [3, 'uima.cas.NonEmptyFSList', { '@head': 2, '@tail': 3 }]))), 'a.xmi:4:', /runs in a circle/),
  hostile('offsets that are no numbers', () => spoilt('begin="0"', 'begin="zero"'), 'a.xmi:4:', /no number/),
  hostile('offsets outside the text', () => spoilt('end="2"', 'end="99"'), 'a.xmi:4:', /outside the text/),
  hostile('an end before its beginning', () => spoilt('begin="0"', 'begin="4"'), 'a.xmi:4:', /ends before it starts/),
  hostile('offsets inside a character', () => withTypes(xmiOf(cas(GOOD)).replace('Go on', '😊 on').replace('end="2"', 'end="1"')), 'a.xmi:4:', /inside a character/),
  hostile('a truth value that is none', () => withTypes(xmiOf(cas([2, CLAIM, { '@sofa': 1, begin: 0, end: 2, sure: 'maybe' }]))), 'a.xmi:4:', /neither true nor false/),
  hostile('no offsets', () => spoilt(/ begin="0" end="2"/, ''), 'a.xmi:4:', /no begin or no end/),
  hostile('no text', () => spoilt(' sofaString="Go on"', ''), 'a.xmi:1:', /has a text/),
  hostile('20 MB in one attribute, and then the end', () => withTypes(XML.replace('Go on', 'x'.repeat(20 * 1024 * 1024)).slice(0, -12)), 'a.xmi:', /cut off/),
  hostile('100,000 lines and then a bad one', () => withTypes(XML.replace('</xmi:XMI>', `${'\n'.repeat(100_000)}<`)), 'a.xmi:100007:', /not the XML we read/),
  hostile('an archive without XMI', () => ({ 'annotation/d/ana.zip': makeZip([{ name: 'a.txt', content: 'x' }]) }), 'annotation/d/ana.zip:1:', /holds one \.xmi, this one 0/),
  hostile('an archive that is none', () => ({ 'annotation/d/ana.zip': 'PK' }), 'annotation/d/ana.zip:', /./),
  hostile('two texts for one document', () => ({ 'TypeSystem.xml': TYPE_SYSTEM, 'annotators/a/d.xmi': XML, 'annotators/b/d.xmi': XML.replace('Go on', 'No on') }), 'annotators/b/d.xmi:1:', /is of the same document/),
  hostile('no XMI at all', () => ({ 'a.txt': 'x' }), 'dataset:', /no \.xmi/),
]; // oxfmt-ignore
