import type { WorkbenchEvent } from '../../../shared/api/events.ts';
import type { Failure, Reply } from '../../../shared/api/reply.ts';

/** What a host's thread says to the core's. */
export type ToCore =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'close' };

/** What the core's thread says to its host's. `ready` or `failed` comes first, `closed` last. */
export type FromCore =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly type: 'event'; readonly event: WorkbenchEvent }
  | { readonly type: 'closed' };
