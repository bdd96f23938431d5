import { Refusal } from '../../shared/api/reply.ts';
import type { TableContent } from '../../shared/api/staged.ts';
import type { TableChoice } from '../../shared/model/table-choice.ts';
import { count } from './output.ts';

/** What the command line says of the columns of tables of texts. */
export interface TableOptions {
  readonly columns?: string;
  readonly textColumn?: string;
  readonly titleColumn?: string;
  readonly outletColumn?: string;
  readonly authorColumn?: string;
  readonly urlColumn?: string;
  readonly dateColumn?: string;
  readonly idColumn?: string;
}

const ROLES = ['text', 'title', 'outlet', 'author', 'url', 'date', 'id'] as const;
type Role = (typeof ROLES)[number];

/**
 * The columns that are told, by what they become: `--text-column body` and `--columns text=body,title=headline`; an empty name means that no
 * column is.
 *
 * @throws Refusal `invalid` for what is no such pair, and for a role that is told twice.
 */
export function toldColumns(options: TableOptions): ReadonlyMap<Role, string | null> {
  const told = new Map<Role, string | null>();
  const tell = (role: string, column: string): void => {
    const known = ROLES.find((one) => one === role);
    if (known === undefined) {
      throw new Refusal('invalid', `"${role}" is nothing that a column can become; there is ${ROLES.join(', ')}.`);
    }
    if (told.has(known)) throw new Refusal('invalid', `The column of the ${known} is told twice. Say it once.`);
    told.set(known, column === '' ? null : column);
  };
  for (const role of ROLES) {
    const column = options[`${role}Column`];
    if (column !== undefined) tell(role, column);
  }
  for (const pair of options.columns?.split(',') ?? []) {
    const [role = '', ...rest] = pair.split('=');
    if (rest.length === 0) {
      throw new Refusal(
        'invalid',
        `"${pair}" does not say which column it is; write --columns text=body,title=headline.`,
      );
    }
    tell(role.trim(), rest.join('=').trim());
  }
  return told;
}

/** What was proposed, with the columns that are told: a column that becomes something is no metadata any more, and one that no longer does is. */
export function withTold({ choice, columns }: TableContent, told: ReadonlyMap<Role, string | null>): TableChoice {
  const chosen = { ...choice };
  const named = new Set(told.values());
  // A column that is told for one thing is not proposed for another.
  for (const role of ROLES) if (!told.has(role) && named.has(chosen[role])) chosen[role] = null;
  for (const [role, column] of told) chosen[role] = column;
  const taken = new Set(ROLES.flatMap((role) => (role === 'id' ? [] : (chosen[role] ?? []))));
  const metadata = columns.filter(({ name, filled }) => filled > 0 && !taken.has(name)).map(({ name }) => name);
  return { ...chosen, metadata };
}

/** A table of texts in one line: how many rows, what becomes what, and what is left out. */
export function describeTable({ format, rows, separator, choice, leftOut, waiting }: TableContent): string {
  const roles = ROLES.flatMap((role) => (choice[role] === null ? [] : [`${role}=${choice[role]}`]));
  const left = leftOut.map(({ what, count: n }) => `${n} ${what}`);
  return [
    `${format}: ${count(rows, 'row')}${separator === undefined ? '' : `, cells by ${separator}`}`,
    roles.join(', '),
    ...(choice.metadata.length > 0 ? [`metadata: ${choice.metadata.join(', ')}`] : []),
    ...(left.length > 0 ? [`left out: ${left.join('; ')}`] : []),
    ...(waiting === null ? [] : [waiting]),
  ].join(' | ');
}
