const MAX_TITLE = 200;

/** A title for a text that came without one: its first line that is not blank, at most 200 UTF-16 code units of it. */
export function titleOf(text: string): string {
  const line = /\S.*/.exec(text)?.[0].trimEnd() ?? '';
  if (line.length <= MAX_TITLE) return line;
  return `${line.slice(0, MAX_TITLE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
