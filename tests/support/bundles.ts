import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { writeBundle } from '../../electron/core/bundle/write.ts';
import { readZip } from '../../electron/core/formats/zip-in.ts';
import { bytesOf } from '../../electron/core/formats/tree-in.ts';
import { canonical } from '../../electron/core/repositories/state.ts';
import type { OpenProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { makeZip } from './zip.ts';

/** Writes what a project's log holds as a bundle. */
export async function bundleOf(project: OpenProject, path: string, originals = false): Promise<string> {
  const snapshot = project.snapshot();
  try {
    await writeBundle(snapshot, path, { originals, overwrite: false }, quietPace());
    return path;
  } finally {
    snapshot.close();
  }
}

/** The entries of a bundle as texts, to be changed by hand. */
export type Entries = Record<string, string>;

export async function entriesOf(path: string): Promise<Entries> {
  const { files } = await readZip({ kind: 'path', path });
  return Object.fromEntries(
    files.map(({ path: name, source }) => [name, Buffer.from(bytesOf(source)).toString('utf8')]),
  );
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** A bundle of these entries, with checksums that are true: what somebody writes who means harm. */
export function forged(folder: string, entries: Entries, names: readonly string[] = Object.keys(entries)): string {
  const { 'manifest.json': manifest, ...rest } = entries;
  const all: Entries = { ...rest };
  if (manifest !== undefined) {
    const told = Object.entries(rest).map(([name, content]) => [
      name,
      { bytes: Buffer.byteLength(content), sha256: sha256(content) },
    ]);
    all['manifest.json'] = `${canonical({ ...(JSON.parse(manifest) as object), entries: Object.fromEntries(told) })}\n`;
  }
  return zipOf(folder, all, names);
}

/** A bundle of these entries just as they are. */
export function zipOf(folder: string, entries: Entries, names: readonly string[] = Object.keys(entries)): string {
  const path = join(folder, `${uuid()}.cwb`);
  writeFileSync(path, makeZip(names.map((name) => ({ name, content: entries[name] ?? '' }))));
  return path;
}
