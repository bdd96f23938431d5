import type { Codebook } from '../model/codebook.ts';
import { applyAttributeEdit } from './apply-attributes.ts';
import { applyLabelEdit } from './apply-labels.ts';
import { applyRelationEdit } from './apply-relations.ts';
import type { CodebookEdit, CodebookProblem } from './edit.ts';
import { EditProblem, isSame, withSet } from './parts.ts';
import { codebookProblems } from './problems.ts';
import { higher, levelOf, nextVersion, type Level } from './version.ts';

/** One edit between the codebooks before and after it: what records are migrated by. */
export interface Step {
  readonly edit: CodebookEdit;
  readonly before: Codebook;
  readonly after: Codebook;
}

/** What a list of edits makes of a codebook. */
export interface Applied {
  readonly codebook: Codebook;
  readonly level: Level;
  /** One an edit; an edit that cannot be applied changes nothing, and is among the problems. */
  readonly steps: readonly Step[];
  readonly problems: readonly CodebookProblem[];
}

/**
 * Applies edits one after another. Pure: nothing is written, and every problem is listed. What was wrong before the edits is
 * told as a warning, so that an old fault does not stand in the way of its own repair. O(edits × codebook).
 *
 * @param taken versions that the project has had already.
 */
export function applyEdits(
  codebook: Codebook,
  edits: readonly CodebookEdit[],
  taken: ReadonlySet<string> = new Set(),
): Applied {
  const steps: Step[] = [];
  const problems: CodebookProblem[] = [];
  let level: Level = 'none';
  let now = codebook;
  for (const edit of edits) {
    let after = now;
    try {
      after = applied(now, edit);
      if (!isSame(now, after)) level = higher(level, levelOf(edit, now));
    } catch (error) {
      if (!(error instanceof EditProblem)) throw error;
      problems.push({ severity: 'error', place: error.place, text: error.message });
    }
    steps.push({ edit, before: now, after });
    now = after;
  }
  if (isSame(codebook, now)) level = 'none';
  const known = new Set(codebookProblems(codebook).map(({ text }) => text));
  const found = codebookProblems(now).map((problem): CodebookProblem =>
    known.has(problem.text) ? { ...problem, severity: 'warning' } : problem,
  );
  return {
    codebook: { ...now, version: nextVersion(codebook.version, level, new Set([...taken, codebook.version])) },
    level,
    steps,
    problems: [...problems, ...found],
  };
}

function applied(codebook: Codebook, edit: CodebookEdit): Codebook {
  switch (edit.edit) {
    case 'guidelines':
      return withSet(codebook, { guidelines: edit.text === '' ? null : edit.text });
    case 'addLabel':
    case 'changeLabel':
    case 'renameLabel':
    case 'mergeLabels':
    case 'splitLabel':
    case 'retireLabel':
    case 'restoreLabel':
    case 'orderLabels':
      return applyLabelEdit(codebook, edit);
    case 'addAttribute':
    case 'changeAttribute':
    case 'renameAttribute':
    case 'retireAttribute':
    case 'restoreAttribute':
    case 'changeValues':
    case 'changeType':
    case 'orderAttributes':
      return applyAttributeEdit(codebook, edit);
    default:
      return applyRelationEdit(codebook, edit);
  }
}
