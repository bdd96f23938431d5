import type { Files, HostileCase } from './suite.ts';

/** A file of CoNLL. */
export const conllFiles = (content: string | Uint8Array): Files => ({ 'a.conll': content });

const OWN = '-DOCSTART-\tbefore=_;title=One;annotators=ana\tO\n\n';

const refused = (
  name: string,
  content: string | Uint8Array | (() => string | Uint8Array),
  at: string,
  says: RegExp,
): HostileCase => ({
  name,
  files: () => conllFiles(typeof content === 'function' ? content() : content),
  at: `a.conll${at}`,
  says,
});

/** What is no CoNLL, or not what it says it is. */
export const CONLL_HOSTILE: readonly HostileCase[] = [
  refused('an empty file', '', ': ', /this file is empty/),
  refused('blank lines only', '\n\n \n', ': ', /this file is empty/),
  refused('comments only', '# one\n# two\n', ': ', /this file is empty/),
  refused('one column', 'Police\nsaid\n', ':1:', /one column/),
  refused('a column less', 'Police NNP O\n\nsaid O\n', ':3:', /it has 2 columns, the lines before have 3/),
  refused('a column more', 'Police O\nsaid VBD O\n', ':2:', /it has 3 columns, the lines before have 2/),
  refused('a cut line', 'Police\tB-CLAIM\nsa', ':2:', /one column/),
  refused('a last column that is no tag', 'Police NNP\nsaid VBD\n', ':1:', /"NNP", which is no tag/),
  refused('a tag without a label', 'Police B-\n', ':1:', /"B-", which is no tag/),
  refused('a tag with an unknown letter', 'Police X-CLAIM\n', ':1:', /"X-CLAIM", which is no tag/),
  refused('a tag in lower case', 'Police b-CLAIM\n', ':1:', /no tag/),
  refused('a dependency treebank', '1\tPolice\tpolice\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n', ':1:', /"_", which is no tag/),
  refused('a label that the codebook does not have', 'Police O\nsaid B-PER\n', ':2:', /no label "PER"/),
  refused('a document without tokens', '-DOCSTART- -X- O O\n\n-DOCSTART- -X- O O\n\na O\n', ':1:', /no tokens/),
  refused(
    'bytes that are no UTF-8',
    Buffer.from('a O\nPol\xefce O\n', 'latin1'),
    ':2:',
    /byte 4 of this line is not UTF-8/,
  ),
  refused('UTF-16', Buffer.from('a O\n', 'utf16le'), ':1:', /./),
  refused('a byte order mark', '\ufeffa O\n', ':1:', /byte order mark/),
  refused('NUL in a token', 'a\0b O\n', ':1:', /NUL/),
  refused(
    'our own head with fewer columns than annotators',
    '-DOCSTART-\tbefore=_;title=One;annotators=ana|bo\tO\n',
    ':1:',
    /2 annotators and has 1 tag columns/,
  ),
  refused('our own token without a gap', `${OWN}Police\tO\n`, ':3:', /it has 2 columns, not 3/),
  refused('our own token with a column more', `${OWN}Police\t_\tO\tO\n`, ':3:', /it has 4 columns, not 3/),
  refused('a gap that is more than blanks', `${OWN}Police\tsaid\tO\n`, ':3:', /stands for more than blanks/),
  refused('an escape that is none', String.raw`${OWN}Police${'\t'}\q${'\t'}O`, ':3:', /no text with escapes/),
  refused('a label that is not encoded', `${OWN}Police\t_\tB-%E0%A4%A\n`, ':3:', /not percent-encoded/),
  refused(
    'an annotator that can be none',
    '-DOCSTART-\tbefore=_;title=One;annotators=!\tO\n\na\t_\tB-CLAIM\n',
    ':3:',
    /cannot be an annotator's handle/,
  ),
  refused('one line of 20 MB', () => `a O\n${'x'.repeat(20_000_000)}\n`, ':2:', /one column/),
  refused(
    '20 MB of escapes',
    () => `${OWN}a\t${String.raw`\s`.repeat(10_000_000)}\\\tO\n`,
    ':3:',
    /no text with escapes/,
  ),
  refused('a line of 100,000 columns', () => `a O\n${'x '.repeat(100_000)}O\n`, ':2:', /it has 100001 columns/),
  refused(
    'a million lines, the last of which is cut',
    () => `${'a O\n'.repeat(1_000_000)}b`,
    ':1000001:',
    /one column/,
  ),
];
