import { Refusal } from '../../../shared/api/reply.ts';
import { handleSchema, idSchema } from '../../../shared/model/ids.ts';
import { ENTITIES, type Change, type Entity } from '../../../shared/model/record.ts';
import { checkQuote, describeQuoteProblem } from '../../../shared/text/quote.ts';
import { assertNever } from '../../../shared/assert.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import type { BatchRow, OperationRow } from '../repositories/log.ts';
import { toState } from '../repositories/state.ts';
import { textOf } from '../repositories/texts.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import type { Incoming } from './incoming.ts';

/** Checks everything that comes from another side before it is believed. */
export interface Checks {
  /** @throws Refusal `damaged` */
  batch(row: BatchRow): void;
  /** Checks an operation that is new here, and answers the record that it leaves. @throws Refusal `damaged` */
  operation(row: OperationRow, batch: BatchRow): Change;
  /** Refuses all of it. @throws Refusal `damaged` */
  refuse(where: string, what: string): never;
}

/** The stamp of a clock: see services/clock.ts. The highest milliseconds are left out, or the clock could not go on. */
const STAMP = /^(?!f)[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}$/;

/** Texts that are kept at hand, in UTF-16 code units. */
const AT_HAND = 16_000_000;

export function createChecks(ours: ReadDb, { name, db }: Incoming): Checks {
  const texts = new Map<string, string>();
  let held = 0;

  function refuse(where: string, what: string): never {
    throw new Refusal(
      'damaged',
      `${name} cannot be merged: ${where}: ${what}. Nothing was changed. Ask for the file again, or have its project verified.`,
      { file: name },
    );
  }

  /** A text of either side, which is the one whose id it has. */
  function text(document: string): string | undefined {
    const known = texts.get(document);
    if (known !== undefined) return known;
    const found = textOf(ours, document) ?? textOf(db, document);
    if (found === undefined) return undefined;
    if (documentId(found) !== document) refuse(document, 'its text is not the one that was imported');
    if (held + found.length > AT_HAND) {
      texts.clear();
      held = 0;
    }
    texts.set(document, found);
    held += found.length;
    return found;
  }

  function base({ id, seq, entity, entity_id, base: of, before }: OperationRow): void {
    if (of === null) {
      if (before !== null) refuse(`operation ${id}`, 'it was made on nothing, and says what was there before');
      return;
    }
    const colon = of.lastIndexOf(':');
    const row = prepared<OperationRow>(db, 'SELECT * FROM operations WHERE batch = ? AND n = ?').get(
      of.slice(0, Math.max(0, colon)),
      Number(of.slice(colon + 1)),
    );
    if (!row || row.id !== of || row.seq >= seq || row.entity !== entity || row.entity_id !== entity_id) {
      refuse(`operation ${id}`, `what it was made on, ${of}, is no earlier operation on that record`);
    }
    if (row.after !== before) refuse(`operation ${id}`, 'it was not made on the state that it says');
  }

  function record({ id, entity, entity_id }: OperationRow, after: string): Change {
    const said = ENTITIES[entity];
    let parsed: ReturnType<typeof said.schema.safeParse>;
    try {
      const { v, ...value } = JSON.parse(after) as { v: unknown };
      if (v !== said.version) refuse(`operation ${id}`, `its ${entity} is of the version ${String(v)}`);
      parsed = said.schema.safeParse(value);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      refuse(`operation ${id}`, 'its record is not JSON');
    }
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      refuse(`operation ${id}`, `its ${entity} is not valid (${issue?.path.join('.') ?? ''} ${issue?.message ?? ''})`);
    }
    if (parsed.data.id !== entity_id) refuse(`operation ${id}`, `its ${entity} is another one, ${parsed.data.id}`);
    if (toState(entity, parsed.data as never) !== after) {
      refuse(`operation ${id}`, `its ${entity} is not written as the log writes it`);
    }
    return { entity, id: entity_id, after: parsed.data } as Change;
  }

  function place(id: string, change: Change): void {
    const { after, entity } = change;
    if (after === null) return;
    const of = (document: string): string =>
      text(document) ?? refuse(`operation ${id}`, `the text of ${document} is on neither side`);
    switch (entity) {
      case 'annotation': {
        const problem = checkQuote(of(after.document), after.fragments, after.quote);
        if (problem)
          refuse(`operation ${id}`, `the annotation ${after.id} cannot stand: ${describeQuoteProblem(problem)}`);
        return;
      }
      case 'document': {
        const found = of(after.id);
        if (found.length !== after.length || sha256(found) !== after.textSha256) {
          refuse(`operation ${id}`, `what it says of the text of ${after.id} is not so`);
        }
        return;
      }
      case 'relation':
        if (after.from === after.to) refuse(`operation ${id}`, `the relation ${after.id} leads to where it begins`);
        return;
      case 'status':
      case 'documentLabels':
      case 'assignment':
      case 'decision':
        of(after.document);
        return;
      case 'project':
      case 'codebook':
      case 'annotator':
      case 'layer':
      case 'claim':
      case 'source':
      case 'datasetCard':
      case 'release':
      case 'team':
      case 'resolution':
      case 'dismissal':
        return;
      default:
        assertNever(entity);
    }
  }

  return {
    refuse,
    batch({ id, actor, at, undoes }) {
      const isSound =
        idSchema.safeParse(id).success &&
        handleSchema.safeParse(actor).success &&
        STAMP.test(at) &&
        (undoes === null || idSchema.safeParse(undoes).success);
      if (!isSound) refuse(`batch ${id}`, 'it is not of the shape that the log has');
    },
    operation(row, { at }) {
      if (!Object.hasOwn(ENTITIES, row.entity)) refuse(`operation ${row.id}`, `it is on a "${row.entity}"`);
      if (row.at !== at) refuse(`operation ${row.id}`, 'its stamp is not that of its batch');
      base(row);
      if (row.after === null) {
        if (row.base === null) refuse(`operation ${row.id}`, 'it takes away what was never there');
        return { entity: row.entity, id: row.entity_id, after: null };
      }
      const change = record(row, row.after);
      place(row.id, change);
      return change;
    },
  };
}

/** Whether an operation, or a batch, is the same on both sides; the place in the log is each side's own. */
export const isSameOperation = (a: OperationRow, b: OperationRow): boolean =>
  a.at === b.at &&
  a.entity === b.entity &&
  a.entity_id === b.entity_id &&
  a.base === b.base &&
  a.before === b.before &&
  a.after === b.after;

export const isSameBatch = (a: BatchRow, b: BatchRow): boolean =>
  a.actor === b.actor && a.at === b.at && a.name === b.name && a.undoable === b.undoable && a.undoes === b.undoes;

/** The kinds of records, as the log names them. */
export const isEntity = (name: string): name is Entity => Object.hasOwn(ENTITIES, name);
