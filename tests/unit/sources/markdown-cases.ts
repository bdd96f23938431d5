const n = 100_000;
/** Texts that would take a careless parser minutes, and whether they are refused. */
export const MARKDOWN_HOSTILE: readonly [name: string, text: string, refused: boolean][] = [
  ['open brackets', '['.repeat(n), true],
  ['brackets', '['.repeat(n) + 'a' + ']'.repeat(n), true],
  ['open links', '[a]('.repeat(n), true],
  ['emphasis runs', 'a**b'.repeat(n), true],
  ['quotes in one line', '>'.repeat(10_000), true],
  ['lists in one line', '- '.repeat(n), true],
  ['nested list lines', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n'), true],
  ['lists ten deep', Array.from({ length: n }, (_, i) => `${' '.repeat((i % 10) * 2)}- a`).join('\n'), true],
  ['backticks', Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' '), true],
  ['ends of quotes', '> a\n'.repeat(n), true],
  ['blank lines', '\n'.repeat(1_000_000), true],
  ['twenty quotes a line', `${'> '.repeat(20)}a\n`.repeat(10_000), true],
  ['dashes', '-'.repeat(1_000_000), false],
  ['front matter without an end', `---\n${'a: b\n'.repeat(50_000)}`, false],
  ['pipes', `${'|'.repeat(n)}\n${'|-'.repeat(n)}|\n`, false],
];
