import type { Files, HostileCase } from './suite.ts';
import { COREFERENCE, row, tsv } from './webanno-tsv-make.ts';

const HEADER = ['#T_SP=webanno.custom.CLAIM|certainty'];
const RELATED = [...HEADER, '#T_RL=webanno.custom.relation.contradicts|BT_webanno.custom.CLAIM'];
const GOOD = row('1-1', '0-2', 'Go', 'certain');

/** A file with one sentence `Go on` and these rows. */
const rows = (...lines: readonly string[]): Files => ({ 'a.tsv': tsv(HEADER, ['#Text=Go on', ...lines]) });

const related = (...lines: readonly string[]): Files => ({ 'a.tsv': tsv(RELATED, ['#Text=Go on', ...lines]) });

const hostile = (name: string, files: () => Files, at: string, says: RegExp): HostileCase => ({
  name,
  files,
  at,
  says,
});

/** Files that are not what they should be. */
export const TSV_HOSTILE: readonly HostileCase[] = [
  hostile('nothing', () => ({ 'a.tsv': '' }), 'a.tsv:1:', /no WebAnno TSV/),
  hostile('another kind of table', () => ({ 'a.tsv': 'id\ttext\n1\tGo\n' }), 'a.tsv:1:', /no WebAnno TSV/),
  hostile('a version from before', () => ({ 'a.tsv': '#FORMAT=WebAnno TSV 2.0\n' }), 'a.tsv:1:', /versions 3\.1 to 3\.3/),
  hostile('another encoding', () => ({ 'a.tsv': Buffer.from('#FORMAT=WebAnno TSV 3.3\n\n\n#Text=\xe9\n', 'latin1') }), 'a.tsv:4:', /not UTF-8/),
  hostile('UTF-16', () => ({ 'a.tsv': Buffer.from('\ufeff#FORMAT=WebAnno TSV 3.3\n', 'utf16le') }), 'a.tsv:1:', /not UTF-8/),
  hostile('a byte order mark', () => ({ 'a.tsv': `\ufeff${tsv(HEADER)}` }), 'a.tsv:1:', /byte order mark/),
  hostile('a header and nothing else', () => ({ 'a.tsv': tsv(HEADER) }), 'a.tsv:2:', /has no text/),
  hostile('cut off before the rows', () => ({ 'a.tsv': tsv(HEADER, ['#Text=Go on']) }), 'a.tsv:5:', /no rows/),
  hostile('cut off inside a row', () => rows(GOOD, '1-2\t3-'), 'a.tsv:7:', /2 fields/),
  hostile('too many fields', () => rows(row('1-1', '0-2', 'Go', 'certain', 'x')), 'a.tsv:6:', /6 fields, the header asks for 4/),
  hostile('a row before any text', () => ({ 'a.tsv': tsv(HEADER, [GOOD]) }), 'a.tsv:5:', /before any #Text/),
  hostile('offsets of another text', () => rows(row('1-1', '0-2', 'No', 'certain')), 'a.tsv:6:', /this row says "No", the text there says "Go"/),
  hostile('offsets in code points', () => ({ 'a.tsv': tsv(HEADER, ['#Text=😊 on', row('1-1', '0-1', '😊', '_')]) }), 'a.tsv:6:', /UTF-16/),
  hostile('offsets beyond the sentence', () => rows(row('1-1', '0-9', 'Go on', '_')), 'a.tsv:6:', /outside their sentence/),
  hostile('offsets that are no numbers', () => rows(row('1-1', '0-x', 'Go', '_')), 'a.tsv:6:', /not offsets/),
  hostile('offsets beyond all measure', () => rows(row('1-1', '0-99999999999999999999', 'Go', '_')), 'a.tsv:6:', /not offsets/),
  hostile('an empty token', () => rows(row('1-1', '0-0', '', '_')), 'a.tsv:6:', /empty/),
  hostile('tokens that overlap', () => rows(GOOD, row('1-2', '1-5', 'o on', '_')), 'a.tsv:7:', /inside the one before/),
  hostile('a number that is none', () => rows(row('one', '0-2', 'Go', '_')), 'a.tsv:6:', /number of a token/),
  hostile('a part outside its token', () => rows(GOOD, row('1-1.1', '1-4', 'o o', '_')), 'a.tsv:7:', /not inside its token/),
  hostile('a part of another token', () => rows(GOOD, row('1-2.1', '0-1', 'G', '_')), 'a.tsv:7:', /after its token/),
  hostile('sentences that overlap', () => ({ 'a.tsv': tsv(HEADER, ['#Text=Go on', GOOD], ['#Text=on', row('2-1', '3-5', 'on', '_')]) }), 'a.tsv:9:', /ends at 5/),
  hostile('a gap of 999 million spaces', () => ({ 'a.tsv': tsv(HEADER, ['#Text=Go', GOOD], ['#Text=on', row('2-1', '999999997-999999999', 'on', '_')]) }), 'a.tsv:9:', /longer than 32 million/),
  hostile('a layer without a name', () => ({ 'a.tsv': tsv(['#T_SP=|x'], []) }), 'a.tsv:2:', /names no layer/),
  hostile('a feature twice', () => ({ 'a.tsv': tsv(['#T_SP=webanno.custom.A|x|x'], []) }), 'a.tsv:2:', /twice/),
  hostile('a relation layer without its other end', () => ({ 'a.tsv': tsv(['#T_RL=webanno.custom.R|x'], []) }), 'a.tsv:2:', /BT_/),
  hostile('a slot without targets', () => ({ 'a.tsv': tsv(['#T_SP=webanno.custom.A|ROLE_webanno.custom.A:r_webanno.custom.L'], []) }), 'a.tsv:2:', /targets/),
  hostile('a carriage return inside a line', () => rows(row('1-1', '0-2', 'Go', 'a\rb')), 'a.tsv:6:', /carriage return/),
  hostile('one number for two annotations', () => rows(row('1-1', '0-2', 'Go', 'certain[1]'), row('1-2', '3-5', 'on', 'possible[1]')), 'a.tsv:7:', /something else here than in line 6/),
  hostile('columns that do not agree', () => ({ 'a.tsv': tsv(['#T_SP=webanno.custom.CLAIM|a|b'], ['#Text=Go', row('1-1', '0-2', 'Go', 'x|y', 'z')]) }), 'a.tsv:6:', /same number/),
  hostile('a relation from a row that is not there', () => related(row('1-1', '0-2', 'Go', 'certain', '7-7')), 'a.tsv:7:', /no row 7-7/),
  hostile('a relation from a number that is not there', () => related(row('1-1', '0-2', 'Go', 'certain', '1-1[9_0]')), 'a.tsv:7:', /has the number 9/),
  hostile('a relation from nothing', () => related(row('1-1', '0-2', 'Go', 'certain', '1-2'), row('1-2', '3-5', 'on', '_', '_')), 'a.tsv:7:', /no annotation of/),
  hostile('a relation that could be from two', () => related(row('1-1', '0-2', 'Go', 'certain', '1-2'), row('1-2', '3-5', 'on', 'a[1]|b[2]', '_')), 'a.tsv:7:', /which one/),
  hostile('the same row twice', () => related(row('1-1', '0-2', 'Go', '_', '_'), row('1-1', '3-5', 'on', '_', '_')), 'a.tsv:8:', /stands in line 7/),
  hostile('a chain without a place', () => ({ 'a.tsv': tsv([`#T_CH=${COREFERENCE}|referenceType|referenceRelation`], ['#Text=Go', row('1-1', '0-2', 'Go', 'pr[1]', 'coref')]) }), 'a.tsv:6:', /link of a chain/),
  hostile('two texts for one document', () => ({ 'annotators/ana/d.tsv': tsv([], ['#Text=Go', row('1-1', '0-2', 'Go')]), 'annotators/bo/d.tsv': tsv([], ['#Text=No', row('1-1', '0-2', 'No')]) }), 'annotators/bo/d.tsv:1:', /not that of annotators\/ana\/d\.tsv/),
  hostile('100,000 stacked annotations on a row and none in its other column', () => ({ 'a.tsv': tsv(['#T_SP=webanno.custom.CLAIM|a|b'], ['#Text=Go', row('1-1', '0-2', 'Go', 'x|'.repeat(100_000), '_')]) }), 'a.tsv:6:', /same number/),
  hostile('one line of 20 MB', () => rows(`1-1\t0-2\t${'Go'.repeat(10_000_000)}\t_\t`), 'a.tsv:6:', /the text there says/),
  hostile('100,000 rows and then a bad one', () => ({ 'a.tsv': tsv([], [`#Text=${'a '.repeat(100_000)}`, ...Array.from({ length: 100_000 }, (_, i) => `1-${i + 1}\t${2 * i}-${2 * i + 1}\ta\t`), 'x']) }), 'a.tsv:100005:', /1 fields/),
  hostile('no such file', () => ({ 'a.txt': 'x' }), 'dataset:', /no \.tsv/),
]; // oxfmt-ignore
