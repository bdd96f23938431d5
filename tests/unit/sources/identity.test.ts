import { describe, expect, it } from 'vitest';
import { documentId, sha256 } from '../../../electron/core/sources/identity.ts';
import { documentIdSchema } from '../../../shared/model/ids.ts';

describe('identity', () => {
  it.each([
    // Checked against Python: base64.b32encode(hashlib.sha256(text.encode()).digest()).lower()[:26]
    ['', 'd_4oymiquy7qobjgx36tejs35zeq'],
    ['abc', 'd_xj4bnp4pahh6uqkbidpf3lrceo'],
    ['북한 😀', 'd_bdgpn5vulaaert4a467dr53s3m'],
  ])('of %j', (text, id) => {
    expect(documentId(text)).toBe(id);
    expect(documentIdSchema.safeParse(id).success).toBe(true);
  });

  it('hashes text as its UTF-8', () => expect(sha256('é')).toBe(sha256(Buffer.from([0xc3, 0xa9]))));
});
