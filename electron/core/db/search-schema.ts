/**
 * The index of the search. `search_words` holds the tokens of every text with their places, `search_pieces` its runs of three
 * characters without places (a quarter of the size; what is found is held against the text anyway), `search_said` the tokens of
 * notes and attribute values. All are fed with search forms, so the tokenizers have nothing left to decide. Keys are tables of
 * their own: rowids of tables without one change when a file is compacted. FTS5's `secure-delete` is left out: what was deleted
 * stays in the history.
 *
 * Measured on seeds' paragraphs, bytes a byte of text: words with places 0.39 (0.09 without), pieces without places 0.38 (2.8
 * with), a prefix index 0.4 more for 1 ms of 2: left out.
 */
export const SEARCH_SCHEMA = `
  CREATE TABLE search_texts (key INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE search_annotations (key INTEGER PRIMARY KEY, annotation TEXT NOT NULL UNIQUE) STRICT;
  CREATE VIRTUAL TABLE search_words USING fts5(
    text, content='', tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* S* C*'"
  );
  CREATE VIRTUAL TABLE search_pieces USING fts5(text, content='', detail=none, tokenize='trigram case_sensitive 1');
  CREATE VIRTUAL TABLE search_said USING fts5(
    said, content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* S* C*'"
  );
`;

/** Whether what SQLite says of a file's pages is about the index of the search: it can be made anew, the file is whole. */
export const isOfSearchIndex = (found: string): boolean => /\bfts5\b/i.test(found);
