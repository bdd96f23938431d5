import { prepared } from '../db/prepared.ts';
import { openScratch } from './scratch.ts';

/** What stands for what in the project, by texts, on disk: for all that is imported together, so that nothing there stands for two. */
export interface Met {
  /** Ids of what is there by those of what came for the text. */
  of(document: string): Map<string, string>;
  /** Takes the place of what was kept for the text. */
  keep(document: string, met: ReadonlyMap<string, string>): void;
  close(): void;
}

/** Makes a place for it: what is in memory does not grow with it. */
export function createMet(): Met {
  const db = openScratch();
  db.exec(
    'CREATE TABLE met (document TEXT, came TEXT, there TEXT NOT NULL, PRIMARY KEY (document, came)) WITHOUT ROWID',
  );
  return {
    of: (document) =>
      new Map(
        prepared<{ came: string; there: string }>(db, 'SELECT came, there FROM met WHERE document = ?')
          .all(document)
          .map(({ came, there }) => [came, there]),
      ),
    keep(document, met) {
      const put = prepared(db, 'INSERT OR REPLACE INTO met (document, came, there) VALUES (?, ?, ?)');
      for (const [came, there] of met) put.run(document, came, there);
    },
    close: () => void db.close(),
  };
}
