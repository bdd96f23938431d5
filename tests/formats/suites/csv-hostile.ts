import { record } from '../make.ts';
import type { HostileCase } from './suite.ts';

/** The document of {@link GOOD}. */
export const DOC = record('Police said 12 people died.');
/** A small dataset that is read as it is. */
export const GOOD = {
  'documents.csv': `id,title,media_type,text,text_sha256\r\n${DOC.id},T,text/plain,${DOC.text},${DOC.textSha256}\r\n`,
  'annotations.csv': `id,document,annotator,label,start,end,quote,attribute.scale\r\na1,${DOC.id},ana,CLAIM,0,6,Police,1\r\n`,
  'relations.csv': 'id,type,document,from,to,annotator\r\n',
};

/** The good tree with one file of it changed. */
const spoilt = (
  name: string,
  file: keyof typeof GOOD,
  change: (text: string) => string | Uint8Array,
  at: string,
  says: RegExp,
): HostileCase => ({ name, files: () => ({ ...GOOD, [file]: change(GOOD[file]) }), at, says });

const annotationRow = (name: string, row: string, says: RegExp): HostileCase =>
  spoilt(name, 'annotations.csv', (text) => `${text}${row}\r\n`, 'annotations.csv:3: ', says);

/** What the reader of CSV tables refuses. */
export const CSV_HOSTILE: readonly HostileCase[] = [
  spoilt('an empty file', 'documents.csv', () => '', 'documents.csv: ', /empty/),
  spoilt('a file cut off in a quoted cell', 'documents.csv', (t) => `${t}x,"cut\noff`, 'documents.csv:3: ', /never closed/),
  spoilt('a record with too few cells', 'documents.csv', (t) => `${t}x,y\n`, 'documents.csv:3: ', /2 cells, the header 5/),
  spoilt('a record with too many cells, after one over two lines', 'documents.csv', (t) => `${t.replace(',T,', ',"T\nT",')}1,2,3,4,5,6\n`, 'documents.csv:4: ', /6 cells/),
  spoilt('a quotation mark inside a plain cell', 'documents.csv', (t) => `${t}a"b,,,,\n`, 'documents.csv:3: ', /quotation mark stands inside/),
  spoilt('something after a closing quotation mark', 'documents.csv', (t) => `${t}"a"b,,,,\n`, 'documents.csv:3: ', /double the quotation marks/),
  spoilt('bytes that are not UTF-8', 'documents.csv', (t) => Buffer.concat([Buffer.from(t), Buffer.from([0x61, 0xff, 0x0a])]), 'documents.csv:3: ', /not valid in utf-8/),
  spoilt('a file cut off inside a character', 'documents.csv', (t) => Buffer.concat([Buffer.from(t), Buffer.from([0xf0, 0x9f])]), 'documents.csv:3: ', /ends inside a character/),
  spoilt('UTF-16', 'documents.csv', (t) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(t, 'utf16le')]), 'documents.csv:1: ', /UTF-16/),
  spoilt('NUL', 'documents.csv', (t) => `${t}\0`, 'documents.csv:3: ', /NUL/),
  spoilt('lines of an old Mac', 'documents.csv', (t) => t.replaceAll('\r\n', '\r'), 'documents.csv:1: ', /carriage return alone/),
  spoilt('two columns of one name', 'documents.csv', (t) => t.replace('title', 'text'), 'documents.csv:1: ', /two columns are called "text"/),
  spoilt('a column that is missing', 'annotations.csv', (t) => t.replace('label,', 'labels,'), 'annotations.csv:1: ', /column label is missing/),
  spoilt('a column that is unknown', 'annotations.csv', (t) => t.replace('quote', 'qoute'), 'annotations.csv:1: ', /"qoute" is none of this table/),
  spoilt('a text that was changed', 'documents.csv', (t) => t.replace('12', '13'), 'documents.csv:2: ', /text_sha256 is not that of the text/),
  spoilt('an id of another text', 'documents.csv', (t) => t.replaceAll(DOC.id, record('x').id), 'documents.csv:2: ', /this text is d_/),
  spoilt('a document twice', 'documents.csv', (t) => t + (t.split('\r\n')[1] ?? ''), 'documents.csv:3: ', /stands here and in line 2/),
  spoilt('half of a surrogate pair in JSON', 'documents.csv', (t) => t.replace('title', 'metadata').replace(',T,', String.raw`,"{""a"":""\ud800""}",`), 'documents.csv:2: ', /metadata: .*surrogate/),
  spoilt('JSON nested 10^5 deep', 'documents.csv', (t) => t.replace('title', 'metadata').replace(',T,', `,${'['.repeat(100_000)},`), 'documents.csv:2: ', /nested more than 64 deep/),
  spoilt('__proto__ in JSON', 'documents.csv', (t) => t.replace('title', 'metadata').replace(',T,', ',"{""__proto__"":1}",'), 'documents.csv:2: ', /metadata: /),
  annotationRow('an annotation twice', `a1,${DOC.id},ana,CLAIM,0,6,Police,`, /a1 stands here and in line 2/),
  annotationRow('an annotation of a document that is nowhere', 'a2,elsewhere,ana,CLAIM,0,6,Police,', /elsewhere is in no row of documents.csv/),
  annotationRow('an offset outside the text', `a2,${DOC.id},ana,CLAIM,0,600,Police,`, /offset 600 is outside the text/),
  annotationRow('a negative offset', `a2,${DOC.id},ana,CLAIM,-1,6,Police,`, /"-1" is not a whole number/),
  annotationRow('an offset that is no number', `a2,${DOC.id},ana,CLAIM,0,0x6,Police,`, /"0x6" is not a number/),
  annotationRow('an offset of 10^30', `a2,${DOC.id},ana,CLAIM,0,1e30,Police,`, /not a whole number/),
  annotationRow('a quote that is not there', `a2,${DOC.id},ana,CLAIM,0,6,Polite,`, /the text there says "Police", the quote says "Polite"/),
  annotationRow('an empty label', `a2,${DOC.id},ana,,0,6,Police,`, /label is empty/),
  annotationRow('an unknown label', `a2,${DOC.id},ana,CLAM,0,6,Police,`, /no label "CLAM"/),
  annotationRow('an id that is none', `"a 2",${DOC.id},ana,CLAIM,0,6,Police,`, /is no id/),
  spoilt('fragments that say something else', 'annotations.csv', (t) => t.replace('quote', 'fragments').replace('Police', '"[{""start"":0,""end"":3}]"'), 'annotations.csv:2: ', /make them agree/),
  spoilt('a relation to nowhere on one end', 'relations.csv', (t) => `${t}r,attributed_to,${DOC.id},,a1,ana\n`, 'relations.csv:2: ', /from is empty/),
  { name: '10^6 lines in a cell without an end', files: () => ({ 'x.csv': `text,start,end,label\n"${'a,0,1,CLAIM\n'.repeat(1_000_000)}` }), at: 'x.csv:2: ', says: /never closed/ },
  { name: 'one line of 20 MB', files: () => ({ 'x.csv': `text,start,end,label\n${'x'.repeat(20 * 2 ** 20)}` }), at: 'x.csv:2: ', says: /1 cells, the header 4/ },
  { name: 'a line of 20 MB separators', files: () => ({ 'x.csv': ','.repeat(20 * 2 ** 20) }), at: 'x.csv:1: ', says: /more than 10000 cells/ },
  { name: 'columns that are those of nothing', files: () => ({ 'x.csv': 'a,b\n1,2\n' }), at: 'x.csv:1: ', says: /not those of annotations/ },
  { name: 'a table that is none of the dataset', files: () => ({ ...GOOD, 'more.csv': 'a,b\n' }), at: 'more.csv: ', says: /no table of the dataset/ },
  { name: 'a marked cell without its apostrophe', files: () => ({ 'x.csv': 'text,start,end,label,escaped\n=1,0,1,CLAIM,"[""text""]"\n' }), at: 'x.csv:2: ', says: /does not begin with an apostrophe/ },
  { name: 'a mark for a column that is not there', files: () => ({ 'x.csv': 'text,start,end,label,escaped\n=1,0,1,CLAIM,"[""txet""]"\n' }), at: 'x.csv:2: ', says: /which is no column/ },
]; // oxfmt-ignore
