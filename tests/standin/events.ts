import type { EventEmitter } from 'node:events';

/** Emits an event that listeners can prevent; answers whether one did. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...args: unknown[]
): boolean {
  let prevented = false;
  const event = {
    ...details,
    preventDefault(): void {
      prevented = true;
    },
    get defaultPrevented(): boolean {
      return prevented;
    },
  };
  emitter.emit(name, event, ...args);
  return prevented;
}
