import { describe, expect, it } from 'vitest';
import { offeredNames } from '../../../renderer/features/inspector/offered-names.ts';
import type { Source } from '../../../shared/model/source.ts';

const source = (id: string, name: string, ...aliases: string[]): Source => ({
  id,
  name,
  kind: 'organisation',
  aliases,
});
const SOURCES = [source('jcs', 'Joint Chiefs'), source('dod', 'Department of Defense', 'Pentagon', 'DoD')];
const VALUES = [
  { value: 'the reports', count: 9 },
  { value: 'pentagon', count: 2 },
  { value: 'DoD', count: 1 },
];

describe('offered names', () => {
  it.each([
    ['all, the registry first, by use', '', ['Department of Defense 3', 'Joint Chiefs 0', 'the reports 9']],
    ['a source by its alias', 'penta', ['Department of Defense 3 (Pentagon)']],
    ['whatever the case and accents', 'DÉF', ['Department of Defense 3']],
    ['not what stands there already', 'Joint Chiefs', []],
    ['names that the registry lacks', 'report', ['the reports 9']],
  ])('are %s', (_, typed, expected) => {
    const offered = offeredNames(VALUES, SOURCES, typed);
    expect(
      offered.map(({ value, count, alias }) => `${value} ${count}${alias === undefined ? '' : ` (${alias})`}`),
    ).toEqual(expected);
  });

  it('are those that were used where there is no registry', () => {
    expect(offeredNames(VALUES, [], 'pen')).toEqual([VALUES[1]]);
  });
});
