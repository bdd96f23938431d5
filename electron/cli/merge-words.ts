import type { MergePlan } from '../../shared/api/merge.ts';
import type { Entity } from '../../shared/model/record.ts';
import { count, oneLine } from './output.ts';

/** What each kind of record is called, by its singular where the plural is an "s". */
const NOUNS: Readonly<Record<Entity, readonly [one: string, many: string]>> = {
  project: ['project', 'projects'],
  codebook: ['codebook', 'codebooks'],
  annotator: ['annotator', 'annotators'],
  layer: ['layer', 'layers'],
  document: ['document', 'documents'],
  annotation: ['annotation', 'annotations'],
  relation: ['relation', 'relations'],
  status: ['status', 'statuses'],
  claim: ['claim card', 'claim cards'],
  source: ['source', 'sources'],
  documentLabels: ['set of document labels', 'sets of document labels'],
  datasetCard: ["dataset's card", "dataset's cards"],
  release: ['release', 'releases'],
  team: ["team's way of working", "team's ways of working"],
  assignment: ['assignment', 'assignments'],
  decision: ['decision', 'decisions'],
  resolution: ['decided conflict', 'decided conflicts'],
  dismissal: ['dismissed finding', 'dismissed findings'],
};

const CODEBOOKS: Readonly<Record<MergePlan['codebook']['is'], string>> = {
  same: 'the same',
  older: 'theirs is older, ours stays',
  newer: 'theirs is newer and is taken over',
  conflicting: 'changed on both sides: a conflict to decide',
};

/** What merging one file does, in plain words, a line each. `file`: as it was typed. */
export function planText(file: string, plan: MergePlan): string {
  const { operations, files, records, codebook, project, documents, conflicting } = plan;
  const lines = [
    `${count(operations.new, 'change')} to merge, ${operations.known.toLocaleString('en')} known already`,
    ...(files === 0 ? [] : [`${count(files, 'original file')} to add`]),
    ...(project.isSame ? [] : [`it is of another project, "${oneLine(project.name)}"`]),
    ...records.map(recordLine).filter((line) => line !== null),
    ...documents.slice(0, 10).map(({ title }) => `  new: ${oneLine(title)}`),
    ...(documents.length > 10 ? [`  and ${documents.length - 10} more`] : []),
    ...(codebook.is === 'same'
      ? []
      : [`codebook: ${CODEBOOKS[codebook.is]} (ours ${codebook.ours}, theirs ${codebook.theirs})`]),
    ...(conflicting === 0 ? [] : [`${count(conflicting, 'conflict')} to decide; both sides are kept`]),
  ];
  return lines.map((line) => `${file}: ${line}\n`).join('');
}

function recordLine(counts: MergePlan['records'][number]): string | null {
  const [, many] = NOUNS[counts.entity];
  const parts = [
    [counts.new, 'new'],
    [counts.changed, 'changed'],
    [counts.identical, 'the same'],
    [counts.conflicting, 'in conflict'],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n.toLocaleString('en')} ${what}`);
  return said.length === 0 ? null : `${many}: ${said.join(', ')}`;
}

/** What somebody should look at. */
export function planNotes(plan: MergePlan): string[] {
  const twice = plan.annotators
    .filter(({ isTwice }) => isTwice)
    .map(
      ({ handle }) =>
        `"${handle}" was first made on two machines. If these are two people, give one of them another handle before you merge.`,
    );
  const labels = plan.unknownLabels.map(
    ({ label, annotations }) =>
      `${count(annotations, 'annotation')} ${annotations === 1 ? 'has' : 'have'} the label "${oneLine(label)}", which the codebook does not have. They are kept.`,
  );
  const dangling =
    plan.dangling === 0 ? [] : [`${count(plan.dangling, 'relation')} without one of the ends. They are kept.`];
  return [...twice, ...labels, ...dangling];
}

/** What it means that a project's log is ahead of the clock. `ahead`: its latest time, ISO 8601. */
export const aheadNote = (ahead: string): string =>
  `its latest changes are stamped ${ahead.slice(0, ahead.indexOf('T'))}, more than a day from now: a clock was wrong where they were made. Others can merge it only from the day before that on, and until then these changes and all that are made here win every conflict. Check the clock of this machine. If it is right, send the work as a dataset (export), which others import.`;
