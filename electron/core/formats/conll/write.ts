import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource } from '../format.ts';
import type { Scheme } from './schemes.ts';
import { tokenized } from './sentences.ts';
import { escapeWords } from './words.ts';

/** The first column of the line that begins a document. */
export const DOCSTART = '-DOCSTART-';

/**
 * A line a token: the token, what stands between it and the next one, and a tag for each annotator. Two passes over the records: the first for the
 * annotators; one document in memory at a time.
 */
export async function* writeConll({ records }: DatasetSource, scheme: Scheme): AsyncGenerator<string> {
  const all = new Set<string>();
  for await (const { annotations } of records()) for (const { layer } of annotations) all.add(layer);
  const layers = [...all].toSorted(compareStrings);
  let isFirst = true;
  for await (const record of records()) {
    yield `${isFirst ? '' : '\n'}${documentLines(record, layers, scheme)}`;
    isFirst = false;
  }
}

function documentLines(record: DatasetRecord, layers: readonly string[], scheme: Scheme): string {
  const { text, title } = record;
  const { tokens, starts, columns } = tokenized(record, layers, scheme);
  const gap = (i: number): string =>
    escapeWords(text.slice(i < 0 ? 0 : tokens[i]?.end, tokens[i + 1]?.start ?? text.length));
  const about = `before=${gap(-1)};title=${escapeWords(title)};annotators=${layers.join('|')}`;
  // Nobody's column is there too: a file without annotations has the shape of one with them.
  const none = layers.length === 0 ? ['O'] : layers.map(() => 'O');
  const lines = [[DOCSTART, about, ...none].join('\t')];
  for (const [i, { start, end }] of tokens.entries()) {
    if (i === 0 || starts[i] === true) lines.push('');
    const tags = layers.length === 0 ? none : columns.map((column) => column[i]);
    lines.push([text.slice(start, end), gap(i), ...tags].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

/** The four columns of CoNLL-2003, in IOB1, with a sentence a block: no parts of speech, no chunks, one tag. */
export async function* writeConll2003({ records }: DatasetSource): AsyncGenerator<string> {
  for await (const record of records()) {
    const { tokens, starts, columns } = tokenized(record, [null], 'IOB1');
    const lines = [`${DOCSTART} -X- O O`];
    for (const [i, { start, end }] of tokens.entries()) {
      if (i === 0 || starts[i] === true) lines.push('');
      lines.push(`${record.text.slice(start, end)} -X- O ${columns[0]?.[i]}`);
    }
    yield `${lines.join('\n')}\n\n`;
  }
}
