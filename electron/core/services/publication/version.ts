import { assertNever } from '../../../../shared/assert.ts';
import type { Proposal } from '../../../../shared/api/publication.ts';
import type { Release, ReleaseChanges } from '../../../../shared/model/release.ts';

/** What a next release would be, less its id and place. */
export type Draft = Pick<Release, 'fingerprint' | 'card' | 'withText' | 'annotators'>;

/** Compares versions as numbers. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (const i of [0, 1, 2]) {
    const order = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * What the version has to be, by the rule of Croissant 1.1: MAJOR where existing data were changed or removed, MINOR where data were only
 * added and the old can be had as they were (by the column `since`), PATCH where the data are the same and what is said of them is not.
 * Pure.
 *
 * @param changes null where nobody knows what was changed: then the data may have been.
 * @param wanted what the card asks for: taken where it is not less than the rule's.
 */
export function proposed(
  previous: Release | undefined,
  draft: Draft,
  changes: ReleaseChanges | null,
  wanted: string | undefined,
): Proposal {
  const step = stepFrom(previous, draft, changes);
  const least = previous === undefined ? '1.0.0' : raised(previous.version, step);
  const isTaken = wanted !== undefined && (previous === undefined || compareVersions(wanted, least) >= 0);
  return { version: isTaken ? wanted : least, previous: previous?.version ?? null, step, changes };
}

function stepFrom(previous: Release | undefined, draft: Draft, changes: ReleaseChanges | null): Proposal['step'] {
  if (!previous) return 'first';
  if (isOtherForm(previous, draft)) return 'major';
  if (previous.fingerprint === draft.fingerprint) return previous.card === draft.card ? 'same' : 'patch';
  if (changes === null) return 'major';
  const { documents, annotations, relations, claims, sources, codebook } = changes;
  const all = [documents, annotations, relations, claims, sources, codebook];
  return all.some(({ changed, removed }) => changed + removed > 0) ? 'major' : 'minor';
}

/** Whether texts went and stay now, or annotators have other names: every row is another one then. */
export function isOtherForm(previous: Pick<Release, 'withText' | 'annotators'>, draft: Draft): boolean {
  if (previous.withText !== draft.withText) return true;
  const [was, is] = [previous.annotators, draft.annotators];
  return was.length > 0 && is.length > 0 && !is.some((name) => was.includes(name));
}

function raised(version: string, step: Proposal['step']): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  switch (step) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'first':
    case 'same':
      return version;
    default:
      return assertNever(step);
  }
}
