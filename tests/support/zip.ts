import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made byte by byte. What is not told is as it should be; what is told may be a lie. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly deflate?: boolean;
  /** The bytes that stand there instead of the packed content. */
  readonly packed?: Uint8Array;
  /** In the list and before the content. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Unix file type and rights. */
  readonly mode?: number;
  /** Before the content only. */
  readonly local?: {
    readonly name?: string;
    readonly size?: number;
    readonly packedSize?: number;
    readonly sign?: number;
  };
  /** In the list only: another place than the entry's own. */
  readonly at?: number;
  readonly extra?: Uint8Array;
}

/** What the end record says, where it lies. */
export interface ZipEnd {
  readonly entries?: number;
  readonly here?: number;
  readonly size?: number;
  readonly start?: number;
  readonly disk?: number;
  readonly comment?: Uint8Array;
  readonly zip64?: { readonly entries?: number; readonly start?: number; readonly at?: number; readonly sign?: number };
}

const bytesOf = (value: string | Uint8Array): Buffer => Buffer.from(value);

const u16 = (value: number): Buffer => {
  const out = Buffer.alloc(2);
  out.writeUInt16LE(value);
  return out;
};

const u32 = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value >>> 0);
  return out;
};

const u64 = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64LE(BigInt(value));
  return out;
};

/** The fields that stand in the list as before the content, from the version needed to the sizes. */
function fields(entry: ZipEntry, content: Buffer, packed: Buffer, local: ZipEntry['local']): Buffer {
  return Buffer.concat([
    u16(20),
    u16(entry.flags ?? 0x800),
    u16(entry.method ?? (entry.deflate ? 8 : 0)),
    u16(0),
    u16(0x21),
    u32(entry.crc ?? crc32(content)),
    u32(local?.packedSize ?? entry.packedSize ?? packed.length),
    u32(local?.size ?? entry.size ?? content.length),
  ]);
}

/** An archive of the entries in their order. */
export function makeZip(entries: readonly ZipEntry[], end: ZipEnd = {}): Uint8Array {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = bytesOf(entry.content ?? '');
    const packed = bytesOf(entry.packed ?? (entry.deflate ? deflateRawSync(content) : content));
    const name = bytesOf(entry.name);
    const extra = bytesOf(entry.extra ?? '');
    const localName = bytesOf(entry.local?.name ?? entry.name);
    const header = Buffer.concat([
      u32(entry.local?.sign ?? 0x04034b50),
      fields(entry, content, packed, entry.local),
      u16(localName.length),
      u16(0),
      localName,
    ]);
    list.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0x0314),
        fields(entry, content, packed, undefined),
        u16(name.length),
        u16(extra.length),
        u16(0),
        u16(0),
        u16(0),
        u32((entry.mode ?? 0o100644) * 65_536),
        u32(entry.at ?? at),
        name,
        extra,
      ]),
    );
    parts.push(header, packed);
    at += header.length + packed.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...parts, directory, ...endOf(end, entries.length, directory.length, at)]);
}

function endOf(end: ZipEnd, count: number, size: number, start: number): Buffer[] {
  const { zip64, comment = new Uint8Array(0) } = end;
  const large = zip64 && [
    u32(zip64.sign ?? 0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(zip64.entries ?? count),
    u64(zip64.entries ?? count),
    u64(size),
    u64(zip64.start ?? start),
    u32(0x07064b50),
    u32(0),
    u64(zip64.at ?? start + size),
    u32(1),
  ];
  return [
    ...(large ?? []),
    u32(0x06054b50),
    u16(end.disk ?? 0),
    u16(0),
    u16(end.here ?? end.entries ?? (zip64 ? 0xffff : count)),
    u16(end.entries ?? (zip64 ? 0xffff : count)),
    u32(end.size ?? (zip64 ? 0xffffffff : size)),
    u32(end.start ?? (zip64 ? 0xffffffff : start)),
    u16(comment.length),
    bytesOf(comment),
  ];
}
