import { z } from 'zod';
import { eventSchema } from '../../shared/api/events.ts';
import type { HostEvent } from '../../shared/api/transport.ts';

const hostEventSchema = z.union([
  eventSchema,
  z.object({ type: z.literal('command'), command: z.string() }),
  z.object({ type: z.literal('connection'), up: z.boolean() }),
]);

/** An event as it came over the wire, or null where this window does not know its kind: a newer host may say more. */
export function readHostEvent(data: unknown): HostEvent | null {
  const event = hostEventSchema.safeParse(data);
  return event.success ? event.data : null;
}
