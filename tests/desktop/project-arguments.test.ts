import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectsNamedIn } from '../../electron/desktop/project-arguments.ts';

describe('projectsNamedIn', () => {
  it.each<[name: string, argv: string[], projects: string[]]>([
    ['nothing', ['.'], []],
    ['a relative path', ['.', 'a.claimwright'], [resolve('/home/ana', 'a.claimwright')]],
    ['an absolute path', ['/data/b.CLAIMWRIGHT'], [resolve('/data/b.CLAIMWRIGHT')]],
    [
      'among switches, in any order',
      ['--no-sandbox', 'a.claimwright', '--x=c.claimwright', '-r', '.'],
      [resolve('/home/ana', 'a.claimwright')],
    ],
    ['other files', ['report.txt', 'a.claimwright.bak', 'claimwright'], []],
  ])('%s', (_name, argv, projects) => {
    expect(projectsNamedIn(argv, '/home/ana')).toEqual(projects);
  });
});
