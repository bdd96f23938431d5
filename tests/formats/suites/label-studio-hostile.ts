import { jsonHostile } from './json-hostile.ts';
import { GOOD, labels, list, of, REGION } from './label-studio-make.ts';
import type { HostileCase } from './suite.ts';

const spoilt = (name: string, value: string, says: RegExp): HostileCase => ({
  name,
  files: () => ({ 'tasks.json': list([GOOD, value]) }),
  at: 'tasks.json:3: ',
  says,
});

/** What the reader of Label Studio's exports refuses. */
export const LABEL_STUDIO_HOSTILE: readonly HostileCase[] = [
  ...jsonHostile({ path: 'tasks.json', good: GOOD, around: list, second: 3 }),
  {
    name: 'an empty file',
    files: () => ({ 'tasks.json': '' }),
    at: 'tasks.json:1: ',
    says: /JSON value is expected/,
  },
  { name: 'an empty list', files: () => ({ 'tasks.json': '[]' }), says: /no tasks/ },
  {
    name: 'a list that is not ended',
    files: () => ({ 'tasks.json': `[\n${GOOD}\n` }),
    at: 'tasks.json:3: ',
    says: /cut off/,
  },
  {
    name: 'two lists',
    files: () => ({ 'tasks.json': `[\n${GOOD}]\n[]` }),
    at: 'tasks.json:3: ',
    says: /more after the end/,
  },
  spoilt('a number', '7', /not a task/),
  spoilt('no data', '{"annotations":[]}', /data is missing/),
  spoilt('no text', '{"data":{"image":"/a.png","audio":"/b.mp3"}}', /data\.text is missing/),
  spoilt('an empty text', '{"data":{"text":""}}', /data\.text is empty/),
  spoilt(
    'a result that is no list',
    '{"data":{"text":"a"},"annotations":[{"result":{}}]}',
    /annotations\[0\]\.result is not a list/,
  ),
  spoilt(
    'an offset beyond the text',
    of(labels({ id: 'a', start: 3, end: 99 }, 'CLAIM')),
    /offset 99 is outside the text/,
  ),
  spoilt('an empty span', of(labels({ id: 'a', start: 3, end: 3 }, 'CLAIM')), /empty or ends before/),
  spoilt('a text that is not there', of(labels({ ...REGION, text: 'Army' }, 'CLAIM')), /the text there says "Police"/),
  spoilt(
    'offsets of HTML',
    of({ ...labels(REGION, 'CLAIM'), value: { start: '/p[1]', end: '/p[1]', labels: ['CLAIM'] } }),
    /regions of HTML/,
  ),
  spoilt('two regions with one id', of(labels(REGION, 'CLAIM'), labels(REGION, 'CLAIM')), /two regions have the id a/),
  spoilt(
    'a relation to nothing',
    of(labels(REGION, 'CLAIM'), { type: 'relation', from_id: 'a', to_id: 'z' }),
    /to_id is z/,
  ),
  spoilt(
    'a direction that there is not',
    of({ type: 'relation', from_id: 'a', to_id: 'a', direction: 'up' }),
    /direction/,
  ),
];
