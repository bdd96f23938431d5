import { groupsOf } from '../../../electron/core/metrics/near-duplicates/groups.ts';
import { profileOf } from '../../../electron/core/metrics/near-duplicates/profile.ts';
import { repeatsIn } from '../../../electron/core/metrics/near-duplicates/search.ts';
import { tokensOf } from '../../../electron/core/metrics/near-duplicates/tokens.ts';
import { plainStructure } from '../../../electron/core/sources/structure.ts';
import { corpus } from './corpus.mjs';

const COUNT = 10_000;
const MB = 2 ** 20;

const { texts, planted } = corpus(COUNT);
const blocks = texts.map((text) => plainStructure(text).blocks);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const look = () => {
  peak = Math.max(peak, process.memoryUsage().rss);
};

/** Milliseconds of the processor: a machine that is busy with something else does not make it slower. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let start = cpu();
const profiles = texts.map((text, i) => {
  if (i % 500 === 0) look();
  return profileOf(tokensOf(text), blocks[i] ?? []);
});
const read = cpu() - start;

start = cpu();
const work = repeatsIn({ profiles, wordsOf: (document) => tokensOf(texts[document] ?? '') });
let longest = 0;
let last = cpu();
let step = work.next();
for (let n = 0; step.done !== true; n += 1) {
  if (n % 500 === 0) look();
  longest = Math.max(longest, cpu() - last);
  last = cpu();
  step = work.next();
}
const groups = groupsOf(step.value);
const compared = cpu() - start;
look();

// The notice at the end of many is a group of its own, which says nothing of what was planted.
const named = groups
  .filter((members) => members.length < COUNT / 10)
  .map((members) => new Set(members.map(({ document }) => document)));
const groupsWith = Map.groupBy(
  named.flatMap((members) => [...members].map((document) => ({ document, members }))),
  ({ document }) => document,
);
const isFound = (/** @type {number} */ a, /** @type {number} */ b) =>
  groupsWith.get(a)?.some(({ members }) => members.has(b)) === true;
const recall = planted.filter(([a, b]) => isFound(a, b)).length / planted.length;
process.stdout.write(
  JSON.stringify([
    { name: '10,000 documents: words and signatures', unit: 's of CPU', value: read / 1000 },
    { name: 'candidates, alignment, groups', unit: 's of CPU', value: compared / 1000 },
    {
      name: 'longest step without giving way',
      unit: 'ms of CPU',
      value: longest,
      goal: '≤ 50 ms',
      pass: longest <= 50,
    },
    { name: 'memory above the texts', unit: 'MB', value: (peak - before) / MB },
    { name: 'groups found', unit: '', value: groups.length },
    { name: 'planted pairs found (0 to 30 % changed)', unit: '%', value: recall * 100 },
  ]),
);
