import { RELEASE_PARTS, type CountedChange } from '../../../../shared/model/release.ts';
import type { Publication } from '../format.ts';

type Shown = Publication['releases'][number];

const WORDS = {
  documents: 'Documents',
  annotations: 'Annotations',
  relations: 'Relations',
  claims: 'Claim cards',
  sources: 'Sources',
};

/** `CHANGELOG.md`: what each release changed, the newest first. Dates are those of the cards. */
export function changelog(releases: readonly Shown[]): string {
  const entries = releases.toReversed().map((release, i) => {
    const { version, date, counts } = release;
    const title = `## ${version}${date === undefined ? '' : ` (${date})`}`;
    const held = RELEASE_PARTS.map((part) => `${counts[part]} ${WORDS[part].toLowerCase()}`).join(', ');
    return `${title}\n\n${linesOf(release, i === releases.length - 1).join('\n')}\n\nIt has ${held}.\n`;
  });
  return [
    '# Changelog',
    'Versions follow Croissant 1.1: MAJOR where data were changed or removed, MINOR where data were only added (the column `since` tells which), PATCH where the data are the same.',
    ...entries,
  ].join('\n\n');
}

function linesOf({ changes }: Shown, isFirst: boolean): string[] {
  if (changes === null) return [isFirst ? '- First release.' : '- What was changed is not known.'];
  const parts = RELEASE_PARTS.flatMap((part) => line(WORDS[part], changes[part]));
  const labels = Object.entries(changes.labels)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([label, change]) => line(`  - ${label === '' ? 'labels that are no more' : label}`, change, ''));
  const at = parts.findIndex((one) => one.startsWith('- Annotations'));
  const lines = [
    ...(changes.form ? ['- Texts or names of annotators are given in another form.'] : []),
    ...(at < 0 ? parts : [...parts.slice(0, at + 1), ...labels, ...parts.slice(at + 1)]),
    ...line('Codebook', changes.codebook),
  ];
  return lines.length === 0 ? ['- The data are the same; what is said of them was changed.'] : lines;
}

function line(what: string, { added, changed, removed }: CountedChange, dash = '- '): string[] {
  const said = [
    ...(added > 0 ? [`${added} added`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  return said.length === 0 ? [] : [`${dash}${what}: ${said.join(', ')}`];
}
