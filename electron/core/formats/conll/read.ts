import { Refusal } from '../../../../shared/api/reply.ts';
import type { FileTree, ForeignDocument, TreeFile } from '../foreign.ts';
import { linesOf } from '../lines.ts';
import { at, type Place } from '../problem.ts';
import { foreignLine, ownHead, ownToken, type OwnHead } from './lines.ts';
import { SchemeCount } from './schemes.ts';
import { TextBuilder } from './text.ts';

/**
 * Reads files with a token a line, a document at a time. Our own come back exactly; of others the tokens are joined by one blank and the
 * sentences by a line end, which is told. Tags are read by the rule of conlleval, whatever their scheme.
 *
 * @throws Refusal with file and line; `cancelled`.
 */
export async function* readConll({ files }: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  for (const file of files) yield* readFile(file, signal);
}

type LeftOut = NonNullable<ForeignDocument['leftOut']>;

/** A document that is being read, with what is said of it. */
interface Current {
  readonly head: OwnHead | null;
  readonly builder: TextBuilder;
  readonly title: string;
  readonly key: string;
  readonly place: Place;
}

/** What a file of others has that has no place here. */
interface Seen {
  documents: number;
  comments: number;
  values: number;
}

async function* readFile(file: TreeFile, signal: AbortSignal | undefined): AsyncGenerator<ForeignDocument> {
  const scheme = new SchemeCount();
  const seen: Seen = { documents: 0, comments: 0, values: 0 };
  let current: Current | null = null;
  let columns: number | null = null;
  let documents = 0;
  let previous = 0;
  /** Whether a blank line stands between the next token and the one before: comments may too. */
  let isNewSentence = false;
  const begin = (head: OwnHead | null, place: Place): Current => {
    documents += 1;
    return {
      head,
      builder: new TextBuilder(head?.annotators ?? [null], scheme),
      title: head?.title ?? `${nameOf(file.path)}${documents === 1 ? '' : ` ${documents}`}`,
      key: `${file.path}#${documents}`,
      place,
    };
  };
  for await (const { file: name, line, text: whole } of linesOf(file.source, signal)) {
    const place = { file: name, line };
    const text = whole.replace(/\r$/, '');
    if (line > previous + 1) {
      current?.builder.endSentence();
      isNewSentence = true;
    }
    previous = line;
    const head = at(place, () => ownHead(text));
    if (head) {
      if (current) yield finished(current, []);
      current = begin(head, place);
      current.builder.text(head.before);
      continue;
    }
    if (current?.head) {
      const { token, gap, tags } = at(place, () => ownToken(text, current?.head ?? NOBODY));
      current.builder.token(token, tags, place);
      current.builder.text(gap);
      continue;
    }
    const read = at(place, () => foreignLine(text, columns));
    if (read === 'comment') seen.comments += 1;
    else if (read === 'document') {
      // What stands before the first of these lines is a document of its own.
      if (current) yield finished(current, []);
      current = begin(null, place);
      seen.documents += 1;
    } else {
      current ??= begin(null, place);
      columns = read.others + 2;
      seen.values += read.others;
      if (!current.builder.isEmpty) current.builder.text(isNewSentence ? '\n' : ' ');
      current.builder.token(read.token, [read.tag], place);
      isNewSentence = false;
    }
  }
  if (!current) {
    throw new Refusal('refused', `${file.path}: this file is empty; CoNLL has a token and its tag a line`, {
      file: file.path,
    });
  }
  current.builder.endSentence();
  yield finished(current, current.head ? [] : toldOf(seen, scheme));
}

/** Never asked: the head of a document that has none. */
const NOBODY: OwnHead = { before: '', title: '', annotators: [null] };

const finished = ({ builder, head: _, ...about }: Current, leftOut: LeftOut): ForeignDocument =>
  builder.document({ ...about, leftOut });

function toldOf({ documents, comments, values }: Seen, scheme: SchemeCount): LeftOut {
  return [
    {
      what: `text as it stood: the file has tokens with tags in ${scheme.scheme}, which are joined by one blank, sentences by a line end`,
      count: Math.max(documents, 1),
    },
    { what: `tag that ${scheme.scheme} does not have there, read by the rule of conlleval`, count: scheme.illegal },
    { what: 'value of a column between token and tag', count: values },
    { what: 'comment', count: comments },
  ].filter(({ count }) => count > 0);
}

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
