import { createHash } from 'node:crypto';
import { RELEASE_PARTS, type CountedChange, type ReleasePart } from '../../../../shared/model/release.ts';
import { canonical } from '../../repositories/state.ts';

/** Parts of an entry, in bytes: which part it is of, its id, its content, its label, and the release that it came with. */
const ID = 1;
const CONTENT = ID + 8;
const LABEL = CONTENT + 8;
const SINCE = LABEL + 4;
const SIZE = SINCE + 2;

/** Every kind of thing that a manifest has entries of. The codebook's labels and attributes are among them. */
const KINDS = [...RELEASE_PARTS, 'codebook'] as const;
type Kind = ReleasePart | 'codebook';

/** What a release was made of: an entry a record, sorted, 23 bytes each. Ids and contents stand in it as parts of their SHA-256. */
export type Manifest = Uint8Array;

/** Collects what a release is made of. */
export interface ManifestMaker {
  /** @param label of an annotation, so that changes can be counted by it. */
  add(kind: Kind, id: string, content: object, label?: string): void;
  /** Entries of a kind so far. */
  count(kind: Kind): number;
  /**
   * The manifest: what the one before holds in the same words keeps the release that it came with, the rest came with `ordinal`.
   * O(n log n) in memory.
   */
  made(before: Manifest | undefined, ordinal: number): Manifest;
}

const short = (text: string, bytes: number): string =>
  createHash('sha256').update(text).digest().subarray(0, bytes).toString('latin1');

const idOf = (kind: Kind, id: string): string => String.fromCharCode(KINDS.indexOf(kind)) + short(id, 8);

export function manifestMaker(): ManifestMaker {
  const entries: string[] = [];
  const there = new Set<string>();
  const counts = new Map<Kind, number>();
  return {
    count: (kind) => counts.get(kind) ?? 0,
    add(kind, id, content, label) {
      const key = idOf(kind, id);
      // Cards and sources stand with every document that names them.
      if (kind === 'claims' || kind === 'sources') {
        if (there.has(key)) return;
        there.add(key);
      }
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      entries.push(key + short(canonical(content), 8) + (label === undefined ? '\0\0\0\0' : short(label, 4)));
    },
    made(before = new Uint8Array(0), ordinal) {
      const manifest = Buffer.from(
        entries
          .toSorted((a, b) => (a < b ? -1 : 1))
          .map((entry) => `${entry}\0\0`)
          .join(''),
        'latin1',
      );
      const was = Buffer.from(before.buffer, before.byteOffset, before.byteLength);
      for (let at = 0; at < manifest.length; at += SIZE) {
        const old = found(was, manifest.subarray(at, at + CONTENT));
        const isSame = old !== null && was.compare(manifest, at, at + LABEL, old, old + LABEL) === 0;
        manifest.writeUInt16BE(isSame ? was.readUInt16BE(old + SINCE) : ordinal, at + SINCE);
      }
      return manifest;
    },
  };
}

/** Where the entry with this id begins, or null. O(log n). */
function found(manifest: Buffer, key: Uint8Array): number | null {
  let from = 0;
  let to = manifest.length / SIZE;
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = manifest.compare(key, 0, CONTENT, middle * SIZE, middle * SIZE + CONTENT);
    if (order === 0) return middle * SIZE;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return null;
}

/** The number of the release that a record came with, as it is. */
export function sinceOf(manifest: Manifest, part: ReleasePart, id: string): number {
  const entries = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.byteLength);
  const at = found(entries, Buffer.from(idOf(part, id), 'latin1'));
  return at === null ? 0 : entries.readUInt16BE(at + SINCE);
}

/** The SHA-256 of what a manifest says of the content, whatever came with which release. */
export function fingerprintOf(manifest: Manifest): string {
  const hash = createHash('sha256');
  for (let at = 0; at < manifest.length; at += SIZE) hash.update(manifest.subarray(at, at + SINCE));
  return hash.digest('hex');
}

/** How much of each kind, and of each label, was added, changed and removed. */
export interface ManifestChanges {
  readonly kinds: Readonly<Record<Kind, CountedChange>>;
  readonly labels: Readonly<Record<string, CountedChange>>;
}

const none = (): CountedChange => ({ added: 0, changed: 0, removed: 0 });

/** Compares two manifests. `labels`: the names that annotations can have. O(n). */
export function changesBetween(before: Manifest, after: Manifest, labels: readonly string[]): ManifestChanges {
  const [was, is] = [before, after].map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength)) as [
    Buffer,
    Buffer,
  ];
  const names = new Map(labels.map((name) => [short(name, 4), name]));
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, none()])) as Record<Kind, CountedChange>;
  const byLabel = new Map<string, CountedChange>();
  const count = (entries: Buffer, at: number, what: keyof CountedChange): void => {
    const kind = KINDS[entries[at] ?? 0] ?? 'documents';
    kinds[kind][what] += 1;
    if (kind !== 'annotations') return;
    const label = names.get(entries.toString('latin1', at + LABEL, at + SINCE)) ?? '';
    const counted = byLabel.get(label) ?? none();
    counted[what] += 1;
    byLabel.set(label, counted);
  };
  let [a, b] = [0, 0];
  while (a < was.length || b < is.length) {
    const order = a >= was.length ? 1 : b >= is.length ? -1 : was.compare(is, b, b + CONTENT, a, a + CONTENT);
    if (order < 0) count(was, a, 'removed');
    else if (order > 0) count(is, b, 'added');
    else if (was.compare(is, b, b + LABEL, a, a + LABEL) !== 0) count(is, b, 'changed');
    if (order <= 0) a += SIZE;
    if (order >= 0) b += SIZE;
  }
  return { kinds, labels: Object.fromEntries(byLabel) };
}
