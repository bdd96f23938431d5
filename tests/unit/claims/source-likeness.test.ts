import { describe, expect, it } from 'vitest';
import { likelySources } from '../../../shared/claims/source-likeness.ts';
import { source } from './chain-cases.ts';

const SOURCES = [
  source('pentagon', 'The Pentagon', { aliases: ['US Department of Defense'] }),
  source('singh', 'Sabrina Singh'),
  source('yoon', 'Yoon Suk-yeol'),
  source('nis', 'National Intelligence Service'),
  source('jcs', 'South Korean Joint Chiefs of Staff'),
  source('zelensky', 'Volodymyr Zelensky'),
  source('ministry', '국방부'),
  source('express', 'The Express (www.the-express.com)', { aliases: ['www.the-express.com'] }),
];

describe('a likely source', () => {
  it.each([
    ['Pentagon', 'pentagon'],
    ['pentagon officials', 'pentagon'],
    ['Department of Defence', 'pentagon'],
    ['Singh', 'singh'],
    ['Pentagon spokesperson Sabrina Singh', 'singh pentagon'],
    ['Yoon Suk Yeol', 'yoon'],
    ['NIS', 'nis'],
    ['South Korea’s National Intelligence Service', 'nis'],
    ['Joint Chiefs of Staff', 'jcs'],
    ['Volodymyr Zelenskyy', 'zelensky'],
    ['한국 국방부', 'ministry'],
    ['Mark Rutte', ''],
    ['FeaturedHeadlines.com', ''],
    ['Express', 'express'],
    ['the', ''],
    ['of', ''],
    ['…', ''],
  ])('for %s is %s', (name, expected) => {
    expect(
      likelySources(name, SOURCES, 2)
        .map(({ source: { id } }) => id)
        .slice(0, expected.split(' ').length)
        .join(' '),
    ).toBe(expected);
  });

  it('comes with the name that is like it, and no more than asked for', () => {
    expect(likelySources('US Department of Defence', SOURCES, 1)).toMatchObject([{ by: 'US Department of Defense' }]);
    expect(likelySources('Pentagon', SOURCES, 0)).toEqual([]);
  });
});
