import { publicationSchema } from '../../../shared/model/document.ts';
import type { ReadDb } from '../db/types.ts';
import type { ForeignDocument } from '../formats/foreign.ts';
import { Problem } from '../formats/problem.ts';
import { listPublications } from '../repositories/documents.ts';
import { hasText } from '../repositories/texts.ts';
import { documentId, documentIdOfHash } from '../sources/identity.ts';

/** Finds the texts of a project that foreign documents name. */
export interface TextFinder {
  /** The project's document with the same text, whatever it is called. */
  same(text: string): string | null;
  /** The project's document that a foreign one names by id, file name or title; null where it is none or several. */
  named(foreign: ForeignDocument): string | null;
  /**
   * The project's document that a foreign one without text is about.
   *
   * @throws Problem where it is none or several.
   */
  meant(foreign: ForeignDocument): string;
}

/** Looks at a project's documents once, when it is first asked by name. */
export function createTextFinder(db: ReadDb): TextFinder {
  let names: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const byName = (foreign: ForeignDocument): ReadonlySet<string> => {
    names ??= namesIn(db);
    for (const name of [foreign.key, foreign.title]) {
      const found = name === undefined ? undefined : names.get(nameKey(name));
      if (found) return found;
    }
    return new Set();
  };
  const byId = ({ documentId: id }: ForeignDocument): string | null =>
    id !== undefined && hasText(db, id) ? id : null;
  return {
    same(text) {
      const id = documentId(text);
      return hasText(db, id) ? id : null;
    },
    named(foreign) {
      const [first, ...more] = byName(foreign);
      return byId(foreign) ?? (more.length === 0 ? (first ?? null) : null);
    },
    meant(foreign) {
      const known = byHash(db, foreign) ?? byId(foreign);
      if (known !== null) return known;
      const what = JSON.stringify(foreign.title ?? foreign.key);
      const [first, ...more] = byName(foreign);
      if (first === undefined) {
        throw new Problem(`the text of ${what} is neither in the file nor in the project. Import the text first`);
      }
      if (more.length === 0) return first;
      throw new Problem(`${more.length + 1} documents of the project are called ${what}. Give them different titles`);
    },
  };
}

function byHash(db: ReadDb, { textSha256 }: ForeignDocument): string | null {
  if (textSha256 === undefined) return null;
  const id = documentIdOfHash(textSha256);
  return hasText(db, id) ? id : null;
}

/** Names are compared without folders, the ending of a text, and case. */
const nameKey = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? name)
    .replace(/\.(?:txt|text|md|markdown|html?|docx|pdf|ann|json|xmi|tsv)$/i, '')
    .normalize('NFC')
    .toLowerCase();

function namesIn(db: ReadDb): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { id, title, publications } of listPublications(db)) {
    const files = publicationSchema.array().parse(JSON.parse(publications));
    for (const name of [title, ...files.flatMap(({ fileName }) => fileName ?? [])]) {
      const key = nameKey(name);
      names.set(key, (names.get(key) ?? new Set()).add(id));
    }
  }
  return names;
}
