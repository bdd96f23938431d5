import type { IncomingMessage } from 'node:http';

/** The largest call: room for a text of the largest size as base64 inside JSON. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * Reads a request's body whole. Null where it is larger than `limit`: said by its header, or found on the way. What is
 * still to come is then thrown away unread, so that the sender gets to hear the answer.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const tooLarge = (): null => {
    request.resume();
    return null;
  };
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > limit) return tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}
