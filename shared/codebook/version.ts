import { assertNever } from '../assert.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodebookEdit, EditOf } from './edit.ts';
import { attributeNamed } from './parts.ts';

/** Which part of a version counts up. */
export type Level = 'none' | 'patch' | 'minor' | 'major';

const LEVELS = ['none', 'patch', 'minor', 'major'] as const;

/** The higher one of two levels. */
export const higher = (a: Level, b: Level): Level => (LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b);

/**
 * How much an edit changes: major where a name or a meaning changes, minor where something is added or asked otherwise, patch
 * where only words, keys and looks change.
 */
export function levelOf(edit: CodebookEdit, before: Codebook): Level {
  switch (edit.edit) {
    case 'renameLabel':
    case 'mergeLabels':
    case 'splitLabel':
    case 'retireLabel':
    case 'renameAttribute':
    case 'retireAttribute':
    case 'changeType':
    case 'renameRelation':
    case 'mergeRelations':
    case 'retireRelation':
      return 'major';
    case 'addLabel':
    case 'restoreLabel':
    case 'addAttribute':
    case 'restoreAttribute':
    case 'addRelation':
    case 'restoreRelation':
      return 'minor';
    case 'changeLabel':
      return edit.set.mandatory === undefined ? 'patch' : 'minor';
    case 'changeAttribute': {
      const { definition: _, key: __, examples: ___, ...asked } = edit.set;
      return Object.values(asked).some((value) => value !== undefined) ? 'minor' : 'patch';
    }
    case 'changeRelation': {
      const { definition: _, ...meaning } = edit.set;
      return Object.values(meaning).some((value) => value !== undefined) ? 'major' : 'patch';
    }
    case 'changeValues':
      return levelOfValues(edit, before);
    case 'orderLabels':
    case 'orderRelations':
    case 'orderAttributes':
    case 'guidelines':
      return 'patch';
    default:
      return assertNever(edit);
  }
}

/** Values that are only added leave what was answered as it was; values that go, or another order, do not. */
function levelOfValues({ on, attribute, values, scale, map = [] }: EditOf<'changeValues'>, before: Codebook): Level {
  const old = attributeNamed(before, on, attribute);
  const names = values.map(({ name }) => name);
  const kept = names.filter((name) => old.values.some((value) => value.name === name));
  const same = kept.length === old.values.length && kept.every((name, i) => name === old.values[i]?.name);
  if (!same || map.length > 0 || (scale !== undefined && (scale ?? undefined) !== old.scale)) return 'major';
  return names.length > kept.length ? 'minor' : 'patch';
}

/**
 * The version after a change, by semantic versioning (semver.org). A number is never used twice, so that the version that an
 * annotation carries means one codebook only: `taken` are those that the project has had, also those that were undone.
 */
export function nextVersion(version: string, level: Level, taken: ReadonlySet<string>): string {
  if (level === 'none') return version;
  const [, major = '0', minor = '0', patch = '0'] = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  let [x, y, z] = [Number(major), Number(minor), Number(patch)];
  let next: string;
  do {
    if (level === 'major') [x, y, z] = [x + 1, 0, 0];
    else if (level === 'minor') [y, z] = [y + 1, 0];
    else z += 1;
    next = `${x}.${y}.${z}`;
  } while (taken.has(next));
  return next;
}
