import Database from 'better-sqlite3';
import { SEARCH_SCHEMA } from '../db/search-schema.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { allAnnotations } from '../repositories/annotations.ts';
import { indexText, saidTokens } from '../repositories/search-index.ts';
import type { Pace } from './task.ts';

type Say = (where: string, what: string) => void;
type IndexName = 'search_words' | 'search_pieces' | 'search_said';

const BREATH = 500;

/** How a table of the index is called in words. */
const NAMES: Readonly<Record<IndexName, string>> = {
  search_words: 'the index of words',
  search_pieces: 'the index of pieces of words',
  search_said: 'the index of notes and attributes',
};

/**
 * Makes the index of the search anew beside the project and compares: every entry's number of tokens, and of every term in how many
 * entries it stands and how often. The new one is on disk, so memory does not grow with the project.
 */
export async function verifySearchIndex(db: ReadDb, pace: Pace, say: Say): Promise<void> {
  // An empty name is a file of SQLite's own, gone when it is closed.
  const anew = new Database('') as WriteDb;
  try {
    anew.pragma('journal_mode = OFF');
    anew.exec(SEARCH_SCHEMA);
    await fillTexts(db, anew, pace, say);
    await fillSaid(db, anew, pace, say);
    for (const name of Object.keys(NAMES) as IndexName[]) await compare(name, db, anew, pace, say);
  } finally {
    anew.close();
  }
}

async function fillTexts(db: ReadDb, anew: WriteDb, pace: Pace, say: Say): Promise<void> {
  const rows = db
    .prepare<[], { document: string; key: number | null }>(
      'SELECT t.document, s.key FROM texts t LEFT JOIN search_texts s ON s.document = t.document ORDER BY s.key',
    )
    .all();
  for (const [i, { document, key }] of rows.entries()) {
    await pace.step('index', i, rows.length);
    if (key === null) {
      say(document, 'the search does not know its text');
      continue;
    }
    const text = db
      .prepare<[string], { text: string }>('SELECT text FROM texts WHERE document = ?')
      .get(document)?.text;
    if (text === undefined) continue;
    // The same key: entries are compared by it. An insertion takes the next one.
    anew.prepare('DELETE FROM search_texts').run();
    if (key > 1) anew.prepare("INSERT INTO search_texts VALUES (?, '')").run(key - 1);
    indexText(anew, document, text);
  }
  const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM search_texts').get() ?? { n: 0 };
  const known = rows.filter(({ key }) => key !== null).length;
  if (n > known) say('search_texts', `the search knows ${n - known} texts that are not there`);
}

async function fillSaid(db: ReadDb, anew: WriteDb, pace: Pace, say: Say): Promise<void> {
  const keyOf = db.prepare<[string], { key: number }>('SELECT key FROM search_annotations WHERE annotation = ?');
  const insert = anew.prepare('INSERT INTO search_said (rowid, said) VALUES (?, ?)');
  let done = 0;
  let known = 0;
  for (const annotation of allAnnotations(db)) {
    if ((done += 1) % BREATH === 0) await pace.step('index', done, null);
    const tokens = saidTokens(annotation);
    const key = keyOf.get(annotation.id)?.key;
    if (key !== undefined) known += 1;
    if (tokens !== '' && key === undefined) say(annotation.id, 'the search does not know its note and values');
    else if (tokens !== '' && key !== undefined) insert.run(key, tokens);
  }
  const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM search_annotations').get() ?? { n: 0 };
  if (n !== known) say('search_annotations', `the search knows ${n - known} annotations that are not there`);
}

interface Term {
  readonly term: string;
  readonly doc: number;
  readonly cnt: number;
}

function* termsOf(db: Database.Database, name: IndexName): Generator<Term> {
  const vocabulary = `verify_${name}`;
  db.exec(`CREATE VIRTUAL TABLE temp.${vocabulary} USING fts5vocab('main', '${name}', 'row')`);
  try {
    yield* db.prepare<[], Term>(`SELECT term, doc, cnt FROM temp.${vocabulary}`).iterate();
  } finally {
    db.exec(`DROP TABLE temp.${vocabulary}`);
  }
}

async function compare(name: IndexName, db: ReadDb, anew: WriteDb, pace: Pace, say: Say): Promise<void> {
  const stale = await firstDifference(name, db, anew, pace).catch((error: unknown) => {
    // Pages that SQLite cannot read are what is looked for here, too.
    if (error instanceof Database.SqliteError) return error.message;
    throw error;
  });
  if (stale !== null) {
    say(
      name,
      `${NAMES[name]} does not match (${stale}): a search may miss places. The texts and annotations are not touched by it`,
    );
  }
}

async function firstDifference(name: IndexName, db: ReadDb, anew: WriteDb, pace: Pace): Promise<string | null> {
  const sizes = `SELECT id, sz FROM ${name}_docsize ORDER BY id`;
  const entries = await differing(
    db.prepare<[], { id: number; sz: Uint8Array }>(sizes).iterate(),
    anew.prepare<[], { id: number; sz: Uint8Array }>(sizes).iterate(),
    (a, b) => a.id === b.id && Buffer.compare(a.sz, b.sz) === 0,
    pace,
  );
  if (entries) return `entry ${(entries.a ?? entries.b)?.id ?? 0}`;
  const terms = await differing(
    termsOf(db, name),
    termsOf(anew, name),
    (a, b) => a.term === b.term && a.doc === b.doc && a.cnt === b.cnt,
    pace,
  );
  return terms ? `term "${(terms.a ?? terms.b)?.term ?? ''}"` : null;
}

/** The first pair that differs of two lists in the same order; null where they are the same. */
async function differing<T>(
  first: IterableIterator<T>,
  second: IterableIterator<T>,
  isSame: (a: T, b: T) => boolean,
  pace: Pace,
): Promise<{ a: T | undefined; b: T | undefined } | null> {
  try {
    for (let n = 0; ; n += 1) {
      if (n % BREATH === 0) await pace.step('index', n, null);
      const [a, b] = [first.next(), second.next()];
      if (a.done === true && b.done === true) return null;
      if (a.done === true || b.done === true) {
        return { a: a.done === true ? undefined : a.value, b: b.done === true ? undefined : b.value };
      }
      if (!isSame(a.value, b.value)) return { a: a.value, b: b.value };
    }
  } finally {
    // A statement that is left open would hold its database.
    first.return?.();
    second.return?.();
  }
}
