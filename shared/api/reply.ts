import { z } from 'zod';

/** Why a call was refused. The message says it in words; the code is for programs. */
export const ERROR_CODES = [
  'invalid', // the input is not of the procedure's shape, or says something that cannot be
  'not_found', // a record, file or folder that is not there
  'conflict', // the record has moved on since
  'refused', // a file from outside that is not what it should be; `details.file` and `details.line` name the place
  'exists', // a file that would have been overwritten
  'locked', // another process has the project open
  'read_only', // the project or its folder cannot be written to
  'not_a_project',
  'damaged',
  'newer', // written by a later version of Claimwright
  'no_project', // nothing is open
  'other_project', // another project is open than the one that the caller means
  'disk_full',
  'io',
  'cancelled',
  'unknown_procedure',
  'internal', // a bug
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts behind a refusal. `line` counts from 1. */
export const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Details = z.infer<typeof detailsSchema>;

/** What every call answers: data in both cases, because neither IPC nor HTTP carries an Error's class. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly details?: Details };

export type Failure = Extract<Reply, { ok: false }>;

/** Schema of a reply whose value is still unknown. */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(ERROR_CODES),
    message: z.string(),
    details: detailsSchema.optional(),
  }),
]);

/** An expected failure on its way to a reply: thrown inside the core, turned into data by the router. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly details: Details | undefined;

  constructor(code: ErrorCode, message: string, details?: Details) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
