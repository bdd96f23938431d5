import type { Publication } from '../../../../shared/model/document.ts';
import type { TableChoice } from '../../../../shared/model/table-choice.ts';
import { MAX_TEXT_BYTES } from '../../../../shared/text/limits.ts';
import { unfitCharacter } from '../../../../shared/text/refuse.ts';
import { isBlankText } from '../../../../shared/text/trim.ts';
import { withoutInvisible } from '../../../../shared/text/visible.ts';
import { canonical } from '../../repositories/state.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { DatasetRecord } from '../dataset.ts';
import { RESERVED_METADATA } from '../native/schema.ts';
import { titleFor } from '../native/title.ts';
import { at, Problem } from '../problem.ts';
import { rowsOf, type TableIn } from '../tables/table-in.ts';
import { cellScalar, cellText } from './cells.ts';
import { clearDate } from './dates.ts';

/** A document of a table and the line of its row. */
export interface TextRow {
  readonly record: DatasetRecord;
  readonly line: number;
}

/** What is left out, in the singular, counted. */
export type LeftOut = Map<string, number>;

/** Keys that metadata cannot have: the native dataset's own, and the one that JavaScript keeps. */
const KEPT: readonly string[] = [...RESERVED_METADATA, '__proto__'];

const MOST = { title: 500, outlet: 200, author: 200, url: 2000, key: 100 } as const;

/**
 * Makes a document of every row that has a text, in the order of the rows: plain text, verbatim. The same text twice is one document, with the publications
 * of both rows. What a row has no place for is counted in `leftOut`.
 *
 * @throws Refusal with file and line: a text that cannot be a document.
 */
export async function* documentsOf(
  table: TableIn,
  choice: TableChoice & { readonly text: string },
  leftOut: LeftOut,
): AsyncGenerator<TextRow> {
  const seen = new Set<string>();
  const column = (name: string | null): number => (name === null ? -1 : table.columns.indexOf(name));
  const places = {
    text: column(choice.text),
    id: column(choice.id),
    title: column(choice.title),
    outlet: column(choice.outlet),
    author: column(choice.author),
    url: column(choice.url),
    date: column(choice.date),
  };
  const keyOf = metadataKeys([...choice.metadata, ...ROLES.map((role) => choice[role] ?? role)]);
  const metadata = choice.metadata.map((name) => ({ key: keyOf(name), place: column(name) }));
  const leave = (what: string): void => {
    leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
  };
  for await (const { place, cells } of rowsOf(table)) {
    const text = cellText(cells[places.text]);
    if (text === null || text === '' || isBlankText(text)) {
      leave('row without a text');
      continue;
    }
    const name = cellText(cells[places.id]);
    at(place, () => refuseUnfit(text, name));
    const id = documentId(text);
    if (seen.has(id)) leave('row with the text of a row before it (its publication is kept)');
    seen.add(id);
    const extra: DatasetRecord['metadata'] = {};
    for (const { key, place: at_ } of metadata) {
      const value = cellScalar(cells[at_]);
      if (value !== null && value !== '') extra[key] = value;
    }
    const publication = publicationOf(
      (role) => cellText(cells[places[role]]),
      (role) => keyOf(choice[role] ?? role),
      extra,
      leave,
    );
    const title = titleCell(cellText(cells[places.title]), leave);
    yield {
      line: place.line,
      record: {
        id,
        title: at(place, () => titleFor(text, 'text/plain', title)),
        metadata: extra,
        publications: Object.keys(publication).length === 0 ? [] : [publication],
        mediaType: 'text/plain',
        text,
        textSha256: sha256(text),
        annotations: [],
        claims: [],
        sources: [],
        labels: {},
        relations: [],
      },
    };
  }
}

/** Rows of the same text as one document: title and metadata of the first, publications of all. */
export function merged(rows: readonly TextRow[]): readonly TextRow[] {
  const byId = new Map<string, TextRow>();
  for (const row of rows) {
    const before = byId.get(row.record.id);
    if (!before) {
      byId.set(row.record.id, row);
      continue;
    }
    const known = new Set(before.record.publications.map((one) => canonical(one)));
    const more = row.record.publications.filter((one) => !known.has(canonical(one)));
    const publications = [...before.record.publications, ...more];
    byId.set(row.record.id, { ...before, record: { ...before.record, publications } });
  }
  return [...byId.values()];
}

function refuseUnfit(text: string, name: string | null): void {
  const what = name === null ? 'the text' : `the text of ${JSON.stringify(name.slice(0, 60))}`;
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new Problem(`${what} is larger than 32 MiB; split it`);
  const unfit = unfitCharacter(text);
  if (unfit)
    throw new Problem(
      `${what} holds ${unfit.kind === 'nul' ? 'NUL' : 'half of a surrogate pair'} in its line ${unfit.line}; take it out`,
    );
}

/**
 * The names of columns as keys, each its own: at most 100 characters, and none of {@link KEPT}. Names that would become one are
 * numbered, in the order given.
 */
export function metadataKeys(names: readonly string[]): (name: string) => string {
  const keys = new Map<string, string>();
  const taken = new Set([...KEPT, ...names.filter((name) => name.length <= MOST.key)]);
  for (const name of new Set(names)) {
    const short = name.slice(0, MOST.key).toWellFormed();
    let key = KEPT.includes(name) ? `${name}_` : short;
    for (let n = 2; key !== name && taken.has(key); n += 1) key = `${short.slice(0, MOST.key - 4).toWellFormed()}_${n}`;
    taken.add(key);
    keys.set(name, key);
  }
  return (name) => keys.get(name) ?? name;
}

type Leave = (what: string) => void;

function titleCell(cell: string | null, leave: Leave): string | undefined {
  const title = withoutInvisible((cell ?? '').replaceAll(/\s+/g, ' ')).trim();
  if (title === '') return undefined;
  if (title.length <= MOST.title) return title;
  leave('end of a title of more than 500 characters');
  return `${title
    .slice(0, MOST.title - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

const ROLES = ['outlet', 'author', 'url', 'date'] as const;
type Role = (typeof ROLES)[number];

/** Where the text appeared. What does not fit stays as metadata, under the name of its column, and is counted. */
function publicationOf(
  cell: (role: Role) => string | null,
  keyOf: (role: Role) => string,
  metadata: DatasetRecord['metadata'],
  leave: Leave,
): Publication {
  const publication: Publication = {};
  for (const role of ROLES) {
    const stated = cell(role)?.trim() ?? '';
    if (stated === '') continue;
    const fitting = role === 'date' ? clearDate(stated) : stated.length <= MOST[role] ? stated : null;
    if (fitting !== null) {
      publication[role] = fitting;
      continue;
    }
    const why = role === 'date' ? 'date that is not clear' : `${role} of more than ${MOST[role]} characters`;
    leave(`${why} (kept as metadata)`);
    metadata[keyOf(role)] = stated;
  }
  return publication;
}
