import type Database from 'better-sqlite3';

declare const access: unique symbol;

/** A connection that may be read from. */
export type ReadDb = Database.Database & { readonly [access]: 'read' | 'write' };

/** A connection inside a write transaction: only `services/write.ts`, `services/absorb.ts` and migrations make one. */
export type WriteDb = Database.Database & { readonly [access]: 'write' };
