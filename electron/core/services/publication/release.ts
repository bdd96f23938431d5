import { Refusal } from '../../../../shared/api/reply.ts';
import { keepManifest, listReleases } from '../../repositories/publication.ts';
import type { OpenProject } from '../project.ts';
import type { Prepared } from './prepare.ts';

/** @throws Refusal `read_only`: asked before anything is written, so that no folder says that it is a release which nobody remembers. */
export function refuseReadOnly(project: OpenProject): void {
  if (!project.info().readOnly) return;
  throw new Refusal(
    'read_only',
    'This project is open for reading only, so no release can be remembered. Nothing was written.',
  );
}

/**
 * Remembers what was published, so that the next export knows what it changes. The release can be undone; what is published again as it was is
 * none.
 */
export function rememberRelease(
  project: OpenProject,
  actor: string,
  batch: string,
  { release, manifest }: Prepared,
): void {
  if (listReleases(project.db).some(({ version }) => version === release.version)) return;
  project.write({
    batch,
    name: `release ${release.version}`,
    actor,
    before: (db) => keepManifest(db, batch, manifest),
    changes: [{ entity: 'release', id: batch, after: { id: batch, ...release } }],
  });
}
