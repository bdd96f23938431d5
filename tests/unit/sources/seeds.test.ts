import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument, type ParsedDocument } from '../../../electron/core/sources/read-document.ts';
import { faultsOf, quoted } from './outline.ts';

function seed(name: string): Promise<ParsedDocument> {
  return readDocument({ bytes: readFileSync(new URL(`../../../seeds/${name}`, import.meta.url)), name });
}

/** Kind, level and offset of each block, and how its text begins: enough to know it by. */
const expected: Readonly<Record<string, { title: string; blocks: string[]; marks: string[] }>> = {
  '000_4e93e8ef5916bc5d.txt': {
    title: 'N.Korea Sending Troops to Russian Border Within a Month',
    blocks: [
      'heading1 0+55 N.Korea Sending Troops to Russian Border',
      'paragraph 57+213 (FeaturedHeadlines.com) It has been more',
      'paragraph 272+354 Following Russian President Vladimir Put',
      'paragraph 628+469 According to reports from intelligence o',
      'paragraph 1099+532 While it seems likely that North Korea’s',
      'paragraph 1633+208 Though many in the west have called Russ',
      'paragraph 1843+297 North Korea’s involvement in the ongoing',
      'paragraph 2142+37 Copyright 2024, FeaturedHeadlines.com',
    ],
    marks: [],
  },
  '001_75a02627ba4af98b.txt': {
    title: 'North Korea to Send 10,000 Troops to Russia for Ukraine War: Pentagon',
    blocks: [
      'heading1 0+69 North Korea to Send 10,000 Troops to Rus',
      'paragraph 70+141 The Pentagon has confirmed that North Ko',
      'paragraph 212+215 Some North Korean soldiers have already ',
      'heading2 428+46 North Korea’s Growing Role in Ukraine Co',
      'paragraph 475+512 The deployment of North Korean military ',
      'heading2 988+52 Strategic Cooperation Between Russia and',
      'paragraph 1041+355 The increased cooperation between Russia',
      'paragraph 1397+295 Russia, under President Vladimir Putin, ',
      'heading2 1693+36 International Reactions and Concerns',
      'paragraph 1730+478 US President Joe Biden has labeled the d',
      'paragraph 2209+151 The involvement of North Korean troops i',
    ],
    marks: [],
  },
  '002_8e6cae934e3549e7.txt': {
    title: 'North Korean Troops Join Russian Forces in Ukraine, Solidifying Military Alliance',
    blocks: [
      'heading1 0+81 North Korean Troops Join Russian Forces ',
      'paragraph 82+17 ICARO Media Group',
      'heading2 100+78 **North Korea Deploys Troops to Ukraine,',
      'paragraph 179+331 North Korea is reportedly sending its so',
      'paragraph 511+470 Kim stated, "We assess that the occurren',
      'paragraph 982+351 The defense chief’s remarks confirm Ukra',
      'paragraph 1334+361 South Korea has accused Pyongyang of bec',
      'paragraph 1696+413 The conflict between Russia and Ukraine ',
      'paragraph 2110+350 Additionally, Iran has been supplying mi',
      'paragraph 2461+283 On Monday, North Korean leader Kim Jong ',
      'paragraph 2745+186 The growing military cooperation between',
    ],
    marks: [
      'syntax **',
      'bold North Korea Deploys Troops to Ukraine, Alliance with Russia Grows Stronger',
      'syntax **',
    ],
  },
  '003_56400aeef1da1083.txt': {
    title: 'North Korean Military Support for Russia in Ukraine Escalates',
    blocks: [
      'heading1 0+61 North Korean Military Support for Russia',
      'paragraph 63+442 North Korea has sent about 3,000 additio',
      'paragraph 507+348 According to South Korea’s military, Nor',
      'paragraph 857+398 The South Korean Joint Chiefs of Staff h',
      'paragraph 1257+411 Despite the revelations, neither Russia ',
      'paragraph 1670+337 Reports indicate that North Korea has se',
      'paragraph 2009+355 The involvement of North Korean soldiers',
      'paragraph 2366+455 In a translation provided by Ukrainian P',
      'paragraph 2823+470 In summary, North Korea’s military suppo',
      'paragraph 3295+36 Original Source: www.the-express.com',
      'paragraph 3333+17 About Marcus Chen',
      'paragraph 3352+443 Marcus Chen has a rich background in mul',
      'paragraph 3797+31 View all posts by Marcus Chen →',
      'paragraph 3830+13 Leave a Reply',
      'paragraph 3845+70 Your email address will not be published',
    ],
    marks: [],
  },
  '004_c63c2453cd965faa.txt': {
    title: 'North Korea to Send 30,000 More Troops to Russia as Conflict Escalates',
    blocks: [
      'heading1 0+70 North Korea to Send 30,000 More Troops t',
      'list-item1 71+78 - Ukraine’s intelligence reveals North K',
      'list-item1 150+65 - US halts weapons delivery to Ukraine, ',
      'list-item1 216+78 - New troop deployments could double Nor',
      'list-item1 295+78 - Satellite images confirm military tran',
      'list-item1 374+86 - Military cooperation hints at further ',
      'heading2 461+49 North Korea to Deploy Troops Amid US Wea',
      'paragraph 511+533 Recent reports from Kyiv have raised ala',
      'heading2 1045+51 Prior Deployments and Increased Recruitm',
      'paragraph 1097+638 Speculation regarding the increased troo',
      'heading2 1736+47 Military Cooperation and Reconstruction ',
      'paragraph 1784+687 In April, North Korean leader Kim Jong U',
      'heading2 2472+37 Implications for the Ongoing Conflict',
      'paragraph 2510+653 The precedents set by previous deploymen',
      'heading2 3164+38 Military Logistics and Expert Opinions',
      'paragraph 3203+702 The current intelligence indicates that ',
      'paragraph 3906+458 In summary, reports indicate North Korea',
      'paragraph 4365+12 Post Comment',
    ],
    marks: ['syntax -', 'syntax -', 'syntax -', 'syntax -', 'syntax -'],
  },
};

describe('the seed articles', () => {
  it.each(Object.entries(expected))('%s reads as an article', async (name, { title, blocks, marks }) => {
    const document = await seed(name);
    expect(document.title).toBe(title);
    expect(
      document.blocks.map(({ kind, level, start, end }) => {
        const { length } = document.text.slice(start, end);
        return `${kind}${level ?? ''} ${start}+${length} ${document.text.slice(start, Math.min(end, start + 40))}`;
      }),
    ).toEqual(blocks);
    expect(quoted(document.text, document.marks)).toEqual(marks);
    expect(faultsOf(document.text, document)).toEqual([]);
    expect([document.encoding, document.encodingFrom, document.mediaType]).toEqual(['utf-8', 'utf-8', 'text/plain']);
  });
});
