import type { ForeignContent } from '../../../shared/api/staged.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { applyEdits } from '../../../shared/codebook/apply.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { ReadDb } from '../db/types.ts';
import { missingFrom, type Missing } from '../formats/mapping/extend.ts';
import { proposeMapping } from '../formats/mapping/propose.ts';
import { namesOf, type Words } from '../formats/mapping/words.ts';
import type { MappingMemory } from '../mapping-memory.ts';
import { codebookHistory } from '../repositories/log.ts';
import { canonical } from '../repositories/state.ts';
import { sha256 } from '../sources/identity.ts';
import type { ForeignEntry } from './staging-entry.ts';

/** How the names of a dataset are mapped, and what the codebook lacks for that. */
export interface NamePlan {
  readonly mapping: Mapping;
  readonly isRemembered: boolean;
  readonly missing: Missing;
  /** What the dataset declares, nothing in it uses, and the codebook does not have. */
  readonly unused: readonly string[];
  /** What the codebook is to get: nothing unless the mapping says that it may be extended. */
  readonly edits: readonly CodebookEdit[];
}

/** What a mapping is remembered for: a format, the names of a dataset, and the codebook they were mapped to. */
export const memoryKey = (format: string, words: Words, codebook: Codebook): string =>
  sha256(canonical([format, codebook.id, [...namesOf(words)]]));

/** Maps the names of a staged dataset: as told, else as remembered where the codebook still has it all, else as proposed. */
export function planNames(entry: ForeignEntry, codebook: Codebook, memory: MappingMemory): NamePlan {
  const { words } = entry.content;
  const told = entry.told.mapping;
  const remembered = told ? undefined : memory.get(memoryKey(entry.format.id, words, codebook));
  if (remembered) {
    const mapping = proposeMapping(words, codebook, { ...remembered, extend: false });
    const missing = missingFrom(words, mapping, codebook);
    if (missing.names.length === 0)
      return { mapping, isRemembered: true, missing, unused: unusedIn(words, codebook), edits: [] };
  }
  const mapping = proposeMapping(words, codebook, told);
  const missing = missingFrom(words, mapping, codebook);
  return {
    mapping,
    isRemembered: false,
    missing,
    unused: unusedIn(words, codebook),
    edits: mapping.extend ? missing.edits : [],
  };
}

function unusedIn(words: Words, codebook: Codebook): readonly string[] {
  const used = new Set(missingFrom(words, proposeMapping(words, codebook), codebook).names);
  const all = missingFrom(words, proposeMapping(words, codebook, undefined, true), codebook, true).names;
  return all.filter((name) => !used.has(name));
}

/** The codebook with additions, under a version of its own. @throws Refusal `invalid`, in the words of the first problem */
export function extended(db: ReadDb, codebook: Codebook, edits: readonly CodebookEdit[]): Codebook {
  if (edits.length === 0) return codebook;
  const taken = new Set(codebookHistory(db).map(({ version }) => version));
  const { codebook: after, problems } = applyEdits(codebook, edits, taken);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem)
    throw new Refusal('invalid', `The codebook cannot be extended so: ${problem.text} Map the name to another one.`);
  return after;
}

/** Why names keep a dataset from being imported; null: they do not. */
export function waitingFor({ mapping, missing }: NamePlan): string | null {
  const names = [...(mapping.extend ? [] : missing.names), ...missing.hopeless];
  if (names.length === 0) return null;
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `The codebook does not have ${shown}${more}. Map each to what it has, leave it out, or let the codebook be extended.`;
}

/** Names that are only declared and told: an ontology may have thousands. */
const MOST_UNUSED = 200;

/** The names that stand in the way, and those that the codebook would get; those that are only declared. */
export const namesIn = ({
  mapping,
  missing,
  unused,
}: NamePlan): Pick<ForeignContent, 'unmapped' | 'additions' | 'unused'> => ({
  unused: [...unused].slice(0, MOST_UNUSED),
  unmapped: [...(mapping.extend ? [] : missing.names), ...missing.hopeless],
  additions: mapping.extend ? [...missing.names] : [],
});
