import type { z } from 'zod';
import type { Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { describeIssue } from '../issues.ts';
import { Problem, within } from '../problem.ts';
import { parseStrictJson } from '../strict-json.ts';

/** Reads the cells of one row by the names of their columns. Every method throws a Problem that names the column. */
export interface Cells {
  /** The text, or undefined where the cell is empty or the column is not there. */
  text(name: string): string | undefined;
  /** @throws Problem where the cell is empty, too */
  must(name: string): string;
  whole(name: string): number | undefined;
  number(name: string): number | undefined;
  /** A value of several parts, checked by its schema: typed, or as JSON. */
  shaped<T>(name: string, schema: z.ZodType<T>): T | undefined;
  /** As the file has it. */
  raw(name: string): unknown;
}

/** Makes what reads the rows of a table with these columns. */
export function cellsOf(columns: readonly string[]): (cells: readonly unknown[]) => Cells {
  const places = new Map(columns.map((name, i) => [name, i]));
  return (cells) => {
    const raw = (name: string): unknown => {
      const place = places.get(name);
      return place === undefined ? null : (cells[place] ?? null);
    };
    const text = (name: string): string | undefined => {
      const value = raw(name);
      return value === null ? undefined : within(name, () => textOf(value));
    };
    return {
      raw,
      text,
      must(name) {
        const value = text(name);
        if (value === undefined || value === '') throw new Problem(`${name} is empty; fill it in`);
        return value;
      },
      whole: (name) => optional(raw(name), (value) => within(name, () => wholeOf(value))),
      number: (name) => optional(raw(name), (value) => within(name, () => numberOf(value))),
      shaped: (name, schema) => optional(raw(name), (value) => within(name, () => shapedOf(value, schema))),
    };
  };
}

const optional = <T>(value: unknown, read: (value: unknown) => T): T | undefined =>
  value === null ? undefined : read(value);

/** What stands in a cell of text: numbers and truth values of a typed file as one would write them. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new Problem('this is a value of several parts, not a text; correct it');
}

function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  if (typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) {
    const number = Number(value);
    if (Number.isFinite(number)) return number;
  }
  throw new Problem(`${shown(value)} is not a number; correct it`);
}

function wholeOf(value: unknown): number {
  const number = numberOf(value);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Problem(`${shown(value)} is not a whole number from 0; correct it`);
}

const shown = (value: unknown): string => {
  const text =
    typeof value === 'string' ? value : (JSON.stringify(typeof value === 'bigint' ? Number(value) : value) ?? '');
  return JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 59)}…`);
};

function shapedOf<T>(value: unknown, schema: z.ZodType<T>): T {
  const json = typeof value === 'string' ? parseStrictJson(value) : plain(value);
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem(issue ? describeIssue(issue, 'this is not what the column holds; correct it') : 'correct it');
}

/** A typed value as JSON has it: no nulls in objects, whole numbers of 64 bits as numbers. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === null || inner === undefined ? [] : [[name, plain(inner)]],
    ),
  );
}

/** Attributes by their names: the cells of columns that are theirs, and what the column of the others says. */
export type AttributesIn = (cells: Cells) => Attributes;

/** One value of an attribute. */
export function attributeValue(value: unknown, isSeveral: boolean): AttributeValue {
  if (!isSeveral) return scalarOf(value);
  const list = typeof value === 'string' ? parseStrictJson(value) : value;
  if (!Array.isArray(list)) throw new Problem('several values stand as a JSON list: ["a","b"]; correct it');
  return list.map(scalarOf);
}

function scalarOf(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return numberOf(value);
}
